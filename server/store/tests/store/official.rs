//! Official requests, announcements, incidents, and what the operator counts (A5.0.7, A6.0.1, A6.0.3, A7.0.7).

use crate::sample::{NOW, document, filled, person, signed, write};
use domain::ids::AnnouncementId;
use domain::incident::Service;
use domain::official::{OfficialWhat, Party};
use domain::role::Role;
use domain::time::{Date, UnixMs};
use store::announcements::{self, AnnouncementRow};
use store::documents::{self, Documents};
use store::incidents::{self, IncidentRow};
use store::official::{self, Heap, OfficialEventRow, OfficialRow};
use store::outbox::{self, OutboxRow};
use store::people::{self, GrantRow, PersonRow};
use store::sign_ins::{self, SignInRow};
use store::{Db, deliveries};

const TO: Heap = Heap { from: false, over: false };

fn azersu() -> Party {
    Party::Institution("azersu".into())
}

fn request(nr: i64, day: u8) -> OfficialRow {
    OfficialRow {
        id: format!("request-{nr}").into(),
        number: String::new(),
        asker: Party::Owner,
        asked: azersu(),
        person: "murad".into(),
        clause: "A5.0.7".into(),
        subject: "Siyahı".into(),
        text: "Siyahını göndərin '; drop table official_request; --".into(),
        asked_ms: UnixMs(NOW.0 + nr),
        due_on: Date::new(2026, 10, day).unwrap(),
        remind_on: Date::new(2026, 10, day - 2).unwrap(),
        answer: None,
        answered_by: None,
        answered_ms: None,
        reminded_ms: None,
        late_told_ms: None,
    }
}

async fn asked(db: &Db, row: OfficialRow) -> String {
    write!(db, |tx| official::add(tx, &row).await).unwrap()
}

fn ids(page: &store::Page<OfficialRow>) -> Vec<&str> {
    page.rows.iter().map(|row| row.id.as_str()).collect()
}

#[tokio::test]
async fn a5_0_7_a_request_has_its_own_number_and_one_answer() {
    for test in filled().await {
        let db = &test.db;
        let first = asked(db, request(1, 9)).await;
        assert!(first.starts_with("RS-2026-0000001-"), "{}: {first}", test.name);
        assert!(asked(db, request(2, 8)).await.starts_with("RS-2026-0000002-"));
        let (id, by) = (request(1, 9).id, "leyla".into());
        let answered = write!(db, |tx| {
            let once = official::answer(tx, &id, &by, "Göndərilir.", NOW).await?;
            Ok((once, official::answer(tx, &id, &by, "Xeyr.", NOW).await?))
        });
        assert_eq!(answered.unwrap(), (true, false));
        let kept = official::find(db, &"request-1".into()).await.unwrap().unwrap();
        let expected = OfficialRow {
            number: first,
            answer: Some("Göndərilir.".into()),
            answered_by: Some("leyla".into()),
            answered_ms: Some(NOW),
            ..request(1, 9)
        };
        assert_eq!(kept, expected);
        assert_eq!(official::find(db, &"request-9".into()).await.unwrap(), None);
        assert_eq!(official::waiting(db, &azersu(), Date::new(2026, 10, 9).unwrap()).await.unwrap(), (1, 1));
        assert_eq!(official::waiting(db, &Party::Owner, Date::new(2026, 10, 9).unwrap()).await.unwrap(), (0, 0), "who asks is not asked");
    }
}

#[tokio::test]
async fn a6_0_4_what_is_late_stands_first_and_each_side_has_its_own_lists() {
    for test in filled().await {
        let db = &test.db;
        for (nr, day) in [(1, 9), (2, 7), (3, 8)] {
            asked(db, request(nr, day)).await;
        }
        let page = official::list(db, &azersu(), TO, None, 2).await.unwrap();
        assert_eq!((ids(&page), page.total), (vec!["request-2", "request-3"], 3), "{}", test.name);
        let rest = official::list(db, &azersu(), TO, page.next.as_deref(), 2).await.unwrap();
        assert_eq!((ids(&rest), rest.next.clone()), (vec!["request-1"], None));
        let from = Heap { from: true, over: false };
        assert_eq!(ids(&official::list(db, &Party::Owner, from, None, 9).await.unwrap()).len(), 3);
        assert!(official::list(db, &azersu(), from, None, 9).await.unwrap().rows.is_empty());
        assert!(official::list(db, &Party::Operator, TO, None, 9).await.unwrap().rows.is_empty());
        for nr in [3, 1] {
            let (id, by) = (request(nr, 9).id, "leyla".into());
            write!(db, |tx| official::answer(tx, &id, &by, "Bəli.", UnixMs(NOW.0 + 9 - nr)).await).unwrap();
        }
        let over = Heap { over: true, ..TO };
        let page = official::list(db, &azersu(), over, None, 1).await.unwrap();
        assert_eq!((ids(&page), page.total), (vec!["request-1"], 2), "the newest answer first");
        let rest = official::list(db, &azersu(), over, page.next.as_deref(), 1).await.unwrap();
        assert_eq!(ids(&rest), ["request-3"]);
        assert_eq!(ids(&official::list(db, &Party::Owner, Heap { from: true, over: true }, None, 9).await.unwrap()).len(), 2);
    }
}

#[tokio::test]
async fn a6_0_4_each_reminder_is_due_once() {
    for test in filled().await {
        let db = &test.db;
        asked(db, request(1, 9)).await;
        let on = async |day: u8| official::to_remind(db, Date::new(2026, 10, day).unwrap(), 9).await.unwrap().len();
        let note = async |what| {
            let id = request(1, 9).id;
            write!(db, |tx| official::reminded(tx, &id, what, NOW).await).unwrap()
        };
        assert_eq!((on(6).await, on(7).await, on(9).await), (0, 1, 1), "{}", test.name);
        assert!(note(OfficialWhat::Reminded).await && !note(OfficialWhat::Reminded).await);
        assert_eq!((on(9).await, on(10).await), (0, 1));
        assert!(note(OfficialWhat::Late).await && !note(OfficialWhat::Late).await);
        assert_eq!(on(11).await, 0);
    }
}

#[tokio::test]
async fn a5_0_8_the_chain_of_a_request_is_whole() {
    for test in filled().await {
        let db = &test.db;
        asked(db, request(1, 9)).await;
        let entry = |at: i64, person: Option<&str>, what| OfficialEventRow {
            request: "request-1".into(),
            at_ms: UnixMs(at),
            person: person.map(Into::into),
            side: azersu(),
            what,
        };
        let all = [entry(1, Some("murad"), OfficialWhat::Sent), entry(2, None, OfficialWhat::Reminded)];
        for one in all.clone() {
            write!(db, |tx| official::append(tx, &one).await).unwrap();
        }
        assert_eq!(official::events(db, &"request-1".into()).await.unwrap(), all, "{}", test.name);
        assert_eq!(official::chained(db, &"".into(), 9).await.unwrap(), ["request-1".into()], "each once, however long its chain");
        assert!(official::chained(db, &"request-1".into(), 9).await.unwrap().is_empty());
        let lost = OfficialEventRow { request: "nothing".into(), ..entry(3, None, OfficialWhat::Late) };
        assert!(write!(db, |tx| official::append(tx, &lost).await).is_err());
    }
}

fn announcement(version: u32) -> AnnouncementRow {
    AnnouncementRow {
        id: "news-1".into(),
        version,
        title: "Yeni forma".into(),
        text: format!("Mətn {version}"),
        ack_by: Date::new(2026, 10, 9),
        person: "murad".into(),
        published_ms: UnixMs(NOW.0 + i64::from(version)),
    }
}

#[tokio::test]
async fn a7_0_7_each_version_is_kept_and_acknowledged_by_itself() {
    for test in filled().await {
        let db = &test.db;
        write!(db, |tx| {
            announcements::publish(tx, &announcement(1)).await?;
            announcements::add_readers(tx, &"news-1".into(), &["azersu".into(), "aayda".into()]).await
        })
        .unwrap();
        let ack = async |version| {
            let (id, azersu, by) = (AnnouncementId::from("news-1"), "azersu".into(), "leyla".into());
            write!(db, |tx| announcements::acknowledge(tx, &id, version, &azersu, &by, NOW).await).unwrap()
        };
        let waits = async |institution: &str| announcements::waiting(db, &institution.into(), 9).await.unwrap().len();
        assert_eq!((waits("azersu").await, waits("aayda").await), (1, 1), "{}", test.name);
        assert!(ack(1).await && !ack(1).await);
        assert_eq!((waits("azersu").await, waits("aayda").await), (0, 1));
        let readers = announcements::readers(db, &["news-1".into()]).await.unwrap();
        let read: Vec<_> = readers.iter().filter(|one| one.at_ms.is_some()).map(|one| one.institution.as_str()).collect();
        assert_eq!((readers.len(), read), (2, vec!["azersu"]));

        write!(db, |tx| announcements::publish(tx, &announcement(2)).await).unwrap();
        assert!(write!(db, |tx| announcements::publish(tx, &announcement(2)).await).unwrap_err().is_unique());
        assert_eq!(waits("azersu").await, 1, "a correction is acknowledged anew");
        assert_eq!(announcements::newest(db, 9).await.unwrap(), [announcement(2)]);
        assert_eq!(announcements::to(db, &"aayda".into(), 9).await.unwrap(), [announcement(2)]);
        assert_eq!(announcements::versions(db, &["news-1".into()]).await.unwrap(), [announcement(2), announcement(1)]);
        assert!(announcements::readers(db, &["news-1".into()]).await.unwrap().iter().all(|one| one.at_ms.is_none()));
    }
}

#[tokio::test]
async fn a6_0_3_an_incident_is_opened_and_closed_once() {
    for test in filled().await {
        let db = &test.db;
        let row = IncidentRow {
            id: "incident-1".into(),
            service: Service::Notices,
            text: "SMS şlüzü cavab vermir".into(),
            since_ms: UnixMs(NOW.0 - 60_000),
            opened_ms: NOW,
            opened_by: "murad".into(),
            closed_ms: None,
            closed_by: None,
            closed_text: None,
        };
        let opened = row.clone();
        write!(db, |tx| incidents::open(tx, &opened).await).unwrap();
        assert_eq!(incidents::standing(db, 9).await.unwrap(), std::slice::from_ref(&row), "{}", test.name);
        let close = async || {
            let (id, by) = ("incident-1".into(), "leyla".into());
            write!(db, |tx| incidents::close(tx, &id, &by, "Bərpa olundu", NOW).await).unwrap()
        };
        assert!(close().await && !close().await);
        assert!(incidents::standing(db, 9).await.unwrap().is_empty());
        let closed =
            IncidentRow { closed_ms: Some(NOW), closed_by: Some("leyla".into()), closed_text: Some("Bərpa olundu".into()), ..row };
        assert_eq!(incidents::latest(db, 9).await.unwrap(), std::slice::from_ref(&closed));
        assert_eq!(incidents::find(db, &"incident-1".into()).await.unwrap(), Some(closed));
    }
}

#[tokio::test]
async fn a8_12_a_person_is_found_only_by_what_is_known_exactly() {
    for test in filled().await {
        let db = &test.db;
        let row = PersonRow {
            id: "nigar".into(),
            subject: "nigar".into(),
            fin: Some("5DM0N03".into()),
            email: Some("n@example.az".into()),
            ..person("nigar")
        };
        write!(db, |tx| people::sign_in(tx, &row).await).unwrap();
        let found = |row: Option<PersonRow>| row.map(|row| row.id.0);
        assert_eq!(found(people::by_fin(db, "5DM0N03").await.unwrap()), Some("nigar".into()), "{}", test.name);
        assert_eq!(found(people::by_fin(db, "5DM0N0").await.unwrap()), None);
        assert_eq!(found(people::by_email(db, "n@example.az").await.unwrap()), Some("nigar".into()));
        assert_eq!(found(people::by_email(db, "%").await.unwrap()), None);
        write!(db, |tx| people::close(tx, &"nigar".into(), NOW).await).unwrap();
        assert_eq!(found(people::by_email(db, "n@example.az").await.unwrap()), None);
    }
}

#[tokio::test]
async fn a6_0_1_queues_staff_and_sizes_are_counted() {
    for test in filled().await {
        let db = &test.db;
        let job = |id: &str, at: i64| OutboxRow {
            id: id.into(),
            kind: "email".into(),
            payload: "{}".into(),
            created_ms: UnixMs(NOW.0 + at),
            not_before_ms: NOW,
            attempts: 0,
            broken: 0,
        };
        for row in [job("a", 5), job("b", 2)] {
            write!(db, |tx| outbox::add(tx, &row).await).unwrap();
        }
        let queues = outbox::queues(db).await.unwrap();
        assert_eq!((queues[0].kind.as_str(), queues[0].count, queues[0].oldest_ms), ("email", 2, UnixMs(NOW.0 + 2)), "{}", test.name);
        assert!(deliveries::given_up(db).await.unwrap().is_empty());
        let grant = GrantRow {
            id: "grant-1".into(),
            person: "murad".into(),
            role: Role::Operator,
            institution: None,
            district: None,
            granted_ms: NOW,
            granted_by: None,
            revoked_ms: None,
        };
        let entry = |id: &str, person: &str| SignInRow {
            id: id.into(),
            person: person.into(),
            at_ms: NOW,
            device: "x".into(),
            method: "demo".into(),
            assurance: "high".into(),
        };
        write!(db, |tx| {
            people::grant(tx, &grant).await?;
            sign_ins::insert(tx, &entry("one", "murad")).await?;
            sign_ins::insert(tx, &entry("two", "leyla")).await
        })
        .unwrap();
        let staff = people::staff_with(db, Role::Operator).await.unwrap();
        assert_eq!(staff.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["murad"]);
        assert!(people::staff_with(db, Role::OwnerStaff).await.unwrap().is_empty());
        let seen = sign_ins::of_staff(db, NOW, 9).await.unwrap();
        assert_eq!(seen.iter().map(|row| row.role).collect::<Vec<_>>(), [Role::Operator]);
        assert!(sign_ins::of_staff(db, UnixMs(NOW.0 + 1), 9).await.unwrap().is_empty());
        assert!(db.size().await.unwrap() > 10_000);
    }
}

#[tokio::test]
async fn a5_0_7_documents_wait_in_a_form_go_along_once_and_each_taking_is_counted() {
    use domain::official::{DocumentKind, Part};
    use store::official_files::{self, OfficialFileRow};
    use store::signatures::{self, OfficialSignatureRow};
    for test in filled().await {
        let db = &test.db;
        let request = request(1, 9);
        asked(db, request.clone()).await;
        let file = |id: &str, digest: &str| OfficialFileRow {
            id: id.into(),
            digest: digest.into(),
            kind: DocumentKind::Pdf,
            name: "Siyahı.pdf".into(),
            bytes: 9,
            person: "leyla".into(),
            side: Party::Owner,
            meant_for: request.id.0.clone(),
            request: None,
            part: None,
            position: 0,
            added_ms: NOW,
        };
        for row in [file("a", "x"), file("b", "x"), file("c", "y")] {
            write!(db, |tx| official_files::add(tx, &row).await).unwrap();
        }
        let waiting = official_files::waiting(db, &"leyla".into(), &Party::Owner, request.id.as_str()).await.unwrap();
        assert_eq!(waiting, [file("a", "x"), file("b", "x"), file("c", "y")], "{}", test.name);
        assert!(official_files::waiting(db, &"murad".into(), &Party::Owner, request.id.as_str()).await.unwrap().is_empty());
        for first in [true, false] {
            let (row, id) = (file("a", "x"), request.id.clone());
            assert_eq!(write!(db, |tx| official_files::attach(tx, &row, &id, Part::Answer, 0).await).unwrap(), first, "once");
        }
        let sent = official_files::of_request(db, &request.id).await.unwrap();
        assert_eq!(sent, [OfficialFileRow { request: Some(request.id.clone()), part: Some(Part::Answer), ..file("a", "x") }]);
        assert_eq!(official_files::find(db, &"a".into()).await.unwrap().as_ref(), sent.first());
        let later = UnixMs(NOW.0 + 1);
        let forget = async |id: &'static str| {
            write!(db, |tx| documents::forget(tx, Documents::Official, &document(id, "x", 9), later).await).unwrap()
        };
        assert!(!forget("a").await, "what was sent stays");
        assert_eq!(documents::old(db, Documents::Official, later, 9).await.unwrap(), [document("b", "x", 9), document("c", "y", 9)]);
        assert!(forget("b").await);
        assert_eq!((documents::uses(db, Documents::Official, &"x".into()).await.unwrap(), documents::count(db).await.unwrap()), (1, 2));
        let sent = document("a", "x", 9);
        assert_eq!(documents::after(db, Documents::Official, Some(&sent), 9).await.unwrap(), [document("c", "y", 9)]);
        for side in [azersu(), azersu(), Party::Owner] {
            write!(db, |tx| official_files::fetched(tx, &"a".into(), &"leyla".into(), &side, NOW).await).unwrap();
        }
        let fetched = official_files::fetches(db, &request.id).await.unwrap();
        assert_eq!(fetched, [("a".into(), azersu(), 2), ("a".into(), Party::Owner, 1)]);

        let signature = |part: Part| OfficialSignatureRow { request: request.id.clone(), part, signed: signed("leyla") };
        for row in [signature(Part::Request), signature(Part::Answer)] {
            write!(db, |tx| signatures::insert_official(tx, &row).await).unwrap();
        }
        let twice = signature(Part::Answer);
        assert!(write!(db, |tx| signatures::insert_official(tx, &twice).await).unwrap_err().is_unique());
        let both = [signature(Part::Answer), signature(Part::Request)];
        assert_eq!(signatures::of_official(db, &request.id).await.unwrap(), both);
        assert_eq!(signatures::count(db).await.unwrap(), 2);
        let [first, second] = &both;
        assert_eq!(signatures::official_after(db, None, 1).await.unwrap(), std::slice::from_ref(first));
        assert_eq!(signatures::official_after(db, Some(first), 9).await.unwrap(), std::slice::from_ref(second));
    }
}
