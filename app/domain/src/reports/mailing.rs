//! Kept reports that go out by e-mail (A6.0.8): when, to whom, and what became of each letter. Only figures are sent, each reader's
//! own: what the reader would see on the page.

use crate::calendar::Calendar;
use crate::ids::PersonId;
use crate::refusal::{Code, Field, Refusal};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// Reports that one employee may have sent.
pub const MOST_MAILINGS: usize = 20;
/// Readers of one.
pub const MOST_READERS: usize = 50;
/// The hour in Bakı at which letters go out: they lie there when work begins.
const HOUR: i64 = 8;
const HOUR_MS: i64 = 3_600_000;
const MONDAY: u8 = 1;

kinds! {
    /// How often.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Rhythm {
        /// On every working day.
        Daily = "daily",
        /// On the first working day from Monday on.
        #[default]
        Weekly = "weekly",
        /// On the first working day of the month.
        Monthly = "monthly",
    }
}

impl Rhythm {
    /// The first day of sending after this one, always a working day.
    pub fn next(self, after: Date, calendar: &Calendar) -> Date {
        match self {
            Rhythm::Daily => calendar.next_working_day(after),
            Rhythm::Weekly => calendar.working_day_from(following_monday(after)),
            Rhythm::Monthly => calendar.working_day_from(following_month(after)),
        }
    }
}

fn following_monday(after: Date) -> Date {
    (1..=7).map(|ahead| after.plus(ahead)).find(|day| day.weekday() == MONDAY).unwrap_or(after)
}

fn following_month(after: Date) -> Date {
    let (year, month, _) = after.ymd();
    let next = if month == 12 { Date::new(year + 1, 1, 1) } else { Date::new(year, month + 1, 1) };
    next.unwrap_or(after)
}

/// The last day whose letters are due by now: today from eight o'clock on, otherwise yesterday.
pub fn due_until(now: UnixMs) -> Date {
    UnixMs(now.0 - HOUR * HOUR_MS).date()
}

kinds! {
    /// What is attached.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Table {
        /// A workbook.
        #[default]
        Xlsx = "xlsx",
        /// Lines of text.
        Csv = "csv",
    }
}

kinds! {
    /// What became of a letter.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    LetterState {
        /// It waits for its turn, or for the mail server.
        Waiting = "waiting",
        /// It is on its way.
        Going = "going",
        /// The mail server has taken it.
        Sent = "sent",
        /// The reader has no proved address, or the mail server knows none such.
        NoAddress = "no_address",
        /// The reader may not see reports any more, or works elsewhere.
        NotAllowed = "not_allowed",
        /// E-mail is switched off here.
        Closed = "closed",
        /// It may have gone out: nobody knows, so it isn't sent a second time.
        Unclear = "unclear",
        /// The mail server doesn't take it.
        Failed = "failed",
    }
}

/// Having a kept report sent. Sent by plain HTML too, so words come as they were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MailForm {
    /// The kept report.
    pub view: String,
    /// How often: the word of a [`Rhythm`].
    pub rhythm: String,
    /// What is attached: the word of a [`Table`].
    pub file: String,
    /// Colleagues who get it too; whoever sets it up always does.
    pub to: Vec<PersonId>,
}

impl MailForm {
    /// Rhythm and file, if both are known and something was chosen.
    ///
    /// # Errors
    /// Refusals of what is missing, unknown, or too many.
    pub fn checked(&self) -> Result<(Rhythm, Table), Vec<Refusal>> {
        let rhythm = Rhythm::parse(&self.rhythm);
        let file = Table::parse(&self.file);
        let wrong = [
            self.view.is_empty().then_some(Refusal::new(Field::Report, Code::Required)),
            rhythm.is_none().then_some(Refusal::new(Field::Days, Code::Unknown)),
            file.is_none().then_some(Refusal::new(Field::Form, Code::Unknown)),
            (self.to.len() >= MOST_READERS).then_some(Refusal::new(Field::Readers, Code::TooMany { max: MOST_READERS as u32 })),
        ];
        let wrong: Vec<Refusal> = wrong.into_iter().flatten().collect();
        match (rhythm, file) {
            (Some(rhythm), Some(file)) if wrong.is_empty() => Ok((rhythm, file)),
            _ => Err(wrong),
        }
    }
}

/// A colleague who can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    /// Who.
    pub id: PersonId,
    /// The name.
    pub name: String,
}

/// A reader of a report that is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReaderView {
    /// The name.
    pub name: String,
    /// What became of the last letter, and when.
    pub last: Option<(LetterState, UnixMs)>,
}

/// A report that is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailingView {
    /// Id.
    pub id: String,
    /// Name of the kept report.
    pub title: String,
    /// Its query.
    pub query: String,
    /// How often.
    pub rhythm: Rhythm,
    /// What is attached.
    pub file: Table,
    /// The next day of sending.
    pub next_on: Date,
    /// To whom; for a colleague of whoever has set it up the own line alone.
    pub readers: Vec<ReaderView>,
    /// Set up by whoever looks: stopping it stops it for all.
    pub own: bool,
}

/// What the page shows of it all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mailings {
    /// Own ones and those one gets.
    pub list: Vec<MailingView>,
    /// Who else works on the own side.
    pub colleagues: Vec<Colleague>,
    /// E-mail is switched on here.
    pub open: bool,
    /// Whoever looks has proved an address.
    pub address: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{CalendarDay, DayKind, RowStatus};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a6_0_8_a_report_goes_out_on_working_days_only() {
        // 2026-05-01 is a Friday; here the Monday after it is free.
        let calendar = Calendar::new([CalendarDay {
            date: day("2026-05-04"),
            kind: DayKind::Holiday,
            name_az: "Bayram".into(),
            territory: None,
            status: RowStatus::Official,
            act: String::new(),
        }]);
        let table = [
            (Rhythm::Daily, "2026-04-29", "2026-04-30"),
            (Rhythm::Daily, "2026-05-01", "2026-05-05"),
            (Rhythm::Weekly, "2026-04-27", "2026-05-05"),
            (Rhythm::Weekly, "2026-05-05", "2026-05-11"),
            (Rhythm::Weekly, "2026-05-03", "2026-05-05"),
            (Rhythm::Monthly, "2026-05-01", "2026-06-01"),
            (Rhythm::Monthly, "2026-07-15", "2026-08-03"),
            (Rhythm::Monthly, "2026-12-31", "2027-01-01"),
        ];
        for (rhythm, after, expected) in table {
            assert_eq!(rhythm.next(day(after), &calendar), day(expected), "{rhythm:?} after {after}");
        }
    }

    #[test]
    fn a6_0_8_letters_are_due_from_eight_in_the_morning() {
        let at = |hour: i64| UnixMs(day("2026-05-05").starts_at().0 + hour * HOUR_MS);
        assert_eq!((due_until(at(7)), due_until(at(8))), (day("2026-05-04"), day("2026-05-05")));
    }

    #[test]
    fn a6_0_8_what_is_chosen_is_checked() {
        let form = MailForm { view: "v".into(), rhythm: "weekly".into(), file: "csv".into(), to: Vec::new() };
        assert_eq!(form.checked(), Ok((Rhythm::Weekly, Table::Csv)));
        let nothing = MailForm { rhythm: "hourly".into(), ..MailForm::default() }.checked().unwrap_err();
        assert_eq!(nothing.iter().map(|one| one.field).collect::<Vec<_>>(), [Field::Report, Field::Days, Field::Form]);
        let crowd = MailForm { to: vec![PersonId::from("p"); MOST_READERS], ..form };
        assert_eq!(crowd.checked(), Err(vec![Refusal::new(Field::Readers, Code::TooMany { max: 50 })]));
    }
}
