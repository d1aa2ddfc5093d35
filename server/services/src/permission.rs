//! Who may do what: one table of every use case and every role. Server functions are public endpoints, so this table, asked
//! in the first line of each use case, is what decides; buttons only follow it.

use crate::{Ctx, Error};
use domain::role::Role;

mod eservices;
mod table;
#[cfg(test)]
mod tests;

pub use table::{Function, allowed};

impl Ctx {
    /// Lets the actor go on, or not.
    ///
    /// # Errors
    /// [`Error::SignIn`] for a visitor who could do it after signing in, [`Error::Forbidden`] for every other role.
    pub fn may(&self, function: Function) -> Result<(), Error> {
        match self.actor.role {
            role if allowed(function, role) => Ok(()),
            Role::Visitor => Err(Error::SignIn),
            _ => Err(Error::Forbidden),
        }
    }
}
