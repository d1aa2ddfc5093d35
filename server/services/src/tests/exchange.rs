//! State registers that answer, fail and come back (A4.1–4.3, A2.2.2, T3.4).

use crate::exchange::{Breaker, Exchange, Line, Mood, Question, Register, Reply, enter, person_card, work_off};
use crate::people::{Identity, accept_terms, session, sign_in, whoami};
use crate::portal::Limits;
use crate::testing::{World, form, later, refusals, world_with};
use crate::{Ctx, Error, account, appeals, owner};
use domain::account::{Act, Done};
use domain::exchange::{Data, EntryForm, Fact, FactSource, FactState, FactView, Trouble};
use domain::ids::AppealId;
use domain::lang::Lang;
use domain::refusal::{Code, Field};
use futures::future::BoxFuture;
use std::sync::{Arc, Mutex};
use std::time::Duration;

const VOEN: &str = "1400000001";

/// What a stand-in says, and what it was asked.
#[derive(Clone)]
struct Said {
    answer: Arc<Mutex<Result<Option<Data>, Trouble>>>,
    asked: Arc<Mutex<Vec<Question>>>,
    hangs: Arc<Mutex<bool>>,
}

struct StandIn {
    said: Said,
    may_repeat: bool,
}

impl Register for StandIn {
    fn ask<'a>(&'a self, question: &'a Question) -> BoxFuture<'a, Result<Reply, Trouble>> {
        self.said.asked.lock().unwrap().push(question.clone());
        let answer = self.said.answer.lock().unwrap().clone();
        let hangs = *self.said.hangs.lock().unwrap();
        Box::pin(async move {
            if hangs {
                std::future::pending::<()>().await;
            }
            answer.map(|data| Reply { data, request_hash: None })
        })
    }

    fn may_repeat(&self) -> bool {
        self.may_repeat
    }
}

impl Said {
    fn new() -> Said {
        Said { answer: Arc::new(Mutex::new(Ok(None))), asked: Arc::default(), hangs: Arc::default() }
    }

    fn says(&self, answer: Result<Data, Trouble>) {
        *self.answer.lock().unwrap() = answer.map(Some);
    }

    fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    fn line(&self, fact: Fact, may_repeat: bool) -> Line {
        let register = Box::new(StandIn { said: self.clone(), may_repeat });
        Line::new(fact, register, Duration::from_millis(400), Breaker::new(3, 60_000))
    }
}

/// A world with exchange for these facts, on every database.
async fn worlds(facts: &[Fact]) -> Vec<World> {
    let mut worlds = Vec::new();
    for database in store::testing::databases().await {
        worlds.push(world_with(database, Limits::unlimited(), |config| config.exchange.facts = facts.to_vec()).await);
    }
    worlds
}

fn names(surname: &str) -> Data {
    Data::Names { surname: surname.into(), given_name: "Aygün".into(), patronymic: "Rauf qızı".into() }
}

/// Somebody of whom the sign-in says the FİN alone.
fn bare(name: &str) -> Identity {
    Identity { issuer: "test".into(), subject: name.into(), fin: format!("5ABC{}", name.len()), ..Identity::default() }
}

async fn signed_in(world: &World, identity: Identity) -> Ctx {
    let secret = sign_in(&world.portal, identity, "test").await.unwrap();
    let actor = session(&world.portal, &secret).await.unwrap().unwrap();
    let ctx = world.portal.ctx(actor, Lang::Az, None);
    accept_terms(&ctx, "1").await.unwrap();
    ctx
}

fn entry(appeal: &AppealId) -> EntryForm {
    EntryForm {
        appeal: appeal.clone(),
        surname: "Quliyeva".into(),
        given_name: "Aygün".into(),
        basis: "Şəxsiyyət vəsiqəsinin surəti".into(),
        ..EntryForm::default()
    }
}

async fn fact(staff: &Ctx, appeal: &AppealId, fact: Fact) -> FactView {
    let card = person_card(&later(staff), appeal).await.unwrap();
    card.facts.into_iter().find(|one| one.fact == fact).unwrap()
}

#[tokio::test]
async fn a4_1_the_register_completes_what_the_sign_in_gave_and_is_asked_again_when_its_answer_is_old() {
    for world in worlds(&[Fact::Names]).await {
        let said = Said::new();
        let exchange = Exchange::new(vec![said.line(Fact::Names, true)]);
        said.says(Ok(names("Əliyeva")));
        let me = signed_in(&world, Identity { surname: "Hint".into(), ..bare("me") }).await;
        assert_eq!(said.count(), 0, "signing in waits for nobody");
        assert_eq!(work_off(&world.portal, &exchange, Fact::Names).await.unwrap(), ["answered"], "{}", world.name);
        assert_eq!(said.asked.lock().unwrap()[0].key, "5ABC2");
        assert_eq!(whoami(&me).await.unwrap().unwrap().display_name, "Aygün Əliyeva");
        let again = signed_in(&world, Identity { surname: "Hint".into(), ..bare("me") }).await;
        assert_eq!(whoami(&again).await.unwrap().unwrap().display_name, "Aygün Əliyeva", "a hint doesn't undo it");
        assert!(work_off(&world.portal, &exchange, Fact::Names).await.unwrap().is_empty(), "the answer is still good");
        world.wait_hours(31 * 24);
        signed_in(&world, bare("me")).await;
        assert_eq!(work_off(&world.portal, &exchange, Fact::Names).await.unwrap(), ["answered"]);
        let sent = appeals::submit(&later(&again), form()).await.unwrap();
        let staff = world.owner_staff().await;
        let known = fact(&staff, &sent.appeal, Fact::Names).await;
        assert_eq!((known.source, known.at_ms, known.state), (FactSource::Register, Some(world.portal.now()), Some(FactState::Answered)));
        assert_eq!(refusals(enter(&later(&staff), entry(&sent.appeal)).await), [(Field::Form, Code::AlreadyDone)]);
    }
}

#[tokio::test]
async fn t1_2_a_legal_persons_name_and_address_come_by_its_voen() {
    for world in worlds(&[Fact::LegalPerson]).await {
        let said = Said::new();
        let exchange = Exchange::new(vec![said.line(Fact::LegalPerson, true)]);
        said.says(Ok(Data::LegalPerson { name: "“Nar” MMC".into(), address: "Bakı, Nizami küç. 1".into() }));
        signed_in(&world, bare("natural")).await;
        let me = signed_in(&world, Identity { voen: Some(VOEN.into()), ..bare("me") }).await;
        assert_eq!(
            work_off(&world.portal, &exchange, Fact::LegalPerson).await.unwrap(),
            ["answered"],
            "{}: one represents one",
            world.name
        );
        assert_eq!(said.asked.lock().unwrap()[0].key, VOEN);
        assert_eq!(whoami(&me).await.unwrap().unwrap().display_name, "“Nar” MMC");
        let sent = appeals::submit(&me, form()).await.unwrap();
        let card = owner::card(&world.owner_staff().await, &sent.appeal).await.unwrap();
        let legal = card.author_facts.iter().find(|one| one.fact == Fact::LegalPerson).unwrap();
        assert_eq!(legal.value, "“Nar” MMC, Bakı, Nizami küç. 1");
    }
}

#[tokio::test]
async fn t3_4_every_question_to_a_register_is_shown_to_the_person() {
    for world in worlds(&[Fact::Names, Fact::Phone]).await {
        let (said, dead) = (Said::new(), Said::new());
        let exchange = Exchange::new(vec![said.line(Fact::Names, true), dead.line(Fact::Phone, false)]);
        said.says(Ok(names("Əliyeva")));
        dead.says(Err(Trouble::Fault));
        let me = signed_in(&world, bare("me")).await;
        for one in Fact::ALL {
            work_off(&world.portal, &exchange, *one).await.unwrap();
        }
        let shown = account::view(&later(&me)).await.unwrap().exchanges;
        let mut told: Vec<_> = shown.iter().map(|line| (line.fact, line.answered)).collect();
        told.sort();
        assert_eq!(told, [(Fact::Names, true), (Fact::Phone, false)], "{}: also what was not answered", world.name);
        assert_eq!(dead.count(), 1, "what may change something there is not repeated at once");
    }
}

#[tokio::test]
async fn a2_2_2_a_register_that_fails_stops_nobody_and_is_left_alone() {
    for world in worlds(&[Fact::Names]).await {
        let said = Said::new();
        let line = said.line(Fact::Names, true);
        let exchange = Exchange::new(vec![line]);
        said.says(Err(Trouble::Unreachable));
        let mut all = Vec::new();
        for name in ["a", "bb", "ccc", "dddd", "eeeee"] {
            all.push(signed_in(&world, bare(name)).await);
        }
        let first = work_off(&world.portal, &exchange, Fact::Names).await.unwrap();
        assert_eq!(first, ["unreachable"; 5], "{}", world.name);
        assert_eq!(said.count(), 10, "each was repeated once");
        let mood = |world: &World| exchange.line(Fact::Names).unwrap().mood(world.portal.now());
        assert_eq!(mood(&world), Mood::Open);
        // Sending goes on, whatever the register does.
        for me in &all {
            assert!(appeals::submit(&later(me), form()).await.is_ok());
        }
        world.wait_seconds(59);
        assert!(work_off(&world.portal, &exchange, Fact::Names).await.unwrap().is_empty(), "left alone");
        assert_eq!(said.count(), 10);
        world.wait_seconds(2);
        assert_eq!(mood(&world), Mood::HalfOpen);
        assert_eq!(work_off(&world.portal, &exchange, Fact::Names).await.unwrap().len(), 1, "tried with one question");
        assert_eq!(mood(&world), Mood::Open);
        world.wait_seconds(121);
        said.says(Ok(names("Əliyeva")));
        let answered = work_off(&world.portal, &exchange, Fact::Names).await.unwrap();
        assert_eq!(answered, ["answered"; 5], "back, and nobody is forgotten");
        assert_eq!(mood(&world), Mood::Closed);
    }
}

#[tokio::test]
async fn a2_2_2_hanging_and_wrong_answers_are_failures_too() {
    for world in worlds(&[Fact::Names]).await {
        let said = Said::new();
        let exchange = Exchange::new(vec![said.line(Fact::Names, true)]);
        signed_in(&world, bare("me")).await;
        *said.hangs.lock().unwrap() = true;
        assert_eq!(work_off(&world.portal, &exchange, Fact::Names).await.unwrap(), ["timeout"], "{}", world.name);
        *said.hangs.lock().unwrap() = false;
        world.wait_hours(1);
        said.says(Ok(Data::Phone("+994501234567".into())));
        assert_eq!(work_off(&world.portal, &exchange, Fact::Names).await.unwrap(), ["nonsense"], "an answer to something else");
        world.wait_hours(1);
        said.says(Ok(names(&"ə".repeat(500))));
        assert_eq!(work_off(&world.portal, &exchange, Fact::Names).await.unwrap(), ["nonsense"], "longer than a name");
    }
}

#[tokio::test]
async fn a4_3_an_employee_enters_by_hand_that_is_recorded_and_the_register_fills_it_later() {
    for world in worlds(&[Fact::Names]).await {
        let said = Said::new();
        let exchange = Exchange::new(vec![said.line(Fact::Names, true)]);
        said.says(Err(Trouble::Fault));
        let me = signed_in(&world, bare("me")).await;
        work_off(&world.portal, &exchange, Fact::Names).await.unwrap();
        let appeal = appeals::submit(&later(&me), form()).await.unwrap().appeal;
        let staff = world.owner_staff().await;
        let missing = fact(&staff, &appeal, Fact::Names).await;
        assert!(domain::exchange::is_missing(missing.source, &missing.value), "{}: {missing:?}", world.name);
        assert_eq!(missing.state, Some(FactState::Waiting));

        world.wait_hours(1);
        assert!(matches!(enter(&later(&me), entry(&appeal)).await, Err(Error::Forbidden)));
        assert_eq!(
            refusals(enter(&later(&staff), EntryForm { basis: String::new(), ..entry(&appeal) }).await),
            [(Field::Basis, Code::Required)]
        );
        let legal = EntryForm { fact: Fact::LegalPerson, legal_name: "MMC".into(), ..entry(&appeal) };
        assert_eq!(refusals(enter(&later(&staff), legal).await), [(Field::LegalName, Code::NotNow)], "represents none");
        enter(&later(&staff), entry(&appeal)).await.unwrap();
        let by_hand = fact(&staff, &appeal, Fact::Names).await;
        assert_eq!(
            (by_hand.value.as_str(), by_hand.source, by_hand.at_ms),
            ("Quliyeva Aygün", FactSource::Staff, Some(world.portal.now()))
        );
        assert_eq!(
            (by_hand.by.as_str(), by_hand.basis.as_str()),
            ("sahib Əliyev", "Şəxsiyyət vəsiqəsinin surəti"),
            "who, when, on what basis"
        );
        let log = account::view(&later(&me)).await.unwrap().actions;
        assert!(log.iter().any(|line| line.done == Done::Account(Act::EnteredByHand) && line.session.is_empty()), "the person reads it");
        assert!(owner::card(&later(&staff), &appeal).await.unwrap().author.contains("Quliyeva"));

        said.says(Ok(names("Əliyeva")));
        world.wait_hours(1);
        let answered = work_off(&world.portal, &exchange, Fact::Names).await.unwrap();
        assert_eq!(answered, ["answered"; 2], "the author's, and that of the employee, who has signed in too");
        let filled = fact(&staff, &appeal, Fact::Names).await;
        assert_eq!((filled.value.as_str(), filled.source, filled.basis.as_str()), ("Əliyeva Aygün Rauf qızı", FactSource::Register, ""));
    }
}

#[tokio::test]
async fn a4_3_without_any_exchange_everything_is_entered_by_hand() {
    for world in worlds(&[]).await {
        let me = signed_in(&world, bare("me")).await;
        let appeal = appeals::submit(&me, form()).await.unwrap().appeal;
        let staff = world.owner_staff().await;
        let phone = EntryForm { fact: Fact::Phone, phone: "050 765 43 21".into(), ..entry(&appeal) };
        enter(&staff, phone).await.unwrap();
        signed_in(&world, bare("me")).await;
        let kept = fact(&staff, &appeal, Fact::Phone).await;
        assert_eq!((kept.value.as_str(), kept.source), ("+994507654321", FactSource::Staff), "{}", world.name);
        assert_eq!(store::outbox::waiting(world.portal.db()).await.unwrap(), 0, "nobody is asked");
        let of_legal = person_card(&staff, &appeal).await.unwrap().facts.iter().any(|one| one.fact == Fact::LegalPerson);
        assert!(!of_legal, "the author represents nobody");
    }
}

#[tokio::test]
async fn t2_2_nobody_is_asked_about_a_closed_account() {
    for world in worlds(&[Fact::Names]).await {
        let said = Said::new();
        let exchange = Exchange::new(vec![said.line(Fact::Names, true)]);
        let me = signed_in(&world, bare("me")).await;
        account::close(&me, "BAĞLA").await.unwrap();
        assert!(work_off(&world.portal, &exchange, Fact::Names).await.unwrap().is_empty(), "{}", world.name);
        assert_eq!((said.count(), store::outbox::waiting(world.portal.db()).await.unwrap()), (0, 0));
    }
}

/// A register that answers so late that the person has signed in for another legal person meanwhile.
struct Late {
    portal: Arc<crate::Portal>,
    other: &'static str,
    says: Result<Option<Data>, Trouble>,
}

impl Register for Late {
    fn ask<'a>(&'a self, _: &'a Question) -> BoxFuture<'a, Result<Reply, Trouble>> {
        Box::pin(async move {
            sign_in(&self.portal, Identity { voen: Some(self.other.into()), ..bare("me") }, "test").await.unwrap();
            self.says.clone().map(|data| Reply { data, request_hash: None })
        })
    }

    fn may_repeat(&self) -> bool {
        false
    }
}

#[tokio::test]
async fn a4_1_a_late_answer_about_an_old_legal_person_leaves_the_newer_question_alone() {
    const OTHER: &str = "1400000002";
    let old = Data::LegalPerson { name: "“Köhnə” MMC".into(), address: "Bakı".into() };
    for says in [Ok(None), Ok(Some(old)), Err(Trouble::Refused)] {
        for world in worlds(&[Fact::LegalPerson]).await {
            let me = signed_in(&world, Identity { voen: Some(VOEN.into()), ..bare("me") }).await;
            let late = Box::new(Late { portal: world.portal.clone(), other: OTHER, says: says.clone() });
            let breaker = Breaker::new(3, 60_000);
            let exchange = Exchange::new(vec![Line::new(Fact::LegalPerson, late, Duration::from_secs(5), breaker)]);
            let db = world.portal.db();
            let claimed = db.write({
                let now = world.portal.now();
                move |tx| Box::pin(async move { Ok::<_, Error>(store::outbox::claim(tx, "exchange.legal_person", now, 1_000, 1).await?) })
            });
            let job = claimed.await.unwrap().remove(0);
            let line = exchange.line(Fact::LegalPerson).unwrap();
            crate::exchange::ask_one(&world.portal, line, Fact::LegalPerson, job).await.unwrap();
            let known = store::exchange::of_person(db, me.person().unwrap()).await.unwrap();
            let row = known.iter().find(|row| row.fact == Fact::LegalPerson).unwrap();
            assert_eq!((row.voen.as_deref(), row.state), (Some(OTHER), FactState::Waiting), "{}: {says:?}", world.name);
            let said = Said::new();
            said.says(Ok(Data::LegalPerson { name: "“Yeni” MMC".into(), address: "Gəncə".into() }));
            world.wait_hours(24);
            let exchange = Exchange::new(vec![said.line(Fact::LegalPerson, false)]);
            work_off(&world.portal, &exchange, Fact::LegalPerson).await.unwrap();
            assert!(said.asked.lock().unwrap().iter().all(|question| question.key == OTHER));
            assert_eq!(whoami(&later(&me)).await.unwrap().unwrap().display_name, "“Yeni” MMC", "{}: {says:?}", world.name);
        }
    }
}

#[tokio::test]
async fn a4_3_an_entry_by_hand_in_the_instant_of_a_registers_answer_waits_and_sees_it() {
    use store::exchange::{FactRow, learn};
    for world in worlds(&[Fact::Names]).await {
        let me = signed_in(&world, bare("me")).await;
        let appeal = appeals::submit(&later(&me), form()).await.unwrap().appeal;
        let staff = world.owner_staff().await;
        let (written, leave) = (Arc::new(tokio::sync::Notify::new()), Arc::new(tokio::sync::Notify::new()));
        let answer = tokio::spawn({
            let (db, written, leave, now) = (world.portal.db().clone(), written.clone(), leave.clone(), world.portal.now());
            let row = FactRow {
                person: me.person().unwrap().clone(),
                fact: Fact::Names,
                state: FactState::Answered,
                source: FactSource::Register,
                at_ms: now,
                until_ms: now,
                voen: None,
                address: None,
                basis: String::new(),
                entered_by: None,
            };
            async move {
                let write = db.write(move |tx| {
                    let (row, written, leave) = (row.clone(), written.clone(), leave.clone());
                    Box::pin(async move {
                        let kept = learn(tx, &row, &names("Əliyeva")).await?;
                        written.notify_one();
                        leave.notified().await;
                        Ok::<_, Error>(kept)
                    })
                });
                write.await
            }
        });
        written.notified().await;
        let entering = tokio::spawn({
            let (staff, form) = (later(&staff), entry(&appeal));
            async move { enter(&staff, form).await }
        });
        // Reads take their time beside the two writers; the entry comes as far as it can.
        for _ in 0..50 {
            store::exchange::of_person(world.portal.db(), me.person().unwrap()).await.unwrap();
        }
        leave.notify_one();
        assert!(answer.await.unwrap().unwrap(), "{}", world.name);
        assert_eq!(refusals(entering.await.unwrap()), [(Field::Form, Code::AlreadyDone)], "{}: the register has said it", world.name);
        assert_eq!(fact(&staff, &appeal, Fact::Names).await.value, "Əliyeva Aygün Rauf qızı");
    }
}
