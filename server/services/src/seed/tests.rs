use super::*;
use std::collections::BTreeSet;

fn beginning() -> Beginning {
    rows::all(UnixMs(0)).unwrap()
}

#[test]
fn a_annex_ten_institutions_and_every_local_executive_exist_from_the_start() {
    let institutions = beginning().institutions;
    for code in ["aayda", "bulvar", "iceriseher", "azerisiq", "azersu", "azerenerji", "azeristilik", "azeriqaz"] {
        assert!(institutions.iter().any(|one| one.id.as_str() == code), "{code}");
    }
    let executives = institutions.iter().filter(|one| one.local_executive).count();
    assert_eq!(executives, 87);
    let indexes: BTreeSet<u8> = institutions.iter().map(|one| one.idx).collect();
    assert_eq!(indexes.len(), institutions.len());
}

#[test]
fn every_code_named_anywhere_exists() {
    let all = beginning();
    let districts: BTreeSet<_> = all.districts.iter().map(|row| &row.id).collect();
    let institutions: BTreeSet<_> = all.institutions.iter().map(|row| &row.id).collect();
    let categories: BTreeSet<_> = all.categories.iter().map(|row| &row.id).collect();
    assert!(all.institutions.iter().filter_map(|row| row.district.as_ref()).all(|id| districts.contains(id)));
    assert!(all.districts.iter().filter_map(|row| row.parent.as_ref()).all(|id| districts.contains(id)));
    assert!(all.rules.iter().all(|row| categories.contains(&row.category)));
    assert!(all.rules.iter().filter_map(|row| row.institution.as_ref()).all(|id| institutions.contains(id)));
    assert!(all.zones.iter().all(|row| institutions.contains(&row.institution)));
}

#[test]
fn leaves_are_numbered_right_after_their_root() {
    let categories = beginning().categories;
    let mut root = None;
    for category in &categories {
        match &category.parent {
            None => root = Some(category.id.clone()),
            parent => assert_eq!(parent, &root, "{}", category.id),
        }
    }
    assert!(categories.windows(2).all(|pair| pair[0].idx < pair[1].idx));
}

#[test]
fn every_leaf_has_somebody_competent() {
    let all = beginning();
    let leaves = all.categories.iter().filter(|row| row.parent.is_some());
    let without: Vec<_> = leaves.filter(|leaf| all.rules.iter().all(|rule| rule.category != leaf.id)).map(|leaf| &leaf.id).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn outlines_are_found_for_all_but_raions_and_the_two_newest_units() {
    let without: Vec<String> =
        beginning().districts.iter().filter(|row| row.parent.is_none() && row.shape.is_none()).map(|row| row.id.to_string()).collect();
    assert_eq!(without, ["xankendi-seher", "agdere"]);
}

#[test]
fn settlements_have_their_azerbaijani_names() {
    let places = beginning().places;
    for (english, azerbaijani) in
        [("Baku", "Bakı"), ("Ganja", "Gəncə"), ("Sumgayit", "Sumqayıt"), ("Khirdalan", "Xırdalan"), ("Quba", "Quba")]
    {
        let found = places.iter().find(|row| row.name_en == english);
        if let Some(row) = found {
            assert_eq!(row.name_az, azerbaijani);
        }
    }
    assert_eq!(places.len(), 245);
}

#[test]
fn the_calendar_of_the_program_counts_as_the_official_one() {
    let calendar = calendar().unwrap();
    let due = domain::deadline::due(
        domain::deadline::DeadlineKind::Ordinary,
        domain::time::Date::new(2026, 3, 13).unwrap(),
        Default::default(),
        &calendar,
    );
    assert_eq!(due.on.to_string(), "2026-04-14");
}

#[test]
fn a8_6_every_ground_of_refusal_has_a_text_in_every_language() {
    use domain::appeal::form::RefusalGround;
    let rows = templates::rows().unwrap();
    let ids: BTreeSet<_> = rows.iter().map(|row| &row.id).collect();
    assert_eq!(ids.len(), rows.len());
    for ground in RefusalGround::ALL {
        let word = serde_json::to_value(ground).unwrap();
        let of = rows.iter().filter(|row| row.ground.as_deref() == word.as_str()).map(|row| row.language.tag());
        assert_eq!(of.collect::<Vec<_>>(), ["az", "ru", "en"], "{ground:?}");
    }
}
