//! What a use case may answer instead of a result.

use domain::refusal::{Code, Refusal};

/// Every reason for which a use case ends without its result.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The law or the form says no; each field named.
    #[error("refused: {0:?}")]
    Refused(Vec<Refusal>),
    /// There is no such thing, or this actor may not know that there is.
    #[error("not found")]
    NotFound,
    /// This role may not do it.
    #[error("forbidden")]
    Forbidden,
    /// Sign in first.
    #[error("sign in first")]
    SignIn,
    /// Somebody else changed it meanwhile.
    #[error("conflict")]
    Conflict,
    /// Too much at once; try again after so many seconds.
    #[error("busy, retry after {retry_s} s")]
    Busy {
        /// Seconds to wait.
        retry_s: u32,
    },
    /// There is no room left to keep anything: nothing was written, what is there can be read. Whoever runs us is told by the log.
    #[error("no room left")]
    NoRoom(#[source] store::StoreError),
    /// Our fault. Logged once at the boundary with its whole chain; people see an incident number.
    #[error("internal error")]
    Internal(#[from] anyhow::Error),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Refused(vec![refusal])
    }
}

impl From<Vec<Refusal>> for Error {
    fn from(refusals: Vec<Refusal>) -> Error {
        Error::Refused(refusals)
    }
}

impl From<store::StoreError> for Error {
    fn from(error: store::StoreError) -> Error {
        match error {
            store::StoreError::Busy(_) => Error::Busy { retry_s: 1 },
            store::StoreError::DiskFull(_) => Error::NoRoom(error),
            store::StoreError::NoText(_) => Refusal::form(Code::BadFormat).into(),
            other => Error::Internal(other.into()),
        }
    }
}
