//! The lists from which staff choose: categories, districts, institutions. Asked for once for a desk.

use crate::api;
use crate::context::lang;
use crate::error::AppError;
use crate::ui::Choice;
use domain::appeal::category::Category;
use domain::appeal::view::{DistrictView, InstitutionView};
use domain::fold::fold;
use domain::ids::InstitutionId;
use serde::{Deserialize, Serialize};

/// The three lists.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    /// Category tree, roots before their leaves.
    pub categories: Vec<Category>,
    /// Cities and rayons, in Azerbaijani order.
    pub districts: Vec<DistrictView>,
    /// All institutions.
    pub institutions: Vec<InstitutionView>,
}

/// Asks for the lists.
///
/// # Errors
/// Those of the three server functions.
pub async fn fetch() -> Result<Reference, AppError> {
    Ok(Reference {
        categories: api::map::categories().await?,
        districts: api::places::districts().await?,
        institutions: api::map::institutions().await?,
    })
}

impl Reference {
    /// The whole tree for filtering: roots too, for a root means all of its leaves.
    pub fn category_filter(&self) -> Vec<Choice> {
        self.categories.iter().map(|category| self.in_root(category, category.name.in_lang(lang()))).collect()
    }

    /// The leaves alone, under their roots: an appeal's category is always a leaf.
    pub fn category_leaves(&self) -> Vec<Choice> {
        let leaves = self.categories.iter().filter(|category| category.parent.is_some());
        leaves.map(|category| self.in_root(category, category.name.in_lang(lang()))).collect()
    }

    fn in_root(&self, category: &Category, label: &str) -> Choice {
        let root = category.parent.as_ref().unwrap_or(&category.id);
        let root = self.categories.iter().find(|other| other.id == *root);
        let choice = Choice::new(category.id.to_string(), label);
        match root {
            Some(root) => choice.in_group(root.name.in_lang(lang())),
            None => choice,
        }
    }

    /// Cities and rayons to look for, also those that are switched off and have appeals.
    pub fn district_choices(&self) -> Vec<Choice> {
        self.districts.iter().map(choice).collect()
    }

    /// Cities and rayons that can be given to an appeal (A3.5).
    pub fn district_targets(&self) -> Vec<Choice> {
        self.districts.iter().filter(|district| district.active).map(choice).collect()
    }

    /// All institutions, to choose one.
    pub fn institution_choices(&self) -> Vec<Choice> {
        self.institutions.iter().map(|one| Choice::new(one.id.to_string(), one.name.in_lang(lang()))).collect()
    }

    /// An institution's name in the reader's language.
    pub fn institution_name(&self, id: &InstitutionId) -> Option<String> {
        let found = self.institutions.iter().find(|institution| institution.id == *id)?;
        Some(found.name.in_lang(lang()).to_owned())
    }

    /// Institutions whose names hold all the words, whatever the language they are typed in; at most `most`.
    pub fn find_institutions(&self, words: &str, most: usize) -> Vec<InstitutionView> {
        let words = fold(words);
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let matches = |institution: &&InstitutionView| {
            let name = &institution.name;
            let names = fold(&format!("{} {} {} {}", name.az, name.en, name.ru, institution.id));
            words.iter().all(|word| names.contains(word))
        };
        self.institutions.iter().filter(matches).take(most).cloned().collect()
    }
}

fn choice(district: &DistrictView) -> Choice {
    Choice::new(district.id.to_string(), district.name.in_lang(lang()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::lang::Named;

    fn institution(id: &str, az: &str, en: &str) -> InstitutionView {
        let name = Named { az: az.into(), en: en.into(), ru: String::new() };
        InstitutionView { id: id.into(), name, index: 1, local_executive: false }
    }

    #[test]
    fn institutions_are_found_without_diacritics_and_in_any_order_of_words() {
        let institutions = vec![institution("azerisiq", "“Azərişıq” ASC", "Azerishig"), institution("azersu", "“Azərsu” ASC", "Azersu")];
        let reference = Reference { institutions, ..Reference::default() };
        let found = |words: &str| -> Vec<String> {
            reference.find_institutions(words, 6).into_iter().map(|institution| institution.id.0).collect()
        };
        assert_eq!(found("asc azerisiq"), ["azerisiq"]);
        assert_eq!(found("azer"), ["azerisiq", "azersu"]);
        assert!(found("  ").is_empty());
        assert!(found("metro").is_empty());
    }
}
