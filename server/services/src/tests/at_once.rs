//! Two of everything at once: one is done, the other is told or gets the same, and nothing is there twice.

use super::procedure::routed;
use crate::testing::{new_id, worlds};
use crate::{Ctx, Error, appeals, cabinet, complaints, institution, rights};
use domain::appeal::form::{AnswerForm, JoinForm, RateForm, RightForm};
use domain::appeal::view::What;
use domain::complaint::{About, ComplaintForm};
use domain::ids::{AppealId, JoinId};
use domain::lifecycle::{Status, Step};

/// How many were done; whatever else was said is no fault of ours.
fn done<T: std::fmt::Debug>(what: &str, both: [Result<T, Error>; 2]) -> usize {
    for one in &both {
        assert!(!matches!(one, Err(Error::Internal(_))), "{what}: {one:?}");
    }
    both.iter().filter(|one| one.is_ok()).count()
}

async fn two(what: &str, one: impl Future<Output = Result<(), Error>>, other: impl Future<Output = Result<(), Error>>) -> usize {
    let (one, other) = tokio::join!(one, other);
    done(what, [one, other])
}

/// How often it stands in the appeal's history.
async fn times(ctx: &Ctx, id: &AppealId, what: What) -> usize {
    cabinet::card(ctx, id).await.unwrap().timeline.iter().filter(|entry| entry.what == what).count()
}

#[tokio::test]
async fn a8_4_a8_9_of_two_who_join_answer_rate_or_withdraw_at_once_one_does() {
    for world in worlds().await {
        let (author, neighbour) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let (one, other) = (world.employee("Aytən", "azersu").await, world.employee("Rüstəm", "azersu").await);
        let id = routed(&world, &author, &["azersu"]).await;
        let join = |text: &str| JoinForm { id: JoinId(new_id().0), appeal: id.clone(), text: text.into(), ..JoinForm::default() };
        let joining = async |text: &str| appeals::join(&neighbour, join(text)).await.map(drop);
        assert_eq!(two("joining", joining("Bizdə də belədir."), joining("Mən də hər gün buradan keçirəm.")).await, 1, "{}", world.name);
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.joined, 1);

        let answer = |text: &str| AnswerForm { appeal: id.clone(), text: text.into(), ..AnswerForm::default() };
        let answering = two(
            "answering",
            institution::answer(&one, answer("Çuxur dolduruldu.")),
            institution::answer(&other, answer("Asfalt örtüyü bərpa olundu.")),
        );
        assert_eq!(answering.await, 1, "{}", world.name);
        assert_eq!(cabinet::card(&author, &id).await.unwrap().answers.len(), 1, "{}: signed once", world.name);
        assert_eq!(store::signatures::of_appeal(world.portal.db(), &id).await.unwrap().len(), 1);

        let rating = |stars| RateForm { appeal: id.clone(), stars, ..RateForm::default() };
        let rated = two("rating", cabinet::rate(&author, rating(5)), cabinet::rate(&author, rating(1))).await;
        assert_eq!(rated, times(&author, &id, What::Rated).await, "{}", world.name);

        let next = routed(&world, &author, &["azersu"]).await;
        let leaving = || RightForm {
            id: new_id().0.into(),
            appeal: next.clone(),
            step: Some(Step::Withdraw),
            text: "Problem həll olundu.".into(),
            ..RightForm::default()
        };
        assert_eq!(two("withdrawing", rights::exercise(&author, leaving()), rights::exercise(&author, leaving())).await, 1);
        assert_eq!(cabinet::card(&author, &next).await.unwrap().line.status, Status::Withdrawn, "{}", world.name);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty(), "{}", world.name);
    }
}

#[tokio::test]
async fn q3_5_a_complaint_pressed_twice_at_once_has_one_number() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let form = ComplaintForm {
            id: new_id().0.into(),
            about: About::Queue,
            subject: "ASAN xidmət, 1 nömrəli mərkəz".into(),
            text: "Növbə saatında çağırılmadım, bir saat gözlədim.".into(),
            demand: "Araşdırılsın və cavab verilsin.".into(),
        };
        let (one, other) = tokio::join!(complaints::file(&author, form.clone()), complaints::file(&author, form));
        assert_eq!(one.unwrap(), other.unwrap(), "{}", world.name);
    }
}
