//! Appeals by telephone: an employee of 108 writes for who calls (A2.2.2).

use super::rights::{answer, routed};
use crate::people::{Identity, grant_post, person_of, sign_in};
use crate::testing::{World, form, new_id, reachable_worlds, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, phone};
use domain::appeal::form::{AppealForm, JoinForm};
use domain::appeal::view::What;
use domain::correspondence::LetterForm;
use domain::ids::JoinId;
use domain::phone::{Caller, PhoneAppealForm, PhoneJoinForm, PhoneLetterForm};
use domain::refusal::{Code, Field};
use domain::role::Role;

async fn operator(world: &World, name: &str) -> Ctx {
    world.newcomer(name).await;
    let person = person_of(&world.portal, "test", name).await.unwrap().unwrap();
    grant_post(&world.portal, &person, None).await.unwrap();
    let ctx = world.citizen(name).await;
    assert_eq!(ctx.actor.role, Role::CallCentre);
    ctx
}

fn caller() -> Caller {
    Caller { given_name: "Zeynəb".into(), surname: "Quliyeva".into(), phone: "050 765 43 21".into(), consent: true }
}

fn spoken(sent: AppealForm) -> PhoneAppealForm {
    PhoneAppealForm { caller: caller(), appeal: sent }
}

#[tokio::test]
async fn a2_2_2_an_appeal_by_telephone_runs_as_any_other_and_is_found_again() {
    for world in reachable_worlds().await {
        let staff = operator(&world, "Nərgiz").await;
        let written = phone::write(&staff, spoken(form())).await.unwrap();
        assert!(written.sms && written.receipt.number.starts_with("Q-2026-"), "{}: {written:?}", world.name);
        let (id, number) = (written.receipt.appeal.clone(), written.receipt.number.clone());
        assert_eq!(written.receipt.due.to_string(), "2026-04-14", "the same law, the same term");
        assert!(appeals::track(&world.visitor(), &number).await.is_ok(), "the caller follows it by its number");
        let row = store::appeals::find(world.portal.db(), &id).await.unwrap().unwrap();
        assert_eq!(row.channel, "phone");
        let events = store::events::of_appeal(world.portal.db(), &id).await.unwrap();
        assert_eq!(
            (events[0].person.as_ref(), events[0].role),
            (staff.person().ok(), Role::CallCentre),
            "who wrote it stands in the chain"
        );
        let card = crate::owner::card(&world.owner_staff().await, &id).await.unwrap();
        assert_eq!((card.author.as_str(), card.phone.as_str()), ("Zeynəb Quliyeva", "+994507654321"));

        routed(&world, &id, &["azersu"]).await;
        answer(&world, &id, "azersu").await;
        for typed in ["0507654321", number.as_str()] {
            let found = phone::find(&staff, typed).await.unwrap();
            assert_eq!(
                (found.len(), found[0].caller.as_str(), found[0].answers[0].1.as_str()),
                (1, "Zeynəb Quliyeva", "Çuxur doldurulub.")
            );
        }
        let looked = store::account_events::of_person(world.portal.db(), &row.person, 9).await.unwrap();
        assert_eq!(looked.iter().filter(|one| one.actor.as_ref() == staff.person().ok()).count(), 2, "each look is written down");
        let told: Vec<What> =
            store::notices::of_person(world.portal.db(), &row.person, 9).await.unwrap().into_iter().map(|one| one.what).collect();
        assert!(told.contains(&What::Sent) && told.contains(&What::Answered), "{told:?}");
    }
}

#[tokio::test]
async fn a2_2_2_the_same_checks_hold_and_a_lost_answer_writes_nothing_twice() {
    for world in worlds().await {
        let (staff, colleague) = (operator(&world, "Nərgiz").await, operator(&world, "Kamran").await);
        let nothing = PhoneAppealForm { appeal: AppealForm { text: String::new(), ..form() }, ..PhoneAppealForm::default() };
        let missing: Vec<Field> = refusals(phone::write(&staff, nothing).await).into_iter().map(|(field, _)| field).collect();
        assert_eq!(missing, [Field::GivenName, Field::Surname, Field::Phone, Field::Terms, Field::Text], "{}", world.name);
        let sent = spoken(form());
        let first = phone::write(&staff, sent.clone()).await.unwrap();
        assert_eq!(phone::write(&staff, sent.clone()).await.unwrap(), first);
        assert!(matches!(phone::write(&colleague, sent).await, Err(Error::Conflict)));
        let nowhere = spoken(AppealForm { category: "yoxdur".into(), ..form() });
        assert_eq!(refusals(phone::write(&staff, nowhere).await), [(Field::Category, Code::Unknown)]);
        for who in [world.citizen("Aygün").await, world.owner_staff().await] {
            assert!(matches!(phone::write(&who, spoken(form())).await, Err(Error::Forbidden)));
            assert!(matches!(phone::find(&who, "0507654321").await, Err(Error::Forbidden)));
        }
        assert_eq!(refusals(phone::find(&staff, "çuxur").await), [(Field::Number, Code::BadFormat)]);
        assert!(phone::find(&staff, "0511111111").await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn a8_4_who_calls_joins_an_appeal_of_the_same_matter() {
    for world in reachable_worlds().await {
        let (staff, author) = (operator(&world, "Nərgiz").await, world.citizen("Aygün").await);
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let join = |call: Caller| PhoneJoinForm {
            caller: call,
            join: JoinForm { id: JoinId(new_id().0), appeal: id.clone(), text: "Bizdə də belədir.".into(), ..JoinForm::default() },
        };
        let done = phone::join(&staff, join(caller())).await.unwrap();
        assert_eq!((done.receipt.appeal, done.sms), (id.clone(), false), "{}: no message is promised that nobody sends", world.name);
        assert_eq!(refusals(phone::join(&staff, join(caller())).await), [(Field::Form, Code::AlreadyDone)], "once");
        let husband = Caller { given_name: "Rauf".into(), ..caller() };
        phone::join(&staff, join(husband)).await.expect("two who share a telephone are two");
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.joined, 2);
        let found = phone::find(&staff, "0507654321").await.unwrap();
        assert_eq!(found.len(), 2);
        assert!(
            found.iter().all(|one| one.joined && one.line.text.as_deref() == Some("Bizdə də belədir.")),
            "the author's words stay the author's"
        );
    }
}

#[tokio::test]
async fn t3_4_by_the_number_of_an_appeal_nobody_is_found_but_who_sent_it_by_telephone() {
    for world in reachable_worlds().await {
        let (staff, author) = (operator(&world, "Nərgiz").await, world.citizen("Aygün").await);
        let join = |appeal: &domain::ids::AppealId, given: &str| PhoneJoinForm {
            caller: Caller { given_name: given.into(), phone: "050 111 11 11".into(), ..caller() },
            join: JoinForm { id: JoinId(new_id().0), appeal: appeal.clone(), text: "Bizdə də belədir.".into(), ..JoinForm::default() },
        };
        // Sent by telephone and joined by another caller: the joining one is named to nobody.
        let sent = phone::write(&staff, spoken(form())).await.unwrap().receipt;
        phone::join(&staff, join(&sent.appeal, "Rauf")).await.unwrap();
        let found = phone::find(&staff, &sent.number).await.unwrap();
        let callers: Vec<&str> = found.iter().map(|one| one.caller.as_str()).collect();
        assert_eq!(callers, ["Zeynəb Quliyeva"], "{}", world.name);
        // Sent in the browser and joined by two callers: the appeal alone, without a word of theirs.
        let mine = appeals::submit(&author, form()).await.unwrap();
        for given in ["Rauf", "Səbinə"] {
            phone::join(&staff, join(&mine.appeal, given)).await.unwrap();
        }
        let found = phone::find(&staff, &mine.number).await.unwrap();
        let said = serde_json::to_string(&found).unwrap();
        assert!(found.len() == 1 && found[0].caller.is_empty(), "{}: {found:?}", world.name);
        for hidden in ["Rauf", "Səbinə", "Quliyeva", "Bizdə də belədir"] {
            assert!(!said.contains(hidden), "{}: {hidden} in {said}", world.name);
        }
        // By the telephone number each finds the own ones, with the name.
        let found = phone::find(&staff, "0501111111").await.unwrap();
        assert!(found.len() == 3 && found.iter().all(|one| one.joined && !one.caller.is_empty()), "{}: {found:?}", world.name);
    }
}

#[tokio::test]
async fn a2_2_2_the_same_number_alone_puts_nothing_into_a_cabinet() {
    for world in worlds().await {
        let staff = operator(&world, "Nərgiz").await;
        let written = phone::write(&staff, spoken(form())).await.unwrap();
        let identity = Identity {
            issuer: "test".into(),
            subject: "zeyneb".into(),
            fin: "7ZX".into(),
            given_name: "Zeynəb".into(),
            surname: "Quliyeva".into(),
            phone: Some("+994507654321".into()),
            ..Identity::default()
        };
        sign_in(&world.portal, identity, "test").await.unwrap();
        let ctx = world.citizen("zeyneb").await;
        assert!(cabinet::list(&ctx).await.unwrap().is_empty(), "{}: a number passes from hand to hand", world.name);
        assert!(matches!(cabinet::card(&ctx, &written.receipt.appeal).await, Err(Error::NotFound)));
    }
}

fn spoken_letter() -> PhoneLetterForm {
    let letter = LetterForm {
        id: new_id(),
        institution: "azersu".into(),
        subject: "Su sayğacının yoxlanması".into(),
        text: "Sayğacımın yoxlanılmasını və nəticənin yazılı bildirilməsini xahiş edirəm.".into(),
        ..LetterForm::default()
    };
    PhoneLetterForm { caller: caller(), letter }
}

#[tokio::test]
async fn r11_7_a_letter_by_telephone_goes_to_its_institution_with_who_wrote_it_and_is_found_again() {
    for world in reachable_worlds().await {
        let (staff, azersu) = (operator(&world, "Nərgiz").await, world.institution_staff("azersu").await);
        let written = phone::letter(&staff, spoken_letter()).await.unwrap();
        assert!(written.sms && written.receipt.number.starts_with("Q-2026-"), "{}: {written:?}", world.name);
        assert_eq!(written.receipt.due.to_string(), "2026-04-14", "{}: the same law, the same term", world.name);
        let id = written.receipt.appeal.clone();
        let row = store::appeals::find(world.portal.db(), &id).await.unwrap().unwrap();
        assert_eq!((row.channel.as_str(), row.subject.as_str()), ("phone", "Su sayğacının yoxlanması"));
        let events = store::events::of_appeal(world.portal.db(), &id).await.unwrap();
        assert_eq!((events[0].person.as_ref(), events[0].role), (staff.person().ok(), Role::CallCentre), "{}: in the chain", world.name);
        let kept = store::phone_calls::find(world.portal.db(), id.as_str()).await.unwrap().unwrap();
        assert_eq!((&kept.written_by, &kept.caller), (staff.person().unwrap(), &row.person), "{}: the same record", world.name);
        let card = crate::institution::card(&azersu, &id).await.unwrap();
        assert_eq!((card.author.as_str(), card.letter.unwrap().documents.len()), ("Zeynəb Quliyeva", 0), "{}", world.name);
        assert!(appeals::track(&world.visitor(), &written.receipt.number).await.is_err(), "{}: nothing of it is public", world.name);
        for typed in ["0507654321", written.receipt.number.as_str()] {
            let found = phone::find(&staff, typed).await.unwrap();
            assert_eq!(found[0].line.official.as_deref(), Some("Su sayğacının yoxlanması"), "{}: {typed}", world.name);
        }
    }
}

#[tokio::test]
async fn r11_7_a2_2_2_the_same_checks_hold_for_a_letter_by_telephone_and_nothing_is_written_twice() {
    for world in worlds().await {
        let (staff, colleague) = (operator(&world, "Nərgiz").await, operator(&world, "Kamran").await);
        let nothing = PhoneLetterForm { letter: LetterForm { id: new_id(), ..LetterForm::default() }, ..PhoneLetterForm::default() };
        let missing: Vec<Field> = refusals(phone::letter(&staff, nothing).await).into_iter().map(|(field, _)| field).collect();
        let caller = [Field::GivenName, Field::Surname, Field::Phone, Field::Terms];
        assert_eq!((&missing[..4], missing.len()), (&caller[..], 7), "{}: {missing:?}", world.name);
        let strange = PhoneLetterForm { letter: LetterForm { institution: "yoxdur".into(), ..spoken_letter().letter }, ..spoken_letter() };
        assert_eq!(refusals(phone::letter(&staff, strange).await), [(Field::Institutions, Code::Unknown)], "{}", world.name);
        let sent = spoken_letter();
        let first = phone::letter(&staff, sent.clone()).await.unwrap();
        assert_eq!(phone::letter(&staff, sent.clone()).await.unwrap(), first, "{}", world.name);
        assert!(matches!(phone::letter(&colleague, sent).await, Err(Error::Conflict)), "{}", world.name);
        assert_eq!(store::appeals::count(world.portal.db()).await.unwrap(), 1);
        for who in [world.citizen("Aygün").await, world.owner_staff().await] {
            assert!(matches!(phone::letter(&who, spoken_letter()).await, Err(Error::Forbidden)), "{}", world.name);
        }
    }
}
