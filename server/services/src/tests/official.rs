//! Official requests between owner, operator and institutions (A5.0.7, A5.0.8, A6.0.4, A7.0.6).

use crate::testing::{World, later, refusals, worlds};
use crate::{Ctx, Error, account, official};
use domain::account::AccountWhat;
use domain::official::{OfficialAnswerForm, OfficialForm, OfficialLine, OfficialQuery, OfficialWhat, Party, read_word};
use domain::refusal::{Code, Field};
use std::time::Duration;
use tokio::time::timeout;

const QUESTION: &str = "Son rüb üzrə gecikmiş müraciətlərin səbəblərini göndərin.";
const ANSWER: &str = "Siyahı və səbəblər əlavə olunur.";

fn ask(to: &str) -> OfficialForm {
    OfficialForm { to: to.into(), subject: "Gecikmələrin səbəbləri".into(), text: QUESTION.into(), ..OfficialForm::default() }
}

async fn lines(ctx: &Ctx, from_us: bool, over: bool) -> Vec<OfficialLine> {
    official::list(ctx, OfficialQuery { from_us, over, after: None }).await.unwrap().rows.rows
}

async fn answer(ctx: &Ctx, line: &OfficialLine) -> Result<(), Error> {
    official::answer(ctx, OfficialAnswerForm { id: line.id.clone(), text: ANSWER.into(), ..OfficialAnswerForm::default() }).await
}

async fn told(ctx: &Ctx) -> Vec<AccountWhat> {
    account::notices(ctx).await.unwrap().into_iter().map(|notice| notice.what).collect()
}

async fn cast(world: &World) -> (Ctx, Ctx, Ctx) {
    (world.owner_staff().await, world.operator_staff().await, world.institution_staff("azersu").await)
}

#[tokio::test]
async fn a5_0_7_the_owner_asks_an_institution_and_gets_the_answer_in_the_system() {
    for world in worlds().await {
        let (owner, _, azersu) = cast(&world).await;
        let number = official::send(&owner, ask("institution/azersu")).await.unwrap();
        assert!(number.starts_with("RS-2026-0000001-"), "{}: a book of its own: {number}", world.name);
        let list = official::list(&azersu, OfficialQuery::default()).await.unwrap();
        let [asked] = &list.rows.rows[..] else { panic!("one request") };
        assert_eq!((list.us, list.waiting), (Party::Institution("azersu".into()), 1));
        assert_eq!((asked.number.as_str(), &asked.other.party), (number.as_str(), &Party::Owner));
        assert_eq!(asked.clock.unwrap().due.to_string(), "2026-04-07", "ten working days, Novruz not counted");
        let notice = account::notices(&azersu).await.unwrap().remove(0);
        assert_eq!((notice.what, read_word(&notice.word)), (AccountWhat::OfficialAsked, (number.as_str(), asked.id.as_str())));

        let card = official::card(&azersu, &asked.id).await.unwrap();
        assert_eq!((card.text.as_str(), card.clause.as_str(), card.from_us), (QUESTION, "A5.0.7", false));
        answer(&azersu, asked).await.unwrap();
        assert_eq!(refusals(answer(&azersu, asked).await), [(Field::Form, Code::AlreadyDone)]);
        assert_eq!(told(&owner).await, [AccountWhat::OfficialAnswered]);
        let card = official::card(&owner, &asked.id).await.unwrap();
        assert_eq!((card.answer.as_deref(), card.line.late, card.from_us), (Some(ANSWER), false, true));
        let chain: Vec<_> = card.entries.iter().map(|entry| (entry.what, entry.by.as_ref().map(|by| by.party.clone()))).collect();
        let by = |party| Some(party);
        assert_eq!(chain, [(OfficialWhat::Sent, by(Party::Owner)), (OfficialWhat::Answered, by(Party::Institution("azersu".into())))]);
        assert!(lines(&azersu, false, false).await.is_empty());
        assert_eq!(lines(&azersu, false, true).await.len(), 1);
        assert_eq!(lines(&owner, true, true).await.len(), 1);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty(), "its chain is walked by the check");
    }
}

#[tokio::test]
async fn a6_0_4_every_side_asks_and_answers_where_the_statute_names_it() {
    for world in worlds().await {
        let (owner, operator, azersu) = cast(&world).await;
        for (asker, asked, to) in [
            (&azersu, &owner, "owner"),
            (&azersu, &operator, "operator"),
            (&operator, &azersu, "institution/azersu"),
            (&owner, &operator, "operator"),
            (&operator, &owner, "owner"),
        ] {
            official::send(asker, ask(to)).await.unwrap();
            let line = lines(asked, false, false).await.remove(0);
            answer(asked, &line).await.unwrap();
            assert_eq!(official::card(asker, &line.id).await.unwrap().answer.as_deref(), Some(ANSWER), "{}: {to}", world.name);
        }
        let refused = async |ctx: &Ctx, to: &str| refusals(official::send(ctx, ask(to)).await);
        assert_eq!(refused(&azersu, "institution/aayda").await, [(Field::Institutions, Code::NotYours)], "A8.10 is for that");
        assert_eq!(refused(&owner, "owner").await, [(Field::Institutions, Code::NotYours)]);
        assert_eq!(refused(&owner, "institution/nobody").await, [(Field::Institutions, Code::Unknown)]);
        assert_eq!(refused(&owner, "").await, [(Field::Institutions, Code::Required)]);
        let citizen = world.citizen("Aygün").await;
        assert!(matches!(official::send(&citizen, ask("owner")).await, Err(Error::Forbidden)));
        assert!(matches!(official::list(&world.visitor(), OfficialQuery::default()).await, Err(Error::SignIn)));
    }
}

#[tokio::test]
async fn a5_0_8_nobody_but_the_two_sides_knows_of_a_request() {
    for world in worlds().await {
        let (owner, operator, azersu) = cast(&world).await;
        let aayda = world.institution_staff("aayda").await;
        official::send(&azersu, ask("operator")).await.unwrap();
        let line = lines(&operator, false, false).await.remove(0);
        for other in [&owner, &aayda] {
            assert!(matches!(official::card(other, &line.id).await, Err(Error::NotFound)), "{}", world.name);
            assert!(matches!(answer(other, &line).await, Err(Error::NotFound)));
            assert!(lines(other, false, false).await.is_empty() && lines(other, true, false).await.is_empty());
            assert!(told(other).await.is_empty());
        }
        assert!(matches!(answer(&azersu, &line).await, Err(Error::NotFound)), "who asks does not answer");
    }
}

#[tokio::test]
async fn a6_0_4_reminders_come_before_and_after_the_last_day_and_the_late_ones_stand_first() {
    for world in worlds().await {
        let (owner, _, azersu) = cast(&world).await;
        official::send(&owner, ask("institution/azersu")).await.unwrap();
        let short = OfficialForm { days: "3".into(), subject: "Təcili".into(), ..ask("institution/azersu") };
        official::send(&owner, short).await.unwrap();
        let subjects: Vec<_> = lines(&azersu, false, false).await.into_iter().map(|line| line.subject).collect();
        assert_eq!(subjects, ["Təcili", "Gecikmələrin səbəbləri"], "{}: the first due first", world.name);
        assert_eq!(official::remind(&world.portal).await.unwrap(), 0);

        world.wait_hours(24 * 4); // Tuesday, 17 March; the short one is due on the 18th.
        assert_eq!(official::remind(&world.portal).await.unwrap(), 1);
        assert_eq!(official::remind(&world.portal).await.unwrap(), 0, "once");
        assert_eq!(told(&azersu).await[0], AccountWhat::OfficialSoon);
        assert!(!told(&owner).await.contains(&AccountWhat::OfficialSoon), "who asked has nothing to do");

        world.wait_hours(24 * 3); // Friday, 20 March.
        assert_eq!(official::remind(&world.portal).await.unwrap(), 1);
        for side in [&azersu, &owner] {
            assert_eq!(told(side).await[0], AccountWhat::OfficialLate);
        }
        let news = official::desk_news(&later(&azersu)).await.unwrap();
        assert_eq!((news.official, news.official_late), (2, 1));
        let late = lines(&later(&azersu), false, false).await.remove(0);
        assert!(late.clock.unwrap().working_days_left < 0);
        answer(&later(&azersu), &late).await.unwrap();
        let card = official::card(&owner, &late.id).await.unwrap();
        assert!(card.line.late, "a late answer is taken, and shown as late");
        let chain: Vec<_> = card.entries.iter().map(|entry| entry.what).collect();
        assert_eq!(chain, [OfficialWhat::Sent, OfficialWhat::Reminded, OfficialWhat::Late, OfficialWhat::Answered]);
    }
}

#[tokio::test]
async fn a7_0_6_open_lists_of_both_sides_hear_of_it() {
    for world in worlds().await {
        let (_, operator, azersu) = cast(&world).await;
        let mut changes = world.portal.changes();
        official::send(&operator, ask("institution/azersu")).await.unwrap();
        let change = timeout(Duration::from_secs(2), changes.recv()).await.unwrap().unwrap();
        for side in [&operator, &azersu] {
            assert!(change.persons.contains(side.person().unwrap()), "{}", world.name);
        }
        assert_eq!(change.appeal.as_str(), "", "nothing on the map has changed");
    }
}

pub(super) fn pdf(words: &str) -> bytes::Bytes {
    format!("%PDF-1.7\n1 0 obj\n<< {words} >>\nendobj\n%%EOF\n").into_bytes().into()
}

#[tokio::test]
async fn a5_0_7_documents_go_along_with_request_and_answer_and_each_taking_is_seen() {
    for world in worlds().await {
        let (owner, operator, azersu) = cast(&world).await;
        let list = official::take_document(&owner, "", "C:\\İşlər\\Siyahı.pdf", pdf("/Type /Catalog")).await.unwrap();
        assert_eq!(list.name, "Siyahı.pdf", "{}", world.name);
        let script = official::take_document(&owner, "", "pis.pdf", pdf("/S /JavaScript")).await;
        assert_eq!(refusals(script), [(Field::Documents, Code::RunsSomething)]);
        let program = official::take_document(&owner, "", "hesabat.pdf", bytes::Bytes::from_static(b"MZ\x90")).await;
        assert_eq!(refusals(program), [(Field::Documents, Code::NotADocument)]);
        let large = vec![b' '; (domain::official::MAX_DOCUMENT_MB as usize) << 20].into_iter().chain([b'.']).collect::<Vec<u8>>();
        let large = official::take_document(&owner, "", "x.pdf", large.into()).await;
        assert_eq!(refusals(large), [(Field::Documents, Code::FileTooLarge { max_mb: 20 })]);

        let with = OfficialForm { documents: vec![list.id.clone()], ..ask("institution/azersu") };
        assert_eq!(refusals(official::send(&operator, with.clone()).await), [(Field::Documents, Code::Unknown)], "another's document");
        assert!(matches!(official::fetch_document(&operator, &list.id).await, Err(Error::NotFound)), "what waits is its owner's alone");
        official::send(&owner, with.clone()).await.unwrap();
        assert_eq!(refusals(official::send(&owner, with).await), [(Field::Documents, Code::Unknown)], "sent once");
        assert!(official::documents(&owner, "").await.unwrap().is_empty());
        assert!(matches!(official::drop_document(&owner, &list.id).await, Err(Error::NotFound)), "what was sent stays");

        let line = lines(&azersu, false, false).await.remove(0);
        let card = official::card(&azersu, &line.id).await.unwrap();
        assert_eq!((card.documents[0].name.as_str(), card.documents[0].fetched), ("Siyahı.pdf", 0));
        assert!(card.signature.unwrap().report.is_valid(), "the request is signed with its documents");
        let taken = official::fetch_document(&azersu, &list.id).await.unwrap();
        assert!(taken.bytes.starts_with(b"%PDF-") && taken.name == "Siyahı.pdf");
        assert!(matches!(official::fetch_document(&operator, &list.id).await, Err(Error::NotFound)), "neither side");
        assert_eq!(official::card(&owner, &line.id).await.unwrap().documents[0].fetched, 1, "the asker sees that it was taken");

        assert!(matches!(official::take_document(&operator, line.id.as_str(), "x.pdf", pdf("")).await, Err(Error::NotFound)));
        let [keep, slip] = [pdf("/Type /Pages"), pdf("/Type /Page")];
        let keep = official::take_document(&azersu, line.id.as_str(), "Cavab.pdf", keep).await.unwrap();
        let slip = official::take_document(&azersu, line.id.as_str(), "Səhv.pdf", slip).await.unwrap();
        official::drop_document(&azersu, &slip.id).await.unwrap();
        assert!(matches!(official::fetch_document(&azersu, &slip.id).await, Err(Error::NotFound)));
        let form = OfficialAnswerForm { id: line.id.clone(), text: ANSWER.into(), documents: vec![keep.id.clone()] };
        official::answer(&azersu, form).await.unwrap();
        let card = official::card(&owner, &line.id).await.unwrap();
        assert_eq!(card.answer_documents.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Cavab.pdf"]);
        assert!(card.answer_signature.unwrap().report.is_valid());
        assert!(official::fetch_document(&owner, &keep.id).await.is_ok());
        let check = world.portal.check_signatures(|_, _| {}).await.unwrap();
        assert_eq!((check.signatures, check.invalid.len()), (2, 0));
        let files = world.portal.check_files(|_, _| {}).await.unwrap();
        assert_eq!((files.files, files.damaged.len()), (2, 0), "{}", world.name);
    }
}

#[tokio::test]
async fn a7_0_6_the_owner_may_take_what_operator_and_institution_send_each_other() {
    for world in worlds().await {
        let (owner, operator, azersu) = cast(&world).await;
        let file = official::take_document(&operator, "", "Açarlar.pdf", pdf("")).await.unwrap();
        official::send(&operator, OfficialForm { documents: vec![file.id.clone()], ..ask("institution/azersu") }).await.unwrap();
        assert!(official::fetch_document(&owner, &file.id).await.is_ok(), "{}", world.name);
        assert!(official::fetch_document(&azersu, &file.id).await.is_ok());
        assert!(matches!(official::fetch_document(&world.institution_staff("aayda").await, &file.id).await, Err(Error::NotFound)));
        let citizen = world.citizen("Aygün").await;
        assert!(matches!(official::fetch_document(&citizen, &file.id).await, Err(Error::Forbidden)));
        assert!(matches!(official::take_document(&citizen, "", "x.pdf", pdf("")).await, Err(Error::Forbidden)));
    }
}

#[tokio::test]
async fn a5_0_7_a_document_that_is_never_sent_is_cleared_away_and_one_of_the_same_content_stays() {
    for world in worlds().await {
        let (owner, _, azersu) = cast(&world).await;
        let left = official::take_document(&owner, "", "a.pdf", pdf("/Same 1")).await.unwrap();
        let same = official::take_document(&azersu, "", "b.pdf", pdf("/Same 1")).await.unwrap();
        assert_eq!(left.digest, same.digest, "one content, two names");
        official::send(&azersu, OfficialForm { documents: vec![same.id.clone()], ..ask("owner") }).await.unwrap();
        world.wait_hours(8 * 24);
        world.portal.upkeep().await.unwrap();
        assert!(official::documents(&later(&owner), "").await.unwrap().is_empty(), "{}", world.name);
        assert!(official::fetch_document(&later(&owner), &same.id).await.is_ok());
        let alone = official::take_document(&later(&owner), "", "c.pdf", pdf("/Alone 1")).await.unwrap();
        world.wait_hours(8 * 24);
        world.portal.upkeep().await.unwrap();
        let content = world.portal.files().get(&alone.digest, "document").await.unwrap();
        assert!(content.is_none(), "nothing names it, so it is gone from the disk");
    }
}
