//! What a template is for.

use serde::{Deserialize, Serialize};

kinds! {
    /// What a prepared text becomes.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    TemplateKind {
        /// The written answer of an institution (A8.9).
        #[default]
        Answer = "answer",
        /// The reasons of a refusal by the owner's staff (A8.6).
        Refusal = "refusal",
        /// The reasons of leaving unconsidered (A9.2).
        Unconsidered = "unconsidered",
    }
}
