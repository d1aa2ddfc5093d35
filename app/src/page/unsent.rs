//! What is typed in the forms of a list that refreshes itself, and not yet sent. The list is built anew for anybody's news, so nothing
//! that a person types may belong to its rows: it belongs to the page, and a row finds it again by the key of its form. Two forms of
//! one list never share their words.

use leptos::prelude::*;
use std::collections::HashMap;

/// Made by the page, outside of what is refreshed; handed to the rows.
pub struct Unsent<T: Send + Sync + 'static>(StoredValue<Kept<T>>);

struct Kept<T: Send + Sync + 'static> {
    page: Owner,
    typed: HashMap<String, RwSignal<T>>,
}

impl<T: Send + Sync + 'static> Clone for Unsent<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Unsent<T> {}

impl<T: Default + Send + Sync + 'static> Default for Unsent<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Default + Send + Sync + 'static> Unsent<T> {
    /// Nothing is typed yet.
    pub fn new() -> Unsent<T> {
        Unsent(StoredValue::new(Kept { page: Owner::new(), typed: HashMap::new() }))
    }

    /// What is typed in the control of this key: `"{id}/day"` where a form has several. It lives as long as the page, also while an
    /// upload or an answer is on its way to a row that was built anew meanwhile.
    pub fn of(self, key: &str) -> RwSignal<T> {
        let made = self.0.try_update_value(|kept| {
            let Kept { page, typed } = kept;
            *typed.entry(key.to_owned()).or_insert_with(|| page.with(RwSignal::default))
        });
        // A page that is gone has no rows that could be typed in.
        made.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_outlives_the_row_and_belongs_to_its_form_alone() {
        Owner::new().with(|| {
            let unsent = Unsent::<String>::new();
            let row = Owner::new();
            row.with(|| unsent.of("a/day").set("2026-04-14".into()));
            row.cleanup();
            let anew = Owner::new();
            assert_eq!(anew.with(|| unsent.of("a/day").get_untracked()), "2026-04-14");
            assert_eq!(unsent.of("b/day").get_untracked(), "");
        });
    }
}
