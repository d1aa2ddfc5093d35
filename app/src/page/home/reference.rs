//! The lists from which filters and names of pins are made.

use crate::api::map::{categories, institutions};
use crate::context::lang;
use crate::error::AppError;
use crate::ui::Choice;
use domain::appeal::category::Category;
use domain::appeal::view::InstitutionView;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Categories and institutions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    categories: Vec<Category>,
    institutions: Vec<InstitutionView>,
}

impl Reference {
    /// Asks the server.
    pub async fn ask() -> Result<Reference, AppError> {
        Ok(Reference { categories: categories().await?, institutions: institutions().await? })
    }

    /// Root categories to choose from.
    pub fn category_choices(&self) -> Vec<Choice> {
        let roots = self.categories.iter().filter(|category| category.parent.is_none());
        roots.map(|category| Choice::new(category.id.as_str(), category.name.in_lang(lang()))).collect()
    }

    /// Institutions to choose from: the ten of the annex, then the local executives.
    pub fn institution_choices(&self) -> Vec<Choice> {
        let mut sorted: Vec<&InstitutionView> = self.institutions.iter().collect();
        sorted.sort_by_key(|institution| institution.local_executive);
        sorted.into_iter().map(|found| Choice::new(found.id.as_str(), found.name.in_lang(lang()))).collect()
    }

    /// Names of categories by the small numbers that pins carry.
    pub fn names(&self) -> HashMap<u8, String> {
        self.categories.iter().map(|category| (category.index, category.name.in_lang(lang()).to_owned())).collect()
    }
}
