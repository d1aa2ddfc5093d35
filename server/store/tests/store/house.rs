//! The house of an institution, answers before they are signed, letters (A7.0.1, A7.0.2, A8.9).

use crate::sample::{NOW, assignment, filled, id, photo, place, send, write};
use domain::appeal::view::Heap;
use domain::house::DraftState;
use domain::ids::{AssignmentId, LetterId, PersonId, UnitId};
use domain::role::Role;
use domain::time::{Date, UnixMs};
use store::answer_drafts::{self, AnswerDraftRow};
use store::answers::{self, AnswerRow};
use store::appeals::{self, Hands, StaffFilter};
use store::letters::{self, LetterRow};
use store::people::{self, GrantRow};
use store::units::{self, UnitRow};
use store::{Db, StoreError, employees, hands};

fn unit(name: &str, position: i64) -> UnitRow {
    UnitRow { id: format!("unit-{name}").into(), institution: "azersu".into(), name: name.into(), active: true, position }
}

/// Two units of Azərsu; Murad and Leyla are its employees.
async fn housed(db: &Db) {
    write!(db, |tx| {
        units::put(tx, &unit("Su 'şəbəkəsi'", 2)).await?;
        units::put(tx, &unit("Kanalizasiya", 1)).await?;
        for person in ["murad", "leyla"] {
            let grant = GrantRow {
                id: format!("grant-{person}"),
                person: person.into(),
                role: Role::InstitutionStaff,
                institution: Some("azersu".into()),
                district: None,
                granted_ms: NOW,
                granted_by: None,
                revoked_ms: None,
            };
            people::grant(tx, &grant).await?;
        }
        Ok::<_, StoreError>(())
    })
    .unwrap();
}

#[tokio::test]
async fn a7_0_1_units_and_employees_of_a_house() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        let names = units::of_institution(db, &"azersu".into()).await.unwrap().into_iter().map(|unit| unit.name);
        assert_eq!(names.collect::<Vec<_>>(), ["Kanalizasiya", "Su 'şəbəkəsi'"], "{}: in the house's order", test.name);
        assert!(units::of_institution(db, &"aayda".into()).await.unwrap().is_empty());
        let taken = UnitRow { institution: "aayda".into(), name: "Bizim".into(), ..unit("Kanalizasiya", 1) };
        assert!(!write!(db, |tx| units::put(tx, &taken).await).unwrap(), "another house's unit can't be taken over");
        let closed = UnitRow { active: false, ..unit("Kanalizasiya", 1) };
        assert!(write!(db, |tx| units::put(tx, &closed).await).unwrap());
        assert!(!units::of_institution(db, &"azersu".into()).await.unwrap()[0].active);

        let found = employees::find(db, &"azersu".into(), &"murad".into()).await.unwrap().unwrap();
        assert_eq!((found.unit, found.head), (None, false), "whoever was not placed is in no unit and heads nothing");
        write!(db, |tx| employees::settle(tx, "grant-murad", Some(&unit("Kanalizasiya", 1).id), true).await).unwrap();
        let found = employees::find(db, &"azersu".into(), &"murad".into()).await.unwrap().unwrap();
        assert_eq!((found.unit, found.head), (Some("unit-Kanalizasiya".into()), true));
        write!(db, |tx| employees::settle(tx, "grant-murad", None, true).await).unwrap();
        let all = employees::of_institution(db, &"azersu".into()).await.unwrap();
        assert_eq!(all.iter().filter(|one| one.head && one.unit.is_none()).count(), 1);
        assert_eq!(all.len(), 2);
        let (azersu, leyla) = ("azersu".into(), PersonId::from("leyla"));
        let second = GrantRow {
            id: "grant-murad-2".into(),
            person: "murad".into(),
            role: Role::InstitutionStaff,
            institution: Some("azersu".into()),
            district: None,
            granted_ms: UnixMs(NOW.0 + 1),
            granted_by: None,
            revoked_ms: None,
        };
        let heads = write!(db, |tx| {
            people::grant(tx, &second).await?;
            employees::settle(tx, "grant-murad-2", None, true).await?;
            employees::hold(tx, &azersu).await?;
            let found = employees::find_in(tx, &azersu, &"murad".into()).await?.map(|one| one.grant);
            let both = (employees::other_heads(tx, &azersu, &leyla).await?, employees::other_heads(tx, &azersu, &"murad".into()).await?);
            employees::settle(tx, "grant-murad", None, false).await?;
            let down = employees::other_heads(tx, &azersu, &leyla).await?;
            people::revoke(tx, "grant-murad-2", NOW).await?;
            Ok((found, both, down))
        });
        assert_eq!(heads.unwrap(), (Some("grant-murad".into()), (1, 0), 0), "a person counts once, by the first grant");
        write!(db, |tx| people::revoke(tx, "grant-murad", NOW).await).unwrap();
        assert_eq!(employees::find(db, &"azersu".into(), &"murad".into()).await.unwrap(), None, "with the grant the place ends");
        assert_eq!(employees::find(db, &"aayda".into(), &"leyla".into()).await.unwrap(), None);

        assert!(!units::approval(db, &"azersu".into()).await.unwrap());
        assert!(write!(db, |tx| units::set_approval(tx, &"azersu".into(), true).await).unwrap());
        assert!(units::approval(db, &"azersu".into()).await.unwrap());
        assert!(!units::approval(db, &"aayda".into()).await.unwrap());
    }
}

#[tokio::test]
async fn a7_0_1_the_cabinet_is_asked_by_hands() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        for nr in 1..=3 {
            send(db, nr).await.unwrap();
            place(db, assignment(nr, "azersu", true)).await;
        }
        let su = unit("Su 'şəbəkəsi'", 2).id;
        let part = |nr: u64| AssignmentId(format!("assignment-{nr}-azersu"));
        let (first, second, murad) = (part(1), part(2), PersonId::from("murad"));
        let unit = su.clone();
        let given = write!(db, |tx| {
            hands::give(tx, &first, Some(&unit), Some(&murad), NOW).await?;
            hands::give(tx, &second, Some(&unit), None, NOW).await
        });
        assert!(given.unwrap(), "{}", test.name);
        let listed = async |hands: Hands, heap: Heap| {
            let filter = StaffFilter { hands, ..StaffFilter::default() };
            let today = Date::new(2026, 9, 21).unwrap();
            let page = appeals::cabinet(db, &"azersu".into(), heap, today, &filter, None, 9).await.unwrap();
            assert_eq!(page.total as usize, page.rows.len());
            page.rows.into_iter().map(|row| row.appeal.id).collect::<Vec<_>>()
        };
        for heap in [Heap::Waiting, Heap::All] {
            let sorted = async |hands: Hands| {
                let mut found = listed(hands, heap).await;
                found.sort();
                found
            };
            assert_eq!(sorted(Hands::Any).await, [id(1), id(2), id(3)]);
            assert_eq!(sorted(Hands::Employee("murad".into())).await, [id(1)]);
            assert!(sorted(Hands::Employee("leyla".into())).await.is_empty());
            assert_eq!(sorted(Hands::Unit(su.clone())).await, [id(1), id(2)]);
            assert_eq!(sorted(Hands::Nobody).await, [id(3)]);
        }
        let row = hands::find(db, &id(1), &"azersu".into()).await.unwrap().unwrap();
        assert_eq!((row.unit, row.employee, row.handed_ms), (Some(su), Some("murad".into()), Some(NOW)));
        assert_eq!(write!(db, |tx| hands::find_in(tx, &id(1), &"aayda".into()).await).unwrap(), None);
        assert_eq!(hands::of_appeals(db, &[id(1), id(3)]).await.unwrap().len(), 2);
        // Placed again, it comes back into the same hands.
        place(db, assignment(1, "azersu", true)).await;
        assert_eq!(hands::find(db, &id(1), &"azersu".into()).await.unwrap().unwrap().employee, Some("murad".into()));
        let gone = write!(db, |tx| hands::let_go(tx, &"azersu".into(), &"murad".into(), NOW).await);
        assert_eq!(gone.unwrap(), 1, "{}: who works there no more holds nothing", test.name);
        let row = hands::find(db, &id(1), &"azersu".into()).await.unwrap().unwrap();
        assert!(row.unit.is_some() && row.employee.is_none(), "it lies in the hands of the unit");
    }
}

fn draft(revision: i64, state: DraftState) -> AnswerDraftRow {
    AnswerDraftRow {
        assignment: "assignment-1-azersu".into(),
        institution: "azersu".into(),
        person: "leyla".into(),
        text: "Boru dəyişdirildi '; drop table answer_draft; --".into(),
        media: format!("{} {}", photo('a').id, photo('b').id),
        state,
        remark: String::new(),
        revision,
        changed_ms: NOW,
        decided_by: None,
        decided_ms: None,
    }
}

#[tokio::test]
async fn a7_0_2_a_draft_is_changed_over_the_revision_that_was_read_and_decided_once() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        send(db, 1).await.unwrap();
        place(db, assignment(1, "azersu", true)).await;
        let part: AssignmentId = "assignment-1-azersu".into();
        let put = async |row: AnswerDraftRow| write!(db, |tx| answer_drafts::put(tx, &row).await).unwrap();
        assert!(put(draft(0, DraftState::Writing)).await, "{}", test.name);
        assert!(!put(draft(0, DraftState::Writing)).await, "a colleague was faster");
        assert!(put(draft(1, DraftState::Submitted)).await);
        let kept = answer_drafts::find(db, &part).await.unwrap().unwrap();
        assert_eq!(kept, draft(2, DraftState::Submitted));
        assert_eq!(kept.photos(), [photo('a').id, photo('b').id]);
        assert!(answer_drafts::shows(db, &"azersu".into(), &photo('b').id).await.unwrap());
        assert!(!answer_drafts::shows(db, &"aayda".into(), &photo('b').id).await.unwrap(), "another house sees nothing of it");

        let orphans = store::media::orphans(db, domain::time::UnixMs(NOW.0 + 1), 10).await.unwrap();
        assert!(orphans.is_empty(), "an answer that is being written keeps its photos: {orphans:?}");

        let waiting = async |author: &str, unit: Option<UnitId>| {
            let filter = StaffFilter { hands: Hands::Approval(author.into(), unit.clone()), ..StaffFilter::default() };
            let today = Date::new(2026, 9, 21).unwrap();
            let listed = appeals::cabinet(db, &"azersu".into(), Heap::Waiting, today, &filter, None, 9).await.unwrap().total;
            let counted = answer_drafts::count_submitted(db, &"azersu".into(), &author.into(), (unit.as_ref(), None)).await.unwrap();
            assert_eq!(listed, counted);
            counted
        };
        assert_eq!((waiting("murad", None).await, waiting("leyla", None).await), (1, 0), "nobody waits for the own approval");
        assert_eq!(waiting("murad", Some("unit-Kanalizasiya".into())).await, 0);

        let murad: PersonId = "murad".into();
        let decided = write!(db, |tx| {
            let old = answer_drafts::decide(tx, &part, 1, DraftState::Signed, "", (&murad, NOW)).await?;
            let first = answer_drafts::decide(tx, &part, 2, DraftState::Returned, "Tarixi yazın.", (&murad, NOW)).await?;
            let second = answer_drafts::decide(tx, &part, 2, DraftState::Signed, "", (&murad, NOW)).await?;
            Ok((old, first, second))
        });
        assert_eq!(decided.unwrap(), (false, true, false), "{}: one of two wins", test.name);
        let part: AssignmentId = "assignment-1-azersu".into();
        let kept = write!(db, |tx| answer_drafts::find_in(tx, &part).await).unwrap().unwrap();
        assert_eq!((kept.state, kept.remark.as_str(), kept.decided_by), (DraftState::Returned, "Tarixi yazın.", Some("murad".into())));
        place(db, assignment(1, "azersu", true)).await;
        let part: AssignmentId = "assignment-1-azersu".into();
        let anew = answer_drafts::find(db, &part).await.unwrap().unwrap();
        assert_eq!((anew.state, anew.revision), (DraftState::Writing, kept.revision + 1), "placed again, it is written again");
        write!(db, |tx| answer_drafts::close(tx, &part).await).unwrap();
        let part: AssignmentId = "assignment-1-azersu".into();
        assert_eq!(answer_drafts::find(db, &part).await.unwrap().unwrap().state, DraftState::Signed);
    }
}

fn letter(nr: i64) -> LetterRow {
    LetterRow {
        id: LetterId(format!("letter-{nr}")),
        answer: format!("answer-{nr}"),
        appeal: id(1),
        institution: "azersu".into(),
        person: "leyla".into(),
        address: "AZ1000, Bakı, Nizami küçəsi 1".into(),
        written_ms: UnixMs(NOW.0 + nr),
        printed_ms: None,
        posted_on: None,
        tracking: String::new(),
        posted_by: None,
    }
}

#[tokio::test]
async fn a8_9_letters_wait_in_their_order_until_they_are_posted_once() {
    for test in filled().await {
        let db = &test.db;
        send(db, 1).await.unwrap();
        for nr in 1..=3 {
            let answer = AnswerRow {
                id: format!("answer-{nr}"),
                appeal: id(1),
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
            write!(db, |tx| {
                answers::insert(tx, &answer, &[]).await?;
                letters::add(tx, &letter(nr)).await
            })
            .unwrap();
        }
        let again = LetterRow { id: "letter-9".into(), ..letter(1) };
        assert!(matches!(write!(db, |tx| letters::add(tx, &again).await), Err(StoreError::Unique(_))), "one for each answer and person");
        let ids = |page: &store::Page<LetterRow>| page.rows.iter().map(|row| row.id.0.clone()).collect::<Vec<_>>();
        let first = letters::waiting(db, (&"azersu".into(), None), None, 2).await.unwrap();
        assert_eq!((ids(&first), first.total), (vec!["letter-1".into(), "letter-2".into()], 3), "{}", test.name);
        let rest = letters::waiting(db, (&"azersu".into(), None), first.next.as_deref(), 2).await.unwrap();
        assert_eq!((ids(&rest), rest.next), (vec!["letter-3".into()], None));
        assert_eq!(letters::count_waiting(db, (&"aayda".into(), None)).await.unwrap(), 0);

        let (murad, day) = (PersonId::from("murad"), Date::new(2026, 9, 22).unwrap());
        let done = write!(db, |tx| {
            let printed = letters::printed(tx, &"letter-1".into(), NOW).await?;
            let first = letters::post(tx, &"letter-1".into(), day, "RR123456785AZ", &murad).await?;
            let second = letters::post(tx, &"letter-1".into(), day, "", &murad).await?;
            let late = letters::printed(tx, &"letter-1".into(), NOW).await?;
            letters::post(tx, &"letter-3".into(), day, "", &murad).await?;
            Ok((printed, first, second, late))
        });
        assert_eq!(done.unwrap(), (true, true, false, false));
        let kept = letters::find(db, &"letter-1".into()).await.unwrap().unwrap();
        assert_eq!((kept.posted_on, kept.tracking.as_str(), kept.posted_by), (Some(day), "RR123456785AZ", Some("murad".into())));
        let sent = letters::sent(db, (&"azersu".into(), None), None, 1).await.unwrap();
        assert_eq!((ids(&sent), sent.total), (vec!["letter-3".into()], 2));
        let rest = letters::sent(db, (&"azersu".into(), None), sent.next.as_deref(), 1).await.unwrap();
        assert_eq!((ids(&rest), rest.next), (vec!["letter-1".into()], None));
        assert_eq!(letters::count_waiting(db, (&"azersu".into(), None)).await.unwrap(), 1);
        for (district, all) in [("yasamal", (1, 2)), ("nizami", (0, 0))] {
            let desk = (&"azersu".into(), Some(&district.into()));
            let posted = letters::sent(db, desk, None, 1).await.unwrap();
            assert_eq!((letters::waiting(db, desk, None, 1).await.unwrap().total, posted.total), all, "{}: {district}", test.name);
            assert_eq!((letters::count_waiting(db, desk).await.unwrap(), posted.next.is_some()), (all.0, all.1 > 1));
        }
        assert_eq!(letters::of_person(db, &"leyla".into()).await.unwrap().len(), 3);
        assert!(letters::of_person(db, &"murad".into()).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a9_1_a_part_that_comes_back_leaves_the_hands_of_who_left_and_of_a_closed_unit() {
    for test in filled().await {
        let db = &test.db;
        housed(db).await;
        send(db, 1).await.unwrap();
        place(db, assignment(1, "azersu", true)).await;
        let (part, su) = (AssignmentId("assignment-1-azersu".into()), unit("Su 'şəbəkəsi'", 2));
        let (given, open) = (part.clone(), su.id.clone());
        let kept = write!(db, |tx| {
            hands::give(tx, &given, Some(&open), Some(&"murad".into()), NOW).await?;
            Ok::<_, StoreError>((units::takes_appeals(tx, &open).await?, hands::keep_who_is_there(tx, &given, NOW).await?))
        });
        assert_eq!(kept.unwrap(), (true, false), "{}: who is there keeps it", test.name);
        let later = UnixMs(NOW.0 + 1);
        let (given, closed) = (part.clone(), UnitRow { active: false, ..su.clone() });
        let left = write!(db, |tx| {
            units::put(tx, &closed).await?;
            Ok::<_, StoreError>((units::takes_appeals(tx, &closed.id).await?, hands::keep_who_is_there(tx, &given, later).await?))
        });
        assert_eq!(left.unwrap(), (false, true));
        let row = hands::find(db, &id(1), &"azersu".into()).await.unwrap().unwrap();
        assert_eq!((row.unit, row.employee, row.handed_ms), (None, Some("murad".into()), Some(later)), "the employee is still there");
        let left = write!(db, |tx| {
            people::revoke(tx, "grant-murad", later).await?;
            hands::keep_who_is_there(tx, &part, later).await
        });
        assert!(left.unwrap());
        assert_eq!(hands::find(db, &id(1), &"azersu".into()).await.unwrap().unwrap().employee, None);
    }
}
