//! The operator decides within the days of the rules (R10.1, R10.2, R10.4, R10.5, R10.7, R10.8).

use super::{Cast, facts, form, grant, registered, submitted};
use crate::testing::{later, refusals, worlds};
use crate::{Error, account, eservice};
use domain::account::AccountWhat;
use domain::eservice::application::{ApplicationForm, ApplicationQuery, ApplicationState, DecideForm};
use domain::eservice::{Act, EserviceState};
use domain::ids::EserviceId;
use domain::number::{Number, Series};
use domain::refusal::{Code, Field};
use store::eservices::EserviceRow;

#[tokio::test]
async fn r10_4_the_operator_registers_within_three_working_days_and_the_provider_is_told_the_number() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let (id, sent) = submitted(&cast.head, "Arayış").await;
        assert_eq!(account::notices(&cast.operator).await.unwrap()[0].what, AccountWhat::EserviceAsked);
        let queue = eservice::desk(&cast.operator, ApplicationQuery::default()).await.unwrap();
        assert_eq!(queue.applications.rows[0].clock.unwrap().due.to_string(), "2026-03-18", "{}: from a Friday", world.name);
        let number = grant(&cast.operator, &id, sent.revision).await.unwrap().unwrap();
        assert!(number.starts_with("ER-2026-0000001-"), "{number}");
        for ctx in [&cast.head, &cast.clerk] {
            let told = account::notices(ctx).await.unwrap().remove(0);
            assert_eq!(told.what, AccountWhat::EserviceGranted);
            assert!(told.word.starts_with(&number), "{}: {}", world.name, told.word);
        }
        let row = store::eservices::by_number(world.portal.db(), &number).await.unwrap().unwrap();
        assert_eq!((row.state, row.version, row.facts.name.az.as_str()), (EserviceState::Registered, 1, "Arayış"));
        let card = eservice::application_card(&cast.head, &id).await.unwrap();
        assert_eq!((card.service_number.as_deref(), card.line.state), (Some(number.as_str()), ApplicationState::Granted));
        assert!(card.signature.unwrap().report.is_valid(), "{}: what was signed is what is registered", world.name);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty(), "the chain is walked by the check");
    }
}

#[tokio::test]
async fn r10_4_of_two_operators_at_once_one_decides_and_the_other_is_told() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let (id, sent) = submitted(&cast.head, "Arayış").await;
        let (one, two) = tokio::join!(grant(&cast.operator, &id, sent.revision), grant(&cast.second, &id, sent.revision));
        let won = [&one, &two].iter().filter(|done| done.is_ok()).count();
        let lost = [&one, &two].iter().filter(|done| matches!(done, Err(Error::Conflict))).count();
        assert_eq!((won, lost), (1, 1), "{}: {one:?} {two:?}", world.name);
        assert_eq!(store::eservices::all(world.portal.db()).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn r10_4_a_number_that_is_given_already_is_refused_and_nothing_is_written() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let facts = facts("Başqa xidmət").facts(&"aayda".into());
        let intruder = EserviceRow {
            id: "intruder".into(),
            number: Number::new(Series::Eservice, 2026, 1).unwrap().to_string(),
            provider: "aayda".into(),
            facts,
            state: EserviceState::Registered,
            version: 1,
            registered_ms: world.portal.now(),
            changed_ms: world.portal.now(),
            cancelled_ms: None,
        };
        let write = world.portal.db().write(move |tx| Box::pin(async move { store::eservices::insert(tx, &intruder).await }));
        write.await.unwrap();
        let (id, sent) = submitted(&cast.head, "Arayış").await;
        assert_eq!(refusals(grant(&cast.operator, &id, sent.revision).await), [(Field::Form, Code::NumberTaken)], "{}", world.name);
        let card = eservice::application_card(&cast.operator, &id).await.unwrap();
        assert_eq!((card.line.state, card.form.seen), (ApplicationState::Submitted, sent.revision), "it still waits");
        assert_eq!(store::eservices::all(world.portal.db()).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn r10_5_r10_8_an_amendment_is_made_within_a_working_day_and_every_version_is_kept() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let number = registered(&cast, "Arayış").await;
        let id = eservice::open(&cast.clerk, "amend", &number).await.unwrap();
        assert_eq!(eservice::open(&cast.head, "cancel", &number).await.unwrap(), id, "{}: one on its way for a service", world.name);
        let amended = ApplicationForm { happened_on: "2026-03-12".into(), ..form(&id, 1, facts("Arayışın verilməsi"), "submit") };
        let sent = eservice::write(&cast.head, amended).await.unwrap();
        let card = eservice::application_card(&cast.operator, &id).await.unwrap();
        assert_eq!(card.due.map(|(day, clause)| (day.to_string(), clause)), Some(("2026-03-16".into(), "R10.8".into())));
        assert_eq!(card.before.map(|before| before.name_az), Some("Arayış".into()), "the operator sees what changes");
        assert_eq!(grant(&cast.operator, &id, sent.revision).await.unwrap(), Some(number.clone()));
        assert_eq!(account::notices(&cast.head).await.unwrap()[0].what, AccountWhat::EserviceAmended);
        let row = store::eservices::by_number(world.portal.db(), &number).await.unwrap().unwrap();
        assert_eq!((row.version, row.facts.name.az.as_str()), (2, "Arayışın verilməsi"));
        let changes = store::eservices::changes(world.portal.db(), &row.id).await.unwrap();
        let kept: Vec<_> = changes.iter().map(|one| (one.act, one.facts.name.az.as_str())).collect();
        assert_eq!(kept, [(Act::Register, "Arayış"), (Act::Amend, "Arayışın verilməsi")], "{}", world.name);
        assert!(changes.iter().all(|one| one.application.is_some()), "each by its application");
    }
}

#[tokio::test]
async fn r10_7_a_registration_is_cancelled_on_the_providers_application_and_its_history_stays() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let number = registered(&cast, "Arayış").await;
        let id = eservice::open(&cast.head, "cancel", &number).await.unwrap();
        let asked =
            ApplicationForm { reason: "Xidmət başqa xidmətlə birləşdirilib.".into(), ..form(&id, 1, facts("Boş"), "submit") };
        let sent = eservice::write(&cast.head, asked).await.unwrap();
        assert_eq!(grant(&cast.operator, &id, sent.revision).await.unwrap(), Some(number.clone()));
        let row = store::eservices::by_number(world.portal.db(), &number).await.unwrap().unwrap();
        assert_eq!((row.state, row.facts.name.az.as_str()), (EserviceState::Cancelled, "Arayış"), "{}: facts stay", world.name);
        assert!(row.cancelled_ms.is_some());
        let acts: Vec<_> = store::eservices::changes(world.portal.db(), &row.id).await.unwrap().iter().map(|one| one.act).collect();
        assert_eq!(acts, [Act::Register, Act::Cancel]);
        assert_eq!(refusals(eservice::open(&cast.head, "amend", &number).await), [(Field::Form, Code::NotNow)]);
        assert!(registered(&cast, "Arayış").await != number, "{}: registered anew under a new number", world.name);
    }
}

#[tokio::test]
async fn r10_3_an_application_can_be_taken_back_until_it_is_decided() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let (id, sent) = submitted(&cast.head, "Arayış").await;
        eservice::withdraw(&cast.clerk, id.clone(), sent.revision).await.unwrap();
        assert!(matches!(grant(&cast.operator, &id, sent.revision).await, Err(Error::Conflict)), "{}", world.name);
        let number = registered(&cast, "Arayış").await;
        let over = eservice::desk(&cast.head, ApplicationQuery { over: true, ..ApplicationQuery::default() }).await.unwrap();
        assert_eq!(over.applications.rows.len(), 2);
        assert_eq!(over.services.rows[0].number, number);
        let granted = over.applications.rows.iter().find(|row| row.state == ApplicationState::Granted).unwrap();
        let seen = eservice::application_card(&cast.head, &granted.id).await.unwrap().form.seen;
        assert_eq!(refusals(eservice::withdraw(&cast.head, granted.id.clone(), seen).await), [(Field::Form, Code::NotNow)]);
    }
}

#[tokio::test]
async fn r10_1_a_planted_service_has_its_number_and_its_chain() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let id = EserviceId::from("0190-plant");
        let number = eservice::plant(&world.portal, &id, facts("Arayış").facts(&"azersu".into()), world.portal.now()).await.unwrap();
        assert!(number.starts_with("ER-2026-0000001-"), "{}", world.name);
        assert_eq!(store::eservices::changes(world.portal.db(), &id).await.unwrap().len(), 1);
        world.wait_hours(1);
        let own = eservice::desk(&later(&cast.head), ApplicationQuery::default()).await.unwrap();
        assert_eq!(own.services.rows[0].number, number);
    }
}

#[tokio::test]
async fn r10_3_what_the_provider_mends_is_its_draft_until_it_is_submitted_again() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let (id, sent) = submitted(&cast.head, "Arayış").await;
        let back =
            DecideForm { id: id.clone(), seen: sent.revision, decision: "return".into(), reason: "Hüquqi əsas göstərilsin.".into() };
        eservice::decide(&cast.operator, back).await.unwrap();
        let seen = eservice::application_card(&cast.clerk, &id).await.unwrap().form.seen;
        world.wait_hours(1);
        let typed = ApplicationForm { reason: "Hələ deyilməyib".into(), ..form(&id, seen, facts("Yeni ad"), "") };
        eservice::write(&later(&cast.clerk), typed).await.unwrap();
        let own = eservice::application_card(&cast.clerk, &id).await.unwrap();
        assert_eq!((own.form.facts.name_az.as_str(), own.line.service.as_str()), ("Yeni ad", "Yeni ad"), "{}", world.name);
        let theirs = eservice::application_card(&later(&cast.operator), &id).await.unwrap();
        assert_eq!(theirs.line.state, ApplicationState::Returned);
        assert_eq!((theirs.form.facts.name_az.as_str(), theirs.line.service.as_str()), ("Arayış", "Arayış"), "{}", world.name);
        assert_eq!((theirs.form.reason.as_str(), theirs.missing.len()), ("", 0), "{}", world.name);
        assert!(theirs.line.changed_ms < own.line.changed_ms, "{}: nor when somebody wrote on it", world.name);
        // Taken back, the draft still is nobody else's.
        let seen = own.form.seen;
        eservice::withdraw(&later(&cast.clerk), id.clone(), seen).await.unwrap();
        let theirs = eservice::application_card(&later(&cast.operator), &id).await.unwrap();
        assert_eq!((theirs.line.state, theirs.form.facts.name_az.as_str()), (ApplicationState::Withdrawn, "Arayış"), "{}", world.name);
    }
}

#[tokio::test]
async fn r10_3_what_is_submitted_again_is_seen_by_the_operator_as_it_was_mended() {
    for world in worlds().await {
        let cast = Cast::of(&world).await;
        let (id, sent) = submitted(&cast.head, "Arayış").await;
        let back = DecideForm { id: id.clone(), seen: sent.revision, decision: "return".into(), reason: "Ad dəqiqləşdirilsin.".into() };
        eservice::decide(&cast.operator, back).await.unwrap();
        let seen = eservice::application_card(&cast.head, &id).await.unwrap().form.seen;
        eservice::write(&cast.head, form(&id, seen, facts("Arayışın verilməsi"), "submit")).await.unwrap();
        let theirs = eservice::application_card(&cast.operator, &id).await.unwrap();
        assert_eq!(theirs.form.facts.name_az, "Arayışın verilməsi", "{}", world.name);
        assert!(theirs.signature.unwrap().report.is_valid(), "{}", world.name);
    }
}
