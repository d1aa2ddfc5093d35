use super::*;
use crate::calendar::Calendar;
use crate::ids::AppealId;
use crate::lifecycle::Status;
use crate::registry::{Key, NEVER};
use crate::statistics::{Counts, ENOUGH};
use crate::time::UnixMs;

fn entries(codes: &mut Codes) -> Vec<Entry> {
    let [azersu, aayda, hole] = ["azersu", "aayda", "yol.cuxur"].map(|word| codes.number(word));
    let today = today().days();
    let one = |nr: usize| {
        let id = AppealId(format!("019a0000-0000-7000-8000-{nr:012x}"));
        let answered = nr % 4 != 3;
        Entry {
            key: Key::new(&id, UnixMs(nr as i64)).unwrap(),
            from: today - 20 - (nr % 3) as i32,
            due: today - 10,
            answered: if answered { today - 12 + (nr % 4) as i32 } else { NEVER },
            joined: (nr % 7) as u32,
            category: hole,
            district: 0,
            institution: if nr.is_multiple_of(3) { azersu } else { aayda },
            channel: 0,
            status: [Status::Answered, Status::Rated, Status::Answered, Status::InProgress][nr % 4],
            stars: if nr % 4 == 1 { (nr % 5) as u8 + 1 } else { 0 },
            by_post: nr.is_multiple_of(2),
            reopened: nr.is_multiple_of(11),
            archived: false,
            lead: true,
        }
    };
    (0..240).map(one).collect()
}

fn today() -> Date {
    Date::new(2026, 3, 13).unwrap()
}

fn counted(measure: Measure, columns: Option<Dimension>) -> (Counter, Vec<Entry>, Codes) {
    let mut codes = Codes::default();
    let entries = entries(&mut codes);
    let days = WorkingDays::over(&Calendar::default(), today().plus(-60), today());
    let asked = Counting { rows: Dimension::Institution, columns, measure, codes: &codes, days: &days, today: today() };
    (count(&asked, entries.iter()), entries, codes)
}

fn expected(entries: &[Entry], passes: impl Fn(&Entry) -> bool) -> Counts {
    let mut counts = Counts::default();
    entries.iter().filter(|entry| passes(entry)).for_each(|entry| counts.add(&entry.counted(), today()));
    counts
}

#[test]
fn a6_0_8_a_report_says_what_the_statistics_say_of_the_same_appeals() {
    for measure in Measure::ALL {
        let (found, entries, codes) = counted(measure, Some(Dimension::Mode));
        let keys: Vec<&str> = found.rows.iter().map(|row| row.head.key.as_str()).collect();
        assert_eq!(keys, ["aayda", "azersu"], "the most first");
        assert_eq!(found.columns.iter().map(|head| head.key.as_str()).collect::<Vec<_>>(), ["amis", "amis_and_post"]);
        for row in &found.rows {
            for (column, cell) in row.cells.iter().enumerate() {
                let own = |entry: &Entry| codes.word(entry.institution) == row.head.key && entry.by_post == (column == 1);
                let counts = expected(&entries, own);
                let value = match measure {
                    Measure::Count => Some(counts.received),
                    Measure::InTime => counts.in_time_share().map(|share| share.percent()),
                    Measure::Reopened => Some(counts.reopened),
                    Measure::Rating => counts.average_tenths(),
                    Measure::Joined => Some(counts.joined),
                    Measure::HalfDays => {
                        let days = WorkingDays::over(&Calendar::default(), today().plus(-60), today());
                        let answers: Vec<(Date, Date, u32)> = entries
                            .iter()
                            .filter(|entry| own(entry))
                            .filter_map(|entry| Some((Date::from_days(entry.from), entry.answered_on()?, 1)))
                            .collect();
                        crate::statistics::half(&answers, &days).map(|half| half.working)
                    }
                };
                assert_eq!(cell.value, value, "{measure:?} {} {column}", row.head.key);
            }
        }
        if measure.is_sum() {
            let sum = |cells: &[Value]| cells.iter().filter_map(|cell| cell.value).sum::<u32>();
            assert!(found.rows.iter().all(|row| Some(sum(&row.cells)) == row.total.value));
            assert_eq!(Some(sum(&found.totals)), found.total.value);
        }
    }
}

#[test]
fn a6_0_8_few_cases_give_no_rate_in_a_report_either() {
    let mut codes = Codes::default();
    let entries: Vec<Entry> = entries(&mut codes).into_iter().filter(|entry| entry.answered != NEVER).take(ENOUGH as usize - 1).collect();
    let days = WorkingDays::over(&Calendar::default(), today().plus(-60), today());
    for measure in [Measure::InTime, Measure::HalfDays, Measure::Rating] {
        let asked = Counting { rows: Dimension::Month, columns: None, measure, codes: &codes, days: &days, today: today() };
        let found = count(&asked, entries.iter());
        assert_eq!((found.total.value, found.columns.len()), (None, 0), "{measure:?}");
    }
}

#[test]
fn nothing_gives_an_empty_report() {
    let (codes, days) = (Codes::default(), WorkingDays::over(&Calendar::default(), today(), today()));
    for measure in Measure::ALL {
        let asked =
            Counting { rows: Dimension::Status, columns: Some(Dimension::Joined), measure, codes: &codes, days: &days, today: today() };
        let found = count(&asked, [].iter());
        assert!(found.rows.is_empty() && found.columns.is_empty() && found.total.of == 0);
    }
}
