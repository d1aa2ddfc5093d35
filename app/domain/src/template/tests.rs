use super::*;
use crate::refusal::{Code, Field, Refusal};

fn value(place: Place) -> Option<String> {
    match place {
        Place::Number => Some("Q-2026-0000001-7".into()),
        Place::Category => Some("{due}".into()),
        Place::Institution => Some("  ".into()),
        _ => None,
    }
}

#[test]
fn a8_6_places_are_filled_and_what_has_no_value_stays_a_hole() {
    let filled = fill("№ {number}: {institution} {number} {today} {Ad} {} { number }", value);
    assert_eq!(filled.text, "№ Q-2026-0000001-7: {institution} Q-2026-0000001-7 {today} {Ad} {} { number }");
    assert_eq!(filled.missing, ["institution", "today"]);
    let nested = fill("{category} {number", value);
    assert_eq!((nested.text.as_str(), nested.missing.len()), ("due {number", 0), "a value is never a place");
}

#[test]
fn a8_6_a_text_with_a_hole_is_refused_and_other_braces_are_not() {
    assert_eq!(without_holes(Field::Reason, "Səbəb: {reason}"), Some(Refusal::new(Field::Reason, Code::Unfilled)));
    assert_eq!(holes("{{number}} {ə} {due} {due}"), ["number", "due"]);
    for text in ["", "Səbəb {", "}{", "{Ünvan}", "x = {1}", "{a b}", "{{}}"] {
        assert_eq!(without_holes(Field::Reason, text), None, "{text}");
    }
}

#[test]
fn the_kinds_come_back_from_the_database() {
    for kind in TemplateKind::ALL {
        assert_eq!(TemplateKind::parse(kind.as_str()), Some(kind));
    }
}
