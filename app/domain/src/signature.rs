//! What a check of an employee's signature finds (A7.0.4, R12.2): one line for each thing that was looked at, and why it failed.

use crate::time::UnixMs;
use serde::{Deserialize, Serialize};

/// How a signature is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignatureForm {
    /// CMS with the signer's certificate (CAdES-B).
    #[default]
    Cms,
    /// The bare key of the first demo: no certificate, no legal force.
    OldKey,
}

kinds! {
    /// What is signed (A6.0.6, A7.0.4).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    SignedKind {
        /// An institution's answer (A8.9).
        Answer = "answer",
        /// Leaving unconsidered (A9.2).
        Unconsidered = "unconsidered",
        /// A refusal of the owner's staff (A8.6).
        Refusal = "refusal",
    }
}

/// One thing that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The file is a detached signature of one signer.
    Form,
    /// The document is the one that was signed: text and hashes of the attachments.
    Content,
    /// What is signed beside the document: its kind, the moment, the signer's certificate.
    Attributes,
    /// The signature was made with the certificate's key.
    Signature,
    /// The certificate comes from a trusted authority.
    Chain,
    /// It was valid at the moment of signing.
    Validity,
    /// Its key may be used for signing.
    KeyUsage,
    /// The signer is the employee who sent the document.
    Signer,
    /// It was not revoked before the moment of signing.
    Revocation,
}

impl Check {
    /// All of them, in the order in which they are told.
    pub const ALL: [Check; 9] = [
        Check::Form,
        Check::Content,
        Check::Attributes,
        Check::Signature,
        Check::Chain,
        Check::Validity,
        Check::KeyUsage,
        Check::Signer,
        Check::Revocation,
    ];

    /// Without it nothing is proved. Who the signer should be only we know, and lists of revoked certificates may be missing.
    pub fn is_needed(self, form: SignatureForm) -> bool {
        match form {
            SignatureForm::OldKey => matches!(self, Check::Content | Check::Signature),
            SignatureForm::Cms => !matches!(self, Check::Signer | Check::Revocation),
        }
    }
}

/// Why a check failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Cut off, damaged, or something else than a detached signature of one signer.
    Unreadable,
    /// The document is not the one that was signed.
    Changed,
    /// A hash or key that can be forged today (SHA-1, short keys).
    Weak,
    /// A method that is not known here.
    UnknownMethod,
    /// Signed by another key.
    WrongKey,
    /// Something that has to be signed along is missing.
    Incomplete,
    /// No trusted authority stands behind the certificate.
    Untrusted,
    /// The moment of signing lies outside the certificate's term.
    Expired,
    /// The certificate is not one for signing.
    NotForSigning,
    /// The certificate is another person's.
    AnotherPerson,
    /// Revoked before the moment of signing.
    Revoked,
    /// The moment is not the one at which the document was sent, or has not come yet.
    AnotherTime,
}

/// What a check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// As it should be.
    Passed,
    /// Nothing to check it with, or an earlier check failed.
    NotChecked,
    /// Not as it should be.
    Failed(Why),
}

/// The whole report on a signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// How the signature is kept.
    pub form: SignatureForm,
    /// What was looked at.
    pub checks: Vec<(Check, Outcome)>,
    /// The signer's name, as in the certificate.
    pub signer: String,
    /// Where the signer works, as in the certificate.
    pub organization: String,
    /// Who issued the certificate.
    pub issuer: String,
    /// The moment of signing, as the signer says.
    pub signed_ms: Option<UnixMs>,
    /// The authority is the demo's own: no legal force.
    pub demo: bool,
}

impl Report {
    /// A report in which nothing was checked yet.
    pub fn new(form: SignatureForm) -> Report {
        let checks = Check::ALL.into_iter().filter(|check| form == SignatureForm::Cms || check.is_needed(form));
        Report { form, checks: checks.map(|check| (check, Outcome::NotChecked)).collect(), ..Report::default() }
    }

    /// What this check found.
    pub fn outcome(&self, check: Check) -> Outcome {
        self.checks.iter().find(|(one, _)| *one == check).map_or(Outcome::NotChecked, |(_, outcome)| *outcome)
    }

    /// Writes down what a check found; a failure stays.
    pub fn found(&mut self, check: Check, result: Result<(), Why>) {
        let known = self.checks.iter_mut().find(|(one, outcome)| *one == check && !matches!(outcome, Outcome::Failed(_)));
        if let Some((_, outcome)) = known {
            *outcome = result.map_or_else(Outcome::Failed, |()| Outcome::Passed);
        }
    }

    /// Everything that is needed passed, and nothing failed.
    pub fn is_valid(&self) -> bool {
        let passed = |check: &Check| self.outcome(*check) == Outcome::Passed;
        let failed = self.checks.iter().any(|(_, outcome)| matches!(outcome, Outcome::Failed(_)));
        !failed && Check::ALL.iter().filter(|check| check.is_needed(self.form)).all(passed)
    }
}

/// A signature under an answer, a refusal or what was left unconsidered, as its readers see it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignatureView {
    /// Under which id document and signature can be taken as files; nothing in the old form.
    pub id: Option<String>,
    /// What the check found, made anew for this view.
    pub report: Report,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passed(form: SignatureForm) -> Report {
        let mut report = Report::new(form);
        Check::ALL.into_iter().filter(|check| check.is_needed(form)).for_each(|check| report.found(check, Ok(())));
        report
    }

    #[test]
    fn a7_0_4_one_failed_or_missing_check_makes_a_signature_invalid() {
        assert!(passed(SignatureForm::Cms).is_valid() && passed(SignatureForm::OldKey).is_valid());
        assert!(!Report::default().is_valid() && !Report::new(SignatureForm::Cms).is_valid());
        for check in Check::ALL {
            let mut report = passed(SignatureForm::Cms);
            report.found(check, Err(Why::Changed));
            report.found(check, Ok(()));
            assert!(!report.is_valid(), "{check:?} failed, and a failure stays");
        }
    }

    #[test]
    fn a7_0_4_a_report_is_read_as_it_was_written() {
        let mut report = Report { signer: "Nərgiz Əliyeva".into(), signed_ms: Some(UnixMs(5)), ..passed(SignatureForm::Cms) };
        report.found(Check::Revocation, Err(Why::Revoked));
        let kept = serde_json::to_string(&report).unwrap();
        assert!(kept.contains(r#"["revocation",{"failed":"revoked"}]"#), "{kept}");
        assert_eq!(serde_json::from_str::<Report>(&kept).unwrap(), report);
    }
}
