//! What a version of a service has changed against the one before: the history that its page shows (R10.2.2, R10.5).

use super::Facts;
use serde::{Deserialize, Serialize};

words! {
    /// A part of what the register holds, as the history of a service names it.
    Changed {
        /// Who provides it (annex 2, item 1).
        Provider = "provider",
        /// Its name (item 3).
        Name = "name",
        /// Who takes part (item 4).
        Others = "others",
        /// What it is (item 5).
        Content = "content",
        /// By which acts (item 6).
        LegalBasis = "legal_basis",
        /// Its kind (item 7).
        Kind = "kind",
        /// What is paid (item 8).
        Fee = "fee",
        /// Who uses it (item 9).
        Audiences = "audiences",
        /// Where it is provided (item 10), and how.
        Address = "address",
        /// The field (R3.1).
        Field = "field",
        /// How far it runs by itself (R-annex1, 1.6).
        Automation = "automation",
        /// How it is found: events of life, words.
        Finding = "finding",
        /// Its regulation (R4.1).
        Regulation = "regulation",
    }
}

/// The parts that differ, in the order of the form.
pub fn changed(before: &Facts, after: &Facts) -> Vec<Changed> {
    let differs = [
        (Changed::Provider, before.provider != after.provider),
        (Changed::Name, before.name != after.name),
        (Changed::Others, before.others != after.others),
        (Changed::Content, before.content != after.content),
        (Changed::LegalBasis, before.legal_basis != after.legal_basis),
        (Changed::Kind, before.kind != after.kind),
        (Changed::Fee, before.fee != after.fee),
        (Changed::Audiences, before.audiences != after.audiences),
        (Changed::Address, before.address != after.address || before.manner != after.manner),
        (Changed::Field, before.field != after.field),
        (Changed::Automation, before.automation != after.automation),
        (Changed::Finding, before.events != after.events || before.keywords != after.keywords),
        (Changed::Regulation, before.regulation != after.regulation),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eservice::{Audience, Automation, Fee, Field, Kind, LifeEvent, Manner};
    use crate::lang::Named;

    #[test]
    fn r10_2_each_part_that_changes_is_named_and_no_other() {
        let before = Facts::default();
        assert_eq!(changed(&before, &before), []);
        let named = |az: &str| Named { az: az.into(), ..Named::default() };
        type Change = fn(&mut Facts, &dyn Fn(&str) -> Named);
        let table: [(Changed, Change); 14] = [
            (Changed::Provider, |facts, _| facts.provider = "azersu".into()),
            (Changed::Name, |facts, named| facts.name = named("Ad")),
            (Changed::Others, |facts, _| facts.others.push("DSMF".into())),
            (Changed::Content, |facts, named| facts.content = named("Məzmun")),
            (Changed::LegalBasis, |facts, _| facts.legal_basis.push("191, 4.1".into())),
            (Changed::Kind, |facts, _| facts.kind = Kind::Interactive),
            (Changed::Fee, |facts, _| facts.fee = Fee { paid: true, ..Fee::default() }),
            (Changed::Audiences, |facts, _| facts.audiences.push(Audience::Persons)),
            (Changed::Address, |facts, _| facts.address = "https://a.example".into()),
            (Changed::Address, |facts, _| facts.manner = Manner::Here),
            (Changed::Field, |facts, _| facts.field = Field::Family),
            (Changed::Automation, |facts, _| facts.automation = Automation::Full),
            (Changed::Finding, |facts, _| facts.events.push(LifeEvent::Birth)),
            (Changed::Regulation, |facts, _| facts.regulation = Some("r".into())),
        ];
        for (part, change) in table {
            let mut after = before.clone();
            change(&mut after, &named);
            assert_eq!(changed(&before, &after), [part]);
        }
    }
}
