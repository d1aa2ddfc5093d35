//! What people type when something has happened, in three languages: the words lead to every service of the event. They are looked
//! for, never shown.

use crate::eservice::LifeEvent;

/// A line begins with the event's word; an event has several.
const EVENTS: &str = include_str!("events.txt");

/// The words of an event, folded nowhere yet.
pub fn words_of_event(event: LifeEvent) -> String {
    let own = |line: &'static str| line.strip_prefix(event.as_str())?.strip_prefix(": ");
    EVENTS.lines().filter_map(own).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r11_2_every_event_has_words_and_every_line_an_event() {
        assert!(LifeEvent::ALL.iter().all(|event| words_of_event(*event).split(' ').count() >= 5));
        let known = |line: &str| line.split_once(": ").is_some_and(|(word, _)| LifeEvent::parse(word).is_some());
        assert!(EVENTS.lines().all(known));
    }
}
