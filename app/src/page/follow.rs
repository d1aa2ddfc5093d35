//! Pages that follow what happens: they load once, then ask again quietly whenever their topic changes, and are rebuilt only
//! when the answer differs, so that nothing flickers and nobody loses the place or the focus for somebody else's news.

use crate::device::live::use_live;
use crate::device::press;
use crate::error::AppError;
use crate::wire::Resource;
use domain::live::Topic;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a page loads for `source` and keeps fresh by `topic`.
pub fn follow<S, T, Asked>(topic: Topic, source: Memo<S>, load: fn(S) -> Asked) -> Resource<Result<T, AppError>>
where
    S: Clone + PartialEq + Send + Sync + 'static,
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
    Asked: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let shown = crate::wire::resource(move || source.get(), load);
    let live = use_live(topic);
    let waiting = StoredValue::new(Waiting::default());
    Effect::new(move |before: Option<u32>| {
        let now = live.get();
        if before.is_some_and(|before| before != now) {
            ask(waiting, move || source.try_get_untracked(), load, shown);
        }
        now
    });
    shown
}

/// At most one question is on its way; news meanwhile lead to one more.
#[derive(Clone, Copy, Default)]
struct Waiting {
    asked: bool,
    again: bool,
}

fn ask<S, T, Asked>(
    waiting: StoredValue<Waiting>,
    source: impl Fn() -> Option<S> + 'static,
    load: fn(S) -> Asked,
    shown: Resource<Result<T, AppError>>,
) where
    S: Clone + PartialEq + 'static,
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
    Asked: Future<Output = Result<T, AppError>> + 'static,
{
    if waiting.with_value(|waiting| waiting.asked) {
        return waiting.update_value(|waiting| waiting.again = true);
    }
    waiting.set_value(Waiting { asked: true, again: false });
    spawn_local(async move {
        while let Some(wanted) = source() {
            let answer = load(wanted.clone()).await;
            press::over().await;
            // The page may be gone, or show something else by now.
            if source() == Some(wanted) && is_news(&answer, shown) {
                shown.set(Some(answer));
            }
            if !waiting.try_with_value(|waiting| waiting.again).unwrap_or(false) {
                break;
            }
            waiting.set_value(Waiting { asked: true, again: false });
        }
        waiting.try_update_value(|waiting| waiting.asked = false);
    });
}

/// A failure on the way is no news: what is shown stays.
fn is_news<T>(answer: &Result<T, AppError>, shown: Resource<Result<T, AppError>>) -> bool
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let fresh = matches!(answer, Ok(_) | Err(AppError::SignIn | AppError::NotFound));
    fresh && shown.try_get_untracked().flatten().as_ref() != Some(answer)
}
