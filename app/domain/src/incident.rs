//! Incidents of the system (A6.0.3): the operator writes down what fails and since when, the owner is told at once, and again
//! when it is over.

use crate::appeal::validate::{Checked, MAX_NOTE, one_text, telling};
use crate::ids::IncidentId;
use crate::official::all;
use crate::refusal::{Code, Field, Refusal};
use crate::time::{Date, UnixMs};
use serde::{Deserialize, Serialize};

kinds! {
    /// What fails.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Service {
        /// The security of the system was breached.
        Security = "security",
        /// Sending appeals.
        Sending = "sending",
        /// The map and public pages.
        Map = "map",
        /// The single sign-on.
        SignIn = "sign_in",
        /// E-mail, SMS and push.
        Notices = "notices",
        /// Photos, voice and video.
        Files = "files",
        /// The database or the main equipment.
        Database = "database",
        /// The second site (A3.4).
        Backup = "backup",
        /// Exchange with other systems.
        Exchange = "exchange",
        /// Anything else.
        Other = "other",
    }
}

/// An incident begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IncidentForm {
    /// The word of a [`Service`].
    pub service: String,
    /// What happened and what is done about it; the owner's staff read it.
    pub text: String,
    /// Since when, `YYYY-MM-DDTHH:MM` in Bakı; empty for now.
    pub since: String,
}

impl IncidentForm {
    /// Since when: now, or a moment that has been.
    ///
    /// # Errors
    /// `BadFormat` for what is no moment, or one that is still to come.
    pub fn since(&self, now: UnixMs) -> Result<UnixMs, Refusal> {
        match self.since.trim() {
            "" => Ok(now),
            typed => minute(typed).filter(|at| *at <= now).ok_or(Refusal::new(Field::Until, Code::BadFormat)),
        }
    }
}

/// An incident is over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct IncidentEndForm {
    /// The incident.
    pub id: IncidentId,
    /// What it was and what was done.
    pub text: String,
}

/// An incident as operator and owner see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentView {
    /// The incident.
    pub id: IncidentId,
    /// What fails.
    pub service: Service,
    /// The operator's words.
    pub text: String,
    /// Since when it fails.
    pub since_ms: UnixMs,
    /// When it was written down, and the owner told.
    pub opened_ms: UnixMs,
    /// When it was over, and the words.
    pub closed: Option<(UnixMs, String)>,
}

one_text!(IncidentForm.text, IncidentEndForm.text);

/// An incident names what fails and says what happened.
pub fn incident(form: &IncidentForm, now: UnixMs) -> Checked {
    let service = Service::parse(&form.service).is_none().then_some(Refusal::new(Field::Ground, Code::Required));
    all([service, telling(Field::Text, &form.text, MAX_NOTE), form.since(now).err()])
}

/// Its end says what it was.
pub fn incident_end(form: &IncidentEndForm) -> Checked {
    all([telling(Field::Text, &form.text, MAX_NOTE)])
}

/// `2026-04-14T09:12` in Bakı.
fn minute(typed: &str) -> Option<UnixMs> {
    let (day, time) = typed.split_once('T')?;
    let mut parts = time.split(':');
    let hour: i64 = parts.next()?.parse().ok().filter(|hour| (0..24).contains(hour))?;
    let minute: i64 = parts.next()?.parse().ok().filter(|minute| (0..60).contains(minute))?;
    let day: Date = day.parse().ok()?;
    Some(UnixMs(day.starts_at().0 + (hour * 60 + minute) * 60_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a6_0_3_an_incident_says_what_fails_since_when() {
        let now = UnixMs(Date::new(2026, 3, 13).unwrap().starts_at().0 + 10 * 3_600_000);
        let form =
            |service: &str, text: &str, since: &str| IncidentForm { service: service.into(), text: text.into(), since: since.into() };
        let text = "SMS şlüzü cavab vermir, operatorla danışılır.";
        assert_eq!(incident(&form("notices", text, "2026-03-13T09:30"), now), Ok(()));
        assert_eq!(form("notices", text, "2026-03-13T09:30").since(now).unwrap().display_minute(), "13.03.2026 09:30");
        assert_eq!(form("notices", text, "").since(now), Ok(now));
        for since in ["2026-03-13T10:01", "2026-03-13", "2026-03-13T25:00", "T", "x"] {
            assert_eq!(incident(&form("notices", text, since), now), Err(vec![Refusal::new(Field::Until, Code::BadFormat)]), "{since}");
        }
        assert_eq!(incident(&form("?", "ok", ""), now).unwrap_err().len(), 2);
        assert!(incident_end(&IncidentEndForm::default()).is_err());
    }

    #[test]
    fn a_service_comes_back_from_its_word() {
        for service in Service::ALL {
            assert_eq!(Service::parse(service.as_str()), Some(service));
        }
    }
}
