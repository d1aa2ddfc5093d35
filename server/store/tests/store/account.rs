//! Sign-ins, actions, disclosures, notices about the account, restrictions, closing.

use crate::sample::{NOW, appeal, assignment, filled, id, photo, place, send, send_this, write};
use domain::account::{AccountWhat, Act};
use domain::appeal::form::AnswerMode;
use domain::appeal::view::What;
use domain::lifecycle::{AssignmentStatus, Status};
use domain::role::Role;
use domain::time::UnixMs;
use store::account_events::{self, AccountEventRow};
use store::account_notices::{self, AccountNoticeRow};
use store::drafts::{self, DraftRow};
use store::joins::{self, JoinRow};
use store::sessions::{self, SessionRow};
use store::sign_ins::{self, SignInRow};
use store::terms::{self, TermsRow};
use store::{Db, appeals, assignments, disclosures, lifting, media, people};

fn join(nr: u64, person: &str) -> JoinRow {
    JoinRow {
        id: format!("join-{nr}-{person}").into(),
        appeal: id(nr),
        person: person.into(),
        text: "mən də".into(),
        answer_mode: AnswerMode::Amis,
        postal_address: String::new(),
        joined_ms: UnixMs(NOW.0 + 5),
    }
}

#[tokio::test]
async fn t8_4_sign_ins_outlive_their_sessions() {
    for test in filled().await {
        let db = &test.db;
        for (nr, hash) in ["a".repeat(64), "b".repeat(64)].into_iter().enumerate() {
            let at_ms = UnixMs(NOW.0 + nr as i64);
            let sign_in = SignInRow {
                id: sessions::name(&hash).to_owned(),
                person: "leyla".into(),
                at_ms,
                device: "Firefox/127.0".into(),
                method: "sima".into(),
                assurance: "high".into(),
            };
            let session = SessionRow {
                id_hash: hash,
                person: "leyla".into(),
                created_ms: at_ms,
                seen_ms: at_ms,
                expires_ms: UnixMs(NOW.0 + 100),
                device: sign_in.device.clone(),
                method: sign_in.method.clone(),
                assurance: sign_in.assurance.clone(),
            };
            write!(db, |tx| {
                sign_ins::insert(tx, &sign_in).await?;
                sessions::insert(tx, &session).await
            })
            .unwrap();
        }
        let first = "a".repeat(24);
        let foreign = first.clone();
        assert!(!write!(db, |tx| sessions::end_named(tx, &"murad".into(), &foreign).await).unwrap(), "{}: not another's", test.name);
        assert!(write!(db, |tx| sessions::end_named(tx, &"leyla".into(), &first).await).unwrap());
        let left: Vec<String> = sessions::of_person(db, &"leyla".into()).await.unwrap().into_iter().map(|row| row.id_hash).collect();
        assert_eq!(left, ["b".repeat(64)]);
        let kept = sign_ins::of_person(db, &"leyla".into(), 10).await.unwrap();
        assert_eq!(kept.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["b".repeat(24), "a".repeat(24)]);
    }
}

#[tokio::test]
async fn t6_1_actions_on_accounts_and_appeals_are_kept_with_their_session() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let row = AccountEventRow {
            id: "e1".into(),
            person: "leyla".into(),
            at_ms: NOW,
            actor: Some("leyla".into()),
            role: Role::Citizen,
            session: Some("0123456789abcdef01234567".into()),
            what: Act::TermsAccepted,
            data: "1".into(),
        };
        let kept = row.clone();
        write!(db, |tx| account_events::append(tx, &row).await).unwrap();
        assert_eq!(account_events::of_person(db, &"leyla".into(), 10).await.unwrap(), [kept]);
        let on_appeals = account_events::on_appeals(db, &"leyla".into(), 10).await.unwrap();
        assert_eq!((on_appeals.len(), on_appeals[0].what, on_appeals[0].appeal.clone()), (1, What::Sent, id(1)), "{}", test.name);
        assert_eq!(on_appeals[0].session.as_deref(), Some("0123456789abcdef01234567"));
        assert!(on_appeals[0].number.starts_with("Q-"));
        assert!(account_events::on_appeals(db, &"murad".into(), 10).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn t3_4_whoever_gets_a_persons_data_is_written_down_however_they_get_them() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        place(db, assignment(1, "azersu", true)).await;
        let seen = |person: &'static str| told(db, person);
        assert_eq!(seen("leyla").await, ["azersu given"], "{}", test.name);
        assert!(seen("murad").await.is_empty());
        write!(db, |tx| joins::insert(tx, &join(1, "murad"), &[]).await).unwrap();
        assert_eq!(seen("murad").await, ["azersu given"], "who joins later too");
        assert!(disclosures::is_unopened(db, &id(1), &"azersu".into()).await.unwrap());
        write!(db, |tx| disclosures::opened(tx, &id(1), &"azersu".into(), UnixMs(NOW.0 + 9)).await).unwrap();
        write!(db, |tx| disclosures::opened(tx, &id(1), &"azersu".into(), UnixMs(NOW.0 + 99)).await).unwrap();
        assert!(!disclosures::is_unopened(db, &id(1), &"azersu".into()).await.unwrap());
        assert_eq!(seen("leyla").await, ["azersu opened", "azersu given"]);
        let first = disclosures::of_person(db, &"leyla".into(), 1).await.unwrap();
        assert_eq!(first[0].at_ms, UnixMs(NOW.0 + 9), "the first time stays");
        place(db, assignment(1, "aayda", false)).await;
        assert!(seen("murad").await.contains(&"aayda given".to_owned()), "the next institution gets both");
    }
}

async fn told(db: &Db, person: &str) -> Vec<String> {
    let rows = disclosures::of_person(db, &person.into(), 20).await.unwrap();
    rows.into_iter().map(|row| format!("{} {}", row.institution, row.what)).collect()
}

#[tokio::test]
async fn t3_4_who_joins_does_not_reach_who_gave_it_back() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        place(db, assignment(1, "azersu", true)).await;
        let work = assignment(1, "azersu", true).id;
        write!(db, |tx| assignments::set_status(tx, &work, AssignmentStatus::Recalled, NOW).await).unwrap();
        write!(db, |tx| joins::insert(tx, &join(1, "murad"), &[]).await).unwrap();
        assert!(told(db, "murad").await.is_empty(), "{}", test.name);
    }
}

#[tokio::test]
async fn t1_7_new_terms_are_told_to_everybody_once() {
    for test in filled().await {
        let db = &test.db;
        for version in [1, 2] {
            let row = TermsRow { version, text_az: "ş".into(), text_en: String::new(), text_ru: String::new(), published_ms: NOW };
            write!(db, |tx| terms::publish(tx, &row).await).unwrap();
        }
        assert_eq!(terms::all(db).await.unwrap().iter().map(|row| row.version).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(terms::latest_version(db).await.unwrap(), Some(2));
        let told = write!(db, |tx| account_notices::add_for_all(tx, AccountWhat::TermsChanged, "2", NOW).await).unwrap();
        assert_eq!(told, 2, "{}", test.name);
        assert!(write!(db, |tx| account_notices::add_for_all(tx, AccountWhat::TermsChanged, "2", NOW).await).unwrap_err().is_unique());
        let own = AccountNoticeRow {
            id: "n1".into(),
            person: "leyla".into(),
            what: AccountWhat::Restricted,
            word: "13.03.2026".into(),
            sent_ms: UnixMs(NOW.0 + 1),
            read_ms: None,
        };
        write!(db, |tx| account_notices::add(tx, &own).await).unwrap();
        let found = account_notices::of_person(db, &"leyla".into(), 10).await.unwrap();
        assert_eq!(found.iter().map(|one| one.what).collect::<Vec<_>>(), [AccountWhat::Restricted, AccountWhat::TermsChanged]);
        assert_eq!(account_notices::unread(db, &"leyla".into()).await.unwrap(), 2);
        assert_eq!(write!(db, |tx| account_notices::mark_read(tx, &"leyla".into(), NOW).await).unwrap(), 2);
        assert_eq!(account_notices::unread(db, &"leyla".into()).await.unwrap(), 0);
        assert_eq!(account_notices::unread(db, &"murad".into()).await.unwrap(), 1);
    }
}

#[tokio::test]
async fn t1_9_one_request_waits_until_it_is_decided() {
    for test in filled().await {
        let db = &test.db;
        let until = Some(UnixMs(NOW.0 + 1_000));
        write!(db, |tx| people::restrict(tx, &"leyla".into(), until, Some("səbəb")).await).unwrap();
        assert_eq!(people::restricted(db, NOW, 10).await.unwrap().len(), 1);
        assert!(people::restricted(db, UnixMs(NOW.0 + 1_000), 10).await.unwrap().is_empty());
        assert!(write!(db, |tx| lifting::ask(tx, "r1", &"leyla".into(), "xahiş edirəm", NOW).await).unwrap());
        assert!(!write!(db, |tx| lifting::ask(tx, "r2", &"leyla".into(), "yenə", NOW).await).unwrap(), "{}", test.name);
        assert_eq!((lifting::count_waiting(db).await.unwrap(), lifting::waiting(db, 10).await.unwrap().len()), (1, 1));
        let by = Some("murad".into());
        assert!(write!(db, |tx| lifting::decide(tx, &"leyla".into(), by.as_ref(), false, "yox", UnixMs(NOW.0 + 2)).await).unwrap());
        assert!(!write!(db, |tx| lifting::decide(tx, &"leyla".into(), None, true, "", NOW).await).unwrap());
        assert!(write!(db, |tx| lifting::ask(tx, "r2", &"leyla".into(), "yenə", UnixMs(NOW.0 + 3)).await).unwrap());
        let all = lifting::of_person(db, &"leyla".into()).await.unwrap();
        assert_eq!(all.iter().map(|row| (row.id.as_str(), row.lifted)).collect::<Vec<_>>(), [("r2", None), ("r1", Some(false))]);
        assert_eq!((all[1].answer.as_deref(), all[1].decided_by.clone()), (Some("yox"), Some("murad".into())));
    }
}

#[tokio::test]
async fn a8_12_a_persons_open_and_stopped_appeals_are_found() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=3 {
            send(db, nr).await.unwrap();
        }
        write!(db, |tx| {
            appeals::set_status(tx, &id(2), Status::Restricted, NOW).await?;
            appeals::set_status(tx, &id(3), Status::Answered, NOW).await
        })
        .unwrap();
        let ids = |rows: Vec<appeals::AppealRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
        assert_eq!(ids(appeals::open_of(db, &"leyla".into()).await.unwrap()), [id(1)], "{}", test.name);
        assert_eq!(ids(appeals::stopped_of(db, &"leyla".into()).await.unwrap()), [id(2)]);
        assert!(appeals::open_of(db, &"murad".into()).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn t2_2_a_closed_account_keeps_what_the_law_keeps_and_nothing_else() {
    for test in filled().await {
        let db = &test.db;
        let with_photo = store::appeals::NewAppeal { media: vec![photo('a').id], ..appeal(1) };
        send_this(db, with_photo).await.unwrap();
        write!(db, |tx| media::insert(tx, &photo('b'), &"leyla".into()).await).unwrap();
        for (nr, person) in ["leyla", "murad"].into_iter().enumerate() {
            let row =
                DraftRow { id: format!("d{nr}"), person: Some(person.into()), browser_hash: None, form: "{}".into(), updated_ms: NOW };
            write!(db, |tx| drafts::put(tx, &row).await).unwrap();
        }
        for person in ["leyla", "murad"] {
            assert!(write!(db, |tx| people::close(tx, &person.into(), NOW).await).unwrap());
            assert!(!write!(db, |tx| people::close(tx, &person.into(), NOW).await).unwrap(), "once");
        }
        let leyla = people::find(db, &"leyla".into()).await.unwrap().unwrap();
        assert_eq!((leyla.fin, leyla.phone, leyla.email, leyla.terms_version), (None, None, None, None));
        assert_eq!((leyla.surname.as_str(), leyla.issuer.as_str()), ("Əliyeva", "closed"), "{}: an appeal has its author", test.name);
        let murad = people::find(db, &"murad".into()).await.unwrap().unwrap();
        assert_eq!((murad.given_name.as_str(), murad.surname.as_str(), murad.patronymic.as_str()), ("", "", ""));
        assert_eq!(people::by_subject(db, "https://login.example", "subject-leyla").await.unwrap(), None);
        assert!(drafts::find(db, "d0").await.unwrap().is_none() && drafts::find(db, "d1").await.unwrap().is_none());
        assert!(media::is_owner(db, &photo('a').id, &"leyla".into()).await.unwrap(), "sent with an appeal");
        assert!(!media::is_owner(db, &photo('b').id, &"leyla".into()).await.unwrap(), "never sent");
        let again = people::PersonRow { id: "anew".into(), ..crate::sample::person("leyla") };
        assert_eq!(write!(db, |tx| people::sign_in(tx, &again).await).unwrap().as_str(), "anew", "a new account");
        assert_eq!(write!(db, |tx| drafts::remove_of(tx, &"leyla".into()).await).unwrap(), 0);
    }
}
