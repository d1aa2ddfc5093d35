//! What the manager of a centre, and who supervises all of them, sees and sends (Q3.4, Q+).

use super::load::{Hours, Load};
use crate::appeal::validate::{Checked, MAX_NOTE, Tidy, clean};
use crate::ids::{CentreId, CounterId, GroupId};
use crate::incident::IncidentView;
use crate::lang::Named;
use crate::refusal::{Code, Field, Refusal};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// Most counters of a centre.
pub const MOST_COUNTERS: u32 = 200;
/// Most characters of the name of a part of the hall.
const MAX_ZONE: usize = 20;
const DAY_MIN: u32 = 1_440;

/// A day of a centre.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CentrePage {
    /// The centre.
    pub centre: (CentreId, Named),
    /// The day.
    pub day: Date,
    /// Today in Baku.
    pub today: Date,
    /// All services together.
    pub all: Load,
    /// Each group.
    pub groups: Vec<(Named, Load)>,
    /// People by hour, expected and come.
    pub hours: Vec<HourLine>,
    /// Counters at which somebody sits, and how many pause.
    pub open: (u32, u32),
    /// The counters.
    pub counters: Vec<CounterSettled>,
    /// The groups of the centre, for choosing.
    pub choices: Vec<(GroupId, Named)>,
    /// Days that are not as their weekday.
    pub exceptions: Vec<ExceptionView>,
    /// Who works here.
    pub employees: Vec<CentreEmployee>,
    /// The reader may change counters and days.
    pub may_settle: bool,
}

/// An hour of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HourLine {
    /// The hour.
    pub hour: u32,
    /// People who were expected.
    pub expected: u32,
    /// Of these, with an order.
    pub booked: u32,
    /// People who came.
    pub came: u32,
    /// Counters that the expected ones need.
    pub counters: u32,
}

/// The hours in which anybody is expected or came, without gaps.
pub fn hour_lines(expected: &Hours, booked: &Hours, came: &Hours, counters: impl Fn(u32) -> u32) -> Vec<HourLine> {
    let busy = |hour: &usize| expected[*hour] + came[*hour] > 0;
    let (Some(first), Some(last)) = ((0..24).find(busy), (0..24).rev().find(busy)) else { return Vec::new() };
    let line = |hour: usize| HourLine {
        hour: hour as u32,
        expected: expected[hour],
        booked: booked[hour],
        came: came[hour],
        counters: counters(expected[hour]),
    };
    (first..=last).map(line).collect()
}

/// A counter, for its settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterSettled {
    /// Id.
    pub id: CounterId,
    /// Number.
    pub number: u32,
    /// Part of the hall.
    pub zone: String,
    /// In use.
    pub active: bool,
    /// Which services it serves.
    pub groups: Vec<GroupId>,
    /// Who sits there.
    pub who: Option<String>,
}

/// A day that is not as its weekday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionView {
    /// Id.
    pub id: String,
    /// The day.
    pub day: Date,
    /// For one group alone.
    pub group: Option<Named>,
    /// From when to when, minutes of the day; `None`: closed.
    pub hours: Option<(u32, u32)>,
    /// At most so many counters.
    pub counters: Option<u32>,
    /// Why.
    pub reason: String,
}

/// Who works in a centre.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreEmployee {
    /// Name.
    pub name: String,
    /// Manages it.
    pub manager: bool,
    /// Since when.
    pub since_ms: UnixMs,
    /// Number of the counter where the person sits now.
    pub counter: Option<u32>,
}

/// A day that will not be as its weekday.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExceptionForm {
    /// The day, `2026-04-14`.
    pub day: String,
    /// For one group alone; empty for the whole centre.
    pub group: Option<GroupId>,
    /// Closed all day.
    pub closed: bool,
    /// From, `09:00`.
    pub opens: String,
    /// To, `18:00`.
    pub closes: String,
    /// At most so many counters; empty for all.
    pub counters: String,
    /// Why, for who works here.
    pub reason: String,
}

/// What an [`ExceptionForm`] says: the day, from when to when (`None`: closed), and how many counters at most.
pub type Exception = (Date, Option<(u32, u32)>, Option<u32>);

impl ExceptionForm {
    /// Reads it; from today on.
    ///
    /// # Errors
    /// Everything that is wrong, field by field.
    pub fn read(&self, today: Date) -> Result<Exception, Vec<Refusal>> {
        let mut wrong = Vec::new();
        let day = match self.day.parse::<Date>() {
            Ok(day) if day >= today => day,
            Ok(_) => refused(&mut wrong, Field::ChangedDay, Code::NotNow, today),
            Err(_) => refused(&mut wrong, Field::ChangedDay, Code::Required, today),
        };
        let hours = match (self.closed, minute_of(&self.opens), minute_of(&self.closes)) {
            (true, ..) => None,
            (false, Some(from), Some(to)) if from < to => Some((from, to)),
            _ => refused(&mut wrong, Field::OpenHours, Code::BadFormat, None),
        };
        let counters = match self.counters.trim() {
            "" => None,
            some => match some.parse::<u32>() {
                Ok(count) if count <= MOST_COUNTERS => Some(count),
                _ => refused(&mut wrong, Field::CounterNumber, Code::BadFormat, None),
            },
        };
        if self.reason.is_empty() {
            wrong.push(Refusal::new(Field::Reason, Code::Required));
        } else if self.reason.chars().count() as u32 > MAX_NOTE {
            wrong.push(Refusal::new(Field::Reason, Code::TooLong { max: MAX_NOTE, is: self.reason.chars().count() as u32 }));
        }
        if wrong.is_empty() { Ok((day, hours, counters)) } else { Err(wrong) }
    }
}

fn refused<T>(wrong: &mut Vec<Refusal>, field: Field, code: Code, instead: T) -> T {
    wrong.push(Refusal::new(field, code));
    instead
}

/// `09:30` as minutes of the day.
pub fn minute_of(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once(':')?;
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    Some(hour * 60 + minute).filter(|at| minute < 60 && *at <= DAY_MIN)
}

impl Tidy for ExceptionForm {
    fn tidied(self) -> Self {
        Self { group: self.group.filter(|id| !id.as_str().trim().is_empty()), reason: clean(&self.reason), ..self }
    }
}

/// A counter: new without an id.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct CounterForm {
    /// Which; `None` for a new one.
    pub id: Option<CounterId>,
    /// Its number.
    pub number: String,
    /// Part of the hall; empty for all of it.
    pub zone: String,
    /// Which services it serves.
    pub groups: Vec<GroupId>,
    /// Not in use.
    pub closed: bool,
}

impl CounterForm {
    /// The number.
    ///
    /// # Errors
    /// `BadFormat` for what is no number of a counter.
    pub fn number(&self) -> Result<u32, Refusal> {
        let number = self.number.trim().parse::<u32>().ok().filter(|number| (1..=999).contains(number));
        number.ok_or(Refusal::new(Field::CounterNumber, Code::BadFormat))
    }

    /// Whether all of it can be kept: an open counter serves something.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self) -> Checked {
        let idle = !self.closed && self.groups.is_empty();
        let long = self.zone.chars().count() > MAX_ZONE;
        let max = Code::TooLong { max: MAX_ZONE as u32, is: self.zone.chars().count() as u32 };
        let wrong = [
            self.number().err(),
            idle.then_some(Refusal::new(Field::CounterServices, Code::Required)),
            long.then_some(Refusal::new(Field::Place, max)),
        ];
        let wrong: Vec<Refusal> = wrong.into_iter().flatten().collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl Tidy for CounterForm {
    fn tidied(self) -> Self {
        let mut groups = self.groups;
        groups.retain(|id| !id.as_str().trim().is_empty());
        groups.sort();
        groups.dedup();
        Self { id: self.id.filter(|id| !id.as_str().trim().is_empty()), zone: clean(&self.zone), groups, ..self }
    }
}

/// How the electronic service runs, across all centres (Q3.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Supervision {
    /// The day.
    pub day: Date,
    /// Each centre with anything to say, the busiest first.
    pub centres: Vec<CentreLine>,
    /// Orders that came to nothing, by reason, in the last seven days.
    pub refusals: Vec<(EndReason, u32)>,
    /// Messages of every kind that no channel could bring, by channel.
    pub undelivered: Vec<(crate::notice::Channel, u32)>,
    /// Incidents that are not over.
    pub incidents: Vec<IncidentView>,
}

/// A centre's day in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CentreLine {
    /// The centre.
    pub centre: (CentreId, Named),
    /// Orders for the day.
    pub booked: u32,
    /// Of these, activated.
    pub activated: u32,
    /// Orders not activated in time.
    pub not_activated: u32,
    /// Tickets.
    pub tickets: u32,
    /// Waiting now.
    pub waiting: u32,
    /// Called and not come.
    pub missed: u32,
    /// Counters at which somebody sits.
    pub open: u32,
    /// Machines that have not been heard of for a while.
    pub silent_kiosks: u32,
}

/// Why an order came to nothing (Q3.2.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// The confirmation code was not typed in time, or wrongly.
    NotConfirmed,
    /// The order code was not typed at the machine by the set time.
    NotActivated,
    /// Given back by the person or for the person.
    Cancelled,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Date {
        Date::new(2026, 3, 13).unwrap()
    }

    fn form() -> ExceptionForm {
        ExceptionForm {
            day: "2026-03-20".into(),
            opens: "10:00".into(),
            closes: "14:30".into(),
            reason: "Təmir".into(),
            ..ExceptionForm::default()
        }
    }

    fn fields(wrong: Result<Exception, Vec<Refusal>>) -> Vec<Field> {
        wrong.unwrap_err().into_iter().map(|one| one.field).collect()
    }

    #[test]
    fn q_plus_a_changed_day_is_read() {
        let day = Date::new(2026, 3, 20).unwrap();
        assert_eq!(form().read(today()), Ok((day, Some((600, 870)), None)));
        assert_eq!(
            ExceptionForm { closed: true, opens: String::new(), counters: "3".into(), ..form() }.read(today()),
            Ok((day, None, Some(3)))
        );
        assert_eq!(
            fields(ExceptionForm::default().read(today())),
            [Field::ChangedDay, Field::OpenHours, Field::Reason],
            "everything at once"
        );
        assert_eq!(fields(ExceptionForm { day: "2026-03-12".into(), ..form() }.read(today())), [Field::ChangedDay]);
        for (opens, closes) in [("14:00", "10:00"), ("10:60", "11:00"), ("10", "11:00"), ("10:00", "24:01"), ("-1:00", "5:00")] {
            assert_eq!(
                fields(ExceptionForm { opens: opens.into(), closes: closes.into(), ..form() }.read(today())),
                [Field::OpenHours],
                "{opens}"
            );
        }
        assert_eq!(fields(ExceptionForm { counters: "-1".into(), ..form() }.read(today())), [Field::CounterNumber]);
    }

    #[test]
    fn q_plus_an_open_counter_serves_something() {
        let form =
            CounterForm { number: " 4 ".into(), groups: vec!["b".into(), "".into(), "b".into(), "a".into()], ..CounterForm::default() }
                .tidied();
        assert_eq!((form.number(), form.check()), (Ok(4), Ok(())));
        assert_eq!(form.groups, ["a".into(), "b".into()]);
        let idle = CounterForm { groups: Vec::new(), ..form.clone() };
        assert!(idle.check().is_err() && CounterForm { closed: true, ..idle }.check().is_ok());
        for number in ["", "0", "1000", "-1", "a"] {
            assert!(CounterForm { number: number.into(), ..form.clone() }.check().is_err(), "{number}");
        }
    }

    #[test]
    fn the_hours_of_a_day_have_no_gaps() {
        let (mut expected, mut came) = (Hours::default(), Hours::default());
        (expected[9], came[12]) = (5, 1);
        let lines = hour_lines(&expected, &Hours::default(), &came, |people| people);
        assert_eq!(lines.iter().map(|line| line.hour).collect::<Vec<_>>(), [9, 10, 11, 12]);
        assert!(hour_lines(&Hours::default(), &Hours::default(), &Hours::default(), |people| people).is_empty());
    }
}
