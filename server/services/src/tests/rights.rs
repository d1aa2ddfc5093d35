//! The rights of the person after sending (A9.1, A8.4, A8.7), on every database.

mod answered;
mod leaving;
mod refused;
mod window;
mod withdrawing;

use crate::testing::{World, form, later, new_id};
use crate::{Ctx, Error, appeals, institution, media, owner, rights};
use bytes::Bytes;
use domain::appeal::form::{AnswerForm, AppealForm, JoinForm, RightForm, RouteForm};
use domain::ids::{AppealId, InstitutionId, JoinId, MediaId};
use domain::lifecycle::Step;

/// A step of this appeal with these words.
pub(super) fn right(appeal: &AppealId, step: Step, text: &str) -> RightForm {
    RightForm { id: new_id().0.into(), appeal: appeal.clone(), step: Some(step), text: text.into(), ..RightForm::default() }
}

/// Takes a step with words.
async fn take(ctx: &Ctx, appeal: &AppealId, step: Step, text: &str) -> Result<(), Error> {
    rights::exercise(ctx, right(appeal, step, text)).await
}

pub(super) async fn sent(author: &Ctx) -> AppealId {
    appeals::submit(author, form()).await.unwrap().appeal
}

pub(super) async fn joined(person: &Ctx, appeal: &AppealId) {
    let join = JoinForm { id: JoinId(new_id().0), appeal: appeal.clone(), text: "Bizdə də belədir.".into(), ..JoinForm::default() };
    appeals::join(person, join).await.unwrap();
}

/// Routed with the words and photos cleared for the public.
pub(super) async fn routed(world: &World, appeal: &AppealId, institutions: &[&str]) -> String {
    let form = RouteForm {
        appeal: appeal.clone(),
        institutions: institutions.iter().map(|code| InstitutionId::from(*code)).collect(),
        public_text: "Yolda çuxur var.".into(),
        publish_photos: true,
        ..RouteForm::default()
    };
    owner::route(&later(&world.owner_staff().await), form).await.unwrap()
}

pub(super) async fn answer(world: &World, appeal: &AppealId, institution: &str) {
    let staff = later(&world.institution_staff(institution).await);
    let form = AnswerForm { appeal: appeal.clone(), text: "Çuxur doldurulub.".into(), ..AnswerForm::default() };
    institution::answer(&staff, form).await.unwrap();
}

async fn photo(ctx: &Ctx) -> MediaId {
    media::take_photo(ctx, Bytes::from(media::tests::jpeg_with_exif(64, 48))).await.unwrap().id
}

/// An appeal with a photo.
pub(super) async fn sent_with_photo(author: &Ctx) -> (AppealId, MediaId) {
    let photo = photo(author).await;
    let id = appeals::submit(author, AppealForm { media: vec![photo.clone()], ..form() }).await.unwrap().appeal;
    (id, photo)
}
