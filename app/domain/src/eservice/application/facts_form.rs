//! The facts of a service as they are typed: plain words, so that an HTML form and a file can hold them. Lists are lines.

use crate::appeal::validate::clean;
use crate::eservice::{Audience, Automation, Facts, Fee, Field, Kind, LifeEvent, Manner};
use crate::ids::{InstitutionId, RegulationId};
use crate::lang::Named;
use crate::official::one_line;
use serde::{Deserialize, Serialize};

/// Items 3 to 10 of annex 2 and what the portal needs besides, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FactsForm {
    /// The official name (item 3).
    pub name_az: String,
    /// In English.
    pub name_en: String,
    /// In Russian.
    pub name_ru: String,
    /// Other bodies, one a line (item 4).
    pub others: String,
    /// What it is (item 5).
    pub content_az: String,
    /// In English.
    pub content_en: String,
    /// In Russian.
    pub content_ru: String,
    /// Acts with their clauses, one a line (item 6).
    pub legal_basis: String,
    /// Word of a [`Kind`] (item 7).
    pub kind: String,
    /// `yes` or `no` (item 8).
    pub paid: String,
    /// How much.
    pub amount: String,
    /// By which act and clause.
    pub basis: String,
    /// Bank requisites.
    pub requisites: String,
    /// Ways to pay.
    pub ways: String,
    /// Address of the payment.
    pub link: String,
    /// Words of [`Audience`]s (item 9).
    pub audiences: Vec<String>,
    /// Web address (item 10).
    pub address: String,
    /// Word of a [`Field`] (R3.1).
    pub field: String,
    /// Word of an [`Automation`].
    pub automation: String,
    /// Words of [`LifeEvent`]s.
    pub events: Vec<String>,
    /// Words people use for it.
    pub keywords: String,
    /// `here`, otherwise at its source.
    pub manner: String,
    /// Id of the regulation, or its address here.
    pub regulation: String,
}

/// The word of [`FactsForm::manner`] for a service that is used here.
const HERE: &str = "here";

impl FactsForm {
    /// With cleaned texts: names and addresses on one line, lists without empty lines, fees of a free service gone.
    #[must_use]
    pub fn tidied(self) -> Self {
        let word = |text: String| text.trim().to_owned();
        let paid = word(self.paid);
        let fee = |text: String| if paid == "no" { String::new() } else { one_line(&text) };
        Self {
            name_az: one_line(&self.name_az),
            name_en: one_line(&self.name_en),
            name_ru: one_line(&self.name_ru),
            others: list(&self.others).join("\n"),
            content_az: clean(&self.content_az),
            content_en: clean(&self.content_en),
            content_ru: clean(&self.content_ru),
            legal_basis: list(&self.legal_basis).join("\n"),
            kind: word(self.kind),
            amount: fee(self.amount),
            basis: fee(self.basis),
            requisites: fee(self.requisites),
            ways: fee(self.ways),
            link: fee(self.link),
            audiences: distinct(self.audiences),
            address: one_line(&self.address),
            field: word(self.field),
            automation: word(self.automation),
            events: distinct(self.events),
            keywords: one_line(&self.keywords),
            manner: word(self.manner),
            // The whole address of its page here may be pasted.
            regulation: self.regulation.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned(),
            paid,
        }
    }

    /// The facts that the register keeps; call [`super::complete`] first: a word that is none falls back to the first of its list.
    pub fn facts(&self, provider: &InstitutionId) -> Facts {
        let named = |az: &str, en: &str, ru: &str| Named { az: az.to_owned(), en: en.to_owned(), ru: ru.to_owned() };
        Facts {
            provider: provider.clone(),
            name: named(&self.name_az, &self.name_en, &self.name_ru),
            others: list(&self.others),
            content: named(&self.content_az, &self.content_en, &self.content_ru),
            legal_basis: list(&self.legal_basis),
            kind: Kind::parse(&self.kind).unwrap_or(Kind::Informational),
            fee: Fee {
                paid: self.paid == "yes",
                amount: self.amount.clone(),
                basis: self.basis.clone(),
                requisites: self.requisites.clone(),
                ways: self.ways.clone(),
                link: self.link.clone(),
            },
            audiences: self.audiences.iter().filter_map(|word| Audience::parse(word)).collect(),
            address: self.address.clone(),
            field: Field::parse(&self.field).unwrap_or(Field::Communication),
            automation: Automation::parse(&self.automation).unwrap_or(Automation::Partial),
            events: self.events.iter().filter_map(|word| LifeEvent::parse(word)).collect(),
            keywords: self.keywords.clone(),
            manner: if self.manner == HERE { Manner::Here } else { Manner::Source },
            regulation: Some(self.regulation.as_str()).filter(|id| !id.is_empty()).map(RegulationId::from),
        }
    }
}

impl From<&Facts> for FactsForm {
    fn from(facts: &Facts) -> Self {
        let f = facts.clone();
        Self {
            name_az: f.name.az,
            name_en: f.name.en,
            name_ru: f.name.ru,
            others: f.others.join("\n"),
            content_az: f.content.az,
            content_en: f.content.en,
            content_ru: f.content.ru,
            legal_basis: f.legal_basis.join("\n"),
            kind: f.kind.as_str().to_owned(),
            paid: if f.fee.paid { "yes" } else { "no" }.to_owned(),
            amount: f.fee.amount,
            basis: f.fee.basis,
            requisites: f.fee.requisites,
            ways: f.fee.ways,
            link: f.fee.link,
            audiences: f.audiences.iter().map(|one| one.as_str().to_owned()).collect(),
            address: f.address,
            field: f.field.as_str().to_owned(),
            automation: f.automation.as_str().to_owned(),
            events: f.events.iter().map(|one| one.as_str().to_owned()).collect(),
            keywords: f.keywords,
            manner: if f.manner == Manner::Here { HERE } else { "source" }.to_owned(),
            regulation: f.regulation.map(|id| id.0).unwrap_or_default(),
        }
    }
}

/// The entries of a list that was typed one a line.
pub(super) fn list(lines: &str) -> Vec<String> {
    lines.lines().map(one_line).filter(|line| !line.is_empty()).collect()
}

fn distinct(words: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        let word = word.trim().to_owned();
        if !word.is_empty() && !kept.contains(&word) {
            kept.push(word);
        }
    }
    kept
}
