//! The closed lists of annexes 1 and 2.

use serde::{Deserialize, Serialize};

words! {
    /// What an application asks for (R-annex2, item 2).
    Act {
        /// To register (qeydə alınma; R10.3).
        Register = "register",
        /// To amend (düzəliş; R10.6).
        Amend = "amend",
        /// To cancel the registration (ləğv; R10.7).
        Cancel = "cancel",
    }

    /// Of which kind a service is (R4.2; R-annex1, 2.1).
    Kind {
        /// Tells something, open to everybody (informativ; R4.3).
        Informational = "informational",
        /// Takes a request and gives a result; asks for a sign-in (interaktiv; R4.4).
        Interactive = "interactive",
    }

    /// How far it runs by itself (R-annex1, 1.6).
    Automation {
        /// Wholly: it takes as long as the systems need (tam; note 1).
        Full = "full",
        /// In part: a shortest and a longest time (qismən; note 2).
        Partial = "partial",
    }

    /// Who may use it (R-annex1, 2.3; R-annex2, item 9).
    Audience {
        /// Natural persons (fiziki şəxslər).
        Persons = "persons",
        /// Legal persons (hüquqi şəxslər).
        Organisations = "organisations",
        /// State bodies (dövlət orqanları).
        StateBodies = "state_bodies",
        /// Others (digərləri).
        Others = "others",
    }
}
