//! Notices beside the cabinet (T4.2, T4.3), own addresses (T1.4), and what one dead channel does to the rest: nothing (A6.0.1).

use crate::delivery::{Contents, Destination, Outcome, Parcel, settle, take};
use crate::portal::Limits;
use crate::testing::{World, form, later, reachable_worlds, refusals, world_with};
use crate::{Ctx, Error, appeals, institution, notices, owner, people};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::appeal::form::{AnswerForm, RouteForm};
use domain::ids::AppealId;
use domain::lang::Lang;
use domain::notice::{Channel, Delivery, DeliveryState, NoticeKind, PushForm, PushKeys, Switches, Trouble};
use domain::refusal::{Code, Field};

/// The address of a parcel.
fn address(parcel: &Parcel) -> &str {
    match &parcel.to {
        Destination::Address(address) => address,
        Destination::Browsers(_) => panic!("no address"),
    }
}

fn code(parcel: &Parcel) -> String {
    match &parcel.contents {
        Contents::Code(code) => code.clone(),
        _ => panic!("no code"),
    }
}

/// The one parcel that is due.
async fn one(world: &World, channel: Channel) -> Parcel {
    let mut parcels = take(&world.portal, channel, 10).await.unwrap();
    assert_eq!(parcels.len(), 1, "{}: one parcel on {channel:?}", world.name);
    parcels.remove(0)
}

async fn nothing(world: &World, channel: Channel) {
    assert!(take(&world.portal, channel, 10).await.unwrap().is_empty(), "{}: nothing on {channel:?}", world.name);
}

async fn taken(world: &World, parcel: Parcel) {
    settle(&world.portal, parcel, Outcome::from(Ok(()))).await.unwrap();
}

async fn refused(world: &World, parcel: Parcel, trouble: Trouble) {
    settle(&world.portal, parcel, Outcome::from(Err(trouble))).await.unwrap();
}

/// Gives the person a proved e-mail address.
async fn with_email(world: &World, ctx: &Ctx, email: &str) {
    notices::ask_code(ctx, Channel::Email, email).await.unwrap();
    let parcel = one(world, Channel::Email).await;
    let code = code(&parcel);
    taken(world, parcel).await;
    notices::confirm_code(ctx, Channel::Email, &code).await.unwrap();
}

/// An appeal that was just routed: one notice to its author.
async fn routed(world: &World, author: &Ctx) -> AppealId {
    let id = appeals::submit(&later(author), form()).await.unwrap().appeal;
    let staff = world.owner_staff().await;
    let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
    owner::route(&later(&staff), route).await.unwrap();
    id
}

async fn deliveries(ctx: &Ctx) -> Vec<Delivery> {
    people::notices(ctx).await.unwrap().remove(0).deliveries
}

#[tokio::test]
async fn t1_4_an_own_address_is_proved_by_the_code_sent_to_it() {
    for world in reachable_worlds().await {
        let me = world.citizen("Aygün").await;
        assert_eq!(refusals(notices::ask_code(&me, Channel::Email, "aygun@").await), [(Field::Email, Code::BadFormat)]);
        notices::ask_code(&me, Channel::Email, " aygun@Example.az ").await.unwrap();
        let parcel = one(&world, Channel::Email).await;
        assert_eq!(address(&parcel), "aygun@example.az", "{}", world.name);
        let right = code(&parcel);
        taken(&world, parcel).await;
        let shown = notices::settings(&me).await.unwrap().email;
        assert_eq!((shown.address, shown.waiting.as_deref()), (None, Some("aygun@example.az")));
        let unknown = [(Field::Code, Code::Unknown)];
        let wrong = if right == "000000" { "000001" } else { "000000" };
        assert_eq!(refusals(notices::confirm_code(&me, Channel::Email, wrong).await), unknown);
        assert_eq!(refusals(notices::confirm_code(&me, Channel::Email, "abc").await), unknown);
        assert_eq!(refusals(notices::confirm_code(&world.citizen("Rauf").await, Channel::Email, &right).await), unknown, "not another's");
        notices::confirm_code(&me, Channel::Email, &format!(" {} {} ", &right[..3], &right[3..])).await.unwrap();
        assert_eq!(notices::settings(&me).await.unwrap().email.address.as_deref(), Some("aygun@example.az"));
        assert_eq!(refusals(notices::confirm_code(&me, Channel::Email, &right).await), unknown, "good for one time");
        notices::remove_address(&me, Channel::Email).await.unwrap();
        assert_eq!(notices::settings(&me).await.unwrap().email.address, None);
    }
}

#[tokio::test]
async fn t1_4_a_code_ends_by_time_by_tries_and_by_another_code() {
    for world in reachable_worlds().await {
        let me = world.citizen("Aygün").await;
        let ask = async || {
            notices::ask_code(&later(&me), Channel::Email, "aygun@example.az").await.unwrap();
            let parcel = one(&world, Channel::Email).await;
            let code = code(&parcel);
            taken(&world, parcel).await;
            code
        };
        let unknown = [(Field::Code, Code::Unknown)];
        let confirm = async |code: &str| notices::confirm_code(&later(&me), Channel::Email, code).await;

        let late = ask().await;
        world.wait_seconds(15 * 60);
        assert_eq!(refusals(confirm(&late).await), unknown, "{}: after a quarter of an hour", world.name);

        let guessed = ask().await;
        let wrong = if guessed == "000000" { "000001" } else { "000000" };
        for _ in 0..5 {
            assert_eq!(refusals(confirm(wrong).await), unknown);
        }
        assert_eq!(refusals(confirm(&guessed).await), unknown, "nobody may guess on");

        let (first, second) = (ask().await, ask().await);
        if first != second {
            assert_eq!(refusals(confirm(&first).await), unknown);
        }
        confirm(&second).await.unwrap();
    }
}

#[tokio::test]
async fn t1_4_nobody_learns_whose_address_it_is_and_nobody_is_flooded() {
    for database in store::testing::databases().await {
        let limits = Limits { codes_per_hour: 2, ..Limits::unlimited() };
        let world = world_with(database, limits, |config| config.channels = vec![Channel::Email]).await;
        let (first, second, third) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.citizen("Rauf").await);
        with_email(&world, &first, "shared@example.az").await;
        notices::ask_code(&second, Channel::Email, "shared@example.az").await.unwrap();
        taken(&world, one(&world, Channel::Email).await).await;
        notices::ask_code(&third, Channel::Email, "shared@example.az").await.expect("the same answer as for any other address");
        nothing(&world, Channel::Email).await;
        notices::ask_code(&second, Channel::Email, "other@example.az").await.unwrap();
        assert!(matches!(notices::ask_code(&second, Channel::Email, "third@example.az").await, Err(Error::Busy { .. })));
    }
}

#[tokio::test]
async fn t4_2_notices_go_by_every_channel_the_person_wants() {
    for world in reachable_worlds().await {
        let author = world.citizen("Aygün").await;
        with_email(&world, &author, "aygun@example.az").await;
        notices::allow_push(&author, browser("https://push.example/1")).await.unwrap();
        let id = routed(&world, &author).await;
        for channel in Channel::ALL {
            let parcel = one(&world, channel).await;
            let Contents::Notice(event) = &parcel.contents else { panic!("a notice") };
            assert_eq!((&event.appeal, &event.number[..3], parcel.lang), (&id, "AM-", Lang::Az), "{}", world.name);
            match &parcel.to {
                Destination::Address(to) if channel == Channel::Email => assert_eq!(to, "aygun@example.az"),
                Destination::Address(to) => assert_eq!(to, "+994501234567", "the phone that the single sign-on gave"),
                Destination::Browsers(browsers) => assert_eq!(browsers[0].endpoint, "https://push.example/1"),
            }
            taken(&world, parcel).await;
        }
        let mut switches = Switches::none();
        switches.set(NoticeKind::Answered, Channel::Email, true);
        notices::set_settings(&author, switches.clone(), Lang::Ru).await.unwrap();
        let settings = notices::settings(&author).await.unwrap();
        assert_eq!((settings.switches, settings.language, settings.browsers), (switches, Lang::Ru, 1));
        let staff = world.institution_staff("azersu").await;
        let answer = AnswerForm { appeal: id, text: "Nasazlıq aradan qaldırıldı.".into(), ..AnswerForm::default() };
        institution::answer(&staff, answer).await.unwrap();
        nothing(&world, Channel::Sms).await;
        nothing(&world, Channel::Push).await;
        assert_eq!(one(&world, Channel::Email).await.lang, Lang::Ru, "in the person's language");
    }
}

#[tokio::test]
async fn t4_3_the_moment_of_sending_is_shown_to_the_person_and_counted_for_staff() {
    for world in reachable_worlds().await {
        let author = world.citizen("Aygün").await;
        let id = routed(&world, &author).await;
        let waits = Delivery { channel: Channel::Sms, state: DeliveryState::Waiting, sent_ms: None, trouble: None };
        assert_eq!(deliveries(&author).await, [waits], "{}", world.name);
        let mut changes = world.portal.changes();
        world.wait_seconds(60);
        taken(&world, one(&world, Channel::Sms).await).await;
        let sent = Delivery { channel: Channel::Sms, state: DeliveryState::Sent, sent_ms: Some(world.portal.now()), trouble: None };
        assert_eq!(deliveries(&author).await, [sent]);
        assert_eq!(&changes.recv().await.unwrap().persons[0], author.person().unwrap(), "the open page is told");
        let staff = world.owner_staff().await;
        let counts = notices::delivery_counts(&staff, &id).await.unwrap();
        assert_eq!(
            counts.iter().map(|one| (one.channel, one.state, one.count)).collect::<Vec<_>>(),
            [(Channel::Sms, DeliveryState::Sent, 1)]
        );
        let other = world.institution_staff("azeriqaz").await;
        assert!(matches!(notices::delivery_counts(&other, &id).await, Err(Error::NotFound)));
        assert!(matches!(notices::delivery_counts(&author, &id).await, Err(Error::Forbidden)));
    }
}

#[tokio::test]
async fn an_address_that_bounces_is_marked_and_the_person_is_told() {
    for world in reachable_worlds().await {
        let author = world.citizen("Aygün").await;
        with_email(&world, &author, "gone@example.az").await;
        routed(&world, &author).await;
        refused(&world, one(&world, Channel::Email).await, Trouble::BadAddress).await;
        let told = deliveries(&author).await;
        assert_eq!((told[0].state, told[0].trouble), (DeliveryState::Failed, Some(Trouble::BadAddress)), "{}", world.name);
        let email = notices::settings(&author).await.unwrap().email;
        assert_eq!(email.failing_ms, Some(world.portal.now()));
        routed(&world, &author).await;
        nothing(&world, Channel::Email).await;
        with_email(&world, &author, "new@example.az").await;
        routed(&world, &author).await;
        assert_eq!(address(&one(&world, Channel::Email).await), "new@example.az");
        // The code itself may bounce.
        notices::ask_code(&author, Channel::Email, "typo@example.az").await.unwrap();
        refused(&world, one(&world, Channel::Email).await, Trouble::BadAddress).await;
        let email = notices::settings(&author).await.unwrap().email;
        assert_eq!((email.refused, email.failing_ms, email.address.as_deref()), (true, None, Some("new@example.az")));
    }
}

#[tokio::test]
async fn what_is_refused_for_now_is_tried_again_later_and_given_up_within_a_day() {
    for world in reachable_worlds().await {
        let author = world.citizen("Aygün").await;
        routed(&world, &author).await;
        let mut attempts = 0;
        for minute in 0..24 * 60 {
            for parcel in take(&world.portal, Channel::Sms, 10).await.unwrap() {
                attempts += 1;
                assert!(minute > 0 || attempts == 1, "{}: not at once again", world.name);
                refused(&world, parcel, Trouble::NotNow).await;
            }
            world.wait_seconds(60);
        }
        assert_eq!(attempts, 8, "{}", world.name);
        let told = deliveries(&author).await;
        assert_eq!((told[0].state, told[0].trouble), (DeliveryState::Failed, Some(Trouble::NotNow)));
        assert_eq!(store::outbox::waiting(world.portal.db()).await.unwrap(), 0);
    }
}

#[tokio::test]
async fn a_job_killed_in_the_middle_goes_out_once_more_with_the_same_key_and_never_again() {
    for world in reachable_worlds().await {
        let author = world.citizen("Aygün").await;
        routed(&world, &author).await;
        let first = one(&world, Channel::Sms).await.key;
        nothing(&world, Channel::Sms).await;
        world.wait_seconds(119);
        nothing(&world, Channel::Sms).await;
        world.wait_seconds(1);
        let second = one(&world, Channel::Sms).await.key;
        assert_eq!(first, second, "{}: whoever got it already knows it again", world.name);
        world.wait_seconds(120);
        nothing(&world, Channel::Sms).await;
        assert_eq!(deliveries(&author).await[0].state, DeliveryState::Failed, "nobody is sent the same for ever");
        world.wait_hours(1);
        nothing(&world, Channel::Sms).await;
    }
}

#[tokio::test]
async fn a6_0_1_a_dead_channel_never_blocks_the_rest() {
    for world in reachable_worlds().await {
        let author = world.citizen("Aygün").await;
        with_email(&world, &author, "aygun@example.az").await;
        for _ in 0..30 {
            routed(&world, &author).await;
        }
        // Letters are taken and never come back; short messages go on, and so does sending.
        assert_eq!(take(&world.portal, Channel::Email, 20).await.unwrap().len(), 20);
        for parcel in take(&world.portal, Channel::Sms, 100).await.unwrap() {
            taken(&world, parcel).await;
        }
        let all = people::notices(&author).await.unwrap();
        let sent =
            all.iter().filter(|one| one.deliveries.iter().any(|one| one.state == DeliveryState::Sent && one.channel == Channel::Sms));
        assert_eq!((all.len(), sent.count()), (30, 30), "{}", world.name);
        appeals::submit(&author, form()).await.expect("sending waits for nobody");
    }
}

#[tokio::test]
async fn a_push_subscription_that_is_gone_is_removed() {
    for world in reachable_worlds().await {
        let author = world.citizen("Aygün").await;
        for nr in 1..=2 {
            notices::allow_push(&author, browser(&format!("https://push.example/{nr}"))).await.unwrap();
        }
        routed(&world, &author).await;
        let parcel = one(&world, Channel::Push).await;
        let Destination::Browsers(browsers) = &parcel.to else { panic!("browsers") };
        let gone = vec![browsers.iter().find(|one| one.endpoint.ends_with("/1")).unwrap().id.clone()];
        settle(&world.portal, parcel, Outcome { taken: Ok(()), gone }).await.unwrap();
        assert_eq!(notices::settings(&author).await.unwrap().browsers, 1, "{}", world.name);
        notices::stop_push(&world.citizen("Rauf").await, "https://push.example/2").await.unwrap();
        assert_eq!(notices::settings(&author).await.unwrap().browsers, 1, "another's browser is left alone");
        assert!(notices::has_push(&author, "https://push.example/2").await.unwrap());
        assert!(!notices::has_push(&author, "https://push.example/1").await.unwrap());
        notices::stop_push(&author, "https://push.example/2").await.unwrap();
        assert_eq!(notices::settings(&author).await.unwrap().browsers, 0);
    }
}

#[tokio::test]
async fn push_takes_only_known_services_and_real_keys_and_ten_browsers() {
    let world = reachable_worlds().await.remove(0);
    let me = world.citizen("Aygün").await;
    let wrong = [(Field::Form, Code::BadFormat)];
    let inside = browser("http://169.254.169.254/latest/meta-data");
    assert_eq!(refusals(notices::allow_push(&me, inside).await), wrong);
    let mut keyless = browser("https://push.example/1");
    keyless.keys.p256dh = URL_SAFE_NO_PAD.encode([4; 65]);
    assert_eq!(refusals(notices::allow_push(&me, keyless).await), wrong, "no point of the curve");
    let mut secretless = browser("https://push.example/1");
    secretless.keys.auth = "AAAA".into();
    assert_eq!(refusals(notices::allow_push(&me, secretless).await), wrong);
    for nr in 0..12 {
        world.wait_seconds(1);
        notices::allow_push(&later(&me), browser(&format!("https://push.example/{nr}"))).await.unwrap();
    }
    assert_eq!(notices::settings(&me).await.unwrap().browsers, 10);
}

/// A browser with the keys of RFC 8291, Appendix A.
fn browser(endpoint: &str) -> PushForm {
    let p256dh = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    PushForm { endpoint: endpoint.into(), keys: PushKeys { p256dh: p256dh.into(), auth: "BTBZMqHH6r4Tts7J_aSIgg".into() } }
}

#[tokio::test]
async fn a_closed_channel_asks_for_nothing_and_sends_nothing() {
    let world = crate::testing::sqlite().await;
    let me = world.citizen("Aygün").await;
    assert_eq!(refusals(notices::ask_code(&me, Channel::Email, "a@example.az").await), [(Field::Email, Code::NotNow)]);
    assert_eq!(refusals(notices::ask_code(&me, Channel::Sms, "050 123 45 67").await), [(Field::Phone, Code::NotNow)]);
    assert_eq!(refusals(notices::allow_push(&me, browser("https://push.example/1")).await), [(Field::Form, Code::NotNow)]);
    assert_eq!(notices::settings(&me).await.unwrap().push_key, "");
    routed(&world, &me).await;
    assert!(deliveries(&me).await.is_empty());
    assert_eq!(store::outbox::waiting(world.portal.db()).await.unwrap(), 0);
}

#[tokio::test]
async fn t4_2_one_notice_or_all_are_marked_read_and_the_count_follows() {
    for world in reachable_worlds().await {
        let (me, other) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        for _ in 0..3 {
            routed(&world, &me).await;
        }
        let unread = async || people::whoami(&me).await.unwrap().unwrap().unread;
        assert_eq!(unread().await, 3, "{}", world.name);
        let id = people::notices(&me).await.unwrap()[1].id.clone();
        notices::mark_one_read(&other, &id).await.unwrap();
        assert_eq!(unread().await, 3, "another's notice stays as it is");
        let mut changes = world.portal.changes();
        notices::mark_one_read(&me, &id).await.unwrap();
        assert_eq!((unread().await, people::notices(&me).await.unwrap()[1].read_ms), (2, Some(me.now)));
        let change = changes.recv().await.unwrap();
        assert_eq!((change.appeal.as_str(), &change.persons[0]), ("", me.person().unwrap()), "other pages of the person are told");
        people::mark_notices_read(&me).await.unwrap();
        assert_eq!(unread().await, 0);
    }
}
