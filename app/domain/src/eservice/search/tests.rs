use super::*;
use crate::eservice::{EserviceState, Facts, Fee, Field, Kind, LifeEvent};
use crate::ids::EserviceId;
use crate::lang::Named;
use crate::time::UnixMs;

fn named(az: &str, en: &str, ru: &str) -> Named {
    Named { az: az.into(), en: en.into(), ru: ru.into() }
}

fn entry(nr: u32, name: Named, facts: Facts) -> Entry {
    Entry {
        id: EserviceId(format!("s{nr}")),
        number: format!("ER-2026-000000{nr}-0"),
        facts: Facts { name, ..facts },
        provider: named("Ədliyyə Nazirliyi", "Ministry of Justice", "Министерство юстиции"),
        state: EserviceState::Registered,
        registered_ms: UnixMs(i64::from(nr)),
    }
}

fn made() -> Index {
    let facts = |field, provider: &str, event| Facts { field, provider: provider.into(), events: vec![event], ..Facts::default() };
    let birth = entry(
        1,
        named("Doğum haqqında şəhadətnamənin verilməsi", "Birth certificate", "Свидетельство о рождении"),
        Facts { kind: Kind::Interactive, ..facts(Field::Family, "edliyye", LifeEvent::Birth) },
    );
    let garden = entry(
        2,
        named("Uşaq bağçasına elektron qəbul", "", ""),
        Facts { keywords: "bağça növbəsi".into(), ..facts(Field::Education, "tehsil", LifeEvent::School) },
    );
    let tax = entry(
        3,
        named("Vergi bəyannaməsinin təqdim edilməsi", "", ""),
        Facts {
            fee: Fee { paid: true, ..Fee::default() },
            content: named("Sahibkar sənədlərini elektron göndərir", "", ""),
            ..facts(Field::Taxes, "vergi", LifeEvent::RunBusiness)
        },
    );
    let passport = entry(4, named("Pasportun dəyişdirilməsi", "Passport", "Паспорт"), facts(Field::Migration, "din", LifeEvent::Documents));
    let old = entry(5, named("Doğum haqqında köhnə arayış", "", ""), facts(Field::Family, "edliyye", LifeEvent::Birth));
    Index::build(vec![birth, garden, tax, passport, Entry { state: EserviceState::Cancelled, ..old }])
}

fn ask(index: &Index, query: &str) -> Found {
    let address = Address::read(query);
    index.ask(&address.filter, address.order, (address.page as usize - 1) * PAGE, PAGE)
}

fn ids(found: &Found) -> Vec<&str> {
    found.ids.iter().map(EserviceId::as_str).collect()
}

#[test]
fn r11_2_a_need_in_any_of_three_languages_leads_to_the_service() {
    let index = made();
    let table: [(&str, &[&str]); 14] = [
        ("usaq dogulub", &["s1"]),
        ("Uşaq doğuldu", &["s1"]),
        ("UŞAĞIM OLDU", &["s1"]),
        ("child", &["s1"]),
        ("a child is born", &["s1"]),
        ("ребёнок родился", &["s1"]),
        ("usaq bagcasi", &["s2"]),
        ("usaq", &["s2", "s1"]),
        ("pasportumu itirdim", &["s4"]),
        ("pazport", &["s4"]),
        ("beyanname", &["s3"]),
        ("bəyannaməni göndərmək", &["s3"]),
        ("sahibkarlar", &["s3"]),
        ("qwzzyx", &[]),
    ];
    for (words, expected) in table {
        let found = ask(&index, &Address { filter: Filter { words: words.into(), ..Filter::default() }, ..Address::default() }.query());
        assert_eq!(ids(&found), expected, "{words}");
        assert!(!found.loose || expected.is_empty(), "{words}: every word is there");
    }
}

#[test]
fn r11_2_where_no_service_has_all_words_the_nearest_are_shown_and_said_to_be() {
    let found = ask(&made(), "q=pasport%20qwzzyx");
    assert_eq!((ids(&found), found.loose), (vec!["s4"], true));
    assert!(!ask(&made(), "q=%20%21").loose, "signs ask for nothing");
}

#[test]
fn r11_3_filters_narrow_and_each_count_is_what_its_choice_would_leave() {
    let index = made();
    let table: [(&str, &[&str]); 12] = [
        ("", &["s1", "s4", "s2", "s3"]),
        ("field=aile", &["s1"]),
        ("provider=vergi", &["s3"]),
        ("provider=yoxdur", &[]),
        ("kind=interactive", &["s1"]),
        ("fee=paid", &["s3"]),
        ("fee=free&order=newest", &["s4", "s2", "s1"]),
        ("event=usaq-dogulub", &["s1"]),
        ("audience=persons", &[]),
        ("state=cancelled", &["s5"]),
        ("event=usaq-dogulub&state=all", &["s5", "s1"]),
        ("page=2", &[]),
    ];
    for (query, expected) in table {
        let found = ask(&index, query);
        assert_eq!(ids(&found), expected, "{query}");
    }
    let found = ask(&index, "field=aile");
    assert_eq!(found.counts.fields.iter().sum::<u32>(), 4, "the own list is counted without its own choice");
    assert_eq!((found.counts.kinds.clone(), found.counts.fees.clone()), (vec![0, 1], vec![1, 0]));
    assert_eq!(found.providers, [("edliyye".into(), 1)]);
}

#[test]
fn r10_5_a_number_finds_its_service_whatever_became_of_it() {
    let found = ask(&made(), "q=er-2026-0000005-0&field=vergiler");
    assert_eq!((ids(&found), found.total), (vec!["s5"], 1), "cancelled, and found by its number");
}

#[test]
fn nothing_that_is_typed_breaks_the_search() {
    let index = made();
    for words in ["", " ", "%", "\u{0}\u{202e}", "ы", "i", &"ə".repeat(10_000), &"a ".repeat(10_000), "-1", "😀 uşaq"] {
        let filter = Filter { words: words.to_owned(), ..Filter::default() };
        assert!(index.ask(&filter, Order::Best, 0, usize::MAX).ids.len() <= index.len());
        assert!(index.ask(&filter, Order::Name, usize::MAX, 1).ids.is_empty());
    }
    assert!(Index::default().is_empty() && Index::default().ask(&Filter::default(), Order::Best, 0, 20).ids.is_empty());
}
