use super::{Channel, NoticeKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which kinds go out by which channel, beside the cabinet, where everything is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Switches(BTreeSet<(NoticeKind, Channel)>);

/// Until a person decides: letters about one's own appeals; short messages only where there is something to do or to read;
/// push for everything, because allowing it on a device was a decision already.
pub fn on_by_default(kind: NoticeKind, channel: Channel) -> bool {
    match (kind, channel) {
        (_, Channel::Push) => true,
        (NoticeKind::Followed, _) => false,
        (NoticeKind::Course, Channel::Sms) => false,
        (_, Channel::Email | Channel::Sms) => true,
    }
}

impl Default for Switches {
    fn default() -> Switches {
        Switches(every().filter(|(kind, channel)| on_by_default(*kind, *channel)).collect())
    }
}

impl Switches {
    /// Everything off.
    pub fn none() -> Switches {
        Switches(BTreeSet::new())
    }

    /// The defaults with what a person decided over them.
    pub fn decided(decisions: impl IntoIterator<Item = (NoticeKind, Channel, bool)>) -> Switches {
        let mut switches = Switches::default();
        decisions.into_iter().for_each(|(kind, channel, on)| switches.set(kind, channel, on));
        switches
    }

    /// From the ticked boxes of a form (`answered.email`); words that mean nothing are left out, what is not there is off.
    pub fn from_words<'w>(words: impl IntoIterator<Item = &'w str>) -> Switches {
        let pair = |word: &str| {
            let (kind, channel) = word.split_once('.')?;
            Some((NoticeKind::parse(kind)?, Channel::parse(channel)?))
        };
        Switches(words.into_iter().filter_map(pair).collect())
    }

    /// The box of one switch.
    pub fn word(kind: NoticeKind, channel: Channel) -> String {
        format!("{}.{}", kind.as_str(), channel.as_str())
    }

    /// Whether this kind goes out by this channel.
    pub fn is_on(&self, kind: NoticeKind, channel: Channel) -> bool {
        self.0.contains(&(kind, channel))
    }

    /// Switches one.
    pub fn set(&mut self, kind: NoticeKind, channel: Channel, on: bool) {
        if on {
            self.0.insert((kind, channel));
        } else {
            self.0.remove(&(kind, channel));
        }
    }

    /// Every switch and how it stands.
    pub fn all(&self) -> impl Iterator<Item = (NoticeKind, Channel, bool)> + '_ {
        every().map(|(kind, channel)| (kind, channel, self.is_on(kind, channel)))
    }
}

fn every() -> impl Iterator<Item = (NoticeKind, Channel)> {
    NoticeKind::ALL.into_iter().flat_map(|kind| Channel::ALL.map(|channel| (kind, channel)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t4_2_an_answer_reaches_every_channel_unless_it_is_switched_off() {
        let switches = Switches::default();
        assert!(Channel::ALL.into_iter().all(|channel| switches.is_on(NoticeKind::Answered, channel)));
        assert!(!switches.is_on(NoticeKind::Course, Channel::Sms), "nobody gets a message for every step");
        let own = Switches::decided([(NoticeKind::Answered, Channel::Sms, false)]);
        assert!(!own.is_on(NoticeKind::Answered, Channel::Sms) && own.is_on(NoticeKind::Answered, Channel::Email));
    }

    #[test]
    fn a_form_says_everything_and_nonsense_in_it_nothing() {
        let form = ["answered.email", "answered.pigeon", "x", "", "refused.sms.now"];
        let switches = Switches::from_words(form);
        assert_eq!(switches.all().filter(|(.., on)| *on).collect::<Vec<_>>(), [(NoticeKind::Answered, Channel::Email, true)]);
        let words: Vec<String> = Switches::default().all().filter(|one| one.2).map(|(kind, by, _)| Switches::word(kind, by)).collect();
        assert_eq!(Switches::from_words(words.iter().map(String::as_str)), Switches::default());
    }
}
