use super::*;
use crate::delivery::{Contents, take};
use crate::portal::{Limits, PortalConfig};
use crate::queue;
use crate::testing::world_with;
use domain::ids::{CentreId, ServiceId};
use domain::lang::Lang;
use domain::notice::Channel;
use domain::queue::OrderLetter;
use domain::queue::form::OrderForm;
use domain::role::Actor;

const CENTRE: &str = "baki-1";
const SERVICE: &str = "senedler.pasport";

async fn mailing() -> World {
    world_with(store::testing::sqlite().await, Limits::unlimited(), |config: &mut PortalConfig| config.channels = vec![Channel::Email])
        .await
}

/// A confirmed order of the Monday at this hour: its secret.
async fn ordered(world: &World, nr: u32, time: &str) -> String {
    let form = OrderForm {
        id: uuid::Uuid::now_v7().to_string(),
        given_name: "Gülşən".into(),
        surname: "Şıxəliyeva".into(),
        patronymic: "İsgəndər qızı".into(),
        document: format!("AA{nr:07}"),
        phone: format!("050{nr:07}"),
        email: format!("g{nr}@example.az"),
        service: SERVICE.into(),
        centre: CENTRE.into(),
        day: "2026-03-16".into(),
        time: time.into(),
        code: String::new(),
    };
    let visitor = || world.portal.ctx(Actor::visitor(), Lang::Az, None);
    queue::hold(&visitor(), &form).await.unwrap();
    let code = letters(world).await.into_iter().find_map(|(_, digits)| digits).unwrap();
    queue::confirm(&visitor(), &OrderForm { code, ..form }).await.unwrap()
}

/// The letters that are due, with their digits.
async fn letters(world: &World) -> Vec<(OrderLetter, Option<String>)> {
    let mut found = Vec::new();
    for parcel in take(&world.portal, Channel::Email, 100).await.unwrap() {
        if let Contents::Order(mail) = &parcel.contents {
            found.push((mail.letter, mail.digits.clone()));
        }
        crate::delivery::settle(&world.portal, parcel, Ok(()).into()).await.unwrap();
    }
    found
}

async fn view(world: &World, secret: &str) -> domain::queue::order::OrderView {
    queue::order(&world.portal.ctx(Actor::visitor(), Lang::Az, None), secret).await.unwrap()
}

#[tokio::test]
async fn a3_1_4_a_centre_is_made_and_changed_with_its_hours_and_comes_back_from_its_history() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        let begun = record(&owner, at(Resource::Centres, "")).await.unwrap().form;
        assert_eq!((begun.get(Column::StepMin), begun.get(Column::LateMin), begun.flag(Column::Active)), ("15", "0", true));
        let filled = [
            (Column::Code, "Sınaq"),
            (Column::NameAz, "Sınaq mərkəzi"),
            (Column::NameEn, "Trial centre"),
            (Column::NameRu, "Пробный центр"),
            (Column::City, "Bakı"),
            (Column::Address, "Nobel prospekti 1"),
            (Column::Point, "40.37, 49.88"),
            (Column::Monday, "14:00-18:00; 09:00-13:00"),
        ];
        let values = filled.iter().fold(begun, |values, (column, value)| values.with(*column, *value));
        let form = PanelForm { resource: Resource::Centres, values: values.clone(), ..PanelForm::default() };
        assert_eq!(refusals(save(&owner, form.clone()).await), [(panel(Column::Code), Code::BadFormat)], "letters of the code are Latin");
        let (id, effects) = saved(&owner, PanelForm { values: values.with(Column::Code, "sinaq"), ..form }).await;
        assert_eq!((id.as_str(), effects), ("sinaq", Vec::new()), "{}", world.name);
        let kept = store::centres::find(world.portal.db(), &"sinaq".into()).await.unwrap().unwrap();
        assert_eq!((kept.address.as_str(), kept.lat, kept.cooling_min, kept.approximate), ("Nobel prospekti 1", 40.37, None, false));
        let week = store::centres::openings(world.portal.db(), &kept.id).await.unwrap();
        let week: Vec<_> = week.into_iter().map(|one| (one.weekday, one.opens_min, one.closes_min)).collect();
        assert_eq!(week, [(1, 540, 780), (1, 840, 1080)], "{}", world.name);
        let changes = [(Column::Monday, ""), (Column::Tuesday, "10:00-12:00"), (Column::CoolingMin, "0"), (Column::OpenOrders, "1")];
        saved(&owner, edited(&owner, Resource::Centres, "sinaq", &changes).await).await;
        let shown = record(&owner, at(Resource::Centres, "sinaq")).await.unwrap();
        assert_eq!((shown.revision, shown.history.len(), shown.form.get(Column::Tuesday)), (2, 2, "10:00-12:00"));
        let back = record(&owner, PanelAt { restore: Some(2), ..at(Resource::Centres, "sinaq") }).await.unwrap().form;
        saved(&owner, PanelForm { resource: Resource::Centres, id: "sinaq".into(), seen: 2, values: back, ..PanelForm::default() }).await;
        let shown = record(&owner, at(Resource::Centres, "sinaq")).await.unwrap();
        assert_eq!(
            (shown.form.get(Column::Monday), shown.form.get(Column::CoolingMin)),
            ("09:00-13:00, 14:00-18:00", ""),
            "{}",
            world.name
        );
        let gone = PanelForm { remove: true, ..edited(&owner, Resource::Centres, "sinaq", &[]).await };
        assert_eq!(refusals(save(&owner, gone).await), [(Field::Form, Code::NotNow)], "switched off, never taken away");
    }
}

#[tokio::test]
async fn a3_1_4_a_service_is_offered_where_the_owner_says() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        let service = [
            (Column::Code, "senedler.yeni"),
            (Column::Group, "senedler"),
            (Column::NameAz, "Yeni xidmət"),
            (Column::NameEn, "New service"),
            (Column::NameRu, "Новая услуга"),
            (Column::VisitSteps, "2"),
            (Column::Active, "1"),
        ];
        saved(&owner, new(Resource::Services, &service)).await;
        let places = async || {
            let visitor = world.portal.ctx(Actor::visitor(), Lang::Az, None);
            queue::places(&visitor, &CentreId::from(CENTRE), &ServiceId::from("senedler.yeni")).await
        };
        assert!(places().await.is_err(), "{}: nobody offers it yet", world.name);
        let offer = [(Column::Centre, CENTRE), (Column::Service, "senedler.yeni"), (Column::Active, "1")];
        let (id, _) = saved(&owner, new(Resource::Offers, &offer)).await;
        assert_eq!(id, "baki-1:senedler.yeni");
        assert!(places().await.unwrap().iter().any(|day| day.free() > 0), "{}: seen at once", world.name);
        let twice = refusals(save(&owner, new(Resource::Offers, &offer)).await);
        assert_eq!(twice, [(panel(Column::Code), Code::Taken)], "{}", world.name);
        let moved = edited(&owner, Resource::Services, "senedler.yeni", &[(Column::Group, "vvaq"), (Column::VisitSteps, "3")]).await;
        saved(&owner, moved).await;
        let kept = store::centres::services(world.portal.db()).await.unwrap();
        let kept = kept.iter().find(|row| row.id.as_str() == "senedler.yeni").unwrap();
        assert_eq!((kept.group.as_str(), kept.steps), ("senedler", 3), "a service stays in its group");
        saved(&owner, edited(&owner, Resource::Offers, &id, &[(Column::Active, "0")]).await).await;
        assert!(places().await.is_err(), "{}", world.name);
    }
}

#[tokio::test]
async fn a3_5_other_hours_show_whom_they_move_and_tell_them() {
    let world = mailing().await;
    let owner = world.owner_staff().await;
    let (early, late) = (ordered(&world, 1, "09:30").await, ordered(&world, 2, "11:00").await);
    letters(&world).await;
    let form = edited(&owner, Resource::Centres, CENTRE, &[(Column::Monday, "10:00-18:00")]).await;
    let Saved::Confirm { effects, mark } = save(&owner, form.clone()).await.unwrap() else { panic!("not shown first") };
    assert_eq!(effects, [Effect::OrdersMove { n: 1 }]);
    assert!(!view(&world, &early).await.unsettled && letters(&world).await.is_empty(), "only shown so far");
    let done = save(&owner, PanelForm { confirmed: mark, ..form }).await.unwrap();
    assert!(matches!(done, Saved::Done { .. }));
    let order = view(&world, &early).await;
    assert!(order.unsettled && order.offers.len() == 3, "{order:?}");
    assert!(!view(&world, &late).await.unsettled);
    assert_eq!(letters(&world).await, [(OrderLetter::Unsettled, None)], "told with the change itself");
    // The old hours again: the order that was not moved stands, and its person hears it.
    saved(&owner, edited(&owner, Resource::Centres, CENTRE, &[(Column::Monday, "09:00-18:00")]).await).await;
    assert!(!view(&world, &early).await.unsettled);
    assert_eq!(letters(&world).await, [(OrderLetter::Settled, None)]);
}

#[tokio::test]
async fn a3_5_a_centre_with_orders_is_not_switched_off_and_its_step_stays() {
    let world = mailing().await;
    let owner = world.owner_staff().await;
    let secret = ordered(&world, 1, "09:30").await;
    let off = edited(&owner, Resource::Centres, CENTRE, &[(Column::Active, "0")]).await;
    assert_eq!(refusals(save(&owner, off).await), [(panel(Column::Active), Code::HasOrders { n: 1 })]);
    let step = edited(&owner, Resource::Centres, CENTRE, &[(Column::StepMin, "20")]).await;
    assert_eq!(refusals(save(&owner, step).await), [(panel(Column::StepMin), Code::HasOrders { n: 1 })]);
    let name = edited(&owner, Resource::Centres, CENTRE, &[(Column::Address, "Yeni ünvan 5")]).await;
    assert_eq!(saved(&owner, name).await.1, [], "nothing follows from another address");
    // A service that is switched off takes no new orders; the one made before is kept.
    let offer = format!("{CENTRE}:{SERVICE}");
    let (_, effects) = saved(&owner, edited(&owner, Resource::Offers, &offer, &[(Column::Active, "0")]).await).await;
    assert_eq!(effects, [Effect::OrdersStay { n: 1 }]);
    assert!(view(&world, &secret).await.open && !view(&world, &secret).await.unsettled);
    let (_, effects) = saved(&owner, edited(&owner, Resource::Services, SERVICE, &[(Column::Active, "0")]).await).await;
    assert_eq!(effects, [Effect::OrdersStay { n: 1 }]);
    queue::cancel(&world.portal.ctx(Actor::visitor(), Lang::Az, None), &secret).await.unwrap();
    let step = edited(&owner, Resource::Centres, CENTRE, &[(Column::StepMin, "20"), (Column::Active, "0")]).await;
    saved(&owner, step).await;
    assert!(!store::centres::find(world.portal.db(), &CENTRE.into()).await.unwrap().unwrap().active);
}

#[tokio::test]
async fn a3_1_4_a_centres_own_rules_hold_instead_of_the_common_ones() {
    let world = mailing().await;
    let owner = world.owner_staff().await;
    let rules = [(Column::CoolingMin, "0"), (Column::OpenOrders, "1")];
    saved(&owner, edited(&owner, Resource::Centres, CENTRE, &rules).await).await;
    let visitor = || world.portal.ctx(Actor::visitor(), Lang::Az, None);
    let secret = ordered(&world, 1, "09:30").await;
    let second = OrderForm {
        id: uuid::Uuid::now_v7().to_string(),
        given_name: "Gülşən".into(),
        surname: "Şıxəliyeva".into(),
        patronymic: "İsgəndər qızı".into(),
        document: "AA0000001".into(),
        phone: "0509999999".into(),
        email: "x@example.az".into(),
        service: SERVICE.into(),
        centre: CENTRE.into(),
        day: "2026-03-17".into(),
        time: "09:30".into(),
        code: String::new(),
    };
    queue::hold(&visitor(), &second).await.unwrap();
    let code = letters(&world).await.into_iter().find_map(|(_, digits)| digits).unwrap();
    let refused = refusals(queue::confirm(&visitor(), &OrderForm { code, ..second }).await);
    assert_eq!(refused, [(Field::Form, Code::Queue(domain::queue::No::OpenOrders { max: 1 }))]);
    queue::cancel(&visitor(), &secret).await.unwrap();
    assert_eq!(queue::tend(&world.portal).await.unwrap().freed, 1, "without a rest the place is free at once");
}

#[tokio::test]
async fn a3_5_a_district_is_called_otherwise_and_none_is_invented() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        saved(&owner, edited(&owner, Resource::Districts, "baki-yasamal", &[(Column::NameEn, "Yasamal raion")]).await).await;
        let reference = world.portal.reference();
        let found = reference.districts.iter().find(|one| one.id.as_str() == "baki-yasamal").unwrap();
        assert_eq!(found.name.en, "Yasamal raion", "{}: seen at once", world.name);
        let names =
            [(Column::Code, "atlantida"), (Column::NameAz, "a"), (Column::NameEn, "b"), (Column::NameRu, "c"), (Column::Active, "1")];
        assert_eq!(
            refusals(save(&owner, new(Resource::Districts, &names)).await),
            [(panel(Column::Code), Code::Unknown)],
            "{}",
            world.name
        );
    }
}

#[tokio::test]
async fn a3_5_centres_come_in_as_a_file_whole_or_not_at_all() {
    let world = sqlite().await;
    let owner = world.owner_staff().await;
    let bring = async |text: &str, mark: &str| {
        let form = ImportForm { resource: Resource::Offers, text: text.into(), confirmed: mark.into() };
        import(&owner, form).await.unwrap()
    };
    let bad = bring("code;centre;service;active\nbaki-1:vvaq.nikah;baki-1;vvaq.nikah;0\n;baki-99;vvaq.nikah;1\n", "").await;
    assert_eq!((bad.done, bad.bad.iter().map(|row| row.line).collect::<Vec<_>>()), (false, vec![3]));
    let text = "code;centre;service;active\nbaki-1:vvaq.nikah;baki-1;vvaq.nikah;0\nbaki-2:vvaq.nikah;baki-2;vvaq.nikah;1\n";
    let shown = bring(text, "").await;
    assert_eq!((shown.changed.len(), shown.same, shown.bad.len()), (1, 1, 0));
    assert!(bring(text, &shown.mark).await.done);
    let offers = store::centres::offered(world.portal.db()).await.unwrap();
    let one = offers.iter().find(|row| row.centre.as_str() == "baki-1" && row.service.as_str() == "vvaq.nikah").unwrap();
    assert!(!one.active);
    let other = "code;centre;service;active\nbaki-1:vvaq.nikah;baki-2;vvaq.nikah;1\n";
    let other = bring(other, "").await;
    assert_eq!(other.bad[0].refusals.iter().map(|one| (one.field, one.code)).collect::<Vec<_>>(), [(panel(Column::Centre), Code::NotNow)]);
    let hours = "code;name_az;name_en;name_ru;city;address;point;monday;step_min;early_min;late_min;walk_in_percent;window_days\n\
        baki-1;Ad;Name;Имя;Bakı;Ünvan;40.4, 49.8;9-18;15;30;0;50;30\n";
    let form = ImportForm { resource: Resource::Centres, text: hours.into(), confirmed: String::new() };
    let found = import(&owner, form).await.unwrap();
    assert_eq!(
        found.bad[0].refusals.iter().map(|one| (one.field, one.code)).collect::<Vec<_>>(),
        [(panel(Column::Monday), Code::BadFormat)]
    );
}
