//! The portal of e-services (R4.2–R4.4, R5.1, R6.1.3, R7.1.1, R8, R11.2, R11.3, R11.5): finding, using, asking, rating.

mod judged;

use crate::eservice_portal::{self as portal, Use};
use crate::testing::{World, worlds};
use crate::{Ctx, Error};
use domain::account::AccountWhat;
use domain::eservice::quality::{ServiceAnswerForm, ServiceAskForm, ServiceRateForm};
use domain::eservice::{Act, Changed, EserviceState, Facts, Fee, Field, Kind, LifeEvent, Manner};
use domain::ids::EserviceId;
use domain::lang::Named;
use domain::refusal::{Code, Field as Of, Refusal};
use store::eservices::{EserviceChange, EserviceRow};

fn facts(name: &str) -> Facts {
    Facts {
        provider: "azersu".into(),
        name: Named { az: name.into(), ..Named::default() },
        content: Named { az: "Qısa məzmun".into(), ..Named::default() },
        legal_basis: vec!["191 nömrəli Qərar, 4.1".into()],
        kind: Kind::Interactive,
        address: "https://source.example/x".into(),
        field: Field::Family,
        events: vec![LifeEvent::Birth],
        ..Facts::default()
    }
}

async fn plant(world: &World, id: &str, facts: Facts) -> String {
    crate::eservice::plant(&world.portal, &id.into(), facts, world.portal.now()).await.unwrap()
}

/// The next version of a service, or its end.
async fn next(world: &World, id: &str, facts: Option<Facts>) {
    let id = EserviceId::from(id);
    let row = store::eservices::find(world.portal.db(), &id).await.unwrap().unwrap();
    let (now, gone) = (world.portal.now(), facts.is_none());
    let row = EserviceRow {
        state: if gone { EserviceState::Cancelled } else { EserviceState::Registered },
        version: row.version + 1,
        changed_ms: now,
        cancelled_ms: gone.then_some(now),
        facts: facts.unwrap_or(row.facts),
        ..row
    };
    let act = if gone { Act::Cancel } else { Act::Amend };
    let change = EserviceChange { eservice: id, act, at_ms: now, person: None, application: None, facts: row.facts.clone() };
    let write = world.portal.db().write(move |tx| {
        Box::pin(async move {
            assert!(store::eservices::update(tx, &row).await?);
            store::eservices::append(tx, &change).await
        })
    });
    write.await.unwrap();
}

async fn names(ctx: &Ctx, query: &str) -> Vec<String> {
    portal::search(ctx, query).await.unwrap().lines.into_iter().map(|line| line.name.az).collect()
}

fn refusals<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<Refusal> {
    match result {
        Err(Error::Refused(refusals)) => refusals,
        other => panic!("not refused: {other:?}"),
    }
}

fn question(number: &str, nr: u32, words: &str) -> ServiceAskForm {
    ServiceAskForm { id: format!("01890000-0000-7000-8000-{nr:012}"), number: number.into(), question: words.into() }
}

#[tokio::test]
async fn r11_3_what_is_registered_is_found_at_once_by_need_and_follows_the_register() {
    for world in worlds().await {
        let visitor = world.visitor();
        assert!(names(&visitor, "").await.is_empty(), "{}", world.name);
        let number = plant(&world, "s1", facts("Doğum haqqında şəhadətnamə")).await;
        plant(&world, "s2", Facts { events: vec![LifeEvent::Car], field: Field::Transport, ..facts("Sürücülük vəsiqəsi") }).await;
        assert_eq!(names(&visitor, "q=usaq%20dogulub").await, ["Doğum haqqında şəhadətnamə"], "{}", world.name);
        assert_eq!(names(&visitor, "q=suruculuk").await, ["Sürücülük vəsiqəsi"]);
        assert_eq!(names(&visitor, &format!("q={}", number.to_lowercase())).await, ["Doğum haqqında şəhadətnamə"]);
        let found = portal::search(&visitor, "field=aile").await.unwrap();
        assert_eq!((found.total, found.providers.len(), found.lines[0].provider.az.is_empty()), (1, 1, false));
        next(&world, "s1", Some(facts("Doğumun qeydə alınması"))).await;
        assert_eq!(names(&visitor, "q=qeyde%20alinma").await, ["Doğumun qeydə alınması"], "{}", world.name);
        next(&world, "s1", None).await;
        assert!(names(&visitor, "q=usaq%20dogulub").await.is_empty(), "{}: cancelled ones are not offered", world.name);
        assert_eq!(names(&visitor, "state=cancelled").await, ["Doğumun qeydə alınması"]);
    }
}

#[tokio::test]
async fn r11_5_the_page_has_everything_with_its_history_and_a_cancelled_service_keeps_its_address() {
    for world in worlds().await {
        let number = plant(&world, "s1", facts("Arayış")).await;
        plant(&world, "s2", facts("Başqa arayış")).await;
        world.wait_seconds(60);
        next(&world, "s1", Some(Facts { fee: Fee { paid: true, amount: "5 AZN".into(), ..Fee::default() }, ..facts("Arayış") })).await;
        let card = portal::card(&world.visitor(), &number.to_lowercase()).await.unwrap();
        assert_eq!((card.facts.fee.amount.as_str(), card.state, card.own), ("5 AZN", EserviceState::Registered, None), "{}", world.name);
        let versions: Vec<(Act, Vec<Changed>)> = card.versions.into_iter().map(|one| (one.act, one.changed)).collect();
        assert_eq!(versions, [(Act::Amend, vec![Changed::Fee]), (Act::Register, Vec::new())], "{}", world.name);
        next(&world, "s1", None).await;
        let card = portal::card(&world.visitor(), &number).await.unwrap();
        assert_eq!((card.state, card.cancelled_ms), (EserviceState::Cancelled, Some(world.portal.now())));
        assert_eq!(card.others.iter().map(|line| line.name.az.as_str()).collect::<Vec<_>>(), ["Başqa arayış"]);
        for unknown in ["", "ER-2026-9999999-9", "%", &"x".repeat(10_000)] {
            assert!(matches!(portal::card(&world.visitor(), unknown).await, Err(Error::NotFound)), "{unknown:.20}");
        }
    }
}

#[tokio::test]
async fn r4_2_an_informational_service_asks_for_nobody_and_an_interactive_one_asks_to_sign_in() {
    for world in worlds().await {
        let informs = plant(&world, "s1", Facts { kind: Kind::Informational, ..facts("Məlumat") }).await;
        let there = plant(&world, "s2", facts("Mənbədə")).await;
        let here = plant(&world, "s3", Facts { manner: Manner::Here, ..facts("Burada") }).await;
        let (visitor, leyla) = (world.visitor(), world.citizen("leyla").await);
        assert_eq!(portal::begin_use(&visitor, &informs).await.unwrap(), Use::Source, "{}", world.name);
        assert!(matches!(portal::begin_use(&visitor, &there).await, Err(Error::SignIn)), "{}", world.name);
        assert!(matches!(portal::begin_use(&world.owner_staff().await, &there).await, Err(Error::Forbidden)));
        for (number, expected) in [(&informs, Use::Source), (&there, Use::Source), (&here, Use::Here), (&here, Use::Here)] {
            assert_eq!(portal::begin_use(&leyla, number).await.unwrap(), expected, "{}", world.name);
        }
        // R6.1.3: interactive ones are kept, once a day; of what only informs nothing is.
        let mine = portal::mine(&leyla).await.unwrap();
        let mut used: Vec<&str> = mine.used.iter().map(|one| one.line.name.az.as_str()).collect();
        used.sort_unstable();
        assert_eq!(used, ["Burada", "Mənbədə"], "{}", world.name);
        assert!(portal::mine(&world.citizen("murad").await).await.unwrap().used.is_empty(), "nobody sees another's history");
        assert!(matches!(portal::mine(&visitor).await, Err(Error::SignIn)));
        next(&world, "s2", None).await;
        assert_eq!(refusals(portal::begin_use(&leyla, &there).await), [Refusal::form(Code::NotNow)]);
    }
}

#[tokio::test]
async fn r11_5_1_favourites_are_kept_for_who_is_signed_in() {
    for world in worlds().await {
        let (first, second) = (plant(&world, "s1", facts("Çıxarış")).await, plant(&world, "s2", facts("Arayış")).await);
        let leyla = world.citizen("leyla").await;
        for (number, on) in [(&first, true), (&second, true), (&first, true), (&second, false), (&second, true)] {
            portal::favour(&leyla, number, on).await.unwrap();
        }
        let mine = portal::mine(&leyla).await.unwrap();
        assert_eq!(mine.favourites.iter().map(|line| line.name.az.as_str()).collect::<Vec<_>>(), ["Arayış", "Çıxarış"], "{}", world.name);
        assert!(portal::card(&leyla, &first).await.unwrap().own.unwrap().favourite);
        assert!(matches!(portal::favour(&world.visitor(), &first, true).await, Err(Error::SignIn)));
        assert!(matches!(portal::favour(&leyla, "yoxdur", true).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn a_rating_comes_from_who_has_used_the_service_and_few_of_them_show_nothing() {
    for world in worlds().await {
        let number = plant(&world, "s1", facts("Arayış")).await;
        let rate = |stars, text: &str| ServiceRateForm { number: number.clone(), stars, text: text.into() };
        let leyla = world.citizen("leyla").await;
        assert_eq!(refusals(portal::rate(&leyla, rate(5, "")).await), [Refusal::form(Code::NotNow)], "{}: not used", world.name);
        for (nr, stars) in [5, 5, 4, 4].into_iter().enumerate() {
            let person = world.citizen(&format!("p{nr}")).await;
            portal::begin_use(&person, &number).await.unwrap();
            portal::rate(&person, rate(stars, "Yaxşıdır")).await.unwrap();
        }
        let quality = portal::card(&world.visitor(), &number).await.unwrap().quality;
        assert_eq!((quality.ratings, quality.stars.len(), quality.average()), (4, 0, None), "{}", world.name);
        portal::begin_use(&leyla, &number).await.unwrap();
        assert_eq!(refusals(portal::rate(&leyla, rate(0, "")).await), [Refusal::new(Of::Stars, Code::Required)]);
        for stars in [1, 2] {
            portal::rate(&leyla, rate(stars, "")).await.unwrap();
        }
        let card = portal::card(&leyla, &number).await.unwrap();
        assert_eq!((card.quality.ratings, card.quality.stars.clone()), (5, vec![0, 1, 0, 2, 2]), "{}: changed, not doubled", world.name);
        assert_eq!((card.quality.average(), card.own.unwrap().rating), (Some(40), Some((2, String::new()))));
        let month = &card.quality.months[0];
        assert_eq!((month.month.as_str(), month.uses, month.ratings, month.requests), ("2026-03", 5, 5, 0), "{}", world.name);
    }
}

#[tokio::test]
async fn r5_1_2_a_question_is_answered_by_the_provider_and_then_seen_by_everybody_without_a_name() {
    for world in worlds().await {
        let number = plant(&world, "s1", facts("Arayış")).await;
        let (leyla, staff) = (world.citizen("leyla").await, world.institution_staff("azersu").await);
        let first = question(&number, 1, "Arayış kağızda da verilir?");
        for _ in 0..2 {
            portal::ask(&leyla, first.clone()).await.unwrap();
        }
        let murad = world.citizen("murad").await;
        assert!(matches!(portal::ask(&murad, first.clone()).await, Err(Error::Conflict)), "{}: another's id", world.name);
        for nr in [2, 3] {
            portal::ask(&leyla, question(&number, nr, "Bəs elektron imza lazımdır?")).await.unwrap();
        }
        let more = portal::ask(&leyla, question(&number, 4, "Daha bir sual, bu artıqdır?")).await;
        assert_eq!(refusals(more), [Refusal::new(Of::Text, Code::TooMany { max: 3 })], "{}", world.name);
        assert!(portal::card(&murad, &number).await.unwrap().quality.questions.is_empty(), "nobody sees it before the answer");
        assert_eq!(portal::card(&leyla, &number).await.unwrap().own.unwrap().waiting.len(), 3);
        let told = store::account_notices::of_person(world.portal.db(), staff.person().unwrap(), 10).await.unwrap();
        assert_eq!(told.iter().filter(|notice| notice.what == AccountWhat::ServiceAsked && notice.word == number).count(), 3);
        let waiting = portal::waiting(&staff).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].text.as_str()), (3, "Arayış kağızda da verilir?"), "{}", world.name);
        let other = world.institution_staff("aayda").await;
        assert!(portal::waiting(&other).await.unwrap().is_empty());
        let answer = ServiceAnswerForm { id: first.id.clone(), text: "Xeyr, yalnız elektron formada.".into() };
        assert!(matches!(portal::answer(&other, answer.clone()).await, Err(Error::NotFound)), "another's question");
        portal::answer(&staff, answer.clone()).await.unwrap();
        assert_eq!(refusals(portal::answer(&staff, answer).await), [Refusal::form(Code::AlreadyDone)]);
        let card = portal::card(&world.visitor(), &number).await.unwrap();
        let [public] = &card.quality.questions[..] else { panic!("{}: {:?}", world.name, card.quality.questions) };
        assert_eq!(public.answer.as_ref().map(|(words, _)| words.as_str()), Some("Xeyr, yalnız elektron formada."));
        let told = store::account_notices::of_person(world.portal.db(), leyla.person().unwrap(), 10).await.unwrap();
        assert!(told.iter().any(|notice| notice.what == AccountWhat::ServiceAnswered && notice.word == number), "{}", world.name);
    }
}

#[tokio::test]
async fn r10_5_the_files_hold_every_service_with_its_state() {
    for world in worlds().await {
        for nr in 0..450 {
            plant(&world, &format!("s{nr:03}"), facts(&format!("Xidmət {nr}"))).await;
        }
        next(&world, "s007", None).await;
        let before = portal::changed(&world.visitor()).await.unwrap();
        let (mut pages, mut all) = (portal::pages(&world.visitor()).unwrap(), Vec::new());
        while let Some(page) = pages.recv().await {
            let page = page.unwrap();
            assert!(page.len() <= 200, "{}: page by page", world.name);
            all.extend(page);
        }
        assert_eq!((all.len(), all.iter().filter(|one| one.state == EserviceState::Cancelled).count()), (450, 1), "{}", world.name);
        let one = portal::one(&world.visitor(), &all[7].number).await.unwrap();
        assert_eq!(one, all[7]);
        next(&world, "s008", None).await;
        assert_ne!(portal::changed(&world.visitor()).await.unwrap(), before, "a file that somebody has is old then");
    }
}
