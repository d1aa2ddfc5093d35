//! Live updates: one connection a page to `/live`, shared by everybody who asks. Events carry ids only; whoever is told asks
//! the server again.

use domain::live::Topic;
use leptos::prelude::*;

/// A number that grows when something of the topic has changed. Put it into the source of a resource. Always 0 on the server.
pub fn use_live(topic: Topic) -> Signal<u32> {
    #[cfg(feature = "hydrate")]
    {
        let changes = browser::changes(topic);
        Effect::new(browser::connect);
        Signal::derive(move || changes.get())
    }
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = topic;
        Signal::stored(0)
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use domain::live::Topic;
    use leptos::prelude::*;
    use std::cell::{Cell, RefCell};
    use std::time::Duration;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::prelude::Closure;
    use web_sys::{EventSource, MessageEvent};

    /// Wait before a connection that the browser has given up is opened again.
    const AGAIN: Duration = Duration::from_secs(5);
    const TOPICS: [(Topic, &str); 5] =
        [(Topic::Map, "map"), (Topic::Mine, "mine"), (Topic::Inbox, "inbox"), (Topic::Institution, "institution"), (Topic::Desk, "desk")];

    thread_local! {
        static CHANGES: [ArcRwSignal<u32>; 5] = std::array::from_fn(|_| ArcRwSignal::new(0));
        static SOURCE: RefCell<Option<EventSource>> = const { RefCell::new(None) };
        static BUILD: RefCell<Option<String>> = const { RefCell::new(None) };
        static BROKEN: Cell<bool> = const { Cell::new(false) };
    }

    pub fn changes(topic: Topic) -> ArcRwSignal<u32> {
        let at = TOPICS.iter().position(|(known, _)| *known == topic).unwrap_or_default();
        CHANGES.with(|changes| changes[at].clone())
    }

    /// Opens the connection unless it is open.
    pub fn connect() {
        if SOURCE.with_borrow(Option::is_some) {
            return;
        }
        let Ok(source) = EventSource::new("/live") else { return };
        for (topic, name) in TOPICS {
            listen(&source, name, move |_| changes(topic).update(|count| *count = count.wrapping_add(1)));
        }
        listen(&source, "hello", |event| greet(event.data().as_string()));
        listen(&source, "error", |_| broken());
        listen(&source, "open", |_| opened());
        SOURCE.set(Some(source));
    }

    /// The listeners live as long as the page.
    fn listen(source: &EventSource, name: &str, act: impl FnMut(MessageEvent) + 'static) {
        let closure = Closure::<dyn FnMut(MessageEvent)>::new(act);
        let _ = source.add_event_listener_with_callback(name, closure.as_ref().unchecked_ref());
        closure.forget();
    }

    /// Another build answers: a new version of the site is there.
    fn greet(build: Option<String>) {
        let Some(build) = build.filter(|build| !build.is_empty()) else { return };
        let known = BUILD.with_borrow(Clone::clone);
        match known {
            Some(known) if known != build => crate::device::service_worker::announce(),
            Some(_) => {}
            None => BUILD.set(Some(build)),
        }
    }

    /// The browser tries again by itself, unless it has closed the connection for good.
    fn broken() {
        BROKEN.set(true);
        let closed = SOURCE.with_borrow(|source| source.as_ref().is_none_or(|source| source.ready_state() == EventSource::CLOSED));
        if closed {
            SOURCE.set(None);
            set_timeout(connect, AGAIN);
        }
    }

    /// After a break something may have been missed: everybody asks again.
    fn opened() {
        if BROKEN.replace(false) {
            for (topic, _) in TOPICS {
                changes(topic).update(|count| *count = count.wrapping_add(1));
            }
        }
    }
}
