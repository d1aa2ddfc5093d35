//! Official appeals of the demo, without a place (R11.6, R11.7): one that is answered, one in work, one that has just come, and one that an
//! employee of 108 has written for who called (A2.2.2).

use super::cast::Cast;
use super::office::{at_ten, paper};
use super::words::Words;
use crate::{Error, Portal, correspondence, institution, phone};
use domain::appeal::form::{AnswerForm, ProgressForm};
use domain::correspondence::LetterForm;
use domain::ids::{AppealId, InstitutionId};
use domain::phone::{Caller, PhoneLetterForm};
use std::sync::Arc;

/// Who has answered.
const ANSWERS: &str = "azerenerji";
/// Who is at work.
const WORKS: &str = "bulvar";
/// To whom something has just come.
const WAITS: &str = "iceriseher";
/// Citizens of the demo who write letters, by their place among all.
const WRITERS: [usize; 2] = [4, 5];

/// Plays it all; a cast without these houses or citizens has none of it.
pub async fn play(portal: &Arc<Portal>, words: &Words, cast: &Cast) -> Result<(), Error> {
    let house = |id: &str| cast.staff.get(&InstitutionId::from(id));
    let (Some(answers), Some(works)) = (house(ANSWERS), house(WORKS)) else { return Ok(()) };
    let [Some(first), Some(second)] = WRITERS.map(|nr| cast.citizens.get(nr)) else { return Ok(()) };
    let said = |word: &str| words.letters.get(word).cloned().unwrap_or_default();
    let letter = |word: &str, to: &str| LetterForm {
        id: AppealId(uuid::Uuid::now_v7().to_string()),
        institution: to.into(),
        subject: said(&format!("{word}_subject")),
        text: said(word),
        ..LetterForm::default()
    };

    let ctx = at_ten(portal, first, 20);
    let mut asked = letter("answered", ANSWERS);
    asked.files.push(correspondence::take_letter_file(&ctx, &asked.id, "Sxem.pdf", paper("1"), false).await?);
    let appeal = correspondence::send(&ctx, asked).await?.appeal;
    institution::answer(&at_ten(portal, answers, 12), AnswerForm { appeal, text: said("answer"), ..AnswerForm::default() }).await?;

    let appeal = correspondence::send(&at_ten(portal, second, 8), letter("work", WORKS)).await?.appeal;
    let progress = ProgressForm { appeal, text: said("progress"), to_citizen: true };
    institution::progress(&at_ten(portal, works, 5), progress).await?;

    correspondence::send(&at_ten(portal, first, 1), letter("new", WAITS)).await?;

    let Some(call) = &cast.call else { return Ok(()) };
    let caller = Caller { given_name: said("caller"), surname: said("caller_surname"), phone: "0557654322".to_owned(), consent: true };
    let form = PhoneLetterForm { caller, letter: letter("called", WAITS) };
    phone::letter(&at_ten(portal, call, 1), form).await.map(drop)
}
