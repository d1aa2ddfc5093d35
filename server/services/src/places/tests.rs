use super::*;
use crate::testing::{YASAMAL, sqlite};

#[tokio::test]
async fn names_are_found_without_marks_and_exact_ones_first() {
    let world = sqlite().await;
    let visitor = world.visitor();
    let names = async |text: &str| find(&visitor, text).await.unwrap().into_iter().map(|hit| hit.name).collect::<Vec<_>>();
    assert_eq!(names("gence").await[0], "Gəncə şəhəri");
    assert_eq!(names("GƏNCƏ").await, names("gence").await);
    assert_eq!(names("Гянджа").await[0], "Gəncə şəhəri");
    assert_eq!(names("masall").await[0], "Masallı rayonu");
    assert!(names("baki").await.contains(&"Bakı".to_owned()));
    assert!(names("a").await.is_empty() && names("zzzzzz").await.is_empty() && names("").await.is_empty());
    assert!(names("an").await.len() <= 8);
    assert!(names(&"a".repeat(1_000_000)).await.is_empty());
}

#[tokio::test]
async fn points_are_put_into_words() {
    let world = sqlite().await;
    let of = async |lat: f64, lon: f64| words(&world.visitor(), Point { lat, lon }).await.unwrap();
    let here = of(YASAMAL.lat, YASAMAL.lon).await;
    assert_eq!((here.district.unwrap().0.as_str(), here.inside, here.approximate), ("baki-yasamal", true, true));
    let quba = of(41.361, 48.513).await;
    assert_eq!((quba.district.unwrap().1.az, quba.near.unwrap().0), ("Quba rayonu".into(), "Quba".into()));
    assert!(!of(41.0, 29.0).await.inside);
    assert!(words(&world.visitor(), Point { lat: f64::NAN, lon: 0.0 }).await.is_err());
}

#[tokio::test]
async fn districts_come_in_azerbaijani_order() {
    let world = sqlite().await;
    let names: Vec<String> = districts(&world.visitor()).await.unwrap().into_iter().map(|district| district.name.az).collect();
    let at = |name: &str| names.iter().position(|other| other == name).unwrap();
    assert_eq!(names.len(), 87);
    assert!(
        at("Abşeron rayonu") < at("Cəbrayıl rayonu")
            && at("Hacıqabul rayonu") < at("Xaçmaz rayonu")
            && at("Xızı rayonu") < at("İmişli rayonu")
    );
    assert!(at("Qusar rayonu") < at("Laçın rayonu"), "q after k");
}

#[tokio::test]
async fn exact_outlines_replace_the_approximate_ones() {
    let world = sqlite().await;
    let imported = import_districts(&world.portal, SQUARES).await.unwrap();
    assert_eq!((imported.matched, &imported.unmatched[..]), (2, &["Atlantida".to_owned()][..]));
    assert_eq!(imported.missing.len(), 85);
    let here = words(&world.visitor(), YASAMAL).await.unwrap();
    assert_eq!((here.district.unwrap().0.as_str(), here.approximate), ("baki-yasamal", false));
    assert!(import_districts(&world.portal, "{}").await.is_err());
    assert!(import_districts(&world.portal, "not json").await.is_err());
}

/// Every outline of the exact file belongs to a district of ours, where the file is at hand.
#[tokio::test]
async fn the_exact_file_matches_all_districts() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/az_districts.geojson");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let world = sqlite().await;
    let imported = import_districts(&world.portal, &text).await.unwrap();
    assert_eq!((imported.matched, imported.unmatched, imported.missing), (87, vec![], vec![]));
    let here = words(&world.visitor(), YASAMAL).await.unwrap();
    assert_eq!((here.district.unwrap().0.as_str(), here.approximate), ("baki-yasamal", false));
}

/// Bakı and Yasamal as squares, and a place that is no district.
const SQUARES: &str = r#"{"type":"FeatureCollection","features":[
    {"properties":{"name_az":"Bakı şəhəri","kind":"seher"},"geometry":{"type":"Polygon",
        "coordinates":[[[49.2,40.0],[50.4,40.0],[50.4,40.6],[49.2,40.6],[49.2,40.0]]]}},
    {"properties":{"name_az":"Yasamal rayonu","kind":"baki_rayonu"},"geometry":{"type":"MultiPolygon",
        "coordinates":[[[[49.79,40.37],[49.83,40.37],[49.83,40.40],[49.79,40.40],[49.79,40.37]]]]}},
    {"properties":{"name_az":"Atlantida","kind":"rayon"},"geometry":{"type":"Polygon",
        "coordinates":[[[49.2,40.0],[50.4,40.0],[50.4,40.6],[49.2,40.0]]]}}]}"#;
