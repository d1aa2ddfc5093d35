//! The management panel (A3.1.4, A3.5), and the bad inputs of those who keep it.

use crate::panel::{file, home, import, list, proposal, record, save};
use crate::testing::{World, form, later, new_id, refusals, sqlite, worlds};
use crate::{Ctx, Error, appeals, cabinet, institution, owner, people};
use domain::appeal::form::{AppealForm, RouteForm};
use domain::appeal::view::What;
use domain::ids::AppealId;
use domain::panel::{Act, Column, Effect, ImportForm, Imported, PanelAt, PanelForm, Resource, Saved, Values};
use domain::refusal::{Code, Field};
use domain::role::Role;
use domain::template::TemplateForm;

mod at_once;
mod centres;
mod districts;
mod files;
mod people_and_roles;
mod switched_off;

fn at(resource: Resource, id: &str) -> PanelAt {
    PanelAt { resource, id: id.into(), ..PanelAt::default() }
}

fn values(pairs: &[(Column, &str)]) -> Values {
    pairs.iter().fold(Values::default(), |values, (column, value)| values.with(*column, *value))
}

/// A change of a record as the page sends it after opening it.
async fn edited(ctx: &Ctx, resource: Resource, id: &str, pairs: &[(Column, &str)]) -> PanelForm {
    let shown = record(ctx, at(resource, id)).await.unwrap();
    let values = pairs.iter().fold(shown.form, |values, (column, value)| values.with(*column, *value));
    PanelForm { resource, id: id.into(), seen: shown.revision, values, ..PanelForm::default() }
}

fn new(resource: Resource, pairs: &[(Column, &str)]) -> PanelForm {
    PanelForm { resource, values: values(pairs), ..PanelForm::default() }
}

/// Saves, and confirms what is asked; the consequences that were shown.
async fn saved(ctx: &Ctx, form: PanelForm) -> (String, Vec<Effect>) {
    match save(ctx, form.clone()).await.unwrap() {
        Saved::Done { id } => (id, Vec::new()),
        Saved::Confirm { effects, mark } => match save(ctx, PanelForm { confirmed: mark, ..form }).await.unwrap() {
            Saved::Done { id } => (id, effects),
            other => panic!("not kept: {other:?}"),
        },
        Saved::Conflict { .. } => panic!("a conflict"),
    }
}

fn panel(column: Column) -> Field {
    Field::Panel(column)
}

async fn sent(world: &World, category: &str) -> (Ctx, AppealId) {
    let citizen = world.citizen("leyla").await;
    let id = new_id();
    appeals::submit(&citizen, AppealForm { id: id.clone(), category: category.into(), similar_seen: true, ..form() }).await.unwrap();
    (citizen, id)
}

async fn routed(world: &World, owner: &Ctx, institution: &str) -> (Ctx, AppealId) {
    let (citizen, id) = sent(world, "yol.cuxur").await;
    let form = RouteForm { appeal: id.clone(), institutions: vec![institution.into()], ..RouteForm::default() };
    owner::route(owner, form).await.unwrap();
    (citizen, id)
}

const HOLIDAY: &[(Column, &str)] = &[
    (Column::Day, "2026-03-17"),
    (Column::DayKind, "holiday"),
    (Column::NameAz, "Yeni bayram"),
    (Column::Status, "official"),
    (Column::Source, "NK qərarı 12, 13.03.2026"),
];

#[tokio::test]
async fn a3_5_a_new_holiday_moves_open_deadlines_and_tells_their_authors() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        let (citizen, id) = routed(&world, &owner, "aayda").await;
        let before = cabinet::card(&citizen, &id).await.unwrap().clock.unwrap().due;
        let form = new(Resource::Calendar, HOLIDAY);
        let Saved::Confirm { effects, mark } = save(&owner, form.clone()).await.unwrap() else { panic!("not shown first") };
        assert!(matches!(effects[..], [Effect::DeadlinesMove { n: 1, until }] if until > before), "{}: {effects:?}", world.name);
        assert_eq!(cabinet::card(&citizen, &id).await.unwrap().clock.unwrap().due, before, "only shown so far");
        save(&owner, PanelForm { confirmed: mark, ..form }).await.unwrap();
        let after = cabinet::card(&citizen, &id).await.unwrap();
        let calendar = world.portal.reference().calendar.clone();
        assert_eq!(after.clock.unwrap().due, calendar.next_working_day(before));
        assert!(after.timeline.iter().any(|entry| entry.what == What::DeadlineSet));
        let told = people::notices(&citizen).await.unwrap();
        assert!(told.iter().any(|notice| notice.what == What::DeadlineSet && notice.day == Some(calendar.next_working_day(before))));
        let (_, effects) = saved(&owner, PanelForm { remove: true, ..edited(&owner, Resource::Calendar, "2026-03-17", &[]).await }).await;
        assert_eq!(effects, [Effect::DeadlinesStay { n: 1 }]);
        let kept = cabinet::card(&citizen, &id).await.unwrap().clock.unwrap().due;
        assert_eq!(kept, calendar.next_working_day(before), "{}: a day that was shown never becomes an earlier one", world.name);
    }
}

#[tokio::test]
async fn a3_5_an_institution_with_open_appeals_is_not_switched_off() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        routed(&world, &owner, "azersu").await;
        let off = edited(&owner, Resource::Institutions, "azersu", &[(Column::Active, "0")]).await;
        assert_eq!(refusals(save(&owner, off.clone()).await), [(panel(Column::Active), Code::HasOpen { n: 1 })], "{}", world.name);
        assert_eq!(refusals(save(&owner, PanelForm { remove: true, ..off }).await), [(panel(Column::Active), Code::HasOpen { n: 1 })]);
        let idle = edited(&owner, Resource::Institutions, "azeriqaz", &[(Column::Active, "0")]).await;
        let (_, effects) = saved(&owner, idle).await;
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Rules { n } if *n > 0)), "{effects:?}");
        let reference = world.portal.reference();
        assert!(!reference.institution(&"azeriqaz".into()).unwrap().active, "seen at once");
        let names = |rule: &domain::routing::Rule| format!("{rule:?}").contains("azeriqaz");
        assert!(!reference.rules.iter().any(names), "nothing is proposed to it");
        let gone = PanelForm { remove: true, ..edited(&owner, Resource::Institutions, "azeriqaz", &[]).await };
        assert_eq!(refusals(save(&owner, gone).await), [(Field::Form, Code::InUse)], "rules point at it");
    }
}

#[tokio::test]
async fn a3_5_a_text_that_its_house_changes_meanwhile_is_a_conflict() {
    for world in worlds().await {
        let (owner, head) = (world.owner_staff().await, world.employee("Elnur", "azersu").await);
        world.make_head(&head).await;
        let text = TemplateForm { title: "Boru dəyişdirilib".into(), text: "İş {page} görüldü.".into(), ..TemplateForm::default() };
        institution::settle_template(&head, text.clone()).await.unwrap();
        let id = institution::own_templates(&head).await.unwrap().remove(0).form.id.unwrap();
        let stale = edited(&owner, Resource::Templates, &id, &[(Column::Active, "0")]).await;
        let other = TemplateForm { id: Some(id.clone()), title: "Boru təzələnib".into(), ..text };
        institution::settle_template(&head, other).await.unwrap();
        let Saved::Conflict { values: Some(now), .. } = save(&owner, stale).await.unwrap() else { panic!("overwritten unseen") };
        assert_eq!(now.get(Column::Title), "Boru təzələnib", "{}", world.name);
        saved(&owner, edited(&owner, Resource::Templates, &id, &[(Column::Active, "0")]).await).await;
        assert!(institution::own_templates(&head).await.unwrap()[0].form.retired);
        assert_eq!(record(&owner, at(Resource::Templates, &id)).await.unwrap().history.len(), 3, "every change of both stands there");
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty());
    }
}

#[tokio::test]
async fn a3_5_two_editors_see_each_other_and_nothing_is_overwritten_unseen() {
    let world = sqlite().await;
    let (one, other) = (world.owner_staff().await, world.owner_colleague("rena").await);
    let first = edited(&one, Resource::Institutions, "azersu", &[(Column::NameEn, "Azersu, first")]).await;
    let second = edited(&other, Resource::Institutions, "azersu", &[(Column::NameEn, "Azersu, second")]).await;
    saved(&one, first).await;
    let Saved::Conflict { revision, values, by, .. } = save(&other, second.clone()).await.unwrap() else { panic!("overwritten") };
    assert_eq!((revision, values.unwrap().get(Column::NameEn), by.is_empty()), (1, "Azersu, first", false));
    saved(&other, PanelForm { seen: revision, ..second }).await;
    let shown = record(&one, at(Resource::Institutions, "azersu")).await.unwrap();
    let history: Vec<_> =
        shown.history.iter().map(|change| (change.nr, change.act, change.after.as_ref().unwrap().get(Column::NameEn))).collect();
    assert_eq!(history, [(2, Act::Saved, "Azersu, second"), (1, Act::Saved, "Azersu, first")]);
    let restored = record(&one, PanelAt { restore: Some(2), ..at(Resource::Institutions, "azersu") }).await.unwrap();
    assert_eq!(restored.form.get(Column::NameEn), "Azersu, first", "as it was before the second change");
    assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty());
}

#[tokio::test]
async fn a8_5_a_rule_shows_what_it_would_have_changed() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        sent(&world, "yol.cuxur").await;
        let rule = list(&owner, at(Resource::Rules, "")).await.unwrap().rows;
        let rule = rule.into_iter().find(|row| row.values.get(Column::Category) == "yol.cuxur").unwrap();
        let form = edited(&owner, Resource::Rules, &rule.id, &[(Column::Institution, "azersu")]).await;
        let (_, effects) = saved(&owner, form).await;
        let Effect::Rerouted { days: 30, n: 1, of: 1, flows } = &effects[0] else { panic!("{effects:?}") };
        assert_eq!((flows[0].from.as_deref(), flows[0].to.as_deref()), (Some("aayda"), Some("azersu")), "{}", world.name);
        let (_, id) = sent(&world, "yol.cuxur").await;
        let card = owner::card(&owner, &id).await.unwrap();
        assert_eq!(card.proposals[0].institution.as_str(), "azersu", "the next one is proposed there");
        let twice = new(Resource::Rules, &[(Column::Category, "yol.cuxur"), (Column::Institution, "azersu")]);
        assert_eq!(refusals(save(&owner, twice).await), [(panel(Column::Institution), Code::Taken)]);
    }
}

#[tokio::test]
async fn a3_5_a_new_category_is_found_under_its_root_at_once() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        sent(&world, "qaz.sizma").await;
        let names = [(Column::NameAz, "Velosiped yolu"), (Column::NameEn, "Cycle lane"), (Column::NameRu, "Велодорожка")];
        let leaf = [&names[..], &[(Column::Code, "yol.velosiped"), (Column::Parent, "yol"), (Column::Active, "1")]].concat();
        saved(&owner, new(Resource::Categories, &leaf)).await;
        assert_eq!(refusals(save(&owner, new(Resource::Categories, &leaf)).await), [(panel(Column::Code), Code::Taken)]);
        sent(&world, "yol.velosiped").await;
        let count = |root: &str| {
            let reference = world.portal.reference();
            let (first, last) = reference.indexes(reference.category(&root.into()).unwrap());
            let span = domain::map::CategorySpan { first, last };
            let filter = domain::map::MapFilter { category: Some(span), ..domain::map::MapFilter::default() };
            let near = world.portal.map().read(|index| index.nearby(crate::testing::YASAMAL, 1_000.0, &filter, 10));
            near.len()
        };
        assert_eq!((count("yol"), count("qaz"), count("isiq")), (1, 1, 0), "{}", world.name);
        let off = edited(&owner, Resource::Categories, "yol", &[(Column::Active, "0")]).await;
        assert_eq!(refusals(save(&owner, off).await), [(panel(Column::Active), Code::InUse)]);
        let off = edited(&owner, Resource::Categories, "yol.velosiped", &[(Column::Active, "0")]).await;
        assert_eq!(saved(&owner, off).await.1, [Effect::Appeals { n: 1 }]);
        let reference = world.portal.reference();
        assert!(reference.leaf(&"yol.velosiped".into()).is_none(), "nobody can choose it any more");
        assert_eq!(reference.category(&"yol.velosiped".into()).unwrap().name.az, "Velosiped yolu", "earlier appeals keep its name");
    }
}

#[tokio::test]
async fn a8_6_a_template_with_a_hole_nobody_fills_is_refused() {
    let world = sqlite().await;
    let owner = world.owner_staff().await;
    let template = |text: &'static str| {
        new(
            Resource::Templates,
            &[(Column::Title, "Yeni"), (Column::Purpose, "answer"), (Column::Language, "az"), (Column::Text, text), (Column::Active, "1")],
        )
    };
    assert_eq!(refusals(save(&owner, template("Hörmətli {ad}!")).await), [(panel(Column::Text), Code::UnknownPlace)]);
    assert_eq!(refusals(save(&owner, template(" ")).await), [(panel(Column::Text), Code::Required)]);
    let (id, _) = saved(&owner, template("№ {number} üzrə cavab.")).await;
    saved(&owner, PanelForm { remove: true, ..edited(&owner, Resource::Templates, &id, &[]).await }).await;
    let shown = record(&owner, at(Resource::Templates, &id)).await.unwrap();
    assert_eq!((shown.values, shown.history.len()), (None, 2), "it is gone, its history stays");
    assert_eq!(shown.form.get(Column::Text), "№ {number} üzrə cavab.", "and it can be made again");
}

#[tokio::test]
async fn t1_7_new_terms_are_asked_for_anew() {
    let world = sqlite().await;
    let (owner, citizen) = (world.owner_staff().await, world.citizen("leyla").await);
    let form = edited(&owner, Resource::Terms, "", &[]).await;
    assert_eq!(refusals(save(&owner, form.clone()).await), [(panel(Column::TextAz), Code::AlreadyDone)]);
    let values = form.values.clone().with(Column::TextEn, "New terms.");
    let (id, effects) = saved(&owner, PanelForm { values, ..form }).await;
    assert_eq!(id, "2");
    assert!(matches!(effects[..], [Effect::Accounts { n: 2 }]), "{effects:?}");
    assert!(people::whoami(&citizen).await.unwrap().unwrap().terms_changed);
}
