//! A printer that hangs on the machine: its page writes to it and tells what it said.

use super::*;
use crate::Error;
use crate::testing::{refusals, sqlite, worlds};
use domain::queue::kiosk::printer::Device;
use domain::refusal::{Code, Field};

#[tokio::test]
async fn q3_2_2_the_machines_page_prints_where_the_printer_hangs_on_the_machine() {
    for world in worlds().await {
        for (printer, device) in [("usb", Device::Usb), ("serial:115200", Device::Serial(115_200))] {
            let tray = Tray::lie_in(&world);
            let one = machine(&world, CENTRE, printer).await;
            assert_eq!(kiosk::home(&one).await.unwrap().unwrap().device, Some(device), "{}", world.name);
            let id = ticket_of(take(&one, MARRIAGE.0, "none", &request()).await);
            let ticket = shown(&one, &id).await;
            assert_eq!((ticket.printing, ticket.device), (Printing::Browser, Some(device)), "{}", world.name);
            assert_eq!(tray.numbers(), Vec::<String>::new(), "{}: the server writes to no printer", world.name);
            kiosk::printed(&later(&one), &id, Printing::Done).await.unwrap();
            assert_eq!(shown(&one, &id).await.printing, Printing::Done, "{}", world.name);
        }
        let plain = machine(&world, CENTRE, "").await;
        assert_eq!(kiosk::home(&plain).await.unwrap().unwrap().device, None, "{}", world.name);
    }
}

#[tokio::test]
async fn q3_2_2_after_a_fault_of_the_machines_printer_the_same_number_is_printed_again() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "usb").await;
    order(&world, "o-1", "123456789", 610).await;
    let id = ticket_of(enter(&one, "123456789", &request()).await);
    for fault in [Printing::NoPaper, Printing::Silent] {
        kiosk::printed(&later(&one), &id, fault).await.unwrap();
        assert_eq!(shown(&one, &id).await.printing, fault);
        // A fault is not mended by hearsay: it is printed again first.
        kiosk::printed(&later(&one), &id, Printing::Done).await.unwrap();
        assert_eq!(shown(&one, &id).await.printing, fault);
        kiosk::print_again(&later(&one), &id).await.unwrap();
        assert_eq!(shown(&one, &id).await.printing, Printing::Browser, "the page writes once more");
    }
    for unfinished in [Printing::Waiting, Printing::Browser] {
        kiosk::printed(&later(&one), &id, unfinished).await.unwrap();
        assert_eq!(shown(&one, &id).await.printing, Printing::Browser, "that is no end");
    }
    kiosk::printed(&later(&one), &id, Printing::Done).await.unwrap();
    assert_eq!(ticket_of(enter(&one, "123456789", &request()).await), id, "typed once more");
    let ticket = shown(&one, &id).await;
    assert_eq!((ticket.written().as_str(), ticket.printing), ("A001", Printing::Done), "pressed twice it comes out once");
}

#[tokio::test]
async fn q3_2_2_the_centres_manager_changes_where_a_machine_prints() {
    let world = sqlite().await;
    let one = machine(&world, CENTRE, "").await;
    let manager = world.at_centre("rəhbər", CENTRE, true).await;
    let id = kiosk::list(&manager).await.unwrap().kiosks[0].id.clone();
    for (typed, kept) in [("usb", "usb"), (" serial:57600 ", "serial:57600"), ("10.1.2.3", "10.1.2.3:9100"), ("", "")] {
        kiosk::set_printer(&manager, &id, typed).await.unwrap();
        assert_eq!(kiosk::list(&manager).await.unwrap().kiosks[0].printer, kept);
    }
    for wrong in ["8.8.8.8", "serial:1", "network", "printer.local"] {
        assert_eq!(refusals(kiosk::set_printer(&manager, &id, wrong).await), [(Field::Address, Code::BadFormat)], "{wrong}");
    }
    kiosk::set_printer(&manager, &id, "usb").await.unwrap();
    assert_eq!(kiosk::home(&later(&one)).await.unwrap().unwrap().device, Some(Device::Usb), "the machine knows it");
    let clerk = world.at_centre("pəncərə", CENTRE, false).await;
    assert!(matches!(kiosk::set_printer(&clerk, &id, "").await, Err(Error::Forbidden)));
    let elsewhere = world.at_centre("iki rəhbər", "baki-2", true).await;
    assert!(matches!(kiosk::set_printer(&elsewhere, &id, "").await, Err(Error::NotFound)), "another centre's");
    kiosk::revoke(&manager, &id).await.unwrap();
    assert!(matches!(kiosk::set_printer(&manager, &id, "").await, Err(Error::NotFound)), "switched off");
}

#[tokio::test]
async fn q3_2_2_one_code_at_two_machines_whose_pages_print_is_one_paper() {
    for world in worlds().await {
        for (nr, printer) in ["usb", ""].into_iter().enumerate() {
            let (one, two) = (machine(&world, CENTRE, printer).await, machine(&world, CENTRE, printer).await);
            let code = format!("12345678{nr}");
            order(&world, &format!("o-{nr}"), &code, 610).await;
            let id = ticket_of(enter(&one, &code, &request()).await);
            assert_eq!(ticket_of(enter(&two, &code, &request()).await), id);
            assert_eq!(shown(&one, &id).await.printing, Printing::Browser, "{}", world.name);
            assert_eq!(shown(&two, &id).await.printing, Printing::Waiting, "{}: it waits for the other one's", world.name);
            kiosk::printed(&later(&one), &id, Printing::Done).await.unwrap();
            assert_eq!(shown(&two, &id).await.printing, Printing::Done, "{}", world.name);
        }
        // The first one's power is cut: nobody knows what is on paper, so the other one prints.
        let (one, two) = (machine(&world, CENTRE, "usb").await, machine(&world, CENTRE, "usb").await);
        let id = ticket_of(take(&one, MARRIAGE.0, "none", &request()).await);
        world.wait_seconds(10);
        assert_eq!(shown(&two, &id).await.printing, Printing::Browser, "{}", world.name);
    }
}
