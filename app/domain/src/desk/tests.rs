use super::bulk::{BulkForm, BulkStep, MOST};
use super::diff::{Part, words};
use super::merge::Matter;
use super::undo::{TakenStep, WINDOW_MS};
use super::{bulk, merge, undo};
use crate::geo::Point;
use crate::lifecycle::Status;
use crate::refusal::{Code, Refusal};
use crate::time::UnixMs;
use proptest::prelude::*;

const HERE: Point = Point { lat: 40.3890, lon: 49.8130 };

fn matter(root: &str, point: Point, status: Status, sent: i64) -> Matter<'_> {
    Matter { root, point, status, sent_ms: UnixMs(sent) }
}

#[test]
fn a8_4_one_matter_is_the_same_kind_near_and_still_worked_on() {
    let later = matter("yol", HERE, Status::Sent, 10);
    let near = Point { lat: 40.3900, lon: 49.8130 };
    let far = Point { lat: 40.3930, lon: 49.8130 };
    let table = [
        (matter("yol", near, Status::InProgress, 5), None),
        (matter("yol", near, Status::Sent, 10), None),
        (matter("su", near, Status::Sent, 5), Some(Code::NotSameMatter)),
        (matter("yol", far, Status::Sent, 5), Some(Code::NotSameMatter)),
        (matter("yol", near, Status::Sent, 11), Some(Code::NotSameMatter)),
        (matter("yol", near, Status::Answered, 5), Some(Code::Closed)),
        (matter("yol", near, Status::Withdrawn, 5), Some(Code::Closed)),
    ];
    for (earlier, code) in table {
        assert_eq!(merge::may(&later, &earlier), code.map_or(Ok(()), |code| Err(Refusal::form(code))), "{earlier:?}");
    }
}

#[test]
fn a8_5_a_step_is_taken_back_for_a_minute_and_only_while_nobody_acted_on_it() {
    let taken = UnixMs(1_000);
    let at = |after: i64, untouched, undone| undo::may(taken, UnixMs(1_000 + after), untouched, undone).err().map(|refusal| refusal.code);
    assert_eq!(at(WINDOW_MS, true, false), None);
    assert_eq!(at(WINDOW_MS + 1, true, false), Some(Code::UndoOver));
    assert_eq!(at(1, false, false), Some(Code::ActedUpon));
    assert_eq!(at(1, true, true), Some(Code::AlreadyDone));
    assert!(TakenStep::ALL.into_iter().all(|step| TakenStep::parse(step.as_str()) == Some(step)));
}

#[test]
fn a8_5_a_step_on_several_rows_needs_rows_and_what_the_step_needs() {
    let form = |rows: usize, step| BulkForm { appeals: vec!["a".into(); rows], step, ..BulkForm::default() };
    assert_eq!(bulk::check(&form(0, BulkStep::RouteProposed)), Err(Refusal::form(Code::Required)));
    assert_eq!(bulk::check(&form(51, BulkStep::Refuse)), Err(Refusal::form(Code::TooMany { max: MOST })));
    assert_eq!(bulk::check(&form(50, BulkStep::Refuse)), Ok(()));
    assert!(bulk::check(&form(1, BulkStep::Route)).is_err());
    assert!(bulk::check(&BulkForm { institution: Some("azersu".into()), ..form(1, BulkStep::Route) }).is_ok());
}

#[test]
fn a8_5_the_difference_shows_what_was_taken_out_and_put_in() {
    let parts = words("Mənim telefonum 050 123 45 67, zəng edin", "Mənim telefonum [gizlədilib], zəng edin");
    assert_eq!(
        parts,
        [
            Part::Same("Mənim telefonum ".into()),
            Part::Gone("050 123 45 67, ".into()),
            Part::New("[gizlədilib], ".into()),
            Part::Same("zəng edin".into()),
        ]
    );
    assert_eq!(words("a b", ""), [Part::Gone("a b".into())]);
    assert!(words("", "").is_empty());
    assert_eq!(words(&"a ".repeat(1_000), "a").len(), 2, "too long to compare");
}

proptest! {
    #[test]
    fn a8_5_both_texts_can_be_read_off_the_difference(first in "[ab ə\n]{0,40}", second in "[ab ə\n]{0,40}") {
        let parts = words(&first, &second);
        let read = |gone: bool| parts.iter().filter_map(|part| match part {
            Part::Same(text) => Some(text.as_str()),
            Part::Gone(text) => gone.then_some(text.as_str()),
            Part::New(text) => (!gone).then_some(text.as_str()),
        }).collect::<String>();
        prop_assert_eq!(read(true), first);
        prop_assert_eq!(read(false), second);
    }
}
