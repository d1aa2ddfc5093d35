//! A form read item by item, for who shows it or compares two of them.

use super::FactsForm;
use crate::eservice::Item;

impl FactsForm {
    /// What was typed in an item; lists of words with a comma. Empty for items that are not of the facts.
    pub fn text(&self, item: Item) -> String {
        match item {
            Item::NameAz => self.name_az.clone(),
            Item::NameEn => self.name_en.clone(),
            Item::NameRu => self.name_ru.clone(),
            Item::Others => self.others.clone(),
            Item::ContentAz => self.content_az.clone(),
            Item::ContentEn => self.content_en.clone(),
            Item::ContentRu => self.content_ru.clone(),
            Item::LegalBasis => self.legal_basis.clone(),
            Item::Kind => self.kind.clone(),
            Item::Paid => self.paid.clone(),
            Item::Amount => self.amount.clone(),
            Item::Basis => self.basis.clone(),
            Item::Requisites => self.requisites.clone(),
            Item::Ways => self.ways.clone(),
            Item::Link => self.link.clone(),
            Item::Audiences => self.audiences.join(","),
            Item::Address => self.address.clone(),
            Item::Field => self.field.clone(),
            Item::Automation => self.automation.clone(),
            Item::Events => self.events.join(","),
            Item::Keywords => self.keywords.clone(),
            Item::Manner => self.manner.clone(),
            Item::Regulation => self.regulation.clone(),
            Item::Provider | Item::HappenedOn | Item::Reason => String::new(),
        }
    }
}
