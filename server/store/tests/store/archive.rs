//! The archive and legal holds (A6.0.2).

use crate::sample::{NOW, appeal, assignment, filled, id, place, send, send_this, write};
use domain::appeal::form::AnswerMode;
use domain::appeal::view::Heap;
use domain::archive::{Resting, may_rest};
use domain::complaint::{About, Outcome};
use domain::ids::PersonId;
use domain::lifecycle::{AssignmentStatus, Status};
use domain::time::UnixMs;
use std::sync::Arc;
use store::answers::{self, AnswerRow};
use store::appeals::{self, Filter, StaffFilter};
use store::assignments::AssignmentRow;
use store::complaints::{self, ComplaintRow};
use store::joins::JoinRow;
use store::letters::{self, LetterRow};
use store::map::LiveMap;
use store::{Db, archive, assignments, events, footprints, holds, joins, people, registry};

const LATER: UnixMs = UnixMs(NOW.0 + 100_000);

async fn close(db: &Db, nr: u64, status: Status) {
    write!(db, |tx| appeals::set_status(tx, &id(nr), status, NOW).await).unwrap();
}

async fn put(db: &Db, nr: u64, before: UnixMs) -> bool {
    write!(db, |tx| archive::put(tx, &id(nr), before, LATER).await).unwrap()
}

#[tokio::test]
async fn a6_0_2_the_rule_takes_what_is_closed_and_owed_nothing_and_leaves_lists_and_map() {
    for test in filled().await {
        let db = &test.db;
        for nr in 1..=4 {
            send(db, nr).await.unwrap();
        }
        db.attach_map(Arc::new(LiveMap::load(db).await.unwrap())).await.unwrap();
        place(db, assignment(3, "azersu", true)).await;
        for nr in [1, 2, 3] {
            close(db, nr, Status::Rated).await;
        }
        write!(db, |tx| holds::place(tx, "hold-2", &id(2), "Məhkəmə", &"murad".into(), NOW).await).unwrap();
        // 1 may go; 2 is held; an institution owes its part of 3; 4 is not closed.
        assert_eq!(archive::due(db, LATER, 10).await.unwrap(), [id(1)], "{}", test.name);
        assert_eq!((archive::count_due(db, LATER).await.unwrap(), archive::count_due(db, NOW).await.unwrap()), (1, 0));
        for (nr, taken) in [(1, true), (1, false), (2, false), (3, false), (4, false)] {
            assert_eq!(put(db, nr, LATER).await, taken, "{} {nr}", test.name);
        }
        assert_eq!((archive::count(db).await.unwrap(), db.map().unwrap().len()), (1, 3), "it has left the map");
        let listed = appeals::public_list(db, &Filter::default(), None, 10).await.unwrap();
        assert!(listed.total == 3 && listed.rows.iter().all(|row| row.id != id(1)));
        let inbox = appeals::inbox(db, Heap::All, LATER, &StaffFilter::default(), None, 10).await.unwrap();
        assert!(inbox.rows.iter().all(|row| row.id != id(1)));
        // Whoever knows it finds it, and every appeal is still walked over.
        let row = appeals::find(db, &id(1)).await.unwrap().unwrap();
        assert_eq!(row.archived_ms, Some(LATER));
        assert!(appeals::by_number(db, &row.receipt_number).await.unwrap().is_some());
        assert_eq!(appeals::of_person(db, &"leyla".into(), None, 10).await.unwrap().total, 4);
        let all = appeals::after(db, &"".into(), 3).await.unwrap();
        assert_eq!(all.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), [id(1), id(2), id(3)]);
        assert_eq!(appeals::after(db, &id(3), 3).await.unwrap().len(), 1);
        let facts = registry::of_appeals(db, &[id(1)]).await.unwrap();
        assert_eq!(facts[0].archived_ms, Some(LATER));
        assert!(events::of_appeal(db, &id(1)).await.is_ok());
        // A map that is read anew knows nothing of it.
        assert_eq!(LiveMap::load(db).await.unwrap().len(), 3);

        assert!(write!(db, |tx| archive::take(tx, &id(1), UnixMs(LATER.0 + 1)).await).unwrap());
        assert!(!write!(db, |tx| archive::take(tx, &id(1), LATER).await).unwrap(), "once");
        assert_eq!((db.map().unwrap().len(), archive::count_due(db, LATER).await.unwrap()), (4, 0), "its months begin anew");
        assert!(put(db, 1, UnixMs(LATER.0 + 2)).await);
        close(db, 1, Status::InProgress).await;
        assert_eq!((db.map().unwrap().len(), archive::count(db).await.unwrap()), (4, 0), "what moves comes back by itself");
    }
}

/// What hangs on an appeal, one digit of a number each: an institution's part, a letter, a complaint, a hold; 0 none, 1 it stands, 2 it is
/// over.
fn hanging(nr: u64) -> [u64; 4] {
    [nr % 3, nr / 3 % 3, nr / 9 % 3, nr / 27 % 3]
}

async fn hang(db: &Db, nr: u64, [work, letter, complaint, hold]: [u64; 4]) {
    if work > 0 {
        let part = AssignmentRow { id: format!("part-{nr}").as_str().into(), appeal: id(nr), ..assignment(1, "azersu", true) };
        let of = part.id.clone();
        place(db, part).await;
        if work == 2 {
            write!(db, |tx| assignments::set_status(tx, &of, AssignmentStatus::Answered, NOW).await).unwrap();
        }
    }
    if letter > 0 {
        let answer = AnswerRow {
            id: format!("answer-{nr}"),
            appeal: id(nr),
            institution: "azersu".into(),
            person: "murad".into(),
            text: "Təmir edildi.".into(),
            payload: "{}".into(),
            signature: "s".into(),
            certificate: "c".into(),
            signer: "Murad".into(),
            demo: true,
            signed_ms: NOW,
        };
        let row = LetterRow {
            id: format!("letter-{nr}").as_str().into(),
            answer: answer.id.clone(),
            appeal: id(nr),
            institution: "azersu".into(),
            person: "leyla".into(),
            address: "Bakı".into(),
            written_ms: NOW,
            printed_ms: None,
            posted_on: None,
            tracking: String::new(),
            posted_by: None,
        };
        let by = PersonId::from("murad");
        write!(db, |tx| {
            answers::insert(tx, &answer, &[]).await?;
            letters::add(tx, &row).await?;
            if letter == 2 {
                letters::post(tx, &row.id, NOW.date(), "", &by).await?;
            }
            Ok(())
        })
        .unwrap();
    }
    if complaint > 0 {
        let row = complaint_about(nr);
        let by = PersonId::from("murad");
        write!(db, |tx| {
            complaints::file(tx, &row).await?;
            if complaint == 2 {
                complaints::decide(tx, &row.id, Outcome::Rejected, "Yox.", (&by, NOW)).await?;
            }
            Ok(())
        })
        .unwrap();
    }
    if hold > 0 {
        let (of, by) = (format!("hold-{nr}"), PersonId::from("murad"));
        write!(db, |tx| {
            holds::place(tx, &of, &id(nr), "Məhkəmə", &by, NOW).await?;
            if hold == 2 {
                holds::lift(tx, &id(nr), "Bitib", &by, NOW).await?;
            }
            Ok(())
        })
        .unwrap();
    }
}

fn complaint_about(nr: u64) -> ComplaintRow {
    ComplaintRow {
        id: format!("complaint-{nr}").as_str().into(),
        number: format!("S-2026-{nr:07}-0"),
        about: About::Decision,
        appeal: Some(id(nr)),
        institution: None,
        subject: String::new(),
        person: "leyla".into(),
        text: "Narazıyam".into(),
        demand: "Baxılsın".into(),
        filed_ms: NOW,
        due_on: None,
        outcome: None,
        reasons: String::new(),
        decided_by: None,
        decided_ms: None,
    }
}

/// The statement that archives is the rule of the domain, case by case: every status with nothing hanging on it, and everything that may
/// hang on a closed one.
#[tokio::test]
async fn a6_0_2_the_statement_is_the_rule() {
    const CLOSED: [Status; 3] = [Status::Rated, Status::Refused, Status::Withdrawn];
    for test in filled().await {
        let db = &test.db;
        let bare = Status::ALL.into_iter().map(|status| (status, [0; 4]));
        let hung = CLOSED.into_iter().cycle().zip((1..81).map(hanging));
        let cases: Vec<(u64, Status, [u64; 4])> = (1..).zip(bare.chain(hung)).map(|(nr, (status, things))| (nr, status, things)).collect();
        for (nr, status, things) in &cases {
            send(db, *nr).await.unwrap();
            hang(db, *nr, *things).await;
            close(db, *nr, *status).await;
        }
        for before in [NOW, UnixMs(NOW.0 + 1), LATER] {
            let due = archive::due(db, before, 1_000).await.unwrap();
            let mut rests = 0;
            for (nr, status, things) in &cases {
                let [work, letter, complaint, hold] = *things;
                let known = Resting {
                    status: *status,
                    since_ms: NOW,
                    work_open: work == 1,
                    letter_waits: letter == 1,
                    complaint_open: complaint == 1 || (complaint == 2 && NOW >= before),
                    held: hold == 1,
                };
                let expected = may_rest(&known, before);
                rests += u32::from(expected);
                assert_eq!(due.contains(&id(*nr)), expected, "{} {nr}: {known:?} before {before:?}", test.name);
            }
            assert_eq!(archive::count_due(db, before).await.unwrap(), u64::from(rests), "{}", test.name);
        }
        assert_eq!(archive::due(db, LATER, 1_000).await.unwrap().len(), 6 + 15, "{}: the table has both kinds", test.name);
    }
}

#[tokio::test]
async fn a6_0_2_a_cabinet_of_an_institution_does_not_list_what_rests() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        place(db, assignment(1, "azersu", true)).await;
        let part = assignment(1, "azersu", true).id;
        write!(db, |tx| assignments::set_status(tx, &part, AssignmentStatus::Answered, NOW).await).unwrap();
        close(db, 1, Status::Answered).await;
        let listed = |db: Db| async move {
            let today = LATER.date();
            appeals::cabinet(&db, &"azersu".into(), Heap::Done, today, &StaffFilter::default(), None, 10).await.unwrap().rows.len()
        };
        assert_eq!(listed(db.clone()).await, 1);
        assert!(put(db, 1, LATER).await, "{}", test.name);
        assert_eq!(listed(db.clone()).await, 0);
    }
}

#[tokio::test]
async fn a9_2_what_is_complained_about_does_not_rest_and_comes_back() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        close(db, 1, Status::Rated).await;
        assert!(put(db, 1, LATER).await, "{}", test.name);
        let complaint = ComplaintRow {
            id: "complaint-1".into(),
            number: "S-2026-0000001-0".into(),
            about: About::Decision,
            appeal: Some(id(1)),
            institution: None,
            subject: String::new(),
            person: "leyla".into(),
            text: "Narazıyam".into(),
            demand: "Baxılsın".into(),
            filed_ms: LATER,
            due_on: None,
            outcome: None,
            reasons: String::new(),
            decided_by: None,
            decided_ms: None,
        };
        write!(db, |tx| {
            complaints::file(tx, &complaint).await?;
            appeals::count_complaint(tx, &id(1), LATER).await
        })
        .unwrap();
        assert_eq!(appeals::find(db, &id(1)).await.unwrap().unwrap().archived_ms, None, "{}: a complaint brings it back", test.name);
        let after = UnixMs(LATER.0 + 1_000);
        assert_eq!(archive::count_due(db, after).await.unwrap(), 0);
        assert!(archive::due(db, after, 10).await.unwrap().is_empty() && !put(db, 1, after).await, "it waits to be decided");
        let by: PersonId = "murad".into();
        write!(db, |tx| complaints::decide(tx, &"complaint-1".into(), Outcome::Rejected, "Yox.", (&by, LATER)).await).unwrap();
        assert!(!put(db, 1, LATER).await, "the months are counted from its decision");
        assert!(put(db, 1, after).await);
    }
}

#[tokio::test]
async fn a6_0_2_one_hold_stands_at_a_time_and_each_is_kept() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        let placed =
            |hold: &'static str| async move { write!(db, |tx| holds::place(tx, hold, &id(1), "Səbəb", &"murad".into(), NOW).await) };
        placed("first").await.unwrap();
        assert!(placed("second").await.unwrap_err().is_unique(), "{}", test.name);
        assert_eq!((holds::count(db).await.unwrap(), holds::standing(db, 10).await.unwrap().len()), (1, 1));
        assert!(write!(db, |tx| holds::lift(tx, &id(1), "Bitib", &"leyla".into(), LATER).await).unwrap());
        assert!(!write!(db, |tx| holds::lift(tx, &id(1), "Bitib", &"leyla".into(), LATER).await).unwrap());
        placed("second").await.unwrap();
        let all = holds::of_appeal(db, &id(1)).await.unwrap();
        assert_eq!(all.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["first", "second"]);
        assert_eq!((all[0].lifted_ms, all[0].lifted_reason.as_deref()), (Some(LATER), Some("Bitib")));
        let done = footprints::of_person(db, &"leyla".into(), 10).await.unwrap();
        assert_eq!(done.iter().map(|row| (row.kind.as_str(), row.words.as_str())).collect::<Vec<_>>(), [("hold_lifted", "Bitib")]);
    }
}

#[tokio::test]
async fn a6_0_2_a_hold_keeps_what_identifies_a_person_until_it_is_lifted() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        send_this(db, store::appeals::NewAppeal { person: "murad".into(), ..appeal(2) }).await.unwrap();
        let join = JoinRow {
            id: "join-1".into(),
            appeal: id(1),
            person: "murad".into(),
            text: "Mən də".into(),
            answer_mode: AnswerMode::Amis,
            postal_address: String::new(),
            joined_ms: NOW,
        };
        write!(db, |tx| joins::insert(tx, &join, &[]).await).unwrap();
        write!(db, |tx| holds::place(tx, "hold", &id(1), "Məhkəmə", &"leyla".into(), NOW).await).unwrap();
        for person in ["leyla", "murad"] {
            assert!(write!(db, |tx| people::close(tx, &person.into(), LATER).await).unwrap());
            let kept = people::find(db, &person.into()).await.unwrap().unwrap();
            assert_eq!((kept.issuer.as_str(), kept.fin.as_deref()), ("closed", Some("1AB2C3D")), "{} {person}", test.name);
        }
        assert!(people::by_fin(db, "1AB2C3D").await.unwrap().is_none(), "nobody signs in or is found by it");
        write!(db, |tx| holds::lift(tx, &id(1), "Bitib", &"leyla".into(), LATER).await).unwrap();
        write!(db, |tx| {
            assert_eq!(holds::closed_persons(tx, &id(1)).await?, ["leyla".into(), "murad".into()]);
            people::forget_held(tx, &"leyla".into()).await?;
            people::forget_held(tx, &"murad".into()).await
        })
        .unwrap();
        for person in ["leyla", "murad"] {
            let kept = people::find(db, &person.into()).await.unwrap().unwrap();
            assert_eq!((kept.fin, kept.phone), (None, None), "{} {person}", test.name);
        }
    }
}
