//! What became of a form that was sent: how often it was done, what is wrong with it, and what of it is still to be sent.

use crate::error::AppError;
use domain::refusal::{Field, Refusal};
use leptos::ev::SubmitEvent;
use leptos::form::FromFormData;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use server_fn::ServerFn;

/// Grows with every step that was done: what was typed before one that failed stays.
pub fn done(value: Signal<Option<Result<(), AppError>>>, version: Signal<usize>) -> Memo<usize> {
    Memo::new(move |before: Option<&usize>| match (value.get(), version.get()) {
        (Some(Ok(())), version) => version,
        _ => before.copied().unwrap_or_default(),
    })
}

/// Empties fields once what stood in them was taken. What a person has typed on while it was on its way was not sent: it stays.
pub fn empty_sent<F, T, const N: usize>(action: ServerAction<F>, fields: [RwSignal<T>; N])
where
    F: ServerFn + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
    F::Error: Send + Sync + 'static,
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    empty_taken(action, |_| true, fields);
}

/// The same where not every answer without an error means that it was taken.
pub fn empty_taken<F, T, const N: usize>(action: ServerAction<F>, taken: fn(&F::Output) -> bool, fields: [RwSignal<T>; N])
where
    F: ServerFn + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
    F::Error: Send + Sync + 'static,
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    let sent = StoredValue::new(None::<[T; N]>);
    let (input, value) = (action.input(), action.value());
    // It runs before the next key is pressed.
    Effect::new(move |_| {
        if input.with(Option::is_some) {
            sent.set_value(Some(untrack(|| fields.map(|field| field.get()))));
        }
    });
    Effect::new(move |_| {
        if value.with(|value| matches!(value, Some(Ok(answer)) if taken(answer)))
            && let Some(sent) = sent.try_update_value(Option::take).flatten()
        {
            empty(fields, &sent);
        }
    });
}

fn empty<T: Clone + Default + PartialEq + Send + Sync + 'static, const N: usize>(fields: [RwSignal<T>; N], sent: &[T; N]) {
    for (field, sent) in fields.into_iter().zip(sent) {
        if field.with_untracked(|now| now == sent) {
            field.set(T::default());
        }
    }
}

/// What is wrong with fields, and what is wrong otherwise.
pub fn wrong(failed: Signal<Option<AppError>>) -> (Signal<Vec<Refusal>>, Signal<Option<AppError>>) {
    let in_field = |error: &AppError| matches!(error, AppError::Refused(all) if all.iter().all(|one| one.field != Field::Form));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::new(),
    });
    (refusals, Signal::derive(move || failed.get().filter(|error| !in_field(error))))
}

/// Sends a form by a server function where script runs; without it the browser sends the form to its own address, which keeps what
/// could not be taken.
pub fn by_script<F>(action: ServerAction<F>) -> impl Fn(SubmitEvent)
where
    F: ServerFn + DeserializeOwned + Clone + Send + Sync + 'static,
    F::Output: Send + Sync + 'static,
    F::Error: Send + Sync + 'static,
{
    move |event| {
        event.prevent_default();
        // The form is the page's own: its fields are those of the function.
        if let Ok(form) = F::from_event(&event) {
            action.dispatch(form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t8_3_a_field_that_was_typed_on_while_it_was_sent_keeps_its_words() {
        Owner::new().with(|| {
            let fields = [RwSignal::new("sent".to_owned()), RwSignal::new("sent".to_owned())];
            fields[1].set("sent, and more".into());
            empty(fields, &["sent".to_owned(), "sent".to_owned()]);
            assert_eq!(fields.map(|field| field.get_untracked()), ["", "sent, and more"]);
        });
    }
}
