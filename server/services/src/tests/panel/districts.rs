//! Districts that are switched off and on (A3.5).

use super::*;
use crate::places;
use domain::appeal::form::CorrectForm;
use domain::appeal::view::StaffQuery;
use domain::geo::Point;

const OFF: &[(Column, &str)] = &[(Column::Active, "0"), (Column::Successor, "xacmaz")];
const IN_QUBA: Point = Point { lat: 41.361, lon: 48.513 };

/// Sends from a place; the appeal.
async fn sent_from(author: &Ctx, place: AppealForm) -> AppealId {
    let form = AppealForm { id: new_id(), category: "isiq.yanmir".into(), similar_seen: true, ..place };
    appeals::submit(author, form).await.unwrap().appeal
}

fn by_list(district: &str) -> AppealForm {
    AppealForm { point: None, district: Some(district.into()), ..form() }
}

async fn district_of(author: &Ctx, id: &AppealId) -> String {
    cabinet::card(author, id).await.unwrap().line.district.unwrap().az
}

#[tokio::test]
async fn a3_5_a_merged_district_is_offered_no_longer_and_its_successor_takes_what_is_new() {
    for world in worlds().await {
        let (owner, author) = (world.owner_staff().await, world.citizen("leyla").await);
        world.bounded("rena", Role::OwnerStaff, None, "quba").await;
        let old = sent_from(&author, by_list("quba")).await;
        let form = edited(&owner, Resource::Districts, "quba", OFF).await;
        let Saved::Confirm { effects, mark } = save(&owner, form.clone()).await.unwrap() else { panic!("not shown first") };
        for expected in
            [Effect::OpenAppeals { n: 1 }, Effect::Institutions { n: 1 }, Effect::Territories { n: 1 }, Effect::Centres { n: 1 }]
        {
            assert!(effects.contains(&expected), "{}: {expected:?} in {effects:?}", world.name);
        }
        let Some(Effect::Rerouted { days: 30, n: 1, of: 1, flows }) = effects.iter().find(|one| matches!(one, Effect::Rerouted { .. }))
        else {
            panic!("{effects:?}")
        };
        assert_eq!((flows[0].from.as_deref(), flows[0].to.as_deref()), (Some("ih-quba"), Some("ih-xacmaz")));
        assert_eq!(district_of(&author, &sent_from(&author, by_list("quba")).await).await, "Quba rayonu", "only shown so far");
        save(&owner, PanelForm { confirmed: mark, ..form }).await.unwrap();

        let all = places::districts(&owner).await.unwrap();
        let quba = all.iter().find(|one| one.id.as_str() == "quba").unwrap();
        assert!(!quba.active && all.iter().filter(|one| !one.active).count() == 1, "{}: to look for, not to choose", world.name);
        let hit = places::find(&author, "quba").await.unwrap().remove(0);
        assert_eq!((hit.district.unwrap().as_str(), hit.around.unwrap().az.as_str()), ("xacmaz", "Xaçmaz rayonu"));
        let words = places::words(&author, IN_QUBA).await.unwrap();
        assert_eq!((words.district.unwrap().0.as_str(), words.inside), ("xacmaz", true));
        for place in [by_list("quba"), AppealForm { point: Some(IN_QUBA), ..super::form() }] {
            let new = sent_from(&author, place).await;
            assert_eq!(district_of(&author, &new).await, "Xaçmaz rayonu", "{}", world.name);
            assert_eq!(owner::card(&owner, &new).await.unwrap().proposals[0].institution.as_str(), "ih-xacmaz");
        }
        assert_eq!(district_of(&author, &old).await, "Quba rayonu", "what was sent before stays there");
        let query = StaffQuery { district: Some("quba".into()), ..StaffQuery::default() };
        assert_eq!(owner::inbox(&owner, query).await.unwrap().rows.len(), 2, "and is found");
        let moved = CorrectForm { appeal: old.clone(), category: None, district: Some("quba".into()), point: None };
        owner::correct(&owner, moved).await.unwrap();
        assert_eq!(district_of(&author, &old).await, "Xaçmaz rayonu", "nothing is put there by hand");
    }
}

#[tokio::test]
async fn a3_5_an_institution_that_went_with_its_district_is_followed_by_that_of_the_successor() {
    let world = sqlite().await;
    let (owner, author) = (world.owner_staff().await, world.citizen("leyla").await);
    let old = sent_from(&author, by_list("quba")).await;
    saved(&owner, edited(&owner, Resource::Districts, "quba", OFF).await).await;
    assert_eq!(owner::card(&owner, &old).await.unwrap().proposals[0].institution.as_str(), "ih-quba", "while it works");
    saved(&owner, edited(&owner, Resource::Institutions, "ih-quba", &[(Column::Active, "0")]).await).await;
    assert_eq!(owner::card(&owner, &old).await.unwrap().proposals[0].institution.as_str(), "ih-xacmaz");
}

#[tokio::test]
async fn a3_5_nothing_new_belongs_to_a_district_that_is_switched_off() {
    for world in worlds().await {
        let (owner, operator) = (world.owner_staff().await, world.operator_staff().await);
        world.bounded("rena", Role::OwnerStaff, None, "quba").await;
        let off = async |id: &str, to: &str| {
            let form = edited(&owner, Resource::Districts, id, &[(Column::Active, "0"), (Column::Successor, to)]).await;
            refusals(save(&owner, form).await)
        };
        assert_eq!(off("quba", "").await, [(panel(Column::Successor), Code::Required)], "{}", world.name);
        assert_eq!(off("quba", "quba").await, [(panel(Column::Successor), Code::DistrictOff)]);
        assert_eq!(off("baki-seher", "xacmaz").await, [(panel(Column::Active), Code::InUse)], "its raions are in use");
        saved(&owner, edited(&owner, Resource::Districts, "quba", OFF).await).await;
        assert_eq!(off("xacmaz", "quba").await, [(panel(Column::Successor), Code::DistrictOff)]);
        let house = edited(&owner, Resource::Institutions, "azersu", &[(Column::District, "quba")]).await;
        assert_eq!(refusals(save(&owner, house).await), [(panel(Column::District), Code::DistrictOff)]);
        let rows = list(&operator, at(Resource::Users, "")).await.unwrap().rows;
        let bounded = rows.iter().find(|row| row.values.get(Column::District) == "quba").unwrap();
        saved(&operator, edited(&operator, Resource::Users, &bounded.id, &[(Column::Role, "operator")]).await).await;
        let other = rows.iter().find(|row| row.values.get(Column::Role) == "owner_staff" && row.id != bounded.id).unwrap();
        let narrowed = edited(&operator, Resource::Users, &other.id, &[(Column::District, "quba")]).await;
        assert_eq!(refusals(save(&operator, narrowed).await), [(panel(Column::District), Code::DistrictOff)]);
    }
}

#[tokio::test]
async fn a3_5_a_district_comes_back_by_file_and_its_history_tells_all() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        // As the release before wrote it: without what came later.
        let before = r#"{"code":"quba","name_az":"Quba","name_en":"Guba","name_ru":"Губа"}"#;
        let entry = store::panel::ChangeRow {
            resource: Resource::Districts,
            record: "quba".into(),
            at_ms: owner.now,
            person: owner.person().unwrap().clone(),
            act: Act::Saved,
            before: Some(before.into()),
            after: Some(before.into()),
        };
        let db = world.portal.db();
        db.write(move |tx| Box::pin(async move { store::panel::append(tx, &entry, 0).await })).await.unwrap();
        let restored = record(&owner, PanelAt { restore: Some(1), ..at(Resource::Districts, "quba") }).await.unwrap();
        assert_eq!((restored.form.get(Column::Active), restored.form.get(Column::NameEn)), ("1", "Guba"), "{}", world.name);

        saved(&owner, edited(&owner, Resource::Districts, "quba", OFF).await).await;
        let text = file(&owner, Resource::Districts).await.unwrap();
        assert!(text.contains("quba;Quba rayonu;Quba district;Кубинский район;0;xacmaz"), "{text}");
        saved(&owner, edited(&owner, Resource::Districts, "quba", &[(Column::NameEn, "Guba")]).await).await;
        assert!(!world.portal.reference().district(&"quba".into()).unwrap().active, "another name switches nothing");
        let old = "code;name_az;name_en;name_ru\nquba;Quba rayonu;Quba district;Кубинский район\n";
        let on = "code;name_az;name_en;name_ru;active;successor\nquba;Quba rayonu;Quba district;Кубинский район;1;\n";
        for (text, active) in [(old, false), (on, true)] {
            let form = ImportForm { resource: Resource::Districts, text: text.into(), confirmed: String::new() };
            let shown = import(&owner, form.clone()).await.unwrap();
            assert!(import(&owner, ImportForm { confirmed: shown.mark, ..form }).await.unwrap().done);
            assert_eq!(world.portal.reference().district(&"quba".into()).unwrap().active, active, "{}", world.name);
        }
        assert_eq!(record(&owner, at(Resource::Districts, "quba")).await.unwrap().history.len(), 5);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty());
    }
}
