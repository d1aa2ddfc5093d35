//! A great many appeals at agreed places, for measuring. One person has sent them all, over the last two years.

use crate::people::{Identity, sign_in};
use crate::reference::Reference;
use crate::{Error, Portal};
use anyhow::anyhow;
use domain::appeal::category::Category;
use domain::deadline::{DeadlineKind, due};
use domain::geo::Point;
use domain::ids::{AppealId, InstitutionId, PersonId};
use domain::lifecycle::Status;
use domain::map::synthetic::{SEED, Synthetic, points};
use domain::routing::propose;
use domain::time::{DAY_MS, UnixMs};
use store::appeals::BulkAppeal;

/// Days over which the appeals are spread.
const DAYS: i64 = 730;
/// Who sent them.
const ISSUER: &str = "synthetic";

/// Loads `count` appeals; `progress` hears how many of how many. Open the portal again afterwards: the map in memory does
/// not have them yet.
///
/// # Errors
/// [`Error::Internal`] when the database fails; what was loaded before stays.
pub async fn load(portal: &Portal, count: u32, progress: impl Fn(u64, u64)) -> Result<(), Error> {
    let person = sender(portal).await?;
    let reference = portal.reference();
    let leaves = reference.categories.iter().filter(|category| category.parent.is_some());
    let leaves: Vec<Leaf> = leaves.map(|leaf| Leaf { category: leaf, institution: competent(leaf, &reference) }).collect();
    let made = Making { now: portal.now(), person, leaves, days: deadlines(portal), count: i64::from(count).max(1) };
    let rows = points(count as usize, SEED).enumerate().map(|(at, synthetic)| made.row(at as i64, synthetic));
    store::appeals::bulk_insert(portal.db(), rows, |done| progress(done, u64::from(count))).await?;
    Ok(())
}

/// The institution that the routing table names for the whole country; none where the local executive is competent.
fn competent(leaf: &Category, reference: &Reference) -> Option<InstitutionId> {
    let nowhere = Point { lat: 0.0, lon: 0.0 };
    propose(nowhere, None, &leaf.id, &reference.rules).into_iter().next().map(|proposal| proposal.institution)
}

async fn sender(portal: &Portal) -> Result<PersonId, Error> {
    let identity = Identity { issuer: ISSUER.into(), subject: "1".into(), given_name: "Synthetic".into(), ..Identity::default() };
    sign_in(portal, identity, ISSUER).await?;
    let known = crate::people::person_of(portal, ISSUER, "1").await?;
    Ok(known.ok_or_else(|| anyhow!("the sender of synthetic appeals is missing"))?)
}

/// Triage and answer deadlines of each day, counted once.
fn deadlines(portal: &Portal) -> Vec<(UnixMs, domain::time::Date)> {
    let reference = portal.reference();
    let from_day = portal.config().from_day;
    let of_day = |ago: i64| {
        let sent = UnixMs(portal.now().0 - ago * DAY_MS);
        let triage = due(DeadlineKind::Triage, sent, from_day, &reference.calendar).ends_ms();
        (triage, due(DeadlineKind::Ordinary, sent, from_day, &reference.calendar).on)
    };
    (0..=DAYS).map(of_day).collect()
}

struct Leaf<'a> {
    category: &'a Category,
    institution: Option<InstitutionId>,
}

struct Making<'a> {
    now: UnixMs,
    person: PersonId,
    leaves: Vec<Leaf<'a>>,
    days: Vec<(UnixMs, domain::time::Date)>,
    count: i64,
}

impl Making<'_> {
    /// The oldest first, evenly in time; new ones open, old ones answered.
    fn row(&self, at: i64, synthetic: Synthetic) -> BulkAppeal {
        let sent = UnixMs(self.now.0 - (self.count - at) * DAYS * DAY_MS / self.count);
        let ago = ((self.now.0 - sent.0) / DAY_MS).clamp(0, DAYS) as usize;
        let leaf = self.leaves.get(usize::from(synthetic.category));
        let (triage_due_ms, due_on) = self.days.get(ago).copied().unwrap_or((sent, sent.date()));
        let status = match ago {
            0 | 1 => Status::Sent,
            2..20 => Status::Routed,
            _ => Status::Answered,
        };
        BulkAppeal {
            id: id(sent, at),
            person: self.person.clone(),
            point: synthetic.point,
            district: None,
            place: String::new(),
            category: leaf.map(|leaf| leaf.category.id.clone()).unwrap_or_default(),
            text: String::new(),
            text_folded: String::new(),
            status,
            sent_ms: sent,
            triage_due_ms,
            due_on,
            lead_institution: leaf.filter(|_| status != Status::Sent).and_then(|leaf| leaf.institution.clone()),
            // Three of four in time.
            answered_on: (status == Status::Answered).then(|| if at % 4 == 0 { due_on.plus(2) } else { due_on.plus(-(at % 9) as i32) }),
        }
    }
}

/// A UUIDv7 of that moment, the same on every machine.
fn id(sent: UnixMs, at: i64) -> AppealId {
    let bits = (sent.0 as u128) << 80 | 0x7 << 76 | 0x8 << 60 | at as u128;
    domain::map::appeal_id(bits)
}
