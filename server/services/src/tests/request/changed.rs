//! A regulation that changes under a form and under requests (R7.2, R-annex1 1.7 and 3.3.1); to whom a sender's data were given (T3.4); drafts.

use super::*;
use domain::eservice::application::ApplicationQuery;
use domain::eservice::form::{Answers, MAX_DRAFT, check};
use domain::eservice::{Act, EserviceState};
use domain::regulation::Stage;
use store::eservices::{EserviceChange, EserviceRow};
use store::regulations::{VersionRow, json};

const OTHER: &str = "Xidmət başqa qurumun səlahiyyətindədir";

/// Whether the provider's staff see among their services that the form is to be mended.
async fn marked(staff: &Ctx) -> bool {
    let services = crate::eservice::desk(staff, ApplicationQuery::default()).await.unwrap().services.rows;
    let [service] = &services[..] else { panic!("one service") };
    service.form_outdated
}

/// A second version comes into force.
async fn overtaken(ctx: &Ctx, text: Text) {
    unheard(ctx, text).await;
    request::regulation_changed(ctx, &RegulationId::from("reqlament-1")).await.unwrap();
}

/// The same when telling fails.
async fn unheard(ctx: &Ctx, text: Text) {
    let id = RegulationId::from("reqlament-1");
    let version = VersionRow {
        regulation: id,
        version: 2,
        stage: Stage::InForce,
        json: json(&text),
        name: text.name,
        revision: 0,
        changed_ms: ctx.now,
        changed_by: None,
        published_ms: None,
        discussed_until_ms: None,
        since_ms: Some(ctx.now),
        until_ms: None,
    };
    let write = ctx.portal.db().write(move |tx| {
        Box::pin(async move {
            store::regulations::supersede(tx, &version.regulation, version.changed_ms).await?;
            Ok::<_, Error>(store::regulations::put(tx, &version).await?)
        })
    });
    write.await.unwrap();
}

#[tokio::test]
async fn r_annex1_3_3_1_grounds_and_terms_are_those_of_the_version_under_which_a_request_was_sent() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let id = sent(&aygun, &number).await;
        let later = Text { refusals: vec![OTHER.into()], span: Span { least: 1, most: 9, unit: Unit::Days }, ..text() };
        overtaken(&azersu, later).await;
        let words = request::desk_card(&azersu, &id).await.unwrap().words;
        assert_eq!((words.grounds, words.version, words.span), (vec![GROUND.to_owned()], 1, Some(text().span)), "{}", world.name);
        let own = request::card(&aygun, &id).await.unwrap().words;
        assert_eq!((own.grounds, own.complaint), (vec![], vec!["Məhkəməyə".to_owned()]), "the way to complain is the sender's to know");
        let form = |ground: &str| RefuseRequestForm { id: id.clone(), ground: ground.into(), text: "Səbəbi budur.".into() };
        assert_eq!(refusals(request::refuse(&azersu, form(OTHER)).await), [(Field::Ground, Code::Unknown)]);
        request::refuse(&azersu, form(GROUND)).await.unwrap();
        let next = sent(&aygun, &number).await;
        assert_eq!(request::desk_card(&azersu, &next).await.unwrap().words.grounds, [OTHER]);
    }
}

#[tokio::test]
async fn r7_2_a_form_that_the_new_regulation_forbids_is_shut_until_its_provider_has_mended_it() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let before = sent(&aygun, &number).await;
        assert!(!marked(&azersu).await);
        let id = fresh();
        request::keep(&aygun, &RequestDraft { form: sending(&number, &id), ..RequestDraft::default() }).await.unwrap();
        overtaken(&azersu, Text { documents: vec![], ..text() }).await;
        assert!(marked(&azersu).await, "the provider's own list says so");
        let told = told(&azersu).await;
        assert_eq!(told.iter().filter(|what| **what == AccountWhat::RequestFormOutdated).count(), 1, "{}", world.name);
        let start = request::start(&aygun, &number, Some(id.as_str())).await.unwrap();
        assert!(start.being_mended && start.draft.form.answers == sending(&number, &id).answers, "nothing typed is lost");
        let paper = file(&aygun, &id, "sened-1", PAPER).await;
        let form = RequestSend { files: vec![paper.id], ..sending(&number, &id) };
        assert_eq!(refusals(request::send(&aygun, form).await), [(Field::Form, Code::NotNow)]);
        let page = request::form_page(&azersu, &number).await.unwrap();
        assert_eq!(refusals(check(&page.form, &page.text).map_err(Error::from)), [(Field::Asked(6), Code::OutsideRegulation)]);
        let mended =
            RequestForm { fields: page.form.fields.into_iter().filter(|one| one.key != "sened-1").collect(), ..RequestForm::default() };
        request::save_form(&azersu, FormSave { service: number.clone(), seen: 1, form: mended }).await.unwrap();
        assert!(!request::start(&aygun, &number, None).await.unwrap().being_mended && !marked(&azersu).await);
        request::send(&aygun, RequestSend { version: 2, ..sending(&number, &id) }).await.unwrap();
        request::take(&azersu, &before).await.unwrap();
        request::give_back(&azersu, illegible(&before)).await.unwrap();
        let card = request::card(&aygun, &before).await.unwrap();
        assert!(card.answers.iter().any(|one| one.mending.is_some()), "what was sent before goes on under its own form");
    }
}

#[tokio::test]
async fn r7_2_a_form_that_the_new_regulation_allows_goes_on_and_nobody_is_told() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        overtaken(&azersu, Text { content: "Yeni mətn".into(), ..text() }).await;
        assert_eq!(told(&azersu).await, [], "{}", world.name);
        sent(&aygun, &number).await;
    }
}

#[tokio::test]
async fn t3_4_the_sender_sees_that_the_provider_was_given_the_data_and_opened_them() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let id = sent(&aygun, &number).await;
        let name = world.portal.reference().institution_name(&"azersu".into());
        let seen = async || account::view(&later(&aygun)).await.unwrap().disclosures;
        let first = seen().await.remove(0);
        assert_eq!((first.institution, first.opened, first.request, first.appeal), (name, false, Some(id.clone()), None), "{}", world.name);
        assert_eq!(first.held, [Held::Surname, Held::GivenName, Held::Fin, Held::Phone], "what registers had said, in the form's order");
        assert!(first.number.starts_with("XS-"));
        world.wait_hours(1);
        for _ in 0..2 {
            request::desk_card(&later(&azersu), &id).await.unwrap();
            world.wait_hours(1);
        }
        let opened: Vec<_> = seen().await.into_iter().map(|line| line.opened).collect();
        assert_eq!(opened, [true, false], "once, though opened twice");
    }
}

#[tokio::test]
async fn r7_1_2_a_draft_holds_whatever_a_form_can_hold() {
    for world in worlds().await {
        let number = service(&world).await;
        let aygun = world.citizen("Aygün").await;
        let long = |bytes: usize| Answers::from([("qeyd".to_owned(), "ə".repeat(bytes / 2))]);
        let draft = |id: &RequestId, bytes| RequestDraft {
            form: RequestSend { answers: long(bytes), ..sending(&number, id) },
            ..RequestDraft::default()
        };
        let id = fresh();
        request::keep(&aygun, &draft(&id, 640_000)).await.unwrap();
        let again = request::start(&aygun, &number, Some(id.as_str())).await.unwrap();
        assert_eq!(again.draft.form.answers, long(640_000), "{}", world.name);
        let more = request::keep(&aygun, &draft(&fresh(), MAX_DRAFT)).await;
        assert!(matches!(refusals(more)[..], [(Field::Text, Code::TooLong { .. })]));
    }
}

#[tokio::test]
async fn r7_2_a_form_to_be_mended_is_marked_among_the_providers_services_though_nobody_was_told() {
    for world in worlds().await {
        service(&world).await;
        let azersu = world.institution_staff("azersu").await;
        unheard(&azersu, Text { documents: vec![], ..text() }).await;
        assert_eq!(told(&azersu).await, [], "{}", world.name);
        assert!(marked(&azersu).await);
    }
}

/// The registration of the service is cancelled.
async fn cancelled(world: &World) {
    let row = store::eservices::find(world.portal.db(), &"xidmet-1".into()).await.unwrap().unwrap();
    let now = world.portal.now();
    let change = EserviceChange {
        eservice: row.id.clone(),
        act: Act::Cancel,
        at_ms: now,
        person: None,
        application: None,
        facts: row.facts.clone(),
    };
    let row = EserviceRow { state: EserviceState::Cancelled, version: row.version + 1, changed_ms: now, cancelled_ms: Some(now), ..row };
    let write = world.portal.db().write(move |tx| {
        Box::pin(async move {
            assert!(store::eservices::update(tx, &row).await?);
            store::eservices::append(tx, &change).await
        })
    });
    write.await.unwrap();
}

#[tokio::test]
async fn r10_7_a_service_that_is_cancelled_while_its_form_is_filled_in_says_so_and_what_was_sent_goes_on() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let before = sent(&aygun, &number).await;
        let id = fresh();
        let paper = file(&aygun, &id, "sened-1", PAPER).await;
        let form = RequestSend { files: vec![paper.id], ..sending(&number, &id) };
        cancelled(&world).await;
        let gone = [(Field::Service, Code::NotNow)];
        assert_eq!(refusals(request::send(&aygun, form).await), gone, "{}", world.name);
        assert_eq!(refusals(request::start(&aygun, &number, None).await), gone);
        assert_eq!(refusals(crate::eservice_portal::begin_use(&aygun, &number).await.map(|_| ())), [(Field::Form, Code::NotNow)]);
        assert_eq!(request::mine(&aygun, None).await.unwrap().total, 1, "{}: nothing half sent", world.name);
        request::take(&azersu, &before).await.unwrap();
        assert_eq!(request::card(&aygun, &before).await.unwrap().line.state, State::InWork, "{}: what was sent goes on", world.name);
    }
}
