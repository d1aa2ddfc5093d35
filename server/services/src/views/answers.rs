//! Answers, their signatures verified anew each time they are shown.

use super::Whole;
use crate::Ctx;
use domain::appeal::view::AnswerView;
use store::answers::AnswerRow;

impl Whole {
    /// The answers, newest last.
    pub fn answer_views(&self, ctx: &Ctx) -> Vec<AnswerView> {
        let reference = ctx.portal.reference();
        let view = |row: &AnswerRow| {
            let signature = self.answer_signature(ctx, row);
            AnswerView {
                institution: reference.institution_name(&row.institution),
                text: row.text.clone(),
                signed_ms: row.signed_ms,
                signer: row.signer.clone(),
                signature_valid: signature.report.is_valid(),
                demo: row.demo,
                media: self.media_of_answer(&row.id),
                signature,
            }
        };
        self.answers.iter().map(view).collect()
    }
}
