use super::slip::Paper;
use super::words;
use crate::page::samples::{self, named};
use domain::lang::Lang;
use domain::queue::kiosk::No;
use domain::queue::kiosk::printer::Printing;
use domain::queue::kiosk::view::{KioskHome, KioskTicket};
use domain::time::{Date, UnixMs};
use leptos::prelude::*;

#[test]
fn q3_2_2_the_ticket_says_number_place_and_time() {
    let ticket = KioskTicket {
        id: "t-1".into(),
        letter: "A".into(),
        number: 42,
        centre: named("1 saylı Bakı “ASAN xidmət” mərkəzi"),
        service: named("Nikahın qeydə alınması"),
        issued_ms: UnixMs(1_773_374_400_000),
        due_min: Some(570),
        before: 4,
        minutes: Some(12),
        secret: "s".into(),
        printing: Printing::Done,
        device: None,
    };
    let alone = KioskTicket { before: 0, minutes: None, secret: String::new(), ..ticket.clone() };
    let html = samples::html("/kiosk/queue/own", || view! { <Paper ticket=alone code=None/> });
    assert!(html.contains("A042") && !html.contains("Sizdən əvvəl"), "a machine alone does not know who is before: {html}");
    let html = samples::html("/kiosk/queue/ticket/t-1", || view! { <Paper ticket code=Some("/queue/ticket/s/qr.svg".to_owned())/> });
    for said in ["A042", "Nikahın qeydə alınması", "1 saylı Bakı", "09:30", "Sizdən əvvəl 4 nəfər", "12 dəq", "/queue/ticket/s/qr.svg"]
    {
        assert!(html.contains(said), "{said} in {html}");
    }
}

#[test]
fn q3_2_1_every_no_says_what_to_do_in_three_languages() {
    let home = KioskHome {
        id: "k".into(),
        centre: "baki-1".into(),
        centre_name: named("Mərkəz"),
        others: vec![("baki-2".into(), named("2 saylı mərkəz"))],
        groups: Vec::new(),
        priorities: Vec::new(),
        request: String::new(),
        now_ms: UnixMs(0),
        device: None,
    };
    let day = Date::from_days(20_525);
    for lang in Lang::ALL {
        let owner = Owner::new();
        owner.with(|| {
            provide_context(lang);
            let home = StoredValue::new(home.clone());
            let said = |no: No| words::no(&no, home);
            assert!(said(No::TooEarly(570)).contains("09:30") && said(No::TooLate(600)).contains("10:00"));
            assert!(said(No::OtherDay(day)).contains(&day.display()));
            assert!(said(No::OtherCentre("baki-2".into())).contains("2 saylı mərkəz"));
            assert_eq!(said(No::OtherCentre("yoxdur".into())), said(No::Unknown), "what the address says is not repeated");
            assert!(said(No::Closed(Some((day, 540)))).contains(&day.display()) && said(No::Closed(Some((day, 540)))).contains("09:00"));
            assert!(!said(No::Closed(None)).is_empty());
            let opens = said(No::DayClosed(Some((day, 540))));
            assert!(opens.contains(&day.display()) && opens.contains("09:00") && opens.contains("108"), "{opens}");
            assert!(said(No::CentreCancelled(Some((day, 540)))).contains(&day.display()));
            assert!(said(No::DayClosed(None)).contains("108") && said(No::CentreCancelled(None)).contains("108"));
            assert!(said(No::Wait(30)).contains("30") && !said(No::NotServed).is_empty());
        });
    }
}
