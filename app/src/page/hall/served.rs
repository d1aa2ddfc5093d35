use super::*;
use crate::page::samples;
use domain::time::UnixMs;

fn call(number: u32, counter: u32, at: i64) -> HallCall {
    HallCall { letter: "A".into(), number, counter, called_ms: UnixMs(at), calls: 1, served: false }
}

fn shown(calls: Vec<HallCall>) -> String {
    let found = HallView {
        centre: ("baki-1".into(), samples::named("1 saylı Bakı mərkəzi")),
        zone: "B".into(),
        calls,
        waiting: 12,
        now_ms: UnixMs(1_773_431_940_000),
    };
    samples::html("/hall/baki-1", move || view! { <Shown found/> })
}

#[test]
fn q_plus_the_newest_call_is_the_large_one() {
    let html = shown(vec![call(123, 4, 2), call(7, 12, 1)]);
    let large = html.split("hall-newest").nth(1).and_then(|rest| rest.split("hall-others").next()).unwrap();
    assert!(large.contains("A123") && !large.contains("A007"), "{large}");
    for words in ["A007", "23:59", "1 saylı Bakı mərkəzi", "12"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert!(shown(Vec::new()).contains("hall-wait"), "an empty hall says so");
}

#[test]
fn q_plus_the_voice_says_number_and_counter() {
    let said = |lang: Lang| {
        let owner = Owner::new();
        owner.with(|| {
            provide_context(lang);
            sentence(lang, &call(123, 4, 1))
        })
    };
    assert_eq!(said(Lang::Az), "A yüz iyirmi üç nömrəli növbə, dördüncü pəncərə");
    assert_eq!(said(Lang::En), "Ticket A one hundred twenty-three, counter four");
    assert_eq!(said(Lang::Ru), "Номер A сто двадцать три, четвёртое окно");
}
