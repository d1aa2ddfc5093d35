//! Everything typed is kept on the device until it is sent: it survives a reload, an expired session, a lost network (T8.3).

use super::fields::Filling;
use crate::device::storage::{self, Key, Words};
use crate::device::typed::rather;
use domain::eservice::form::Answers;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A form as it lies on the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    id: String,
    answers: Answers,
}

fn key(service: &str) -> Key {
    Words::Request.about(service)
}

/// Brings back what was kept, under what was typed before the page woke up, then keeps every change. A form kept by the server (`from_server`) wins over the device's.
pub fn keep(filling: Filling, service: String, from_server: bool) {
    let began = untrack(|| filling.answers());
    // Documents that have not been looked up yet are no reason to forget whose they are.
    let unseen = StoredValue::new(false);
    Effect::new(move |ran: Option<()>| {
        let (answers, id, has_files) = (filling.answers(), filling.files.request.get(), filling.files.list.with(|list| !list.is_empty()));
        let key = key(&service);
        if ran.is_some() {
            if answers.is_empty() && !has_files && !unseen.get_value() {
                storage::remove(&key);
            } else {
                storage::write(&key, &Kept { id, answers });
            }
        } else if !from_server && let Some(kept) = storage::read::<Kept>(&key) {
            filling.fill(&together(&began, &answers, kept.answers));
            filling.files.request.set(kept.id.clone());
            unseen.set_value(true);
            filling.files.look_up(kept.id, move || {
                unseen.try_set_value(false);
            });
        }
    });
}

/// The kept answers, but where something was typed since.
fn together(began: &Answers, now: &Answers, kept: Answers) -> Answers {
    let keys = began.keys().chain(now.keys()).chain(kept.keys()).cloned().collect::<std::collections::BTreeSet<_>>();
    let one = |key: String| rather(&began.get(&key), now.get(&key), kept.get(&key)).cloned().map(|words| (key, words));
    keys.into_iter().filter_map(one).collect()
}

/// After sending nothing stays on the device.
pub fn forget(service: &str) {
    storage::remove(&key(service));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r7_1_2_answers_come_back_under_what_was_typed_meanwhile() {
        let answers = |all: &[(&str, &str)]| all.iter().map(|(key, words)| ((*key).to_owned(), (*words).to_owned())).collect::<Answers>();
        let (began, now) = (answers(&[("a", "1"), ("b", "2")]), answers(&[("a", "typed"), ("b", "2")]));
        let kept = answers(&[("a", "kept"), ("b", "kept"), ("c", "kept")]);
        assert_eq!(together(&began, &now, kept), answers(&[("a", "typed"), ("b", "kept"), ("c", "kept")]));
    }
}
