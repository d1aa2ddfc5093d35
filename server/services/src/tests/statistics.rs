//! Public statistics (A2.2.5): for the country, an institution, a district, as they stand in that minute.

use crate::testing::{World, form, later, new_id, worlds};
use crate::{Ctx, Error, appeals, cabinet, institution, owner, statistics};
use domain::appeal::chain::chain;
use domain::appeal::form::{AnswerForm, AppealForm, RateForm, RefusalGround, RefuseForm, RouteForm};
use domain::appeal::view::What;
use domain::ids::AppealId;
use domain::statistics::{Counts, PeriodChoice, PeriodWord, Scope, Statistics, StatisticsQuery};

async fn of(ctx: &Ctx, scope: Scope) -> Statistics {
    let query = StatisticsQuery { scope, ..StatisticsQuery::default() };
    statistics::statistics(&later(ctx), query).await.unwrap().as_ref().clone()
}

async fn routed(world: &World, author: &Ctx) -> AppealId {
    let id = appeals::submit(&later(author), AppealForm { id: new_id(), ..form() }).await.unwrap().appeal;
    let staff = later(&world.owner_staff().await);
    owner::route(&staff, RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() }).await.unwrap();
    id
}

#[tokio::test]
async fn a2_2_5_statistics_of_an_institution_say_what_was_answered_in_time() {
    for world in worlds().await {
        let (author, visitor) = (world.citizen("Aygün").await, world.visitor());
        let mut sent = Vec::new();
        for _ in 0..6 {
            sent.push(routed(&world, &author).await);
        }
        let desk = world.institution_staff("azersu").await;
        let answer =
            |id: &AppealId| AnswerForm { appeal: id.clone(), text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
        world.wait_hours(24 * 3);
        for id in &sent[..4] {
            institution::answer(&later(&desk), answer(id)).await.unwrap();
        }
        world.wait_hours(24 * 60);
        institution::answer(&later(&desk), answer(&sent[4])).await.unwrap();
        for id in &sent[..5] {
            cabinet::rate(&later(&author), RateForm { appeal: id.clone(), stars: 4, ..RateForm::default() }).await.unwrap();
        }
        let expected =
            Counts { received: 6, open: 1, answered: 5, in_time: 4, late: 1, refused: 0, reopened: 0, joined: 0, stars: [0, 0, 0, 5, 0] };
        for scope in [
            Scope::Country,
            Scope::Institution("azersu".into()),
            Scope::District("baki-yasamal".into()),
            Scope::District("baki-seher".into()),
        ] {
            let found = of(&visitor, scope.clone()).await;
            assert_eq!(found.counts, expected, "{} {scope:?}", world.name);
            assert_eq!(found.half.map(|half| (half.calendar, half.of)), Some((3, 5)), "{scope:?}");
            assert_eq!(found.categories.iter().map(|line| (line.id.as_str(), line.counts.received)).collect::<Vec<_>>(), [("yol", 6)]);
            assert_eq!(found.months.iter().map(|month| month.counts.received).sum::<u32>(), 6);
            assert_eq!(found.months.len(), 3, "a month in which nothing came stands there too");
        }
        let country = of(&visitor, Scope::Country).await;
        let lines =
            |lines: &[domain::statistics::Line]| lines.iter().map(|line| (line.id.clone(), line.counts.in_time)).collect::<Vec<_>>();
        assert_eq!(lines(&country.institutions), [("azersu".to_owned(), 4)]);
        assert_eq!(lines(&country.districts), [("baki-yasamal".to_owned(), 4)]);
        let another = of(&visitor, Scope::Institution("azeriqaz".into())).await;
        assert_eq!((another.counts, another.half), (Counts::default(), None));
        let words = serde_json::to_string(&country).unwrap();
        for secret in ["Aygün", "Əliyev", "FIN", "+994", "Şərifzadə", "zədələnir"] {
            assert!(!words.contains(secret), "{secret} in {words}");
        }
    }
}

#[tokio::test]
async fn a2_2_5_what_is_asked_again_in_the_same_minute_is_counted_once() {
    for world in worlds().await {
        let (author, visitor) = (world.citizen("Aygün").await, world.visitor());
        assert_eq!(of(&visitor, Scope::Country).await.counts.received, 0);
        appeals::submit(&author, form()).await.unwrap();
        assert_eq!(of(&visitor, Scope::Country).await.counts.received, 0, "{}: as of a moment ago", world.name);
        world.wait_seconds(60);
        let found = of(&visitor, Scope::Country).await;
        assert_eq!((found.counts.received, found.as_of_ms), (1, world.portal.now()));
    }
}

#[tokio::test]
async fn what_does_not_exist_is_not_found_and_nonsense_gives_the_usual_days() {
    let world = crate::testing::sqlite().await;
    let visitor = world.visitor();
    for scope in [Scope::Institution("yoxdur".into()), Scope::District("' or 1=1".into())] {
        let query = StatisticsQuery { scope, ..StatisticsQuery::default() };
        assert!(matches!(statistics::statistics(&visitor, query).await, Err(Error::NotFound)));
    }
    let period = PeriodChoice { word: PeriodWord::Own, from: "99999999-99-99".into(), until: "<b>".into() };
    let found = statistics::statistics(&visitor, StatisticsQuery { period, ..StatisticsQuery::default() }).await.unwrap();
    assert!(found.not_understood);
    assert_eq!(Some(found.period), PeriodChoice::default().on(visitor.now.date()));
}

#[tokio::test]
async fn a2_2_5_refused_appeals_count_and_stand_in_the_chain() {
    for world in worlds().await {
        let (author, visitor) = (world.citizen("Aygün").await, world.visitor());
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let refusal =
            RefuseForm { appeal: id.clone(), ground: RefusalGround::NotClear, reason: "Aygün xanım, yer göstərilməyib.".into() };
        owner::refuse(&world.owner_staff().await, refusal).await.unwrap();
        let found = of(&visitor, Scope::Country).await;
        assert_eq!((found.counts.refused, found.counts.open, found.counts.due()), (1, 0, 0), "{}", world.name);
        let public = appeals::public(&visitor, &id).await.unwrap();
        let chain = chain(&public.timeline);
        assert_eq!((chain.len(), chain[0].institution.is_none(), chain[0].went), (1, true, Some(What::Refused)));
        assert!(!format!("{chain:?}").contains("Aygün"), "the reason is for its author");
    }
}

#[tokio::test]
async fn a2_2_5_everybody_sees_who_has_had_an_appeal() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author).await;
        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        let chain = chain(&public.timeline);
        let names: Vec<_> = chain.iter().map(|holder| holder.institution.as_ref().map(|name| name.az.clone())).collect();
        assert_eq!(names[0], None, "{}: the owner's staff first", world.name);
        assert!(names[1].as_ref().is_some_and(|name| name.contains("zərsu")), "{names:?}");
        assert_eq!((chain[0].went, chain[1].came, chain[1].until_ms), (Some(What::Routed), What::Routed, None));
    }
}
