//! Who has had an appeal, since when, and why it moved (A2.2.5): read off the public entries of its timeline, so that nothing
//! stands here that the public may not know.

use super::view::{Entry, What};
use crate::lang::Named;
use crate::time::UnixMs;

/// One who had it.
#[derive(Clone, Debug, PartialEq)]
pub struct Holder {
    /// The institution; `None` for the owner's staff.
    pub institution: Option<Named>,
    /// Since when.
    pub since_ms: UnixMs,
    /// Until when; `None` while it is there.
    pub until_ms: Option<UnixMs>,
    /// Why it came: sent (A8.3), routed (A8.5), sent back as not solved (A9.1) or as not competent (A8.11), or not given back to who is no longer
    /// in use (A3.5).
    pub came: What,
    /// Why it went or ended; `None` while it is there.
    pub went: Option<What>,
}

impl Holder {
    fn new(institution: Option<Named>, entry: &Entry) -> Holder {
        Holder { institution, since_ms: entry.at_ms, until_ms: None, came: entry.what, went: None }
    }

    fn is_there(&self) -> bool {
        self.until_ms.is_none()
    }

    fn goes(&mut self, entry: &Entry) {
        (self.until_ms, self.went) = (Some(entry.at_ms), Some(entry.what));
    }
}

/// The chain, in the order in which it began, from public entries in their order.
pub fn chain(timeline: &[Entry]) -> Vec<Holder> {
    let mut chain: Vec<Holder> = Vec::new();
    for entry in timeline.iter().filter(|entry| entry.public) {
        match entry.what {
            What::Sent => chain.push(Holder::new(None, entry)),
            What::Routed => routed(&mut chain, entry),
            What::Answered | What::LeftUnconsidered | What::Forwarded => ended(&mut chain, entry),
            What::SentBack | What::Undone => sent_back(&mut chain, entry),
            What::Disputed => disputed(&mut chain, entry),
            What::Reopened => reopened(&mut chain, entry),
            What::InstitutionGone => gone(&mut chain, entry),
            What::Refused | What::Withdrawn | What::Merged => there(&mut chain).for_each(|holder| holder.goes(entry)),
            _ => {}
        }
    }
    chain
}

fn there(chain: &mut [Holder]) -> impl Iterator<Item = &mut Holder> {
    chain.iter_mut().filter(|holder| holder.is_there())
}

/// The owner's staff give it away; an institution that has it already keeps it.
fn routed(chain: &mut Vec<Holder>, entry: &Entry) {
    there(chain).filter(|holder| holder.institution.is_none()).for_each(|holder| holder.goes(entry));
    if !there(chain).any(|holder| holder.institution == entry.institution) {
        chain.push(Holder::new(entry.institution.clone(), entry));
    }
}

/// One institution's part is over.
fn ended(chain: &mut [Holder], entry: &Entry) {
    there(chain).filter(|holder| holder.institution == entry.institution).for_each(|holder| holder.goes(entry));
}

/// Back to the owner's staff, unless others have it too (A8.11), also when a step was taken back (A8.5).
fn sent_back(chain: &mut Vec<Holder>, entry: &Entry) {
    ended(chain, entry);
    if there(chain).next().is_none() {
        chain.push(Holder::new(None, entry));
    }
}

/// Everybody who had answered has it again.
fn disputed(chain: &mut Vec<Holder>, entry: &Entry) {
    let mut again: Vec<Option<Named>> = Vec::new();
    for holder in chain.iter().filter(|holder| holder.went == Some(What::Answered)) {
        if !again.contains(&holder.institution) {
            again.push(holder.institution.clone());
        }
    }
    chain.extend(again.into_iter().map(|institution| Holder::new(institution, entry)));
}

/// Who made the decision that fell has it again: the institution, or the owner's staff.
fn reopened(chain: &mut Vec<Holder>, entry: &Entry) {
    if !there(chain).any(|holder| holder.institution == entry.institution) {
        chain.push(Holder::new(entry.institution.clone(), entry));
    }
}

/// It did not go back there: with nobody else it is with the owner's staff.
fn gone(chain: &mut Vec<Holder>, entry: &Entry) {
    chain.retain(|holder| !holder.is_there() || holder.institution != entry.institution);
    if there(chain).next().is_none() {
        chain.push(Holder::new(None, entry));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::role::Role;

    fn entry(at: i64, what: What, institution: &str) -> Entry {
        let institution = Some(Named { az: institution.into(), ..Named::default() }).filter(|_| !institution.is_empty());
        Entry {
            at_ms: UnixMs(at),
            what,
            by: Role::OwnerStaff,
            institution,
            person: None,
            text: None,
            public: true,
            own: false,
            media: Vec::new(),
            recordings: Vec::new(),
        }
    }

    /// Institution, since, until, why it came, why it went.
    type Line = (String, i64, Option<i64>, What, Option<What>);

    fn read(timeline: &[Entry]) -> Vec<Line> {
        let name = |holder: &Holder| holder.institution.as_ref().map(|name| name.az.clone()).unwrap_or_default();
        let line = |holder: &Holder| (name(holder), holder.since_ms.0, holder.until_ms.map(|until| until.0), holder.came, holder.went);
        chain(timeline).iter().map(line).collect()
    }

    #[test]
    fn a2_2_5_the_chain_says_who_has_had_it_and_why_it_moved() {
        let mut timeline = vec![entry(1, What::Sent, "")];
        assert_eq!(read(&timeline), [(String::new(), 1, None, What::Sent, None)]);
        timeline.extend([entry(2, What::Routed, "su"), entry(2, What::Routed, "yol"), entry(4, What::Answered, "su")]);
        let two = [
            (String::new(), 1, Some(2), What::Sent, Some(What::Routed)),
            ("su".into(), 2, Some(4), What::Routed, Some(What::Answered)),
            ("yol".into(), 2, None, What::Routed, None),
        ];
        assert_eq!(read(&timeline), two);
        timeline.extend([entry(5, What::Answered, "yol"), entry(7, What::Disputed, ""), entry(9, What::Answered, "su")]);
        let back = read(&timeline);
        assert_eq!(
            back[3..],
            [("su".into(), 7, Some(9), What::Disputed, Some(What::Answered)), ("yol".into(), 7, None, What::Disputed, None),]
        );
        timeline.push(entry(10, What::Withdrawn, ""));
        assert_eq!(read(&timeline)[4], ("yol".into(), 7, Some(10), What::Disputed, Some(What::Withdrawn)));
    }

    #[test]
    fn what_is_not_public_is_not_in_the_chain() {
        let hidden = Entry { public: false, ..entry(2, What::Routed, "su") };
        assert_eq!(read(&[entry(1, What::Sent, ""), hidden]), [(String::new(), 1, None, What::Sent, None)]);
        assert!(chain(&[]).is_empty());
    }

    #[test]
    fn a8_11_sending_on_and_back_move_it() {
        let mut timeline = vec![entry(1, What::Sent, ""), entry(2, What::Routed, "su")];
        timeline.extend([entry(3, What::Forwarded, "su"), entry(3, What::Routed, "yol"), entry(5, What::SentBack, "yol")]);
        let moved = [
            (String::new(), 1, Some(2), What::Sent, Some(What::Routed)),
            ("su".into(), 2, Some(3), What::Routed, Some(What::Forwarded)),
            ("yol".into(), 3, Some(5), What::Routed, Some(What::SentBack)),
            (String::new(), 5, None, What::SentBack, None),
        ];
        assert_eq!(read(&timeline), moved);
        timeline.extend([entry(6, What::Routed, "qaz"), entry(8, What::LeftUnconsidered, "qaz")]);
        let ended = read(&timeline);
        assert_eq!(ended[3].2, Some(6), "the owner's staff gave it away");
        assert_eq!(ended[4], ("qaz".into(), 6, Some(8), What::Routed, Some(What::LeftUnconsidered)));
    }

    #[test]
    fn a9_1_who_is_no_longer_in_use_does_not_get_it_back() {
        let answered = [entry(1, What::Sent, ""), entry(2, What::Routed, "su"), entry(3, What::Answered, "su")];
        let disputed = [&answered[..], &[entry(5, What::Disputed, ""), entry(5, What::InstitutionGone, "su")]].concat();
        let line = (String::new(), 5, None, What::InstitutionGone, None);
        assert_eq!(read(&disputed)[2..], *std::slice::from_ref(&line), "the owner's staff have it");
        assert_eq!(read(&[&answered[..], &[entry(5, What::InstitutionGone, "su")]].concat())[2..], [line], "after a complaint too");
        let mut two = answered.to_vec();
        two.extend([entry(2, What::Routed, "yol"), entry(4, What::Answered, "yol"), entry(5, What::Disputed, "")]);
        two.push(entry(5, What::InstitutionGone, "su"));
        assert_eq!(read(&two)[3..], [("yol".into(), 5, None, What::Disputed, None)], "the other one has it alone");
    }

    #[test]
    fn a_refusal_ends_it() {
        let refused = read(&[entry(1, What::Sent, ""), entry(2, What::Refused, "")]);
        assert_eq!(refused, [(String::new(), 1, Some(2), What::Sent, Some(What::Refused))]);
    }
}
