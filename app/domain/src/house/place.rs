//! Where an employee stands, and what follows from it.

use crate::ids::{PersonId, UnitId};
use serde::{Deserialize, Serialize};

/// An employee's place in the house.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The unit; `None` for the institution as a whole.
    pub unit: Option<UnitId>,
    /// Heads it.
    pub head: bool,
}

impl Place {
    /// Heads the institution as a whole.
    pub fn heads_all(&self) -> bool {
        self.head && self.unit.is_none()
    }

    /// Heads the unit, by itself or with the whole institution.
    pub fn heads(&self, unit: Option<&UnitId>) -> bool {
        self.head && (self.unit.is_none() || self.unit.as_ref() == unit)
    }
}

/// In whose hands an appeal lies.
pub type Hands = (Option<UnitId>, Option<PersonId>);

/// Whether `person` at this place may lay an appeal into other hands. The institution's head always may. A unit's head may
/// within the own unit, take what lies nowhere, and give back. Everybody may take up what nobody has in hand, and lay down what
/// is in the own hands.
pub fn may_hand_over(place: &Place, person: &PersonId, from: &Hands, to: &Hands) -> bool {
    let within = |unit: &Option<UnitId>| unit.is_none() || *unit == place.unit;
    let takes_up = from.1.is_none() && to.1.as_ref() == Some(person) && within(&from.0) && within(&to.0);
    let lays_down = from.1.as_ref() == Some(person) && to.1.is_none() && to.0 == from.0;
    place.heads_all() || (place.head && within(&from.0) && within(&to.0)) || takes_up || lays_down
}

/// Whether `person` at this place may approve what `author` wrote about an appeal that lies with `unit`: a second person, who
/// heads the unit or the institution.
pub fn may_approve(place: &Place, person: &PersonId, author: &PersonId, unit: Option<&UnitId>) -> bool {
    person != author && place.heads(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(unit: Option<&str>, head: bool) -> Place {
        Place { unit: unit.map(UnitId::from), head }
    }

    fn hands(unit: Option<&str>, person: Option<&str>) -> Hands {
        (unit.map(UnitId::from), person.map(PersonId::from))
    }

    #[test]
    fn a7_0_1_who_may_lay_an_appeal_into_whose_hands() {
        let (head, chief, clerk) = (place(None, true), place(Some("su"), true), place(Some("su"), false));
        let cases = [
            (&head, hands(Some("yol"), Some("aysel")), hands(Some("su"), Some("murad")), true),
            (&head, hands(None, None), hands(Some("yol"), None), true),
            (&chief, hands(None, None), hands(Some("su"), Some("murad")), true),
            (&chief, hands(Some("su"), Some("murad")), hands(None, None), true),
            (&chief, hands(Some("yol"), None), hands(Some("su"), None), false),
            (&chief, hands(Some("su"), None), hands(Some("yol"), None), false),
            (&clerk, hands(None, None), hands(Some("su"), Some("me")), true),
            (&clerk, hands(Some("su"), None), hands(Some("su"), Some("me")), true),
            (&clerk, hands(Some("su"), Some("me")), hands(Some("su"), None), true),
            (&clerk, hands(Some("su"), Some("murad")), hands(Some("su"), Some("me")), false),
            (&clerk, hands(Some("yol"), None), hands(Some("su"), Some("me")), false),
            (&clerk, hands(None, None), hands(Some("su"), Some("murad")), false),
        ];
        for (place, from, to, may) in cases {
            assert_eq!(may_hand_over(place, &"me".into(), &from, &to), may, "{place:?}: {from:?} → {to:?}");
        }
    }

    #[test]
    fn a7_0_2_an_answer_is_approved_by_a_second_person_who_heads_the_unit_or_the_institution() {
        let (me, other): (PersonId, PersonId) = ("me".into(), "murad".into());
        let su: UnitId = "su".into();
        assert!(may_approve(&place(None, true), &me, &other, Some(&su)));
        assert!(may_approve(&place(Some("su"), true), &me, &other, Some(&su)));
        assert!(!may_approve(&place(Some("su"), true), &me, &other, None), "what lies with no unit is the institution's head's");
        assert!(!may_approve(&place(Some("yol"), true), &me, &other, Some(&su)));
        assert!(!may_approve(&place(Some("su"), false), &me, &other, Some(&su)));
        assert!(!may_approve(&place(None, true), &me, &me, Some(&su)), "nobody approves the own words");
    }
}
