//! The registry and reports (A6.0.8), on every database.

use crate::testing::{World, form, later, new_id, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, institution, owner, registry, reports};
use domain::appeal::form::{AnswerForm, AppealForm, RateForm, RouteForm};
use domain::ids::AppealId;
use domain::lifecycle::Status;
use domain::refusal::{Code, Field};
use domain::registry::{MOST_SAVED, RegistryPage, SaveForm, Shelf};
use domain::role::Role;
use domain::statistics::{Fate, Scope, StatisticsQuery};

async fn sent(author: &Ctx, form: AppealForm) -> AppealId {
    appeals::submit(&later(author), AppealForm { id: new_id(), ..form }).await.unwrap().appeal
}

async fn routed(world: &World, id: &AppealId, to: &[&str]) {
    let institutions = to.iter().map(|code| (*code).into()).collect();
    owner::route(&later(&world.owner_staff().await), RouteForm { appeal: id.clone(), institutions, ..RouteForm::default() }).await.unwrap();
}

async fn answered(desk: &Ctx, id: &AppealId) {
    let form = AnswerForm { appeal: id.clone(), text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
    institution::answer(&later(desk), form).await.unwrap();
}

async fn page(ctx: &Ctx, query: &str) -> RegistryPage {
    registry::registry(&later(ctx), query.into()).await.unwrap()
}

async fn ids(ctx: &Ctx, query: &str) -> Vec<AppealId> {
    page(ctx, query).await.rows.into_iter().map(|row| row.id).collect()
}

fn operator(ctx: &Ctx) -> Ctx {
    let mut operator = ctx.clone();
    operator.actor.role = Role::Operator;
    operator
}

#[tokio::test]
async fn a6_0_8_the_registry_shows_what_was_done_a_moment_ago() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        assert_eq!(page(&staff, "").await.total, 0, "{}", world.name);
        let first = sent(&author, form()).await;
        world.wait_seconds(1);
        let second =
            sent(&author, AppealForm { category: "qaz.sizma".into(), text: "Binada qaz iyi gəlir, təcili.".into(), ..form() }).await;
        assert_eq!(ids(&staff, "").await, [second.clone(), first.clone()], "{}: the newest first", world.name);
        assert_eq!(ids(&staff, "order=oldest").await, [first.clone(), second.clone()]);
        assert_eq!(ids(&staff, "category=qaz").await, std::slice::from_ref(&second));
        assert_eq!(ids(&staff, "district=baki-seher").await.len(), 2, "with what hangs under it");
        routed(&world, &first, &["azersu"]).await;
        let row = page(&staff, "status=routed&institution=azersu").await.rows.remove(0);
        assert_eq!((row.id.clone(), row.status, row.deadline), (first.clone(), Status::Routed, Fate::Running));
        assert!(row.number.starts_with("AM-") && row.institution.is_some_and(|name| name.az.contains("zərsu")));
        let desk = world.institution_staff("azersu").await;
        answered(&desk, &first).await;
        cabinet::rate(&later(&author), RateForm { appeal: first.clone(), stars: 2, ..RateForm::default() }).await.unwrap();
        assert_eq!(ids(&staff, "rating=2&deadline=in_time").await, std::slice::from_ref(&first));
        assert_eq!(ids(&staff, "rating=0").await, std::slice::from_ref(&second));
        world.wait_hours(24 * 60);
        assert_eq!(ids(&staff, "deadline=late").await, std::slice::from_ref(&second), "nothing was written, time alone went on");
        assert!(page(&staff, "page=2").await.rows.is_empty());
    }
}

#[tokio::test]
async fn a6_0_8_words_and_numbers_are_found_with_any_other_filter() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let hole = sent(&author, form()).await;
        let gas = sent(&author, AppealForm { category: "qaz.sizma".into(), text: "Həyətdə qaz iyi gəlir, təcili.".into(), ..form() }).await;
        assert_eq!(ids(&staff, "q=%C3%87UXUR").await, std::slice::from_ref(&hole), "{}", world.name);
        assert_eq!(ids(&staff, "q=%C3%A7uxur&category=qaz").await, Vec::<AppealId>::new());
        let number = page(&staff, "category=qaz").await.rows.remove(0).number;
        assert_eq!(ids(&staff, &format!("q={}", number.to_lowercase())).await, [gas]);
        assert!(!page(&staff, "q=cuxur").await.cut);
    }
}

#[tokio::test]
async fn a7_0_1_an_institution_finds_its_own_parts_and_no_others() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let (shared, foreign) = (sent(&author, form()).await, sent(&author, form()).await);
        routed(&world, &shared, &["azersu", "azeriqaz"]).await;
        routed(&world, &foreign, &["azeriqaz"]).await;
        let desk = world.institution_staff("azersu").await;
        let found = page(&desk, "").await;
        assert_eq!(found.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), std::slice::from_ref(&shared), "{}", world.name);
        assert!(found.institution && found.total == 1);
        assert_eq!(ids(&desk, "institution=azeriqaz").await, Vec::<AppealId>::new(), "another's parts are not asked for by a filter");
        assert_eq!(ids(&desk, "q=cuxur").await, std::slice::from_ref(&shared));
        answered(&desk, &shared).await;
        assert_eq!(ids(&desk, "status=answered").await, std::slice::from_ref(&shared), "its own part is done");
        assert_eq!(ids(&world.institution_staff("azeriqaz").await, "status=answered").await, Vec::<AppealId>::new());
        let report = reports::report(&later(&desk), "rows=institution".into()).await.unwrap();
        assert_eq!(report.rows.iter().map(|row| (row.head.key.as_str(), row.total.value)).collect::<Vec<_>>(), [("azersu", Some(1))]);
        assert!(report.institution.is_some());
    }
}

#[tokio::test]
async fn a6_0_8_a_file_holds_exactly_what_is_shown() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        for _ in 0..3 {
            world.wait_seconds(1);
            sent(&author, form()).await;
        }
        sent(&author, AppealForm { category: "qaz.sizma".into(), text: "Həyətdə qaz iyi gəlir, təcili.".into(), ..form() }).await;
        let query = "category=yol&order=oldest&show=number&show=sent";
        let mut file = registry::file(&later(&staff), query).await.unwrap();
        let mut rows = Vec::new();
        while let Some(chunk) = file.rows.recv().await {
            rows.extend(chunk.unwrap());
        }
        assert_eq!(rows, page(&staff, query).await.rows, "{}", world.name);
        assert_eq!((rows.len(), file.columns.len()), (3, 2));
        let words = serde_json::to_string(&rows).unwrap();
        for secret in ["Aygün", "Əliyev", "FIN", "+994", "Şərifzadə", "zədələnir"] {
            assert!(!words.contains(secret), "{secret} in {words}");
        }
    }
}

#[tokio::test]
async fn a6_0_8_a_report_agrees_with_the_public_statistics() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let mut all = Vec::new();
        for _ in 0..6 {
            let id = sent(&author, form()).await;
            routed(&world, &id, &["azersu"]).await;
            all.push(id);
        }
        let desk = world.institution_staff("azersu").await;
        world.wait_hours(24 * 3);
        for id in &all[..4] {
            answered(&desk, id).await;
        }
        world.wait_hours(24 * 60);
        answered(&desk, &all[4]).await;
        let staff = later(&world.owner_staff().await);
        let visitor = later(&world.visitor());
        let public = crate::statistics::statistics(&visitor, StatisticsQuery { scope: Scope::Country, ..Default::default() });
        let public = public.await.unwrap();
        let total = async |ctx: &Ctx, measure: &str| {
            let found = reports::report(&later(ctx), format!("rows=month&columns=deadline&measure={measure}")).await.unwrap();
            (found.total.value, found.total.of)
        };
        for ctx in [&staff, &desk, &operator(&staff)] {
            assert_eq!(total(ctx, "count").await, (Some(public.counts.received), 6), "{}", world.name);
            let share = public.counts.in_time_share().unwrap();
            assert_eq!(total(ctx, "in_time").await, (Some(share.percent()), share.whole));
            assert_eq!(total(ctx, "half_days").await, (public.half.map(|half| half.working), 5));
            assert_eq!(total(ctx, "rating").await, (None, 0), "too few to say");
        }
        let by_district = reports::report(&staff, "rows=district&columns=category".into()).await.unwrap();
        let name = by_district.rows[0].head.name.clone().unwrap();
        assert!(name.az.contains("Yasamal") && by_district.columns[0].key == "yol");
    }
}

#[tokio::test]
async fn a6_0_8_only_staff_may_and_a_territory_bounds_what_is_seen() {
    let world = crate::testing::sqlite().await;
    let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
    sent(&author, form()).await;
    assert!(matches!(registry::registry(&author, String::new()).await, Err(Error::Forbidden)));
    assert!(matches!(reports::report(&world.visitor(), String::new()).await, Err(Error::SignIn)));
    assert!(!page(&operator(&staff), "").await.cards, "the operator sees the table and opens no card");
    let mut bounded = staff.clone();
    bounded.actor.territory = Some("quba".into());
    assert_eq!(page(&bounded, "").await.total, 0);
    assert_eq!(page(&bounded, "district=baki-yasamal").await.total, 0, "a filter does not lead out of it");
    bounded.actor.territory = Some("baki-seher".into());
    assert_eq!(page(&bounded, "").await.total, 1);
    let mut homeless = staff.clone();
    homeless.actor.role = Role::InstitutionStaff;
    assert!(matches!(registry::registry(&homeless, String::new()).await, Err(Error::Forbidden)));
}

#[tokio::test]
async fn a6_0_8_views_are_kept_for_their_employee_alone() {
    for world in worlds().await {
        let (staff, other) = (world.owner_staff().await, world.institution_staff("azersu").await);
        let form = |title: &str| SaveForm { shelf: Shelf::Registry, title: title.into(), query: "?deadline=late".into() };
        registry::keep_view(&staff, form(" Gecikən  ")).await.unwrap();
        let kept = registry::saved_views(&staff, Shelf::Registry).await.unwrap();
        assert_eq!(kept.iter().map(|view| (view.title.as_str(), view.query.as_str())).collect::<Vec<_>>(), [("Gecikən", "deadline=late")]);
        assert!(registry::saved_views(&staff, Shelf::Reports).await.unwrap().is_empty());
        assert!(registry::saved_views(&other, Shelf::Registry).await.unwrap().is_empty());
        assert!(matches!(registry::forget_view(&other, kept[0].id.clone()).await, Err(Error::NotFound)), "{}", world.name);
        assert_eq!(refusals(registry::keep_view(&staff, form(" ")).await), [(Field::Text, Code::Required)]);
        for nr in 1..MOST_SAVED {
            registry::keep_view(&staff, form(&format!("Siyahı {nr}"))).await.unwrap();
        }
        let full = [(Field::Text, Code::TooMany { max: MOST_SAVED as u32 })];
        assert_eq!(refusals(registry::keep_view(&staff, form("Artıq")).await), full);
        registry::keep_view(&staff, form("Gecikən")).await.unwrap();
        registry::forget_view(&staff, kept[0].id.clone()).await.unwrap();
        assert_eq!(registry::saved_views(&staff, Shelf::Registry).await.unwrap().len(), MOST_SAVED - 1);
    }
}
