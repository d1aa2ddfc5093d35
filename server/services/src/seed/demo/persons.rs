//! The demo persons: whom one may be in the demo, one for every role and institution of the annex. None of them exists.

use crate::Error;
use anyhow::Context;
use domain::role::{CentrePost, Role};
use serde::Deserialize;

const MANAGER: &str = "centre_manager";
const PERSONS: &str = include_str!("../../../seed/persons.csv");

/// One demo person, as the demo provider offers it.
#[derive(Clone, Debug, Deserialize)]
pub struct DemoPerson {
    /// Short name by which it is chosen (`data-person`); also the `sub` claim.
    pub key: String,
    /// Personal identification number, of a series that isn't issued.
    pub fin: String,
    /// Given name.
    pub given_name: String,
    /// Surname.
    pub surname: String,
    /// Patronymic.
    pub patronymic: String,
    /// Phone, E.164.
    pub phone: String,
    /// Tax number of the legal person represented; empty for a natural person.
    pub voen: String,
    /// Name of the legal person represented.
    pub legal_name: String,
    /// Role, as [`Role::as_str`]; `newcomer` for a citizen whom the system doesn't know yet, `centre_manager` for who manages a centre.
    pub role: String,
    /// Institution of institution staff, centre of a centre's staff; empty otherwise.
    pub institution: String,
}

impl DemoPerson {
    /// The role.
    pub fn role(&self) -> Role {
        match self.role.as_str() {
            MANAGER => Role::CentreStaff,
            word => Role::parse(word).unwrap_or(Role::Citizen),
        }
    }

    /// Where somebody works in a centre.
    pub fn post(&self) -> Option<CentrePost> {
        let post = || CentrePost { centre: self.institution.as_str().into(), manager: self.role == MANAGER };
        (self.role() == Role::CentreStaff).then(post)
    }

    /// Has never been here: the first sign-in registers the person (T1.4), the terms are still to be accepted (T1.3).
    pub fn is_newcomer(&self) -> bool {
        self.role == "newcomer"
    }
}

/// All demo persons, in the order in which they are offered.
///
/// # Errors
/// [`Error::Internal`] when the seed file is not readable.
pub fn persons() -> Result<Vec<DemoPerson>, Error> {
    let rows: Result<Vec<DemoPerson>, csv::Error> = csv::Reader::from_reader(PERSONS.as_bytes()).deserialize().collect();
    Ok(rows.context("seed/persons.csv")?)
}
