//! What is asked, where an answer came from, and what became of asking.

use serde::{Deserialize, Serialize};

words! {
    /// What a state register is asked of a person (statute 4.4.1–4.4.3).
    #[derive(Default)]
    Fact {
        /// Surname, name and patronymic, by FİN: Ministry of Justice.
        #[default]
        Names = "names",
        /// Phone, by FİN: Ministry of Digital Development and Transport.
        Phone = "phone",
        /// Name and address of the legal person represented, by VÖEN: Ministry of Economy.
        LegalPerson = "legal_person",
    }

    /// Where what is kept came from.
    FactSource {
        /// The single sign-on: a hint.
        SignIn = "sign_in",
        /// The register itself.
        Register = "register",
        /// An employee, by hand (A4.3).
        Staff = "staff",
    }

    /// What became of asking a register.
    FactState {
        /// It is being asked, or will be.
        Waiting = "waiting",
        /// It has answered.
        Answered = "answered",
        /// It knows nobody by this number.
        Unknown = "unknown",
        /// Nobody is asking: it gave no answer for too long, or there is no exchange with it.
        Ended = "ended",
    }

    /// Why a register gave no answer. Its own words may hold personal data and are kept nowhere.
    Trouble {
        /// It took too long.
        Timeout = "timeout",
        /// It wasn't reached.
        Unreachable = "unreachable",
        /// It, or the security server before it, does not take our question: the operator must look at it.
        Refused = "refused",
        /// It failed.
        Fault = "fault",
        /// What it said can't be understood.
        Nonsense = "nonsense",
    }
}

impl Fact {
    /// Whether it is about the legal person represented and not about the person.
    pub fn is_of_legal_person(self) -> bool {
        self == Fact::LegalPerson
    }
}

impl Trouble {
    /// Whether asking again at once may help, for a question that may be repeated.
    pub fn may_pass(self) -> bool {
        matches!(self, Trouble::Unreachable | Trouble::Fault)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_database_come_back() {
        assert!(Fact::ALL.iter().all(|one| Fact::parse(one.as_str()) == Some(*one)));
        assert!(FactSource::ALL.iter().all(|one| FactSource::parse(one.as_str()) == Some(*one)));
        assert!(FactState::ALL.iter().all(|one| FactState::parse(one.as_str()) == Some(*one)));
        assert!(Trouble::ALL.iter().all(|one| Trouble::parse(one.as_str()) == Some(*one)));
    }
}
