//! Sending (A8.3): what it needs, what it gives, and that it happens once.

use crate::appeals;
use crate::testing::{form, later, new_id, refusals, worlds};
use crate::{Error, cabinet};
use domain::appeal::form::{AnswerMode, AppealForm, Draft};
use domain::lifecycle::Status;
use domain::number::{Number, Series};
use domain::refusal::{Code, Field};

#[tokio::test]
async fn a8_3_send_needs_text_mode_and_place() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let empty = AppealForm { id: new_id(), answer_mode: AnswerMode::AmisAndPost, ..AppealForm::default() };
        let fields: Vec<Field> = refusals(appeals::submit(&author, empty).await).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, [Field::Place, Field::Category, Field::Text, Field::PostalAddress]);
        assert!(cabinet::list(&author).await.unwrap().is_empty(), "nothing half done");

        let receipt = appeals::submit(&author, form()).await.unwrap();
        let number: Number = receipt.number.parse().unwrap();
        assert_eq!((number.series(), number.year(), number.serial()), (Series::Receipt, 2026, 1));
        assert_eq!(receipt.received_ms, author.now);
        let card = cabinet::card(&author, &receipt.appeal).await.unwrap();
        assert_eq!((card.line.status, card.text, card.address), (Status::Sent, form().text, form().address));
        assert_eq!(card.line.district.unwrap().az, "Yasamal rayonu");
    }
}

#[tokio::test]
async fn a8_3_a_place_from_the_lists_is_enough() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let quba = crate::places::find(&author, "quba").await.unwrap();
        let settlement = quba.iter().find_map(|hit| hit.place.clone()).unwrap();
        let by_settlement = AppealForm { point: None, place: Some(settlement), ..form() };
        let by_district = AppealForm { point: None, district: Some("quba".into()), ..form() };
        for chosen in [by_settlement, by_district] {
            let id = appeals::submit(&author, chosen).await.unwrap().appeal;
            assert_eq!(cabinet::card(&author, &id).await.unwrap().line.district.unwrap().az, "Quba rayonu");
        }
    }
}

#[tokio::test]
async fn sending_again_gives_the_same_receipt_and_one_appeal() {
    for world in worlds().await {
        let (author, stranger) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let sent = form();
        let (first, twin) = tokio::join!(appeals::submit(&author, sent.clone()), appeals::submit(&author, sent.clone()));
        let first = first.unwrap();
        assert_eq!(first, twin.unwrap(), "a double press");
        world.wait_hours(1);
        assert_eq!(appeals::submit(&later(&author), sent.clone()).await.unwrap(), first, "a retry after a lost answer");
        assert_eq!(cabinet::list(&author).await.unwrap().len(), 1);
        assert!(matches!(appeals::submit(&stranger, sent).await, Err(Error::Conflict)));
        let next = appeals::submit(&author, form()).await.unwrap();
        assert_eq!(next.number.parse::<Number>().unwrap().serial(), 2, "no number is lost by retries");
    }
}

#[tokio::test]
async fn a8_8_deadline_from_calendar() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let receipt = appeals::submit(&author, form()).await.unwrap();
        assert_eq!(
            (receipt.triage_due.to_string(), receipt.due.to_string()),
            ("2026-03-16".into(), "2026-04-14".into()),
            "Novruz and Ramazan lie between"
        );
        let danger = appeals::submit(&author, AppealForm { category: "qaz.sizma".into(), ..form() }).await.unwrap();
        assert_eq!(danger.due.to_string(), "2026-03-14", "within 24 hours (law 10.4)");
    }
}

#[tokio::test]
async fn a_draft_waits_for_sign_in_and_goes_when_it_is_sent() {
    for world in worlds().await {
        let visitor = world.visitor();
        let kept = Draft { form: form(), show_similar: true, ..Draft::default() };
        appeals::keep_draft(&visitor, kept.clone()).await.unwrap();
        let mut author = world.citizen("Aygün").await;
        assert_eq!(appeals::draft(&author, &kept.form.id).await.unwrap(), None, "another browser");
        author.browser = visitor.browser.clone();
        assert_eq!(appeals::draft(&author, &kept.form.id).await.unwrap(), Some(kept.clone()));
        let mut other = world.citizen("Elçin").await;
        other.browser = Some("browser-2".into());
        assert!(matches!(appeals::keep_draft(&other, kept.clone()).await, Err(Error::Conflict)));
        appeals::submit(&author, kept.form.clone()).await.unwrap();
        assert_eq!(appeals::draft(&author, &kept.form.id).await.unwrap(), None);
    }
}

#[tokio::test]
async fn t6_0_3_too_many_in_an_hour_is_busy_with_seconds_to_wait() {
    let limits = crate::portal::Limits { submits_per_hour: 2, ..crate::portal::Limits::default() };
    let world = crate::testing::world(store::testing::sqlite().await, limits).await;
    let (author, other) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
    let first = form();
    let receipt = appeals::submit(&author, first.clone()).await.unwrap();
    appeals::submit(&author, form()).await.unwrap();
    match appeals::submit(&author, form()).await {
        Err(Error::Busy { retry_s }) => assert!((1..=3600).contains(&retry_s)),
        other => panic!("{other:?}"),
    }
    assert_eq!(appeals::submit(&author, first).await.unwrap(), receipt, "a retry of what was sent still gets its receipt");
    assert!(appeals::submit(&other, form()).await.is_ok());
    assert_eq!(refusals(appeals::submit(&author, AppealForm { text: String::new(), ..form() }).await), [(Field::Text, Code::Required)]);
}
