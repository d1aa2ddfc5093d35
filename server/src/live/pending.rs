use super::name;
use axum::response::sse::Event;
use domain::ids::AppealId;
use domain::live::Topic;
use std::collections::VecDeque;

/// More waiting events than this become one "everything may be old" for each topic.
const MOST: usize = 64;
const TOPICS: [Topic; 5] = [Topic::Map, Topic::Mine, Topic::Inbox, Topic::Institution, Topic::Desk];

/// Events gathered for one browser, each once.
#[derive(Default)]
pub struct Pending {
    waiting: VecDeque<(Topic, String)>,
}

impl Pending {
    /// Notes that an appeal changed for a topic.
    pub fn add(&mut self, topic: Topic, appeal: &AppealId) {
        // Browsers don't deliver an event without data.
        let data = if appeal.as_str().is_empty() { "*" } else { appeal.as_str() };
        let event = (topic, data.to_owned());
        if self.waiting.contains(&event) {
            return;
        }
        self.waiting.push_back(event);
        if self.waiting.len() > MOST {
            self.all_old();
        }
    }

    /// Everything may be old: one event with `*` instead of an id for each topic.
    pub fn all_old(&mut self) {
        self.waiting = TOPICS.map(|topic| (topic, "*".to_owned())).into();
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// The next event to send.
    pub fn next(&mut self) -> Option<Event> {
        let (topic, appeal) = self.waiting.pop_front()?;
        Some(Event::default().event(name(topic)).data(appeal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_change_is_told_once() {
        let mut pending = Pending::default();
        for appeal in ["a", "b", "a"] {
            pending.add(Topic::Map, &AppealId::from(appeal));
        }
        assert_eq!(pending.waiting.len(), 2);
    }

    #[test]
    fn a_flood_becomes_one_event_for_each_topic() {
        let mut pending = Pending::default();
        for number in 0..=MOST {
            pending.add(Topic::Map, &AppealId(number.to_string()));
        }
        assert_eq!(pending.waiting.len(), TOPICS.len());
    }
}
