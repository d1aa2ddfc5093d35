//! The lists from which filters and names of pins are made: in the language of the page alone, for they travel with the page.

use crate::api::map::{categories, institutions};
use crate::context;
use crate::error::AppError;
use crate::ui::Choice;
use domain::appeal::category::Category;
use domain::appeal::view::InstitutionView;
use domain::lang::Lang;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Categories and institutions, by code and name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    roots: Vec<(String, String)>,
    institutions: Vec<(String, String)>,
    names: Vec<(u8, String)>,
}

impl Reference {
    /// Asks the server.
    pub async fn ask() -> Result<Reference, AppError> {
        let lang = context::lang();
        Ok(Reference::in_lang(lang, categories().await?, institutions().await?))
    }

    fn in_lang(lang: Lang, categories: Vec<Category>, mut institutions: Vec<InstitutionView>) -> Reference {
        institutions.sort_by_key(|institution| institution.local_executive);
        let roots = categories.iter().filter(|category| category.parent.is_none());
        Reference {
            roots: roots.map(|root| (root.id.to_string(), root.name.in_lang(lang).to_owned())).collect(),
            institutions: institutions.iter().map(|found| (found.id.to_string(), found.name.in_lang(lang).to_owned())).collect(),
            names: categories.iter().map(|category| (category.index, category.name.in_lang(lang).to_owned())).collect(),
        }
    }

    /// Root categories to choose from.
    pub fn category_choices(&self) -> Vec<Choice> {
        choices(&self.roots)
    }

    /// Institutions to choose from: the ten of the annex, then the local executives.
    pub fn institution_choices(&self) -> Vec<Choice> {
        choices(&self.institutions)
    }

    /// Names of categories by the small numbers that pins carry.
    pub fn names(&self) -> HashMap<u8, String> {
        self.names.iter().cloned().collect()
    }
}

fn choices(named: &[(String, String)]) -> Vec<Choice> {
    named.iter().map(|(code, name)| Choice::new(code, name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::samples;
    use domain::lang::Named;

    #[test]
    fn the_page_carries_the_names_of_its_own_language_and_of_no_other() {
        let body = |id: &str, index, local_executive| InstitutionView {
            id: id.into(),
            name: Named { az: format!("{id} az"), en: format!("{id} en"), ru: format!("{id} ru") },
            index,
            local_executive,
        };
        let numbered = |(index, category)| Category { index, ..category };
        let categories = (1..).zip(samples::categories()).map(numbered).collect();
        let lists = Reference::in_lang(Lang::Ru, categories, vec![body("quba", 2, true), body("azerisiq", 1, false)]);
        assert_eq!(lists.institution_choices(), [Choice::new("azerisiq", "azerisiq ru"), Choice::new("quba", "quba ru")]);
        assert_eq!((lists.category_choices().len(), lists.names().len()), (2, 4), "filters name roots, pins leaves too");
        let sent = serde_json::to_string(&lists).unwrap();
        assert!(!sent.contains(" az") && !sent.contains(" en"), "{sent}");
    }
}
