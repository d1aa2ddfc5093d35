//! Queries between institutions (A8.10).

use super::{at, card, routed, routed_this};
use crate::media::recording::tests::phone_voice;
use crate::testing::{form, later, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, institution, media, owner, people, procedure};
use bytes::Bytes;
use domain::appeal::form::{AnswerForm, AppealForm};
use domain::appeal::view::What;
use domain::ids::{AppealId, MediaId, QueryId};
use domain::lifecycle::Status;
use domain::media::MediaKind;
use domain::procedure::{AskedQuery, QueryAnswerForm, QueryForm};
use domain::refusal::{Code, Field};

const QUESTION: &str = "Bu yolda iyul ayında qazıntı işi aparılıbmı?";
const ANSWER: &str = "Bəli, iyulun 3-də boru dəyişdirilib.";

fn ask(id: &AppealId, to: &str) -> QueryForm {
    QueryForm { appeal: id.clone(), to: Some(to.into()), text: QUESTION.into(), ..QueryForm::default() }
}

fn reply(query: &QueryId) -> QueryAnswerForm {
    QueryAnswerForm { query: query.clone(), text: ANSWER.into(), media: Vec::new() }
}

async fn photo(ctx: &Ctx, width: u32) -> MediaId {
    media::take_photo(ctx, Bytes::from(media::tests::jpeg_with_exif(width, 48))).await.unwrap().id
}

async fn waiting(ctx: &Ctx) -> Vec<AskedQuery> {
    procedure::queries(ctx, false, None).await.unwrap().rows
}

#[tokio::test]
async fn a8_10_another_institution_is_asked_and_answers_in_the_system() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["aayda"]).await;
        let (aayda, azersu) = (at(&world, "aayda").await, at(&world, "azersu").await);
        let due = procedure::send_query(&aayda, ask(&id, "azersu")).await.unwrap();
        assert_eq!(due.to_string(), "2026-03-31", "{}: its own term, five working days", world.name);
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!(mine.line.status, Status::QuerySent);
        assert_eq!(people::notices(&author).await.unwrap()[0].what, What::QuerySent);
        assert_eq!(refusals(procedure::send_query(&aayda, ask(&id, "azerisiq")).await), [(Field::Form, Code::AlreadyDone)], "one waits");

        assert_eq!(procedure::queries_waiting(&azersu).await.unwrap(), 1);
        let [asked] = &waiting(&azersu).await[..] else { panic!("one query") };
        assert_eq!((asked.text.as_str(), asked.clock.unwrap().due), (QUESTION, due));
        let seen = serde_json::to_string(asked).unwrap();
        for personal in ["Aygün", "Şərifzadə", "çuxur var", "+994"] {
            assert!(!seen.contains(personal), "nothing of the person: {seen}");
        }
        assert!(matches!(institution::card(&azersu, &id).await, Err(Error::NotFound)), "the appeal itself stays closed to it");

        let document = photo(&azersu, 80).await;
        let answer = QueryAnswerForm { media: vec![document.clone()], ..reply(&asked.id) };
        procedure::answer_query(&azersu, answer).await.unwrap();
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::InProgress);
        assert_eq!(people::notices(&author).await.unwrap()[0].what, What::QueryAnswered);
        let [query] = &card(&world, "aayda", &id).await.procedure.queries[..] else { panic!("one query") };
        assert_eq!((query.text.as_str(), query.answer.as_ref().unwrap().0.as_str(), query.late), (QUESTION, ANSWER, false));
        assert_eq!(query.media, std::slice::from_ref(&document));
        assert!(media::open(&aayda, &document, media::Size::Thumb).await.is_ok());
        assert!(matches!(media::open(&author, &document, media::Size::Thumb).await, Err(Error::NotFound)));
        assert_eq!(procedure::queries_waiting(&azersu).await.unwrap(), 0);
        let over = procedure::queries(&azersu, true, None).await.unwrap().rows;
        assert_eq!(over[0].answer.as_ref().unwrap().0, ANSWER);
        assert_eq!(refusals(procedure::answer_query(&azersu, reply(&asked.id)).await), [(Field::Form, Code::AlreadyDone)]);
        procedure::send_query(&aayda, ask(&id, "azerisiq")).await.expect("the next one may be asked");
    }
}

#[tokio::test]
async fn a8_10_its_words_stay_between_the_two_institutions_and_the_owner() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = routed(&world, &author, &["aayda", "azerisiq"]).await;
        procedure::send_query(&at(&world, "aayda").await, ask(&id, "azersu")).await.unwrap();
        let azersu = at(&world, "azersu").await;
        let query = waiting(&azersu).await.remove(0).id;
        for stranger in ["aayda", "azerisiq"] {
            let stranger = at(&world, stranger).await;
            assert!(matches!(procedure::answer_query(&stranger, reply(&query)).await, Err(Error::NotFound)));
            assert!(waiting(&stranger).await.is_empty());
        }
        procedure::answer_query(&azersu, reply(&query)).await.unwrap();
        let mine = serde_json::to_string(&cabinet::card(&author, &id).await.unwrap()).unwrap();
        let public = serde_json::to_string(&appeals::public(&world.visitor(), &id).await.unwrap()).unwrap();
        let other = card(&world, "azerisiq", &id).await;
        assert!(other.procedure.queries.is_empty());
        for shown in [mine, public, serde_json::to_string(&other).unwrap()] {
            assert!(!shown.contains("qazıntı") && !shown.contains("boru"), "{}: {shown}", world.name);
        }
        assert_eq!(owner::card(&staff, &id).await.unwrap().procedure.queries.len(), 1, "the owner watches over all");
        let events = store::events::of_appeal(world.portal.db(), &id).await.unwrap();
        let logged = |words: &str| events.iter().any(|event| event.data.contains(words));
        assert!(logged("qazıntı") && logged("boru"), "both are in the chain");
        assert_eq!(store::events::verify(world.portal.db(), &id).await.unwrap(), store::events::Chain::Whole);
    }
}

#[tokio::test]
async fn a8_10_photos_go_along_only_when_chosen() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let picture = photo(&author, 64).await;
        let with_photo = AppealForm { media: vec![picture.clone()], ..form() };
        let id = routed_this(&world, &author, with_photo, &["aayda"]).await;
        let (aayda, azersu, azerisiq) = (at(&world, "aayda").await, at(&world, "azersu").await, at(&world, "azerisiq").await);
        procedure::send_query(&aayda, ask(&id, "azersu")).await.unwrap();
        let first = waiting(&azersu).await.remove(0);
        assert!(first.photos.is_empty());
        assert!(matches!(media::open(&azersu, &picture, media::Size::Thumb).await, Err(Error::NotFound)), "{}", world.name);
        procedure::answer_query(&azersu, reply(&first.id)).await.unwrap();
        procedure::send_query(&aayda, QueryForm { photos: true, ..ask(&id, "azerisiq") }).await.unwrap();
        assert_eq!(waiting(&azerisiq).await[0].photos, std::slice::from_ref(&picture));
        assert!(media::open(&azerisiq, &picture, media::Size::Thumb).await.is_ok());
        assert!(matches!(media::open(&azersu, &picture, media::Size::Thumb).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn a8_10_late_answers_are_seen_and_nobody_waits_for_who_has_answered() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author, &["aayda"]).await;
        let aayda = at(&world, "aayda").await;
        assert_eq!(refusals(procedure::send_query(&aayda, ask(&id, "aayda")).await), [(Field::Institutions, Code::NotYours)]);
        assert_eq!(refusals(procedure::send_query(&aayda, ask(&id, "nobody")).await), [(Field::Institutions, Code::Unknown)]);
        procedure::send_query(&aayda, ask(&id, "azersu")).await.unwrap();
        world.wait_hours(24 * 19);
        let azersu = at(&world, "azersu").await;
        let asked = waiting(&azersu).await.remove(0);
        assert!(asked.clock.unwrap().working_days_left < 0);
        procedure::answer_query(&azersu, reply(&asked.id)).await.unwrap();
        assert!(card(&world, "aayda", &id).await.procedure.queries[0].late, "{}", world.name);

        procedure::send_query(&later(&aayda), ask(&id, "azersu")).await.unwrap();
        let asked = waiting(&azersu).await.remove(0);
        let answer = AnswerForm { appeal: id.clone(), text: "Çuxur doldurulub.".into(), ..AnswerForm::default() };
        institution::answer(&later(&aayda), answer).await.unwrap();
        assert!(waiting(&azersu).await.is_empty());
        assert_eq!(refusals(procedure::answer_query(&azersu, reply(&asked.id)).await), [(Field::Form, Code::NotNow)]);
        assert_eq!(cabinet::card(&later(&author), &id).await.unwrap().line.status, Status::Answered);
    }
}

#[tokio::test]
async fn a8_10_a_voice_never_goes_along() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let picture = photo(&author, 64).await;
        let voice = media::take_recording(&author, MediaKind::Voice, phone_voice(10).into()).await.unwrap().id;
        let sent = AppealForm { media: vec![picture.clone()], voice: Some(voice.clone()), ..form() };
        let id = routed_this(&world, &author, sent, &["aayda"]).await;
        let (aayda, azersu) = (at(&world, "aayda").await, at(&world, "azersu").await);
        procedure::send_query(&aayda, QueryForm { photos: true, ..ask(&id, "azersu") }).await.unwrap();
        assert_eq!(waiting(&azersu).await[0].photos, [picture], "{}", world.name);
        assert!(matches!(media::file(&azersu, &voice, media::Size::Full).await, Err(Error::NotFound)));
        assert!(media::file(&aayda, &voice, media::Size::Full).await.is_ok(), "who handles the appeal hears it");
    }
}
