//! What the address of the page asks to follow: shown in names, followed by a press.

use super::hidden;
use crate::api::alerts::{Follow, alert_words};
use crate::error::AppError;
use crate::page::cabinet::notice_words::alert_sentence;
use crate::tr;
use crate::ui::*;
use crate::wire::{Resource, resource};
use domain::alert::{AlertForm, AlertWords};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::params::ParamsMap;

/// What the address asks for; `None` when it asks for nothing.
pub fn read(query: &ParamsMap) -> Option<AlertForm> {
    let word = |name: &str| query.get(name).filter(|text| !text.is_empty());
    let area: Vec<f64> = word("area").map(|area| area.split(',').filter_map(|part| part.parse().ok()).collect()).unwrap_or_default();
    let number = |at: usize| area.get(at).copied().filter(|_| area.len() == 3);
    let form = AlertForm {
        appeal: word("appeal").map(Into::into),
        category: word("category").map(Into::into),
        institution: word("institution").map(Into::into),
        district: word("district").map(Into::into),
        lat: number(0),
        lon: number(1),
        radius_m: number(2).map(|metres| metres as u32),
    };
    (form != AlertForm::default()).then_some(form)
}

/// The names of what is asked, or why it can't be followed.
pub type Words = Resource<Option<Result<AlertWords, AppError>>>;

/// Asks for the names.
pub fn words(asked: Memo<Option<AlertForm>>) -> Words {
    resource(
        move || asked.get(),
        |asked| async move {
            match asked {
                Some(form) => Some(alert_words(form).await),
                None => None,
            }
        },
    )
}

/// The question.
#[component]
pub fn Asked(asked: Memo<Option<AlertForm>>, words: Words, add: ServerAction<Follow>) -> impl IntoView {
    move || {
        Suspend::new(async move {
            let words = words.await?;
            Some(view! { <Question words form=asked.get_untracked().unwrap_or_default() add/> })
        })
    }
}

#[component]
fn Question(words: Result<AlertWords, AppError>, form: AlertForm, add: ServerAction<Follow>) -> impl IntoView {
    let error = Signal::derive(move || add.value().get().and_then(Result::err));
    let busy = Signal::derive(move || add.pending().get());
    match words {
        Ok(words) => view! {
            <section class="panel stack" id="asked">
                <h2>{tr!(notices.alerts_asked)}</h2>
                <p><strong>{alert_sentence(&words)}</strong></p>
                <ActionForm action=add attr:class="stack">
                    {hidden(&form)}
                    <InlineError error/>
                    <div class="row"><Button look=Look::Primary icon=Icon::Bell busy>{tr!(notices.follow)}</Button></div>
                </ActionForm>
            </section>
        }
        .into_any(),
        Err(error) => view! { <InlineError error=Signal::stored(Some(error))/> }.into_any(),
    }
}
