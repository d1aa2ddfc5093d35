//! Which changes reach which browser.

use domain::live::{Change, OWNER, Topic};
use domain::role::{Actor, Role};

/// The views of this actor that a change makes old. Ids only travel where the actor may see the appeal.
pub fn topics(actor: &Actor, change: &Change) -> Vec<Topic> {
    let mine = actor.person.as_ref().is_some_and(|person| change.persons.contains(person));
    let institution =
        actor.role == Role::InstitutionStaff && actor.institution.as_ref().is_some_and(|own| change.institutions.contains(own));
    let desk = actor.role == Role::OwnerStaff && change.institutions.iter().any(|code| code.as_str() == OWNER);
    // Without an appeal only persons' own cabinets changed.
    let map = !change.appeal.as_str().is_empty();
    let all = [
        (map, Topic::Map),
        (mine, Topic::Mine),
        (map && actor.role == Role::OwnerStaff, Topic::Inbox),
        (institution, Topic::Institution),
        (desk, Topic::Desk),
    ];
    all.into_iter().filter(|(applies, _)| *applies).map(|(_, topic)| topic).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a7_another_institution_hears_only_of_the_public_map() {
        let change = Change { appeal: "a".into(), persons: vec!["p".into()], institutions: vec!["azersu".into()] };
        let staff = |code: &str| Actor {
            person: Some("s".into()),
            role: Role::InstitutionStaff,
            institution: Some(code.into()),
            territory: None,
            post: None,
        };
        assert_eq!(topics(&staff("azersu"), &change), [Topic::Map, Topic::Institution]);
        assert_eq!(topics(&staff("azeriqaz"), &change), [Topic::Map]);
        let citizen = |id: &str| Actor { person: Some(id.into()), role: Role::Citizen, institution: None, territory: None, post: None };
        assert_eq!(topics(&citizen("p"), &change), [Topic::Map, Topic::Mine]);
        assert_eq!(topics(&citizen("q"), &change), [Topic::Map]);
        assert_eq!(topics(&Actor::visitor(), &change), [Topic::Map]);
        let read = Change::of_cabinet("p".into());
        assert_eq!(topics(&citizen("p"), &read), [Topic::Mine], "a notice that was read is nobody else's news");
        let owner = Actor { person: Some("o".into()), role: Role::OwnerStaff, institution: None, territory: None, post: None };
        assert_eq!(topics(&owner, &Change::of_desk()), [Topic::Desk]);
        assert!(topics(&staff("azersu"), &Change::of_desk()).is_empty() && topics(&citizen("p"), &Change::of_desk()).is_empty());
        assert!(topics(&citizen("q"), &read).is_empty() && topics(&Actor::visitor(), &read).is_empty());
    }
}
