//! A letter: to whom, and what it says.

use crate::permission::Function;
use crate::{Ctx, Error, people};
use domain::appeal::form::AnswerMode;
use domain::ids::{LetterId, PersonId};
use domain::lang::Named;
use domain::time::UnixMs;
use store::answers::AnswerRow;
use store::appeals::AppealRow;
use store::joins::JoinRow;
use store::letters::LetterRow;

/// Everything that is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Letter {
    /// Who answers.
    pub institution: Named,
    /// The appeal's official number.
    pub number: String,
    /// When it was registered.
    pub registered_ms: Option<UnixMs>,
    /// When the answer was signed.
    pub signed_ms: UnixMs,
    /// Name of who signed.
    pub signer: String,
    /// Signed by the demo device: no legal force.
    pub demo: bool,
    /// Name of the receiver.
    pub person: String,
    /// Address of the receiver.
    pub address: String,
    /// The answer, word for word.
    pub text: String,
    /// How many photos belong to the answer; they are read in the cabinet.
    pub photos: u32,
}

/// The letter, to be printed.
///
/// # Errors
/// [`Error::Forbidden`] for everybody but an institution's staff, [`Error::NotFound`] for another institution's letter.
pub async fn letter(ctx: &Ctx, id: &LetterId) -> Result<Letter, Error> {
    ctx.may(Function::LetterPdf)?;
    let (letter, appeal) = super::own(ctx, id).await?;
    let db = ctx.portal.db();
    let answer = store::answers::find(db, &letter.answer).await?.ok_or(Error::NotFound)?;
    let person = store::people::find(db, &letter.person).await?.ok_or(Error::NotFound)?;
    let links = store::media::of_appeal(db, &appeal.id).await?;
    let photos = links.iter().filter(|link| link.answer.as_deref() == Some(letter.answer.as_str())).count();
    Ok(Letter {
        institution: ctx.portal.reference().institution_name(&letter.institution),
        number: appeal.known_number().to_owned(),
        registered_ms: appeal.registered_ms,
        signed_ms: answer.signed_ms,
        signer: answer.signer,
        demo: answer.demo,
        person: people::name_of(&person),
        address: letter.address,
        text: answer.text,
        photos: u32::try_from(photos).unwrap_or(u32::MAX),
    })
}

/// The letters of an answer: to the author, unless withdrawn, and to those who joined, each who chose post.
/// Who has withdrawn and joined again, as by a merge, is written to once, at the address given with the joining.
pub(crate) fn of_answer(appeal: &AppealRow, joins: &[JoinRow], answer: &AnswerRow) -> Vec<LetterRow> {
    let author = (&appeal.person, appeal.answer_mode, &appeal.postal_address);
    let author = appeal.author_left_ms.is_none().then_some(author);
    let joined = joins.iter().map(|join| (&join.person, join.answer_mode, &join.postal_address));
    let chose = |(_, mode, _): &(&PersonId, AnswerMode, &String)| *mode == AnswerMode::AmisAndPost;
    let letter = |(person, _, address): (&PersonId, AnswerMode, &String)| LetterRow {
        id: LetterId(uuid::Uuid::now_v7().to_string()),
        answer: answer.id.clone(),
        appeal: appeal.id.clone(),
        institution: answer.institution.clone(),
        person: person.clone(),
        address: address.clone(),
        written_ms: answer.signed_ms,
        printed_ms: None,
        posted_on: None,
        tracking: String::new(),
        posted_by: None,
    };
    author.into_iter().chain(joined).filter(chose).map(letter).collect()
}
