//! Where facts came from, and what registers were asked (A4.1, A4.3, T3.4).

use crate::sample::{NOW, filled, person, write};
use domain::exchange::{Data, Fact, FactSource, FactState};
use domain::time::UnixMs;
use store::exchange::{self, CallRow, FactRow};
use store::people::{self, PersonRow};
use store::{Db, StoreError};

const VOEN: &str = "1400000001";

fn names(surname: &str) -> Data {
    Data::Names { surname: surname.into(), given_name: "Leyla".into(), patronymic: "Həsən qızı".into() }
}

fn row(fact: Fact, source: FactSource) -> FactRow {
    FactRow {
        person: "leyla".into(),
        fact,
        state: FactState::Answered,
        source,
        at_ms: UnixMs(NOW.0 + 1),
        until_ms: UnixMs(NOW.0 + 100),
        voen: None,
        address: None,
        basis: String::new(),
        entered_by: None,
    }
}

async fn ask(db: &Db, fact: Fact, voen: Option<&'static str>) {
    write!(db, |tx| exchange::ask(tx, &"leyla".into(), fact, voen, NOW).await).unwrap();
}

async fn learn(db: &Db, row: FactRow, data: Data) -> bool {
    write!(db, |tx| exchange::learn(tx, &row, &data).await).unwrap()
}

async fn leyla(db: &Db) -> PersonRow {
    people::find(db, &"leyla".into()).await.unwrap().unwrap()
}

async fn sign_in(db: &Db, person: PersonRow) {
    write!(db, |tx| people::sign_in(tx, &person).await).unwrap();
}

#[tokio::test]
async fn a4_1_what_a_register_said_is_not_undone_by_the_next_sign_in() {
    for test in filled().await {
        let db = &test.db;
        ask(db, Fact::Names, None).await;
        let waiting = exchange::of_person(db, &"leyla".into()).await.unwrap().remove(0);
        assert_eq!((waiting.state, waiting.source, waiting.at_ms), (FactState::Waiting, FactSource::SignIn, NOW), "{}", test.name);
        sign_in(db, PersonRow { surname: "Hint".into(), ..person("leyla") }).await;
        assert_eq!(leyla(db).await.surname, "Hint", "until the register has said it, the sign-in's word stands");
        assert!(learn(db, row(Fact::Names, FactSource::Register), names("Əliyeva-Quliyeva")).await);
        sign_in(db, PersonRow { phone: Some("+994551112233".into()), ..person("leyla") }).await;
        let kept = leyla(db).await;
        assert_eq!((kept.surname.as_str(), kept.phone.as_deref()), ("Əliyeva-Quliyeva", Some("+994551112233")));
        assert!(learn(db, row(Fact::Phone, FactSource::Staff), Data::Phone("+994700000000".into())).await);
        sign_in(db, person("leyla")).await;
        assert_eq!(leyla(db).await.phone.as_deref(), Some("+994700000000"));
        // Asked again: what is known stays, with its origin.
        ask(db, Fact::Names, None).await;
        let facts = write!(db, |tx| exchange::seen(tx, &"leyla".into()).await).unwrap();
        assert_eq!((facts[0].state, facts[0].source, facts[0].at_ms), (FactState::Waiting, FactSource::Register, UnixMs(NOW.0 + 1)));
        write!(db, |tx| exchange::end(tx, &"leyla".into(), Fact::Names, FactState::Ended, UnixMs(NOW.0 + 7)).await).unwrap();
        let facts = exchange::of_person(db, &"leyla".into()).await.unwrap();
        assert_eq!((facts[0].state, facts[0].source, facts[0].until_ms), (FactState::Ended, FactSource::Register, UnixMs(NOW.0 + 7)));
    }
}

#[tokio::test]
async fn t1_2_a_legal_persons_fact_belongs_to_its_voen() {
    for test in filled().await {
        let db = &test.db;
        let acting = PersonRow { voen: Some(VOEN.into()), legal_name: Some("?".into()), ..person("leyla") };
        sign_in(db, acting.clone()).await;
        ask(db, Fact::LegalPerson, Some(VOEN)).await;
        let said = Data::LegalPerson { name: "“Nar” MMC".into(), address: "Bakı".into() };
        let of =
            |voen: &str| FactRow { voen: Some(voen.into()), address: Some("Bakı".into()), ..row(Fact::LegalPerson, FactSource::Register) };
        assert!(!learn(db, of("1400000002"), said.clone()).await, "{}: about another one", test.name);
        assert!(learn(db, of(VOEN), said).await);
        sign_in(db, acting.clone()).await;
        assert_eq!(leyla(db).await.legal_name.as_deref(), Some("“Nar” MMC"));
        // The person acts for another one now: nothing of the first one stays.
        sign_in(db, PersonRow { voen: Some("1400000002".into()), legal_name: Some("“Heyva” MMC".into()), ..acting.clone() }).await;
        assert_eq!(leyla(db).await.legal_name.as_deref(), Some("“Heyva” MMC"));
        ask(db, Fact::LegalPerson, Some("1400000002")).await;
        let fact = exchange::of_person(db, &"leyla".into()).await.unwrap().remove(0);
        assert_eq!((fact.source, fact.address, fact.voen.as_deref()), (FactSource::SignIn, None, Some("1400000002")));
        // What comes too late is about the first one; the question about the second goes on waiting.
        for (voen, state) in [(Some(VOEN), FactState::Waiting), (None, FactState::Waiting), (Some("1400000002"), FactState::Unknown)] {
            write!(db, |tx| exchange::end_about(tx, &"leyla".into(), Fact::LegalPerson, voen, FactState::Unknown, NOW).await).unwrap();
            let fact = exchange::of_person(db, &"leyla".into()).await.unwrap().remove(0);
            assert_eq!(fact.state, state, "{}: {voen:?}", test.name);
        }
    }
}

#[tokio::test]
async fn t3_4_every_question_is_written_down_and_t2_2_nothing_of_a_closed_account_is_filled() {
    for test in filled().await {
        let db = &test.db;
        let call = |id: &str| CallRow {
            id: id.into(),
            person: "leyla".into(),
            fact: Fact::Names,
            purpose: "identify".into(),
            at_ms: NOW,
            outcome: "asked".into(),
            request_hash: None,
        };
        for id in ["a", "b"] {
            let row = call(id);
            write!(db, |tx| exchange::call(tx, &row).await).unwrap();
        }
        write!(db, |tx| exchange::called(tx, "b", "answered", Some("aGFzaA==")).await).unwrap();
        write!(db, |tx| exchange::called(tx, "b", "fault", None).await).unwrap();
        let calls = exchange::calls(db, &"leyla".into(), 9).await.unwrap();
        let answered = CallRow { outcome: "answered".into(), request_hash: Some("aGFzaA==".into()), ..call("b") };
        assert_eq!(calls, [answered, call("a")], "{}: answered once", test.name);
        let stranger = CallRow { person: "nobody".into(), ..call("c") };
        assert!(matches!(write!(db, |tx| exchange::call(tx, &stranger).await), Err(StoreError::Reference(_))));

        ask(db, Fact::Names, None).await;
        write!(db, |tx| people::close(tx, &"leyla".into(), NOW).await).unwrap();
        assert!(exchange::of_person(db, &"leyla".into()).await.unwrap().is_empty());
        assert!(!learn(db, row(Fact::Names, FactSource::Register), names("X")).await);
        assert_eq!(leyla(db).await.surname, "", "an answer that comes too late is not kept");
        assert_eq!(exchange::calls(db, &"leyla".into(), 9).await.unwrap().len(), 2, "whom we asked stays");
    }
}
