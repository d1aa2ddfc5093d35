//! Ordering a place in a centre's queue, clause by clause (Q1–Q3.2), with what goes wrong on the way.

mod call;
mod changing;
mod codes;
mod drafts;
mod due;
mod no_room;
mod races;
mod refused;

use crate::delivery::{Contents, Destination, OrderMail, Outcome, Parcel, settle, take};
use crate::testing::{World, reachable_worlds};
use crate::{Ctx, Error, queue};
use domain::ids::{CentreId, ServiceId};
use domain::lang::Lang;
use domain::notice::Channel;
use domain::queue::form::OrderForm;
use domain::queue::order::OrderView;
use domain::queue::{BookingState, OrderLetter};
use domain::role::Actor;
use domain::time::{Date, UnixMs};
use store::centres::{ExceptionRow, OpeningRow};

/// Monday after the test's Friday.
pub(super) const MONDAY: &str = "2026-03-16";
pub(super) const CENTRE: &str = "baki-1";
/// One step a visit.
pub(super) const SERVICE: &str = "senedler.pasport";
/// Two steps a visit.
pub(super) const LONG: &str = "vvaq.dogum";

pub(super) fn form(nr: u32) -> OrderForm {
    OrderForm {
        id: uuid::Uuid::now_v7().to_string(),
        given_name: "Gülşən".into(),
        surname: "Şıxəliyeva".into(),
        patronymic: "İsgəndər qızı".into(),
        document: format!("AA{nr:07}"),
        phone: format!("050{nr:07}"),
        email: format!("g{nr}@example.az"),
        service: SERVICE.into(),
        centre: CENTRE.into(),
        day: MONDAY.into(),
        time: "09:30".into(),
        code: String::new(),
    }
}

/// A visitor at the portal's present time.
pub(super) fn visitor(world: &World) -> Ctx {
    world.portal.ctx(Actor::visitor(), Lang::Az, None)
}

pub(super) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The letters that are due, taken by the mail server.
pub(super) async fn letters(world: &World) -> Vec<(String, OrderMail)> {
    sent(world, Channel::Email).await
}

pub(super) async fn sent(world: &World, channel: Channel) -> Vec<(String, OrderMail)> {
    let mut found = Vec::new();
    for parcel in take(&world.portal, channel, 500).await.unwrap() {
        let (to, mail) = opened(&parcel);
        found.extend(mail.map(|mail| (to, mail)));
        settle(&world.portal, parcel, Outcome::from(Ok(()))).await.unwrap();
    }
    found
}

/// Address and letter; places that became free are no letters about an order.
fn opened(parcel: &Parcel) -> (String, Option<OrderMail>) {
    let Destination::Address(to) = &parcel.to else { panic!("no address") };
    let mail = match &parcel.contents {
        Contents::Order(mail) => Some(OrderMail {
            letter: mail.letter,
            digits: mail.digits.clone(),
            code: mail.code.clone(),
            plain_code: mail.plain_code.clone(),
            path: mail.path.clone(),
            revision: mail.revision,
            centre: mail.centre.clone(),
            address: mail.address.clone(),
            service: mail.service.clone(),
            day: mail.day,
            at: mail.at,
            minutes: mail.minutes,
            late: mail.late,
            kept: mail.kept,
        }),
        _ => None,
    };
    (to.clone(), mail)
}

/// The digits of the letter that was sent to this address.
pub(super) async fn digits(world: &World, email: &str) -> String {
    let found = letters(world).await.into_iter().find(|(to, mail)| to == email && mail.letter == OrderLetter::Code);
    found.and_then(|(_, mail)| mail.digits).unwrap_or_else(|| panic!("{}: no code for {email}", world.name))
}

/// An order from the form to its secret.
pub(super) async fn booked(world: &World, form: &OrderForm) -> String {
    queue::hold(&visitor(world), form).await.unwrap();
    let code = digits(world, &form.email).await;
    queue::confirm(&visitor(world), &OrderForm { code, ..form.clone() }).await.unwrap()
}

pub(super) async fn view(world: &World, secret: &str) -> OrderView {
    queue::order(&visitor(world), secret).await.unwrap()
}

/// What is still free at a time of the Monday.
pub(super) async fn free(world: &World, service: &str, date: &str, time: &str) -> u32 {
    let days = queue::places(&visitor(world), &CentreId::from(CENTRE), &ServiceId::from(service)).await.unwrap();
    let at = domain::queue::minutes(time).unwrap();
    let found = days.iter().find(|one| one.day == day(date));
    found.and_then(|one| one.places.iter().find(|place| place.at == at)).map_or(0, |place| place.free)
}

/// The centre is closed on a day.
pub(super) async fn close(world: &World, date: &str) {
    let row = ExceptionRow {
        id: uuid::Uuid::now_v7().to_string(),
        centre: CENTRE.into(),
        group: None,
        day: day(date),
        opens_min: None,
        closes_min: None,
        counters: None,
        reason: "təmir".into(),
        set_by: None,
        set_ms: UnixMs(0),
    };
    let write = world.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::centres::except(tx, &row).await?) }));
    write.await.unwrap();
    world.portal.queue.forget();
}

#[tokio::test]
async fn q1_2_q3_1_1_a_place_is_ordered_without_coming_and_without_signing_in() {
    for world in reachable_worlds().await {
        let form = form(1);
        let before = free(&world, SERVICE, MONDAY, "09:30").await;
        let held = queue::hold(&visitor(&world), &form).await.unwrap();
        assert_eq!(held.until_ms.0 - world.portal.now().0, 15 * 60_000, "{}", world.name);
        assert_eq!(held.demo_code, None, "a real one is in the letter alone");
        assert_eq!(free(&world, SERVICE, MONDAY, "09:30").await, before - 1, "kept while the code is on its way");
        let code = digits(&world, "g1@example.az").await;
        assert_eq!(code.len(), 6);
        let secret = queue::confirm(&visitor(&world), &OrderForm { code, ..form.clone() }).await.unwrap();
        let order = view(&world, &secret).await;
        assert_eq!((order.state, order.day, order.at), (BookingState::Booked, day(MONDAY), 570), "{}", world.name);
        assert_eq!((order.minutes, order.from, order.until, order.open), (15, 540, 570, true));
        assert_eq!(free(&world, SERVICE, MONDAY, "09:30").await, before - 1);
    }
}

#[tokio::test]
async fn q3_1_2_q3_2_2_the_notice_with_the_order_code_goes_out_at_once() {
    for world in reachable_worlds().await {
        let secret = booked(&world, &form(1)).await;
        let order = view(&world, &secret).await;
        let sent_now = letters(&world).await;
        let (to, mail) = sent_now.first().unwrap();
        assert_eq!((to.as_str(), mail.letter, &mail.code), ("g1@example.az", OrderLetter::Booked, &order.code), "{}", world.name);
        assert_eq!((mail.day, mail.at, mail.path.as_str()), (day(MONDAY), 570, format!("/queue/order/{secret}").as_str()));
        assert_eq!(sent_now.len(), 1);
        let short = sent(&world, Channel::Sms).await;
        assert_eq!(short.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["+994500000001"], "{}", world.name);
        let events = store::booking_events::of_code(world.portal.db(), &mail.plain_code).await.unwrap();
        assert_eq!(events.first().map(|event| event.at_ms), Some(world.portal.now()), "registered the same day");
    }
}

#[tokio::test]
async fn q2_3_the_form_is_prefilled_for_who_is_signed_in() {
    let world = crate::testing::sqlite().await;
    let start = queue::start(&world.citizen("Aysel").await, None).await.unwrap();
    assert_eq!((start.form.given_name.as_str(), start.form.surname.as_str(), start.signed_in), ("Aysel", "Əliyev", true));
    assert_eq!(start.form.phone, "+994501234567");
    assert!(start.own.is_empty());
    let empty = queue::start(&world.visitor(), None).await.unwrap();
    assert!(empty.form.given_name.is_empty() && !empty.signed_in && !empty.services.is_empty());
    assert!(empty.centres.iter().all(|centre| centre.id.as_str() != "lenkeran"), "a centre that does not work is not offered");
    assert_ne!(empty.form.id, queue::start(&world.visitor(), None).await.unwrap().form.id);
}

#[tokio::test]
async fn a_longer_service_takes_its_steps_from_the_shorter_ones() {
    for world in reachable_worlds().await {
        let long = OrderForm { service: LONG.into(), ..form(1) };
        let before = free(&world, "vvaq.tekrar-sehadetname", MONDAY, "09:45").await;
        booked(&world, &long).await;
        let after = ["09:30", "09:45", "10:00"];
        let mut left = Vec::new();
        for time in after {
            left.push(free(&world, "vvaq.tekrar-sehadetname", MONDAY, time).await);
        }
        assert_eq!(left, [before - 1, before - 1, before], "{}", world.name);
    }
}

#[tokio::test]
async fn what_a_browser_without_script_typed_is_kept_for_it_alone() {
    use domain::queue::order::OrderDraft;
    let world = crate::testing::sqlite().await;
    let draft = OrderDraft { form: form(1), ..OrderDraft::default() };
    queue::keep(&world.visitor(), &draft).await.unwrap();
    let own = queue::start(&world.visitor(), Some(&draft.form.id)).await.unwrap();
    assert_eq!(own.form, draft.form);
    let other = world.portal.ctx(Actor::visitor(), Lang::Az, Some("browser-2".into()));
    assert!(queue::start(&other, Some(&draft.form.id)).await.unwrap().form.surname.is_empty());
}
