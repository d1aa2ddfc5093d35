//! The items of the application form of annex 2 by name: what a refusal is about, and the columns of a file.

use serde::{Deserialize, Serialize};

words! {
    /// An item of the form (R-annex2), with those that the portal needs besides.
    Item {
        /// Item 1: the body that provides the service.
        Provider = "provider",
        /// Item 3: the official name.
        NameAz = "name_az",
        /// The name in English.
        NameEn = "name_en",
        /// The name in Russian.
        NameRu = "name_ru",
        /// Item 4: other bodies that take part.
        Others = "others",
        /// Item 5: what it is and where it applies.
        ContentAz = "content_az",
        /// The same in English.
        ContentEn = "content_en",
        /// The same in Russian.
        ContentRu = "content_ru",
        /// Item 6: acts with their clauses.
        LegalBasis = "legal_basis",
        /// Item 7: informational or interactive.
        Kind = "kind",
        /// Item 8: free or paid.
        Paid = "paid",
        /// Item 8: how much.
        Amount = "amount",
        /// Item 8: by which act.
        Basis = "basis",
        /// Item 8: bank requisites.
        Requisites = "requisites",
        /// Item 8: ways to pay.
        Ways = "ways",
        /// Address of the payment (R8.2).
        Link = "link",
        /// Item 9: who uses it.
        Audiences = "audiences",
        /// Item 10: where it is provided.
        Address = "address",
        /// The field (R3.1).
        Field = "field",
        /// How far it runs by itself (R-annex1, 1.6).
        Automation = "automation",
        /// Events of life.
        Events = "events",
        /// Words people use for it.
        Keywords = "keywords",
        /// Used at its source or here.
        Manner = "manner",
        /// The regulation by which it is provided (R4.1).
        Regulation = "regulation",
        /// The day on which the facts changed (R10.6).
        HappenedOn = "happened_on",
        /// Why the registration is cancelled (R10.7).
        Reason = "reason",
    }
}

impl Item {
    /// Name of the control in the form of the application.
    pub const fn control(self) -> &'static str {
        match self {
            Item::Provider => "form[provider]",
            Item::NameAz => "form[facts][name_az]",
            Item::NameEn => "form[facts][name_en]",
            Item::NameRu => "form[facts][name_ru]",
            Item::Others => "form[facts][others]",
            Item::ContentAz => "form[facts][content_az]",
            Item::ContentEn => "form[facts][content_en]",
            Item::ContentRu => "form[facts][content_ru]",
            Item::LegalBasis => "form[facts][legal_basis]",
            Item::Kind => "form[facts][kind]",
            Item::Paid => "form[facts][paid]",
            Item::Amount => "form[facts][amount]",
            Item::Basis => "form[facts][basis]",
            Item::Requisites => "form[facts][requisites]",
            Item::Ways => "form[facts][ways]",
            Item::Link => "form[facts][link]",
            Item::Audiences => "form[facts][audiences][]",
            Item::Address => "form[facts][address]",
            Item::Field => "form[facts][field]",
            Item::Automation => "form[facts][automation]",
            Item::Events => "form[facts][events][]",
            Item::Keywords => "form[facts][keywords]",
            Item::Manner => "form[facts][manner]",
            Item::Regulation => "form[facts][regulation]",
            Item::HappenedOn => "form[happened_on]",
            Item::Reason => "form[reason]",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_annex2_every_item_has_a_control_and_a_column_of_its_own() {
        let mut controls: Vec<&str> = Item::ALL.iter().map(|item| item.control()).collect();
        controls.sort_unstable();
        controls.dedup();
        assert_eq!(controls.len(), Item::ALL.len());
        assert!(Item::ALL.iter().all(|item| Item::parse(item.as_str()) == Some(*item) && item.control().contains(item.as_str())));
    }
}
