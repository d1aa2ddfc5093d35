//! Everything a use case needs to know of the request: who acts, when, in which language, on which portal.

use crate::{Error, Portal};
use domain::ids::PersonId;
use domain::lang::Lang;
use domain::role::Actor;
use domain::time::UnixMs;
use std::sync::Arc;

/// The context of one request.
#[derive(Clone)]
pub struct Ctx {
    /// The long-lived parts: database, files, caches.
    pub portal: Arc<Portal>,
    /// Who acts.
    pub actor: Actor,
    /// Now, from the portal's clock.
    pub now: UnixMs,
    /// The language of the request.
    pub lang: Lang,
    /// The browser's own key, from its cookie: drafts of somebody who has not signed in yet belong to it.
    pub browser: Option<String>,
    /// Name of the session, so that each action is kept with it (T6.1); `None` for visitors and for the system.
    pub session: Option<String>,
    /// Key of a queue machine, from its cookie (Q3.2.2).
    pub kiosk: Option<String>,
    /// The network that the request comes from, as a hash: wrong guesses of visitors are counted by it.
    pub network: Option<String>,
}

impl Ctx {
    /// The same, in the session with this name; see [`crate::people::session_name`].
    pub fn in_session(self, name: Option<String>) -> Ctx {
        Ctx { session: name, ..self }
    }

    /// The same, asked by the queue machine with this key.
    pub fn at_kiosk(self, key: Option<String>) -> Ctx {
        Ctx { kiosk: key, ..self }
    }

    /// The same, from this address of the network.
    pub fn from_network(self, address: &str) -> Ctx {
        Ctx { network: Some(crate::people::token::hash(address)), ..self }
    }

    /// The signed-in person.
    ///
    /// # Errors
    /// [`Error::SignIn`] for a visitor.
    pub fn person(&self) -> Result<&PersonId, Error> {
        self.actor.person.as_ref().ok_or(Error::SignIn)
    }
}

/// A short number under which an internal error is found in the log, for instance `7F3A-09C1`.
pub fn incident_number() -> String {
    let number: u32 = rand::random();
    format!("{:04X}-{:04X}", number >> 16, number & 0xFFFF)
}
