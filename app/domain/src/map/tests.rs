//! Every answer of the index is compared with one found by looking at all appeals.

use proptest::prelude::*;

use super::synthetic::{SEED, points, viewports};
use super::*;
use crate::geo::{BBox, COUNTRY, Point};
use crate::lifecycle::StatusGroup;

fn entry(at: usize, point: Point, category: u8) -> Entry {
    let facet = Facet {
        day: (at * 37 % 2500) as u16,
        status: StatusGroup::ALL[at * 7 % 4],
        category: category + 1,
        institution: (at * 11 % 12) as u8,
    };
    Entry { id: (at as u128 + 1) << 64 | 0x8000, point, facet }
}

fn many(count: usize) -> Vec<Entry> {
    points(count, SEED).enumerate().map(|(at, made)| entry(at, made.point, made.category)).collect()
}

/// Built in part at once, in part one by one, so that all three runs hold something.
fn index_of(entries: &[Entry]) -> MapIndex {
    let (first, rest) = entries.split_at(entries.len() / 2);
    let mut index = MapIndex::build(first.to_vec());
    rest.iter().for_each(|entry| index.insert(*entry));
    index
}

fn filters() -> Vec<MapFilter> {
    let all = MapFilter::default();
    vec![
        all,
        MapFilter { status: Some(StatusGroup::InWork), ..all },
        MapFilter { category: Some(CategorySpan::leaf(4)), ..all },
        MapFilter { category: Some(CategorySpan { first: 3, last: 7 }), institution: Some(5), ..all },
        MapFilter { days: Some((100, 400)), open: true, ..all },
        MapFilter { days: Some((400, 100)), ..all },
        MapFilter { status: Some(StatusGroup::Closed), open: true, ..all },
    ]
}

fn shows(filter: &MapFilter, facet: &Facet) -> bool {
    let open = matches!(facet.status, StatusGroup::New | StatusGroup::InWork);
    filter.status.is_none_or(|status| status == facet.status)
        && (!filter.open || open)
        && filter.category.is_none_or(|span| (span.first..=span.last).contains(&facet.category))
        && filter.institution.is_none_or(|institution| institution == facet.institution)
        && filter.days.is_none_or(|(first, last)| first <= facet.day && facet.day <= last)
}

fn in_boxes(entries: &[Entry], filter: &MapFilter, boxes: &[BBox]) -> usize {
    let shown = entries.iter().filter(|entry| shows(filter, &entry.facet));
    shown.filter(|entry| boxes.iter().any(|bbox| bbox.contains(entry.point))).count()
}

#[test]
fn numbers_on_the_map_are_the_numbers_of_appeals() {
    let entries = many(12_000);
    let index = index_of(&entries);
    for filter in filters() {
        let expected = in_boxes(&entries, &filter, &[COUNTRY]);
        for zoom in [0, 5, 6, 8] {
            let answer = index.clusters(&COUNTRY, zoom, &filter, MAX_ITEMS);
            assert_eq!(answer.total as usize, expected, "zoom {zoom}, {filter:?}");
        }
    }
}

#[test]
fn each_cluster_counts_its_own_cell_and_stands_in_it() {
    let entries = many(12_000);
    let index = index_of(&entries);
    for (filter, zoom) in filters().into_iter().zip([6, 9, 12, 15].into_iter().cycle()) {
        for bbox in viewports(4, zoom) {
            let answer = index.clusters(&bbox, zoom, &filter, MAX_ITEMS);
            assert!(answer.clusters.len() + answer.pins.len() <= MAX_ITEMS);
            for cluster in &answer.clusters {
                assert_eq!(cluster.count as usize, in_boxes(&entries, &filter, &[cluster.bbox]));
                assert!(cluster.count > 1 && cluster.bbox.contains(cluster.point));
            }
            let drawn: u32 = answer.clusters.iter().map(|cluster| cluster.count).sum::<u32>() + answer.pins.len() as u32;
            assert_eq!(answer.total, drawn);
            let in_view = in_boxes(&entries, &filter, &[bbox]);
            assert!(answer.total as usize >= in_view, "nothing in view is missing");
        }
    }
}

#[test]
fn numbers_stand_far_enough_from_each_other_for_a_finger() {
    let index = index_of(&many(20_000));
    for zoom in [6, 8, 10] {
        let answer = index.clusters(&COUNTRY, zoom, &MapFilter::default(), MAX_ITEMS);
        for cluster in answer.clusters.iter().filter(|cluster| !cluster.stack) {
            let BBox { west, east, south, north } = cluster.bbox;
            let share = ((cluster.point.lon - west) / (east - west), (cluster.point.lat - south) / (north - south));
            // Two of them are 25 of 64 pixels apart; WCAG 2.5.8 asks for 24.
            assert!((0.19..0.81).contains(&share.0) && (0.19..0.81).contains(&share.1), "zoom {zoom}: {share:?}");
        }
    }
}

#[test]
fn a_single_appeal_is_a_pin_at_its_place() {
    let there = Point { lat: 40.41, lon: 49.87 };
    let mut index = MapIndex::default();
    index.insert(entry(3, there, 5));
    let answer = index.clusters(&COUNTRY, 7, &MapFilter::default(), MAX_ITEMS);
    let [pin] = answer.pins[..] else { panic!("one pin, got {answer:?}") };
    assert_eq!((pin.id, pin.facet), (entry(3, there, 5).id, entry(3, there, 5).facet));
    assert!(pin.point.metres_to(there) < 0.02);
}

#[test]
fn appeals_at_one_place_open_as_a_list() {
    let there = Point { lat: 40.41, lon: 49.87 };
    let index = index_of(&[entry(0, there, 1), entry(1, there, 2), entry(2, there, 3)]);
    for zoom in [10, DEEPEST_ZOOM, 19] {
        let answer = index.clusters(&BBox::reaching(there, 100.0), zoom, &MapFilter::default(), MAX_ITEMS);
        let [cluster] = answer.clusters[..] else { panic!("one cluster, got {answer:?}") };
        assert!(cluster.stack && cluster.count == 3, "zoom {zoom}");
        assert_eq!(index.list(&cluster.bbox, &MapFilter::default(), None, 10).len(), 3);
    }
}

#[test]
fn a_changed_moved_or_removed_appeal_is_seen_at_once() {
    let entries = many(5_000);
    let mut index = index_of(&entries);
    let all = MapFilter::default();
    for chosen in [10, 4_000, 4_999] {
        let old = entries[chosen];
        let changed = Entry { facet: Facet { institution: 99, ..old.facet }, ..old };
        let its_own = MapFilter { institution: Some(99), ..all };
        assert!(index.update(changed));
        assert_eq!(index.clusters(&COUNTRY, 6, &its_own, MAX_ITEMS).total, 1);
        assert!(index.remove(old.id, old.point));
        assert!(!index.remove(old.id, old.point), "it is gone already");
        assert_eq!(index.clusters(&COUNTRY, 6, &its_own, MAX_ITEMS).total, 0);
        assert_eq!(index.clusters(&COUNTRY, 6, &all, MAX_ITEMS).total, 4_999);
        index.put(Entry { point: Point { lat: 39.0, lon: 48.0 }, ..changed });
        assert_eq!((index.len(), index.clusters(&COUNTRY, 6, &its_own, MAX_ITEMS).total), (5_000, 1));
        index.put(old);
        assert!(index.remove(old.id, Point { lat: 39.0, lon: 48.0 }));
    }
}

#[test]
fn what_is_gone_stays_gone_when_runs_are_merged() {
    let entries = many(70_000);
    let mut index = MapIndex::default();
    for (at, entry) in entries.iter().enumerate() {
        index.insert(*entry);
        if at % 10 == 0 {
            assert!(index.remove(entry.id, entry.point));
        }
    }
    let answer = index.clusters(&COUNTRY, 6, &MapFilter::default(), MAX_ITEMS);
    assert_eq!((index.len(), answer.total), (63_000, 63_000));
    let again = Entry { facet: Facet { institution: 200, ..entries[1].facet }, ..entries[1] };
    assert!(index.update(again), "what was merged is found again");
}

#[test]
fn a8_4_the_nearest_of_the_same_category_come_first() {
    let entries = many(40_000);
    let index = index_of(&entries);
    let filter = MapFilter { category: Some(CategorySpan::leaf(4)), open: true, ..MapFilter::default() };
    for made in points(200, 99) {
        let mut expected: Vec<(u128, f64)> = entries
            .iter()
            .filter(|entry| shows(&filter, &entry.facet))
            .map(|entry| (entry.id, entry.point.metres_to(made.point)))
            .filter(|(_, metres)| *metres <= 2_000.0)
            .collect();
        expected.sort_by(|a, b| a.1.total_cmp(&b.1));
        expected.truncate(5);
        let found = index.nearby(made.point, 2_000.0, &filter, 5);
        let ids = |list: &[(u128, f64)]| list.iter().map(|(id, _)| *id).collect::<Vec<_>>();
        assert_eq!(ids(&found), ids(&expected));
        assert!(found.iter().zip(&expected).all(|(a, b)| (a.1 - b.1).abs() < 0.05));
    }
}

#[test]
fn the_list_beside_the_map_is_newest_first_and_whole_over_its_pages() {
    let entries = many(6_000);
    let index = index_of(&entries);
    for (filter, bbox) in filters().into_iter().zip(viewports(20, 9)) {
        let shown = entries.iter().filter(|entry| shows(&filter, &entry.facet) && bbox.contains(entry.point));
        let mut expected: Vec<Mark> = shown.map(|entry| Mark { day: entry.facet.day, id: entry.id }).collect();
        expected.sort_by(|a, b| b.cmp(a));
        let (mut listed, mut after) = (Vec::new(), None);
        loop {
            let page = index.list(&bbox, &filter, after, 50);
            after = page.last().copied();
            if page.is_empty() {
                break;
            }
            listed.extend(page);
        }
        assert_eq!(listed, expected, "{filter:?}");
    }
}

#[test]
fn what_is_no_part_of_the_map_gives_an_empty_answer() {
    let index = index_of(&many(100));
    let broken = [BBox { west: f64::NAN, ..COUNTRY }, BBox { north: f64::INFINITY, ..COUNTRY }, BBox { west: 60.0, east: 50.0, ..COUNTRY }];
    for bbox in broken {
        assert_eq!(index.clusters(&bbox, 9, &MapFilter::default(), MAX_ITEMS), MapAnswer::default());
        assert!(index.list(&bbox, &MapFilter::default(), None, 9).is_empty());
    }
    assert!(index.nearby(Point { lat: f64::NAN, lon: 49.0 }, 250.0, &MapFilter::default(), 5).is_empty());
    let world = BBox { west: -500.0, south: -90.0, east: 500.0, north: 90.0 };
    assert_eq!(index.clusters(&world, 255, &MapFilter::default(), MAX_ITEMS).total, 100);
}

#[test]
fn ids_come_back_as_they_were_written() {
    let id = crate::ids::AppealId::from("018f3a5e-7c1d-7abc-8def-0123456789ab");
    assert_eq!(appeal_id(id_bits(&id).unwrap()), id);
    assert_eq!(id_bits(&"no uuid".into()), None);
}

proptest! {
    #[test]
    fn facets_come_back(day in 0u16..8192, status in 0usize..4, category: u8, institution: u8) {
        let facet = Facet { day, status: StatusGroup::ALL[status], category, institution };
        prop_assert_eq!(Facet::unpack(facet.pack()), facet);
    }

    #[test]
    fn any_view_shows_everything_in_it_and_never_too_much(
        west in 44.0..51.0, south in 38.0..42.0, width in 0.0..6.0, height in 0.0..4.0, zoom in 0u8..22, max in 4usize..400,
    ) {
        let bbox = BBox { west, south, east: west + width, north: south + height };
        let entries = many(600);
        let answer = index_of(&entries).clusters(&bbox, zoom, &MapFilter::default(), max);
        prop_assert!(answer.clusters.len() + answer.pins.len() <= max);
        prop_assert!(answer.total as usize >= in_boxes(&entries, &MapFilter::default(), &[bbox]));
    }
}
