use super::*;
use crate::ids::CounterId;
use crate::time::UnixMs;

const MINUTE: i64 = 60_000;

fn refused<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Code {
    result.unwrap_err().code
}

fn at(counter: &str) -> Target {
    Target { counter: Some(counter.into()), ..Target::default() }
}

fn go(ticket: &Ticket, act: Act, target: Target, minute: i64) -> Ticket {
    step(ticket, act, By::Counter, target, UnixMs(minute * MINUTE)).unwrap()
}

#[test]
fn q_plus_the_buttons_are_what_the_table_allows() {
    use Act::*;
    let counter = |state, calls| acts(state, calls, By::Counter);
    assert_eq!(counter(TicketState::Waiting, 0), [Call]);
    assert_eq!(counter(TicketState::Called, 1), [Start, Recall, Park, Transfer], "one call that was not heard costs nobody the turn");
    assert_eq!(counter(TicketState::Called, 2), [Start, Recall, NoShow, Park, Transfer]);
    assert_eq!(counter(TicketState::Called, 3), [NoShow, Start, Park, Transfer], "three calls are enough");
    assert_eq!(counter(TicketState::Serving, 1), [Finish, Next, Park, Transfer]);
    assert_eq!(counter(TicketState::Parked, 0), [Call, Return]);
    assert_eq!(counter(TicketState::Missed, 0), [Call, Return]);
    for over in [TicketState::Done, TicketState::Left] {
        assert!(
            Act::ALL.iter().all(|act| [By::Counter, By::Holder, By::System].iter().all(|by| next(over, 1, *act, *by).is_err())),
            "{over:?}"
        );
    }
}

#[test]
fn q_plus_who_may_not_act_is_told_why() {
    assert_eq!(refused(next(TicketState::Waiting, 0, Act::Call, By::Holder)), Code::NotYours);
    assert_eq!(refused(next(TicketState::Serving, 1, Act::Leave, By::Holder)), Code::NotNow);
    assert_eq!(refused(next(TicketState::Waiting, 0, Act::Finish, By::Counter)), Code::NotNow);
    assert_eq!(refused(next(TicketState::Called, 3, Act::Recall, By::Counter)), Code::TooOften { max: 3 });
    assert_eq!(refused(step(&Ticket::default(), Act::Call, By::Counter, Target::default(), UnixMs(0))), Code::Required);
}

#[test]
fn q_plus_a_visit_adds_up_what_it_took() {
    let called = go(&Ticket::default(), Act::Call, at("c4"), 10);
    assert_eq!((called.calls, called.counter.as_ref().map(CounterId::as_str)), (1, Some("c4")));
    let serving = go(&go(&called, Act::Recall, Target::default(), 12), Act::Start, Target::default(), 13);
    assert_eq!((serving.calls, serving.first_called_ms), (2, Some(UnixMs(10 * MINUTE))));
    let second = go(&serving, Act::Next, Target { service: Some("s2".into()), ..Target::default() }, 20);
    assert_eq!((second.state, second.service.as_str()), (TicketState::Serving, "s2"));
    let parked = go(&second, Act::Park, Target::default(), 25);
    assert_eq!(parked.served_ms, 12 * MINUTE);
    let again = go(&go(&parked, Act::Call, at("c5"), 40), Act::Start, Target::default(), 41);
    let done = go(&again, Act::Finish, Target::default(), 44);
    assert_eq!((done.served_ms, done.finished_ms), (15 * MINUTE, Some(UnixMs(44 * MINUTE))));
}

#[test]
fn q_plus_a_transfer_leads_to_a_service_or_to_a_counter() {
    let serving = go(&go(&Ticket::default(), Act::Call, at("c1"), 1), Act::Start, Target::default(), 2);
    let aim = Target { group: Some("emlak".into()), service: Some("reyestr".into()), ..Target::default() };
    let moved = go(&serving, Act::Transfer, aim, 8);
    assert_eq!((moved.state, moved.group.as_str(), moved.service.as_str()), (TicketState::Waiting, "emlak", "reyestr"));
    assert_eq!((moved.counter, moved.calls, moved.served_ms), (None, 0, 6 * MINUTE));
    let sent = go(&serving, Act::Transfer, at("c9"), 8);
    assert_eq!(sent.for_counter.as_ref().map(CounterId::as_str), Some("c9"));
    assert_eq!(go(&sent, Act::Call, at("c9"), 9).for_counter, None);
    assert_eq!(refused(step(&serving, Act::Transfer, By::Counter, Target::default(), UnixMs(0))), Code::Required);
}

#[test]
fn words_come_back_and_numbers_have_three_digits() {
    assert!(TicketState::ALL.into_iter().all(|state| TicketState::parse(state.as_str()) == Some(state)));
    assert!(Act::ALL.into_iter().all(|act| Act::parse(act.as_str()) == Some(act)));
    assert_eq!([written("A", 7), written("B", 123), written("C", 1_024)], ["A007", "B123", "C1024"]);
}
