//! The one error that travels between server and browser. Codes only: the sentence is chosen in the reader's language.

use crate::wire::Wire;
use domain::refusal::Refusal;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why a server function gave no result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// The law or the form says no.
    #[error("refused")]
    Refused(Vec<Refusal>),
    /// No such thing.
    #[error("not found")]
    NotFound,
    /// Not for this role.
    #[error("forbidden")]
    Forbidden,
    /// Sign in first; what was typed is kept.
    #[error("sign in")]
    SignIn,
    /// Changed by somebody else meanwhile.
    #[error("conflict")]
    Conflict,
    /// Too much at once.
    #[error("busy")]
    Busy {
        /// Seconds to wait.
        retry_s: u32,
    },
    /// No room is left on the server: nothing was written, nothing is lost.
    #[error("no room")]
    NoRoom,
    /// Our fault; the number finds it in the log.
    #[error("failed {incident}")]
    Failed {
        /// Incident number.
        incident: String,
    },
    /// The network or the encoding failed on the way.
    #[error("transport")]
    Transport,
}

impl FromServerFnError for AppError {
    type Encoder = Wire;

    fn from_server_fn_error(_: ServerFnErrorErr) -> Self {
        AppError::Transport
    }
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> AppError {
        AppError::Refused(vec![refusal])
    }
}

#[cfg(feature = "ssr")]
impl From<services::Error> for AppError {
    fn from(error: services::Error) -> AppError {
        use services::Error;
        match error {
            Error::Refused(refusals) => AppError::Refused(refusals),
            Error::NotFound => AppError::NotFound,
            Error::Forbidden => AppError::Forbidden,
            Error::SignIn => AppError::SignIn,
            Error::Conflict => AppError::Conflict,
            Error::Busy { retry_s } => AppError::Busy { retry_s },
            Error::NoRoom(cause) => {
                crate::context::log_incident(&cause);
                AppError::NoRoom
            }
            Error::Internal(cause) => AppError::Failed { incident: crate::context::log_incident(&cause) },
        }
    }
}
