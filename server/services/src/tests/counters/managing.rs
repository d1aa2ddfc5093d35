//! The manager's page and settings, supervision (Q3.4, Q+).

use super::{CENTRE, act, employee, form_no, ticket, ticket_with};
use crate::testing::{later, refusals, worlds};
use crate::{Error, queue};
use domain::queue::manage::{CounterForm, ExceptionForm};
use domain::queue::ticket::Act;
use domain::refusal::{Code, Field};
use domain::time::DAY_MS;
use store::tickets::TicketRow;

#[tokio::test]
async fn q_plus_the_manager_sees_how_the_day_goes() {
    for world in worlds().await {
        let (boss, clerk) = (employee(&world, "Nuranə", true).await, employee(&world, "Aytən", false).await);
        assert_eq!(refusals(queue::centre_page(&clerk, "").await), form_no(Code::NotYours), "{}", world.name);
        // The same hour on the last two Fridays.
        for (week, people) in [(1_i64, 4), (2, 6)] {
            for nth in 0..people {
                let ago = week * 7 * DAY_MS;
                let earlier = |row: TicketRow| {
                    let at = domain::time::UnixMs(row.issued_ms.0 - ago);
                    TicketRow { day: at.date(), issued_ms: at, place_ms: at, ..row }
                };
                ticket_with(&clerk, 1, 100 + nth, earlier).await;
            }
        }
        queue::take_seat(&clerk, 1).await.unwrap();
        for number in 1..=3 {
            ticket(&clerk, 1, number).await;
        }
        world.wait_seconds(600);
        queue::call_next(&later(&clerk), 1).await.unwrap();
        act(&clerk, 1, Act::Start).await;
        world.wait_seconds(480);
        act(&clerk, 1, Act::Finish).await;
        let page = queue::centre_page(&later(&boss), "").await.unwrap();
        assert_eq!((page.all.tickets, page.all.done, page.all.waiting, page.all.longest_min), (3, 1, 2, 18));
        assert_eq!((page.all.wait_median_min, page.all.service_median_min), (Some(10), Some(8)));
        assert_eq!((page.groups.len(), page.open), (1, (1, 0)));
        let hour = page.hours.iter().find(|line| line.hour == 10).unwrap();
        assert_eq!((hour.expected, hour.came, hour.counters), (4, 3, 1), "the median of past weeks; eight minutes each");
        assert_eq!(page.employees.iter().map(|one| (one.manager, one.counter)).collect::<Vec<_>>(), [(true, None), (false, Some(1))]);
        let yesterday = queue::centre_page(&later(&boss), &page.today.plus(-1).to_string()).await.unwrap();
        assert_eq!(yesterday.all.tickets, 0);
    }
}

#[tokio::test]
async fn q_plus_the_manager_settles_counters_and_days() {
    for world in worlds().await {
        let (boss, clerk) = (employee(&world, "Nuranə", true).await, employee(&world, "Aytən", false).await);
        let page = queue::centre_page(&boss, "").await.unwrap();
        let (all, group) = (page.counters.len(), page.choices[0].0.clone());
        let new = CounterForm { number: "77".into(), zone: "B".into(), groups: vec![group.clone()], ..CounterForm::default() };
        assert_eq!(refusals(queue::settle_counter(&clerk, new.clone()).await), form_no(Code::NotYours), "{}", world.name);
        queue::settle_counter(&boss, new.clone()).await.unwrap();
        assert_eq!(refusals(queue::settle_counter(&boss, new.clone()).await), [(Field::CounterNumber, Code::AlreadyDone)]);
        let strange = CounterForm { number: "78".into(), groups: vec!["yoxdur".into()], ..CounterForm::default() };
        assert_eq!(refusals(queue::settle_counter(&boss, strange).await), [(Field::CounterServices, Code::Unknown)]);
        let counters = queue::centre_page(&boss, "").await.unwrap().counters;
        let made = counters.iter().find(|one| one.number == 77).unwrap();
        assert_eq!((counters.len(), made.zone.as_str(), made.groups.clone()), (all + 1, "B", vec![group]));
        queue::take_seat(&clerk, 77).await.unwrap();
        let close = CounterForm { id: Some(made.id.clone()), closed: true, ..new };
        assert_eq!(refusals(queue::settle_counter(&boss, close.clone()).await), form_no(Code::StillServing), "somebody sits there");
        queue::leave_seat(&clerk).await.unwrap();
        queue::settle_counter(&boss, close).await.unwrap();
        assert!(matches!(queue::take_seat(&clerk, 77).await, Err(Error::NotFound)), "not in use");

        let day = ExceptionForm { day: "2026-03-23".into(), closed: true, reason: "Təmir".into(), ..ExceptionForm::default() };
        assert_eq!(refusals(queue::settle_day(&clerk, day.clone()).await), form_no(Code::NotYours));
        assert_eq!(
            refusals(queue::settle_day(&boss, ExceptionForm { day: "2026-03-12".into(), ..day.clone() }).await),
            [(Field::ChangedDay, Code::NotNow)]
        );
        queue::settle_day(&boss, day).await.unwrap();
        let days = queue::centre_page(&boss, "").await.unwrap().exceptions;
        assert_eq!((days.len(), days[0].hours, days[0].reason.as_str()), (1, None, "Təmir"));
        assert!(matches!(queue::lift_day(&boss, "yoxdur").await, Err(Error::NotFound)));
        queue::lift_day(&boss, &days[0].id).await.unwrap();
        assert!(queue::centre_page(&boss, "").await.unwrap().exceptions.is_empty());
    }
}

#[tokio::test]
async fn q3_4_supervision_sees_every_centre_and_no_person() {
    for world in worlds().await {
        let (clerk, operator) = (employee(&world, "Aytən", false).await, world.operator_staff().await);
        assert!(matches!(queue::supervision(&clerk, "").await, Err(Error::Forbidden)), "{}", world.name);
        assert!(queue::supervision(&operator, "").await.unwrap().centres.is_empty());
        queue::take_seat(&clerk, 1).await.unwrap();
        ticket(&clerk, 1, 1).await;
        ticket(&clerk, 1, 2).await;
        queue::call_next(&clerk, 1).await.unwrap();
        act(&clerk, 1, Act::Recall).await;
        act(&clerk, 1, Act::NoShow).await;
        let seen = queue::supervision(&operator, "").await.unwrap();
        let line = &seen.centres[0];
        assert_eq!((line.centre.0.as_str(), line.tickets, line.waiting, line.missed, line.open), (CENTRE, 2, 1, 1, 1));
        let words = serde_json::to_string(&seen).unwrap();
        assert!(!words.contains("Aytən") && !words.contains("Əliyev"), "{words}");
        assert!(queue::supervision(&world.owner_staff().await, "").await.is_ok());
    }
}
