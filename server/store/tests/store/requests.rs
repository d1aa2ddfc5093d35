//! Requests for e-services, their forms, answers, documents, results and chains (R6.3, R7.1.2, R7.1.3, R7.4).

use crate::sample::{NOW, document, filled, signed, write};
use domain::eservice::request::{State, What};
use domain::ids::RequestFileId;
use domain::official::{DocumentKind, Part};
use domain::regulation::Unit;
use domain::time::{Date, UnixMs};
use std::collections::HashMap;
use store::documents::{self, Documents};
use store::requests::{self, FormRow, RequestDueRow, RequestEventRow, RequestFileRow, RequestRow, ResultRow, SealedRow};
use store::{Db, StoreError};

fn request(nr: i64, day: u8) -> RequestRow {
    RequestRow {
        id: format!("sorgu-{nr}").into(),
        number: String::new(),
        eservice: "xidmet".into(),
        service: "ER-2026-0000001-4".into(),
        name: "Arayış '; drop table service_request; --".into(),
        provider: "azersu".into(),
        person: "leyla".into(),
        form_version: 1,
        regulation_version: 2,
        state: State::Received,
        sent_ms: UnixMs(NOW.0 + nr),
        due_on: Date::new(2026, 10, day).unwrap(),
        unit: Unit::WorkingDays,
        paused_on: None,
        employee: None,
        changed_ms: UnixMs(NOW.0 + nr),
        returns: 0,
        regulation: Some("reqlament".into()),
    }
}

async fn added(db: &Db, row: RequestRow) -> Result<String, StoreError> {
    write!(db, |tx| requests::add(tx, &row).await)
}

fn ids(page: &store::Page<RequestRow>) -> Vec<&str> {
    page.rows.iter().map(|row| row.id.as_str()).collect()
}

#[tokio::test]
async fn r7_1_2_a_request_has_its_own_number_and_its_step_is_taken_once() {
    for test in filled().await {
        let db = &test.db;
        let number = added(db, request(1, 9)).await.unwrap();
        assert!(number.starts_with("XS-2026-0000001-"), "{}: {number}", test.name);
        assert!(matches!(added(db, request(1, 9)).await, Err(StoreError::Unique(_))), "the id is its own");
        let kept = requests::find(db, &"sorgu-1".into()).await.unwrap().unwrap();
        assert_eq!(kept, RequestRow { number, ..request(1, 9) });
        let next = RequestRow {
            state: State::Returned,
            paused_on: Some(Date::new(2026, 9, 22).unwrap()),
            employee: Some("murad".into()),
            changed_ms: UnixMs(NOW.0 + 9),
            returns: 1,
            ..kept
        };
        let written = next.clone();
        let taken = write!(db, |tx| {
            let once = requests::step(tx, State::Received, &written).await?;
            Ok((once, requests::step(tx, State::Received, &written).await?))
        });
        assert_eq!(taken.unwrap(), (true, false));
        assert_eq!(requests::find(db, &"sorgu-1".into()).await.unwrap(), Some(next));
    }
}

#[tokio::test]
async fn r7_1_3_each_side_has_its_lists_by_time() {
    for test in filled().await {
        let db = &test.db;
        for (nr, day) in [(1, 9), (2, 7), (3, 8)] {
            added(db, request(nr, day)).await.unwrap();
        }
        let (azersu, leyla) = ("azersu".into(), "leyla".into());
        let page = requests::of_provider(db, &azersu, false, None, 2).await.unwrap();
        assert_eq!((ids(&page), page.total), (vec!["sorgu-2", "sorgu-3"], 3), "{}: the first due first", test.name);
        let rest = requests::of_provider(db, &azersu, false, page.next.as_deref(), 2).await.unwrap();
        assert_eq!((ids(&rest), rest.next.clone()), (vec!["sorgu-1"], None));
        let mine = requests::of_person(db, &leyla, None, 2).await.unwrap();
        assert_eq!((ids(&mine), mine.total), (vec!["sorgu-3", "sorgu-2"], 3), "the newest first");
        assert_eq!(ids(&requests::of_person(db, &leyla, mine.next.as_deref(), 2).await.unwrap()), ["sorgu-1"]);
        let done = RequestRow { state: State::Done, changed_ms: UnixMs(NOW.0 + 99), ..request(2, 7) };
        write!(db, |tx| requests::step(tx, State::Received, &done).await).unwrap();
        assert_eq!(requests::count_open(db, &azersu).await.unwrap(), 2);
        assert_eq!(ids(&requests::of_provider(db, &azersu, true, None, 9).await.unwrap()), ["sorgu-2"]);
        assert!(requests::of_provider(db, &"aayda".into(), false, None, 9).await.unwrap().rows.is_empty());
        let counted = store::eservice_index::requests_of_provider(db, &azersu, UnixMs(NOW.0 + 2)).await.unwrap();
        assert_eq!(counted, HashMap::from([("xidmet".into(), 2)]), "{}: since that moment", test.name);
    }
}

#[tokio::test]
async fn r7_1_2_versions_of_a_form_and_rounds_of_answers_are_only_added() {
    for test in filled().await {
        let db = &test.db;
        let version = |version: u32| FormRow {
            eservice: "xidmet".into(),
            version,
            form: format!("{{\"fields\":[],\"nr\":{version}}}"),
            person: Some("murad".into()),
            saved_ms: NOW,
        };
        for nr in [1, 2] {
            let row = version(nr);
            assert!(write!(db, |tx| requests::save_form(tx, &row).await).unwrap());
        }
        let again = FormRow { form: "{}".into(), ..version(2) };
        assert!(!write!(db, |tx| requests::save_form(tx, &again).await).unwrap(), "{}", test.name);
        assert_eq!(requests::form(db, &"xidmet".into(), 1).await.unwrap(), Some(version(1)));
        assert_eq!(requests::newest_form(db, &"xidmet".into()).await.unwrap(), Some(version(2)));
        assert_eq!(requests::newest_form(db, &"yad".into()).await.unwrap(), None);
        added(db, request(1, 9)).await.unwrap();
        let id = request(1, 9).id;
        assert_eq!(requests::answers(db, &id).await.unwrap(), "");
        let own = id.clone();
        let rounds = write!(db, |tx| {
            requests::answer(tx, &own, 0, "{\"a\":\"1\"}", NOW).await?;
            requests::answer(tx, &own, 1, "{\"a\":\"2\"}", UnixMs(NOW.0 + 1)).await
        });
        rounds.unwrap();
        assert_eq!(requests::answers(db, &id).await.unwrap(), "{\"a\":\"2\"}");
        let all: Vec<_> = requests::rounds(db, &id).await.unwrap().into_iter().map(|(round, text, _)| (round, text)).collect();
        assert_eq!(all, [(0, "{\"a\":\"1\"}".to_owned()), (1, "{\"a\":\"2\"}".to_owned())]);
    }
}

fn paper(nr: i64, part: Part) -> RequestFileRow {
    RequestFileRow {
        id: format!("sened-{nr}").into(),
        request: "sorgu-1".into(),
        part,
        field: "sened".into(),
        digest: "d1".into(),
        kind: DocumentKind::Pdf,
        name: "Arayış.pdf".into(),
        bytes: 12,
        person: "leyla".into(),
        added_ms: UnixMs(NOW.0 + nr),
        sent_ms: None,
        replaced_ms: None,
        cms: None,
        report: None,
    }
}

#[tokio::test]
async fn r7_4_documents_wait_go_along_and_are_replaced() {
    for test in filled().await {
        let db = &test.db;
        for row in [paper(1, Part::Request), paper(2, Part::Request), paper(3, Part::Answer)] {
            write!(db, |tx| requests::add_file(tx, &row).await).unwrap();
        }
        let (request, leyla, murad) = (request(1, 9).id, "leyla".into(), "murad".into());
        assert_eq!(requests::waiting_files(db, &request, Part::Request, &leyla).await.unwrap().len(), 2, "{}", test.name);
        assert!(requests::waiting_files(db, &request, Part::Request, &murad).await.unwrap().is_empty());
        assert_eq!(documents::own(db, &leyla).await.unwrap().len(), 3);
        assert_eq!(documents::old(db, Documents::Request, UnixMs(NOW.0 + 3), 9).await.unwrap().len(), 2);
        let own = request.clone();
        let done = write!(db, |tx| {
            let (leyla, murad) = ("leyla".into(), "murad".into());
            let first: RequestFileId = "sened-1".into();
            assert!(!requests::sign_file(tx, &first, &murad, "cms", "{}").await?);
            assert!(requests::sign_file(tx, &first, &leyla, "cms", "{}").await?);
            assert!(requests::send_file(tx, &first, &leyla, NOW).await?);
            assert!(!requests::send_file(tx, &first, &leyla, NOW).await?, "once");
            assert_eq!(requests::replace_files(tx, &own, "sened", NOW).await?, 1);
            assert!(requests::send_file(tx, &"sened-2".into(), &leyla, NOW).await?);
            let (place, later) = (Documents::Request, UnixMs(NOW.0 + 9));
            assert!(!documents::forget(tx, place, &document("sened-1", "d1", 12), later).await?, "what was sent stays");
            documents::forget(tx, place, &document("sened-3", "d1", 12), later).await
        });
        assert!(done.unwrap());
        let sent = requests::files_of(db, &request, Part::Request).await.unwrap();
        let replaced: Vec<_> = sent.iter().map(|row| (row.id.as_str(), row.replaced_ms.is_some())).collect();
        assert_eq!(replaced, [("sened-1", true), ("sened-2", false)]);
        assert_eq!(requests::file(db, &"sened-1".into()).await.unwrap().unwrap().cms.as_deref(), Some("cms"));
        assert_eq!(documents::uses(db, Documents::Request, &"d1".into()).await.unwrap(), 2);
        assert_eq!(documents::count(db).await.unwrap(), 2);
        assert_eq!(documents::after(db, Documents::Request, Some(&document("sened-1", "d1", 12)), 9).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn r7_1_3_a_request_has_one_result_and_a_chain() {
    for test in filled().await {
        let db = &test.db;
        added(db, request(1, 9)).await.unwrap();
        let id = request(1, 9).id;
        let result = ResultRow { request: id.clone(), ground: String::new(), text: "Hazırdır.".into(), signed: signed("murad") };
        let row = result.clone();
        write!(db, |tx| requests::add_result(tx, &row).await).unwrap();
        let row = result.clone();
        assert!(matches!(write!(db, |tx| requests::add_result(tx, &row).await), Err(StoreError::Unique(_))), "{}", test.name);
        assert_eq!(requests::result(db, &id).await.unwrap(), Some(result.clone()));
        assert_eq!(store::signatures::count(db).await.unwrap(), 1);
        assert_eq!(requests::results_after(db, None, 9).await.unwrap(), std::slice::from_ref(&result));
        assert_eq!(requests::results_after(db, Some(&result), 9).await.unwrap(), []);
        for (what, person) in [(What::Sent, Some("leyla".into())), (What::Received, None)] {
            let event = RequestEventRow { request: id.clone(), at_ms: NOW, person, what, data: "söz".into() };
            write!(db, |tx| requests::append(tx, &event).await).unwrap();
        }
        let events = requests::events(db, &id).await.unwrap();
        assert_eq!(events.iter().map(|event| event.what).collect::<Vec<_>>(), [What::Sent, What::Received]);
        assert_eq!(requests::chained(db, &"".into(), 9).await.unwrap(), std::slice::from_ref(&id), "once, however long its chain");
        assert!(requests::chained(db, &id, 9).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn r_annex1_1_6_what_comes_by_itself_is_written_once() {
    for test in filled().await {
        let db = &test.db;
        added(db, request(1, 9)).await.unwrap();
        let sealed = SealedRow {
            request: request(1, 9).id,
            ground: String::new(),
            text: "Arayış '; --".into(),
            document: "{}".into(),
            cms: "cms".into(),
            organization: "Azərsu".into(),
            demo: true,
            report: "{}".into(),
            sealed_ms: NOW,
        };
        let row = sealed.clone();
        write!(db, |tx| requests::add_sealed(tx, &row).await).unwrap();
        let row = sealed.clone();
        assert!(matches!(write!(db, |tx| requests::add_sealed(tx, &row).await), Err(StoreError::Unique(_))), "{}", test.name);
        assert_eq!(requests::sealed(db, &sealed.request).await.unwrap(), Some(sealed.clone()));
        assert_eq!(requests::sealed_after(db, None, 9).await.unwrap(), std::slice::from_ref(&sealed));
        assert!(requests::sealed_after(db, Some(&sealed), 9).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn r_annex1_1_6_what_is_to_end_by_itself_is_found_until_it_is_settled() {
    for test in filled().await {
        let db = &test.db;
        let (first, second) = (request(1, 9).id, request(2, 9).id);
        for (nr, id) in [(1, first.clone()), (2, second.clone())] {
            added(db, request(nr, 9)).await.unwrap();
            write!(db, |tx| requests::await_end(tx, &id, UnixMs(NOW.0 + nr)).await).unwrap();
        }
        let again = first.clone();
        assert!(matches!(write!(db, |tx| requests::await_end(tx, &again, NOW).await), Err(StoreError::Unique(_))), "{}", test.name);
        assert_eq!(requests::left(db, UnixMs(NOW.0 + 1), 9).await.unwrap(), std::slice::from_ref(&first), "not the newer one");
        assert_eq!(requests::left(db, UnixMs(NOW.0 + 2), 1).await.unwrap(), std::slice::from_ref(&first), "the oldest first");
        let own = first.clone();
        assert!(write!(db, |tx| requests::settle(tx, &own).await).unwrap());
        assert!(!write!(db, |tx| requests::settle(tx, &first).await).unwrap(), "once");
        assert_eq!(requests::left(db, UnixMs(NOW.0 + 2), 9).await.unwrap(), [second]);
    }
}

#[tokio::test]
async fn t3_4_to_whom_a_senders_data_were_given_is_kept_the_first_time() {
    for test in filled().await {
        let db = &test.db;
        let number = added(db, request(1, 9)).await.unwrap();
        let id = request(1, 9).id;
        assert!(!requests::is_opened(db, &id).await.unwrap(), "{}", test.name);
        let own = id.clone();
        let done = write!(db, |tx| {
            for later in [0, 5] {
                requests::given(tx, &own, "fin,phone", UnixMs(NOW.0 + later)).await?;
                requests::opened(tx, &own, UnixMs(NOW.0 + 1 + later)).await?;
            }
            Ok::<_, StoreError>(())
        });
        done.unwrap();
        assert!(requests::is_opened(db, &id).await.unwrap());
        let seen = requests::disclosed(db, &"leyla".into(), 9).await.unwrap();
        let seen: Vec<_> = seen.iter().map(|row| (row.what.as_str(), row.held.as_str(), row.at_ms.0 - NOW.0)).collect();
        assert_eq!(seen, [("opened", "", 1), ("given", "fin,phone", 0)]);
        let newest = requests::disclosed(db, &"leyla".into(), 1).await.unwrap().remove(0);
        assert_eq!((newest.request, newest.number, newest.institution.as_str()), (id, number, "azersu"));
        assert!(requests::disclosed(db, &"murad".into(), 9).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn r5_1_1_what_is_due_is_found_page_by_page_and_each_step_is_taken_once() {
    for test in filled().await {
        let db = &test.db;
        for (nr, day) in [(1, 9), (2, 7), (3, 8)] {
            added(db, request(nr, day)).await.unwrap();
        }
        let resting = RequestRow { state: State::Returned, ..request(3, 8) };
        write!(db, |tx| requests::step(tx, State::Received, &resting).await).unwrap();
        let day = |day| Date::new(2026, 10, day).unwrap();
        let due = async |after: Option<&RequestDueRow>, limit| requests::due(db, (day(1), day(9)), "last-day", after, limit).await.unwrap();
        let first = due(None, 1).await.remove(0);
        assert_eq!((first.id.as_str(), first.provider.as_str(), first.due_on), ("sorgu-2", "azersu", day(7)), "{}", test.name);
        let rest: Vec<_> = due(Some(&first), 9).await.into_iter().map(|row| row.id.to_string()).collect();
        assert_eq!(rest, ["sorgu-1"], "what lies with its sender hurries nobody");
        let row = first.clone();
        let told = write!(db, |tx| {
            let once = requests::told(tx, &row, "last-day", NOW).await?;
            Ok::<_, StoreError>((once, requests::told(tx, &row, "last-day", NOW).await?))
        });
        assert_eq!(told.unwrap(), (true, false));
        assert_eq!(due(None, 9).await.len(), 1);
        assert_eq!(requests::late(db, day(9)).await.unwrap(), [("azersu".into(), 1)]);
        assert!(requests::late(db, day(7)).await.unwrap().is_empty());
    }
}
