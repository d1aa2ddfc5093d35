use serde::{Deserialize, Serialize};

kinds! {
    /// A way beside the cabinet by which a notice goes out (T4.2).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    Channel {
        /// A letter to the person's own e-mail address.
        Email = "email",
        /// A short message to the phone.
        Sms = "sms",
        /// A message to the browsers that the person allowed it.
        Push = "push",
    }
}
