//! What each step is called, what it explains, and what it asks for.

use crate::tr;
use crate::ui::Look;
use domain::appeal::validate::{MAX_NOTE, MAX_TEXT};
use domain::lifecycle::Step;

/// The words of a step's page and the fields it shows.
#[derive(Clone, Copy)]
pub struct Words {
    /// What the step means.
    pub lead: &'static str,
    /// The text field: label, hint, most characters, must be filled in; `None` where nothing is written.
    pub text: Option<(&'static str, &'static str, u32, bool)>,
    /// Photos can be added.
    pub photos: bool,
    /// The button, and how it looks.
    pub button: (&'static str, Look),
}

impl Words {
    /// Of an official appeal, of which nothing is ever public (R11.7): what law 14, item 9 means for it is who works on it.
    pub fn of_letter(self, step: Step) -> Words {
        let lead = match step {
            Step::AskConfidentiality => tr!(rights.confidential_lead_letter),
            Step::LiftConfidentiality => tr!(rights.lift_lead_letter),
            _ => self.lead,
        };
        Words { lead, ..self }
    }

    /// Of the steps that have a page.
    pub fn of(step: Step) -> Option<Words> {
        let plain = |lead, text, button| Words { lead, text, photos: false, button: (button, Look::Primary) };
        Some(match step {
            Step::Amend => plain(tr!(rights.amend_lead), Some((tr!(report.text_title), "", MAX_TEXT, true)), tr!(rights.amend_button)),
            Step::AddDocuments => Words {
                photos: true,
                ..plain(tr!(rights.documents_lead), Some((tr!(rights.documents_text), "", MAX_TEXT, false)), tr!(rights.documents_button))
            },
            Step::Dispute => Words {
                photos: true,
                ..plain(tr!(rights.dispute_lead), Some((tr!(rights.dispute_text), "", MAX_TEXT, true)), tr!(rights.dispute_button))
            },
            Step::Complain => {
                plain(tr!(rights.complain_lead), Some((tr!(rights.complain_text), "", MAX_TEXT, true)), tr!(rights.complain_button))
            }
            Step::AskConfidentiality => plain(
                tr!(rights.confidential_lead),
                Some((tr!(rights.confidential_text), tr!(rights.confidential_hint), MAX_NOTE, true)),
                tr!(rights.step_ask_confidentiality),
            ),
            Step::LiftConfidentiality => plain(tr!(rights.lift_lead), None, tr!(rights.lift_button)),
            Step::Withdraw => Words {
                button: (tr!(rights.withdraw_button), Look::Danger),
                ..plain(tr!(rights.withdraw_lead), Some((tr!(rights.withdraw_text), tr!(rights.withdraw_hint), MAX_NOTE, false)), "")
            },
            Step::Leave => Words { button: (tr!(rights.leave_button), Look::Danger), ..plain(tr!(rights.leave_lead), None, "") },
            _ => return None,
        })
    }
}
