//! Answers, their signatures verified anew each time they are shown.

use super::Whole;
use crate::Ctx;
use crate::signature::{Signed, answer_payload};
use domain::appeal::view::AnswerView;
use store::answers::AnswerRow;

impl Whole {
    /// The answers, newest last.
    pub fn answer_views(&self, ctx: &Ctx) -> Vec<AnswerView> {
        let reference = ctx.portal.reference();
        let view = |row: &AnswerRow| {
            let media = self.media_of_answer(&row.id);
            AnswerView {
                institution: reference.institution_name(&row.institution),
                text: row.text.clone(),
                signed_ms: row.signed_ms,
                signer: row.signer.clone(),
                signature_valid: self.is_signed(ctx, row, &media),
                demo: row.demo,
                media,
            }
        };
        self.answers.iter().map(view).collect()
    }

    /// What is shown is put together again and compared with the signature: what is kept beside it proves nothing.
    fn is_signed(&self, ctx: &Ctx, row: &AnswerRow, media: &[domain::ids::MediaId]) -> bool {
        let number = self.appeal.number.as_deref().unwrap_or_default();
        let signed = Signed { signature: row.signature.clone(), certificate: row.certificate.clone() };
        answer_payload(number, &row.institution, &row.text, media)
            .is_ok_and(|payload| ctx.portal.device().verify(payload.as_bytes(), &signed))
    }
}
