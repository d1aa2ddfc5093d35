//! Whatever is typed is kept literally or refused with a code; nothing is left half done.

use crate::testing::{form, refusals, worlds};
use crate::{Error, appeals, cabinet, owner};
use domain::appeal::form::AppealForm;
use domain::geo::Point;
use domain::refusal::{Code, Field};

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
