//! Announcements of the owner to institutions (A7.0.7): published once, acknowledged by each institution, corrected by a new
//! version that is acknowledged anew. Nothing that was published is overwritten.

use crate::appeal::validate::{Checked, MAX_TEXT, Tidy, clean, telling};
use crate::ids::{AnnouncementId, InstitutionId};
use crate::lang::Named;
use crate::official::{all, one_line, subject};
use crate::refusal::{Code, Field, Refusal};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

/// A new announcement, or a correction of one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnnouncementForm {
    /// The announcement that is corrected; empty for a new one. A correction goes to the same institutions.
    pub id: AnnouncementId,
    /// The version that was shown: another correction meanwhile is a conflict.
    pub seen: u32,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// By when it is to be acknowledged, `YYYY-MM-DD`; empty for no day.
    pub ack_by: String,
    /// To all institutions.
    pub all: bool,
    /// To these; ignored with `all`.
    pub to: Vec<InstitutionId>,
}

impl AnnouncementForm {
    /// The day by which it is to be acknowledged: none, a day from today on, or a refusal.
    ///
    /// # Errors
    /// `BadFormat` for what is no day, or a day that has passed.
    pub fn day(&self, now: UnixMs) -> Result<Option<Date>, Refusal> {
        let wrong = Refusal::new(Field::Until, Code::BadFormat);
        match self.ack_by.trim() {
            "" => Ok(None),
            typed => typed.parse().ok().filter(|day: &Date| *day >= now.date()).map(Some).ok_or(wrong),
        }
    }
}

impl Tidy for AnnouncementForm {
    fn tidied(mut self) -> Self {
        self.to.sort();
        self.to.dedup();
        Self { title: one_line(&self.title), text: clean(&self.text), ..self }
    }
}

/// A title, words, a day to come, somebody to read it.
pub fn announcement(form: &AnnouncementForm, now: UnixMs) -> Checked {
    let nobody = form.id.as_str().is_empty() && !form.all && form.to.is_empty();
    all([
        subject(&form.title),
        telling(Field::Text, &form.text, MAX_TEXT),
        form.day(now).err(),
        nobody.then_some(Refusal::new(Field::Institutions, Code::Required)),
    ])
}

/// An announcement as the owner's or an institution's staff see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AnnouncementView {
    /// The announcement.
    pub id: AnnouncementId,
    /// Every version, the newest first; there is always one.
    pub versions: Vec<AnnouncementVersion>,
    /// By when the newest one is to be acknowledged.
    pub ack_by: Option<Date>,
    /// That day has passed.
    pub late: bool,
    /// Who has acknowledged the newest version, and who has not; an institution sees itself alone.
    pub readers: Vec<AnnouncementReader>,
}

impl AnnouncementView {
    /// How many have not acknowledged it.
    pub fn waiting(&self) -> usize {
        self.readers.iter().filter(|reader| reader.read.is_none()).count()
    }
}

/// A version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncementVersion {
    /// Its number, from 1.
    pub version: u32,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
    /// When it was published.
    pub at_ms: UnixMs,
}

/// An institution to which it went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnouncementReader {
    /// Its name.
    pub institution: Named,
    /// When it was acknowledged, and by which employee.
    pub read: Option<(UnixMs, String)>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a7_0_7_an_announcement_has_a_title_words_and_readers() {
        let now = Date::new(2026, 3, 13).unwrap().starts_at();
        let form = AnnouncementForm {
            title: " Yeni \n forma ".into(),
            text: "1 apreldən cavabların yeni forması tətbiq olunur.".into(),
            ack_by: "2026-03-13".into(),
            to: vec!["azersu".into(), "aayda".into(), "azersu".into()],
            ..AnnouncementForm::default()
        };
        let form = form.tidied();
        assert_eq!((form.title.as_str(), form.to.len()), ("Yeni forma", 2));
        assert_eq!(announcement(&form, now), Ok(()));
        let wrong = AnnouncementForm { title: String::new(), ack_by: "2026-03-12".into(), to: Vec::new(), ..form.clone() };
        let fields: Vec<Field> = announcement(&wrong, now).unwrap_err().into_iter().map(|refusal| refusal.field).collect();
        assert_eq!(fields, [Field::Subject, Field::Until, Field::Institutions]);
        assert_eq!(announcement(&AnnouncementForm { to: Vec::new(), all: true, ..form.clone() }, now), Ok(()));
        assert_eq!(
            announcement(&AnnouncementForm { to: Vec::new(), id: "x".into(), ..form }, now),
            Ok(()),
            "a correction keeps its readers"
        );
    }
}
