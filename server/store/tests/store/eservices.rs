//! The register of e-services (R10): services with their chain, applications, who keeps it.

use crate::sample::{NOW, filled, write};
use domain::eservice::application::{ApplicationState, ApplicationStep, FactsForm};
use domain::eservice::{Act, EserviceState, Facts};
use domain::ids::{ApplicationId, EserviceId};
use domain::lang::Named;
use domain::time::{Date, UnixMs};
use store::eservice_applications::{self, ApplicationRow, StepRow};
use store::eservice_grants::{self, EserviceGrantRow};
use store::eservices::{self, EserviceChange, EserviceRow};
use store::{Db, StoreError};

fn facts(name: &str) -> Facts {
    Facts { provider: "azersu".into(), name: Named { az: name.into(), ..Named::default() }, ..Facts::default() }
}

fn service(id: &str, number: &str) -> EserviceRow {
    EserviceRow {
        id: id.into(),
        number: number.into(),
        provider: "azersu".into(),
        facts: facts(&format!("Arayış {id}")),
        state: EserviceState::Registered,
        version: 1,
        registered_ms: NOW,
        changed_ms: NOW,
        cancelled_ms: None,
    }
}

fn entry(id: &str, act: Act) -> EserviceChange {
    EserviceChange {
        eservice: id.into(),
        act,
        at_ms: NOW,
        person: Some("murad".into()),
        application: None,
        facts: facts("'; drop table eservice; --"),
    }
}

fn application(nr: i64, state: ApplicationState) -> ApplicationRow {
    ApplicationRow {
        id: format!("application-{nr}").into(),
        number: None,
        provider: "azersu".into(),
        eservice: None,
        act: Act::Register,
        state,
        facts: FactsForm { name_az: "Arayış".into(), ..FactsForm::default() },
        happened_on: String::new(),
        reason: String::new(),
        revision: 1,
        written_by: "murad".into(),
        opened_ms: NOW,
        changed_ms: UnixMs(NOW.0 + nr),
        submitted_ms: None,
        due_on: None,
        due_article: None,
        reported_late: false,
        decided_ms: None,
    }
}

async fn add(db: &Db, row: ApplicationRow) -> Result<(), StoreError> {
    write!(db, |tx| eservice_applications::insert(tx, &row).await)
}

#[tokio::test]
async fn r10_4_a_registry_number_is_given_once() {
    for test in filled().await {
        let db = &test.db;
        let number = write!(db, |tx| eservices::next_number(tx, NOW).await).unwrap();
        assert!(number.starts_with("ER-"), "{}: {number}", test.name);
        let (first, same) = (service("one", &number), service("two", &number));
        let kept = first.clone();
        write!(db, |tx| eservices::insert(tx, &first).await).unwrap();
        let twice = write!(db, |tx| eservices::insert(tx, &same).await);
        assert!(matches!(&twice, Err(StoreError::Unique(what)) if what.contains("number")), "{}: {twice:?}", test.name);
        assert_eq!(eservices::by_number(db, &number).await.unwrap(), Some(kept.clone()));
        assert_eq!(eservices::find(db, &"two".into()).await.unwrap(), None);
        let again = EserviceRow { id: "three".into(), number: "ER-x".into(), facts: facts("ARAYIŞ one"), ..kept };
        let twice = write!(db, |tx| eservices::insert(tx, &again).await);
        assert!(matches!(&twice, Err(StoreError::Unique(what)) if !what.contains("number")), "{}: {twice:?}", test.name);
        let known = write!(db, |tx| eservices::same_name(tx, &"azersu".into(), "arayış ONE").await).unwrap();
        assert_eq!(known, Some(EserviceId::from("one")), "{}: letters of any size are one name", test.name);
    }
}

#[tokio::test]
async fn r10_5_each_version_is_kept_in_a_chain_and_a_change_of_it_is_seen() {
    for test in filled().await {
        let db = &test.db;
        let first = service("one", "ER-1");
        let before = first.clone();
        write!(db, |tx| {
            eservices::insert(tx, &first).await?;
            eservices::append(tx, &entry("one", Act::Register)).await
        })
        .unwrap();
        let next = EserviceRow { version: 2, state: EserviceState::Cancelled, cancelled_ms: Some(UnixMs(NOW.0 + 9)), ..before };
        let (stale, last) = (next.clone(), next.clone());
        let written = write!(db, |tx| {
            let held = eservices::lock(tx, &"one".into()).await?;
            assert_eq!(held.map(|row| row.version), Some(1));
            eservices::append(tx, &entry("one", Act::Cancel)).await?;
            eservices::update(tx, &next).await
        });
        assert!(written.unwrap(), "{}", test.name);
        assert!(!write!(db, |tx| eservices::update(tx, &stale).await).unwrap(), "{}: the second of two", test.name);
        assert_eq!(eservices::all(db).await.unwrap(), [last]);
        let acts: Vec<_> = eservices::changes(db, &"one".into()).await.unwrap().into_iter().map(|one| one.act).collect();
        assert_eq!(acts, [Act::Register, Act::Cancel]);
        assert_eq!(eservices::chained(db, &EserviceId::default(), 10).await.unwrap(), [EserviceId::from("one")]);
        let page = eservices::of_provider(db, &"azersu".into(), None, 10).await.unwrap();
        assert_eq!((page.rows.len(), page.total, page.next), (1, 1, None));
    }
}

#[tokio::test]
async fn r10_3_an_application_goes_on_by_revisions_and_waits_by_its_last_day() {
    for test in filled().await {
        let db = &test.db;
        add(db, application(1, ApplicationState::Draft)).await.unwrap();
        let (provider, by) = ("azersu".into(), "murad".into());
        let untouched = write!(db, |tx| eservice_applications::untouched(tx, &provider, &by).await).unwrap();
        assert_eq!(untouched.map(|row| row.id), Some(ApplicationId::from("application-1")), "{}", test.name);
        let number = write!(db, |tx| eservice_applications::next_number(tx, NOW).await).unwrap();
        assert!(number.starts_with("EA-"), "{number}");
        let due = Date::new(2026, 10, 9);
        let sent = ApplicationRow {
            number: Some(number),
            state: ApplicationState::Submitted,
            revision: 2,
            due_on: due,
            due_article: Some("R10.4".into()),
            submitted_ms: Some(NOW),
            reported_late: true,
            ..application(1, ApplicationState::Draft)
        };
        let (stale, kept) = (sent.clone(), sent.clone());
        assert!(write!(db, |tx| eservice_applications::update(tx, &sent).await).unwrap());
        assert!(!write!(db, |tx| eservice_applications::update(tx, &stale).await).unwrap(), "{}: the second of two", test.name);
        assert_eq!(eservice_applications::find(db, &"application-1".into()).await.unwrap(), Some(kept.clone()));
        let id = kept.id.clone();
        assert_eq!(write!(db, |tx| eservice_applications::lock(tx, &id).await).unwrap(), Some(kept.clone()));
        let sooner = ApplicationRow { due_on: Date::new(2026, 10, 8), number: Some("EA-x".into()), ..kept.clone() };
        add(db, ApplicationRow { id: "application-2".into(), ..sooner }).await.unwrap();
        let page = eservice_applications::waiting(db, None, 1).await.unwrap();
        assert_eq!((page.rows[0].id.as_str(), page.total), ("application-2", 2), "{}: the first due first", test.name);
        let page = eservice_applications::waiting(db, page.next.as_deref(), 1).await.unwrap();
        assert_eq!((page.rows[0].id.as_str(), page.next), ("application-1", None));
        let late = Date::new(2026, 10, 9).unwrap();
        assert_eq!(eservice_applications::count_waiting(db, late).await.unwrap(), (2, 1));
        assert_eq!(eservice_applications::late_reports(db, NOW).await.unwrap(), [("azersu".into(), 2)]);
        let open = eservice_applications::of_provider(db, &"azersu".into(), false, None, 10).await.unwrap();
        assert_eq!((open.rows.len(), open.total), (2, 2));
        let decided = UnixMs(late.ends_at().0 + 1);
        let granted = ApplicationRow { state: ApplicationState::Granted, revision: 3, decided_ms: Some(decided), ..kept };
        assert!(write!(db, |tx| eservice_applications::update(tx, &granted).await).unwrap());
        assert_eq!(eservice_applications::decided_late(db, NOW).await.unwrap(), 1, "{}", test.name);
        assert_eq!(eservice_applications::granted(db, None, 10).await.unwrap().total, 1);
    }
}

#[tokio::test]
async fn r10_6_a_service_has_one_application_on_its_way() {
    for test in filled().await {
        let db = &test.db;
        let there = service("one", "ER-1");
        write!(db, |tx| eservices::insert(tx, &there).await).unwrap();
        let amending = |nr: i64, state| ApplicationRow { act: Act::Amend, eservice: Some("one".into()), ..application(nr, state) };
        add(db, amending(1, ApplicationState::Draft)).await.unwrap();
        let second = add(db, amending(2, ApplicationState::Draft)).await;
        assert!(matches!(second, Err(StoreError::Unique(_))), "{}: {second:?}", test.name);
        let open = write!(db, |tx| eservice_applications::open_of(tx, &"one".into()).await).unwrap();
        assert_eq!(open.map(|row| row.id), Some(ApplicationId::from("application-1")));
        add(db, amending(3, ApplicationState::Granted)).await.unwrap();
    }
}

#[tokio::test]
async fn r_annex2_every_step_is_kept_and_every_signature_can_be_checked() {
    for test in filled().await {
        let db = &test.db;
        add(db, application(1, ApplicationState::Draft)).await.unwrap();
        let step = |step, cms: Option<&str>| StepRow {
            application: "application-1".into(),
            at_ms: NOW,
            person: "murad".into(),
            step,
            reason: String::new(),
            document: cms.map(|_| "{}".into()),
            cms: cms.map(Into::into),
            signer: "Murad Əliyev".into(),
            fin: cms.map(|_| "FIN".into()),
            demo: cms.is_some(),
            report: cms.map(|_| "{}".into()),
        };
        let (sent, back) = (step(ApplicationStep::Submit, Some("AA==")), step(ApplicationStep::Return, None));
        let kept = [sent.clone(), back.clone()];
        write!(db, |tx| {
            eservice_applications::add_step(tx, &sent).await?;
            eservice_applications::add_step(tx, &back).await
        })
        .unwrap();
        assert_eq!(eservice_applications::steps(db, &"application-1".into()).await.unwrap(), kept, "{}", test.name);
        let signed = eservice_applications::signed_after(db, None, 10).await.unwrap();
        assert_eq!(signed.iter().map(|one| (one.nr, one.signed.cms.as_str())).collect::<Vec<_>>(), [(1, "AA==")]);
        assert!(eservice_applications::signed_after(db, signed.last(), 10).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn r10_1_who_keeps_the_register_is_granted_and_revoked() {
    for test in filled().await {
        let db = &test.db;
        let row = EserviceGrantRow { id: "g-1".into(), person: "murad".into(), granted_ms: NOW, granted_by: None };
        let given = row.clone();
        write!(db, |tx| eservice_grants::grant(tx, &given).await).unwrap();
        assert_eq!(eservice_grants::of_person(db, &"murad".into()).await.unwrap(), std::slice::from_ref(&row), "{}", test.name);
        assert_eq!(eservice_grants::all(db).await.unwrap(), [row]);
        assert!(write!(db, |tx| eservice_grants::revoke(tx, "g-1", UnixMs(NOW.0 + 1)).await).unwrap());
        assert!(!write!(db, |tx| eservice_grants::revoke(tx, "g-1", UnixMs(NOW.0 + 2)).await).unwrap());
        assert!(eservice_grants::all(db).await.unwrap().is_empty());
    }
}
