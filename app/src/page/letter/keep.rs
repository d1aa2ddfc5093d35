//! Everything typed is kept: it survives a reload, a sign-in, a lost network, and with consent a closed browser too (T8.1).

use super::form::Letter;
use crate::device::storage::{self, Words};
use crate::device::typed::rather;
use domain::correspondence::LetterForm;
use domain::ids::AppealId;
use leptos::prelude::*;

fn is_worth_keeping(form: &LetterForm) -> bool {
    [&form.subject, &form.text, &form.postal_address].iter().any(|words| !words.trim().is_empty())
}

/// Brings back what was kept, under what was typed before the page woke up, then keeps every change. A form kept by the server wins over
/// the device's.
pub fn keep(letter: Letter, from_server: bool) {
    let began = untrack(|| letter.form());
    Effect::new(move |ran: Option<()>| {
        let form = letter.form();
        let kept =
            if ran.is_none() && !from_server { storage::read::<LetterForm>(&Words::Letter.key()).filter(is_worth_keeping) } else { None };
        if let Some(kept) = kept {
            letter.fill(together(&began, form, kept));
        } else if is_worth_keeping(&form) {
            storage::write(&Words::Letter.key(), &form);
        } else if ran.is_some() {
            storage::remove(&Words::Letter.key());
        }
    });
}

fn together(began: &LetterForm, now: LetterForm, kept: LetterForm) -> LetterForm {
    LetterForm {
        subject: rather(&began.subject, now.subject, kept.subject),
        text: rather(&began.text, now.text, kept.text),
        answer_mode: rather(&began.answer_mode, now.answer_mode, kept.answer_mode),
        postal_address: rather(&began.postal_address, now.postal_address, kept.postal_address),
        ..kept
    }
}

/// It has been sent: nothing of it stays on the device.
pub fn sent(letter: &AppealId) {
    if storage::read::<LetterForm>(&Words::Letter.key()).is_some_and(|kept| kept.id == *letter) {
        storage::remove(&Words::Letter.key());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t8_3_a_subject_typed_meanwhile_takes_no_kept_words_away() {
        let form = |subject: &str, text: &str| LetterForm { subject: subject.into(), text: text.into(), ..LetterForm::default() };
        assert_eq!(together(&form("", ""), form("typed", ""), form("kept", "kept words")), form("typed", "kept words"));
    }
}
