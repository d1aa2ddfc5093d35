//! Whether a service is in the register now.

use serde::{Deserialize, Serialize};

words! {
    /// State of a service in the register (R10.2).
    EserviceState {
        /// It is registered (R10.2.1).
        Registered = "registered",
        /// Its registration was cancelled (R10.2.3); its history stays.
        Cancelled = "cancelled",
    }
}
