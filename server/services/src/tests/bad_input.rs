//! Whatever is typed is kept literally or refused with a code; nothing is left half done.

use super::procedure::at;
use crate::testing::{form, new_id, refusals, worlds};
use crate::{Error, appeals, cabinet, correspondence, eservice_portal, institution, kiosk, media, owner, places, queue, registry, request};
use domain::appeal::form::{AnswerForm, AppealForm, Draft, JoinForm, ProgressForm, RateForm, RouteForm};
use domain::appeal::validate::clean;
use domain::appeal::view::StaffQuery;
use domain::correspondence::LetterForm;
use domain::geo::Point;
use domain::ids::{AppealId, JoinId};
use domain::refusal::{Code, Field};

/// A NUL, marks that turn the direction, markup, SQL, signs of patterns, emoji, letters from right to left.
const HOSTILE: &str = "Yolda\u{0} çuxur \u{202e}var\u{202c} <b>'; drop table appeal; --</b> $1 %_\\ 🚧👨‍👩‍👧 שלום";

#[tokio::test]
async fn markup_sql_rtl_and_emoji_are_kept_literally() {
    let texts = [
        "<script>alert('x')</script> <b>yol</b> & \"dırnaq\"",
        "'; drop table appeal; -- yolda çuxur $1 %s {}",
        "שלום עולם مرحبا بالعالم yolda çuxur var",
        "🚧🕳️ Yolda çuxur 👨‍👩‍👧‍👦 var 🇦🇿",
    ];
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        for text in texts {
            let sent = AppealForm { text: text.into(), address: text.chars().take(40).collect(), ..form() };
            let id = appeals::submit(&author, sent).await.unwrap().appeal;
            assert_eq!(cabinet::card(&author, &id).await.unwrap().text, text);
            assert_eq!(owner::card(&staff, &id).await.unwrap().text, text);
        }
        assert_eq!(cabinet::list(&author).await.unwrap().len(), texts.len());
    }
}

#[tokio::test]
async fn twelve_megabytes_of_text_are_refused() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let refused = refusals(appeals::submit(&author, AppealForm { text: "a".repeat(12_000_000), ..form() }).await);
        assert_eq!(refused, [(Field::Text, Code::TooLong { max: 4_000, is: 12_000_000 })]);
        assert!(cabinet::list(&author).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn places_categories_and_numbers_that_do_not_exist_are_named() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let refused = async |sent: AppealForm| refusals(appeals::submit(&author, sent).await);
        for (lat, lon) in [(41.0, 29.0), (41.72, 44.79), (40.18, 44.71), (f64::NAN, 49.8), (1e300, -1e300)] {
            let found = refused(AppealForm { point: Some(Point { lat, lon }), ..form() }).await;
            assert_eq!(found, [(Field::Place, Code::OutsideCountry)], "{lat} {lon}");
        }
        assert_eq!(refused(AppealForm { point: None, district: Some("atlantis".into()), ..form() }).await, [(Field::Place, Code::Unknown)]);
        assert_eq!(refused(AppealForm { point: None, place: Some("0".into()), ..form() }).await, [(Field::Place, Code::Unknown)]);
        assert_eq!(refused(AppealForm { category: "yol".into(), ..form() }).await, [(Field::Category, Code::Unknown)], "a root is no leaf");
        assert_eq!(refused(AppealForm { id: "1".into(), ..form() }).await, [(Field::Id, Code::BadFormat)]);
        let visitor = world.visitor();
        assert_eq!(refusals(appeals::track(&visitor, "hello").await), [(Field::Number, Code::BadFormat)]);
        let receipt = appeals::submit(&author, form()).await.unwrap().number;
        let (body, digit) = receipt.split_at(receipt.len() - 1);
        let wrong = format!("{body}{}", (digit.parse::<u8>().unwrap() + 1) % 10);
        assert_eq!(refusals(appeals::track(&visitor, &wrong).await), [(Field::Number, Code::BadCheckDigit)]);
        let unknown = domain::number::Number::new(domain::number::Series::Receipt, 2026, 999).unwrap().to_string();
        assert!(matches!(appeals::track(&visitor, &unknown).await, Err(Error::NotFound)));
    }
}

/// Whatever it was, it was no fault of ours.
fn understood<T>(what: &str, result: Result<T, Error>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(Error::Internal(cause)) => panic!("{what}: {cause:?}"),
        Err(_) => None,
    }
}

#[tokio::test]
async fn hostile_words_in_every_field_of_an_appeals_way_are_kept_clean_and_harm_nothing() {
    let kept = clean(HOSTILE);
    assert!(kept.starts_with("Yolda çuxur var <b>'; drop") && kept.ends_with("שלום"), "{kept}");
    for world in worlds().await {
        let (author, neighbour) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let (staff, azersu) = (world.owner_staff().await, at(&world, "azersu").await);
        let text = || HOSTILE.to_owned();
        let id = appeals::submit(&author, AppealForm { text: text(), address: text(), ..form() }).await.unwrap().appeal;
        let join = JoinForm { id: JoinId(new_id().0), appeal: id.clone(), text: text(), ..JoinForm::default() };
        appeals::join(&neighbour, join).await.unwrap();
        let institutions = vec!["azersu".into()];
        let route = RouteForm { appeal: id.clone(), institutions, note: text(), public_text: text(), ..RouteForm::default() };
        owner::route(&staff, route).await.unwrap();
        institution::progress(&azersu, ProgressForm { appeal: id.clone(), text: text(), to_citizen: true }).await.unwrap();
        institution::answer(&azersu, AnswerForm { appeal: id.clone(), text: text(), ..AnswerForm::default() }).await.unwrap();
        cabinet::rate(&author, RateForm { appeal: id.clone(), stars: 1, text: text(), ..RateForm::default() }).await.unwrap();
        let mine = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((mine.text.as_str(), mine.answers[0].text.as_str()), (kept.as_str(), kept.as_str()), "{}", world.name);
        assert!(mine.answers[0].signature_valid, "{}: signed as it is shown", world.name);
        assert_eq!(owner::card(&staff, &id).await.unwrap().joins[0].text, kept);
        let letter = LetterForm { id: new_id(), institution: "azersu".into(), subject: text(), text: text(), ..LetterForm::default() };
        let letter = correspondence::send(&author, letter).await.unwrap().appeal;
        assert_eq!(cabinet::card(&author, &letter).await.unwrap().text, kept);
        let draft = Draft { form: AppealForm { text: text(), ..form() }, ..Draft::default() };
        appeals::keep_draft(&author, draft.clone()).await.unwrap();
        assert_eq!(appeals::draft(&author, &draft.form.id).await.unwrap(), Some(draft), "{}: as it was typed", world.name);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty(), "{}", world.name);
    }
}

#[tokio::test]
async fn hostile_searches_numbers_and_ids_find_nothing_and_are_no_fault() {
    for world in worlds().await {
        let (author, staff, visitor) = (world.citizen("Aygün").await, world.owner_staff().await, world.visitor());
        appeals::submit(&author, form()).await.unwrap();
        for typed in [HOSTILE, "\0", "a\0b", "'", "%", "9223372036854775808", "-1", "\u{202e}", "🚧", ""] {
            let id = AppealId::from(typed);
            assert!(understood("a card", cabinet::card(&author, &id).await).is_none(), "{}: {typed:?}", world.name);
            assert!(understood("a card", owner::card(&staff, &id).await).is_none(), "{typed:?}");
            assert!(understood("a number", appeals::track(&visitor, typed).await).is_none(), "{typed:?}");
            assert!(understood("a photo", media::file(&author, &typed.into(), media::Size::Full).await).is_none(), "{typed:?}");
            assert!(understood("an order", queue::order(&visitor, typed).await).is_none(), "{typed:?}");
            assert!(understood("an order", queue::find(&visitor, typed, typed).await).is_none(), "{typed:?}");
            assert!(understood("a ticket", kiosk::phone(&visitor, typed).await).is_none(), "{typed:?}");
            assert!(
                understood("a request", request::card(&author, &domain::ids::RequestId(typed.to_owned())).await).is_none(),
                "{typed:?}"
            );
            assert!(understood("a service", eservice_portal::card(&visitor, typed).await).is_none(), "{typed:?}");
            understood("a draft", appeals::draft(&author, &id).await);
            understood("a place", places::find(&visitor, typed).await);
            understood(
                "the inbox",
                owner::inbox(&staff, StaffQuery { text: typed.into(), after: Some(typed.into()), ..StaffQuery::default() }).await,
            );
            understood("services", eservice_portal::search(&visitor, &format!("q={typed}&page=99999999999&field={typed}")).await);
            understood(
                "the registry",
                registry::registry(&staff, format!("q={typed}&from=9999-12-31&until=0000-01-01&page=4294967295")).await,
            );
        }
        assert_eq!(cabinet::list(&author).await.unwrap().len(), 1, "{}", world.name);
    }
}
