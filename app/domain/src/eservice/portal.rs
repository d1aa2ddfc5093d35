//! What the portal shows of services: a line of a list, the page of one, one's own.

use super::search::Counts;
use super::{Act, Automation, Changed, EserviceState, Facts, Kind, Manner};
use crate::ids::{EserviceId, InstitutionId, RegulationId};
use crate::lang::Named;
use crate::regulation::Text;
use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// A service in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceLine {
    /// Number in the register; its page has it in its address.
    pub number: String,
    /// Official name.
    pub name: Named,
    /// What it is, in short.
    pub content: Named,
    /// Who provides it.
    pub provider: Named,
    /// Its kind.
    pub kind: Kind,
    /// Something is paid.
    pub paid: bool,
    /// How far it runs by itself.
    pub automation: Automation,
    /// It is used here.
    pub here: bool,
    /// Its registration was cancelled.
    pub cancelled: bool,
}

/// A page of what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FoundServices {
    /// The services.
    pub lines: Vec<ServiceLine>,
    /// How many there are in all.
    pub total: u32,
    /// No service has all the words: these have the most of them.
    pub loose: bool,
    /// How many each further choice leaves.
    pub counts: Counts,
    /// Who provides how many of them, by name.
    pub providers: Vec<(InstitutionId, Named, u32)>,
}

/// The regulation by which a service is provided, as it is in force (R4.1, R9.8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForcePart {
    /// Its id.
    pub id: RegulationId,
    /// Its version.
    pub version: u32,
    /// Since when it is in force.
    pub since_ms: UnixMs,
    /// Its text.
    pub text: Text,
}

/// An entry of the history of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionLine {
    /// What was done.
    pub act: Act,
    /// When.
    pub at_ms: UnixMs,
    /// Which parts changed.
    pub changed: Vec<Changed>,
}

/// A question about a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceQuestion {
    /// Id.
    pub id: String,
    /// Number and name of the service.
    pub service: (String, Named),
    /// The question.
    pub text: String,
    /// When it was asked.
    pub asked_ms: UnixMs,
    /// The answer with its moment; `None` while it waits.
    pub answer: Option<(String, UnixMs)>,
}

/// Uses, requests and ratings of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ServiceMonth {
    /// `2026-11`.
    pub month: String,
    /// How often it was begun from here, once a person and day.
    pub uses: u32,
    /// Requests sent here.
    pub requests: u32,
    /// Ratings given.
    pub ratings: u32,
}

/// How a service is judged, and how much it is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quality {
    /// How many have rated it.
    pub ratings: u32,
    /// How many gave 1, 2 … 5 stars; empty while there are too few.
    pub stars: Vec<u32>,
    /// Questions that are answered, the newest first.
    pub questions: Vec<ServiceQuestion>,
    /// The last twelve months, the newest first.
    pub months: Vec<ServiceMonth>,
}

impl Quality {
    /// The average in tenths of a star; `None` while there are too few ratings.
    pub fn average(&self) -> Option<u32> {
        average(&self.stars)
    }
}

/// The average of so many ratings with 1, 2 … 5 stars, in tenths of a star; `None` without any.
pub fn average(stars: &[u32]) -> Option<u32> {
    let sum: u32 = stars.iter().zip(1..).map(|(count, stars)| count * stars * 10).sum();
    let count: u32 = stars.iter().sum();
    (count > 0).then(|| (sum + count / 2) / count)
}

/// What a person has to do with a service.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Own {
    /// It is among the favourites.
    pub favourite: bool,
    /// When it was used last; who has not used it can't rate it.
    pub used_ms: Option<UnixMs>,
    /// The own rating.
    pub rating: Option<(u8, String)>,
    /// Own questions that wait.
    pub waiting: Vec<ServiceQuestion>,
}

/// The page of a service (R7.1.1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceCard {
    /// Id.
    pub id: EserviceId,
    /// Number in the register.
    pub number: String,
    /// What the register holds.
    pub facts: Facts,
    /// Who provides it.
    pub provider: Named,
    /// Whether it is provided still.
    pub state: EserviceState,
    /// When it was registered.
    pub registered_ms: UnixMs,
    /// When it changed last.
    pub changed_ms: UnixMs,
    /// When its registration was cancelled.
    pub cancelled_ms: Option<UnixMs>,
    /// The regulation in force; `None` while there is none.
    pub regulation: Option<InForcePart>,
    /// Its history, the newest first.
    pub versions: Vec<VersionLine>,
    /// Others instead, when it was cancelled.
    pub others: Vec<ServiceLine>,
    /// How it is judged.
    pub quality: Quality,
    /// The citizen's own part; `None` for everybody else.
    pub own: Option<Own>,
    /// Id of a new question.
    pub question: String,
}

impl ServiceCard {
    /// It is used here: by the form made of its regulation (R11.5.3).
    pub fn is_here(&self) -> bool {
        self.facts.kind == Kind::Interactive && self.facts.manner == Manner::Here
    }
}

/// A use of a service (R6.1.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedLine {
    /// The service.
    pub line: ServiceLine,
    /// When it was used last on that day.
    pub at_ms: UnixMs,
}

/// The own services (R11.5.1).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MyServices {
    /// Favourites, by name.
    pub favourites: Vec<ServiceLine>,
    /// The history of use, the newest first.
    pub used: Vec<UsedLine>,
}

#[cfg(test)]
mod tests {
    use super::Quality;

    #[test]
    fn the_average_is_rounded_and_is_of_something() {
        let average = |stars: [u32; 5]| Quality { stars: stars.to_vec(), ..Quality::default() }.average();
        assert_eq!(average([0, 0, 0, 0, 5]), Some(50));
        assert_eq!(average([1, 0, 0, 0, 5]), Some(43));
        assert_eq!(average([0; 5]), None);
        assert_eq!(Quality::default().average(), None);
    }
}
