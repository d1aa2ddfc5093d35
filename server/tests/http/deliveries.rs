//! Notices over a real mail server, an SMS gateway and a push service (T4.2, T4.3), and their faults.

use super::gateway::Gateway;
use super::site::{Site, form};
use super::smtp::{Letter, MailServer, Mood};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::appeal::form::RouteForm;
use domain::ids::AppealId;
use domain::notice::{Channel, PushForm, PushKeys};
use domain::role::{Grant, Role};
use domain::time::UnixMs;
use server::config::{MailSecurity, Secret};
use server::jobs::outbox::work_off;
use services::portal::Clock;
use services::{notices, owner, people};
use web_push_native::{Auth, decrypt, p256};

/// 13 March 2026, 10:00 in Bakı.
const MORNING: UnixMs = UnixMs(1_773_381_600_000);

struct World {
    site: Site,
    clock: Clock,
    mail: MailServer,
    sms: Gateway,
    push: Gateway,
    me: String,
}

impl World {
    async fn open(mood: Mood) -> World {
        let (mail, sms, push) = (MailServer::start(mood).await, Gateway::start().await, Gateway::start().await);
        let clock = Clock::fixed(MORNING);
        let site = Site::at(clock.clone(), |config| {
            config.public_url = Some("https://amis.example".into());
            config.mail.host = Some("127.0.0.1".into());
            config.mail.port = mail.port;
            config.mail.security = MailSecurity::None;
            config.mail.from = Some("ASAN müraciət <no-reply@amis.example>".into());
            config.sms.url = Some(format!("{}/send", sms.origin));
            config.sms.secret = Some(Secret::new("gizli"));
            config.push.hosts = vec![push.origin.clone()];
        })
        .await;
        let me = site.citizen("Aygün").await.replace("muraciet=", "__Host-muraciet=");
        World { site, clock, mail, sms, push, me }
    }

    /// The person without the prefix that https gives the cookie.
    async fn ctx(&self) -> services::Ctx {
        self.site.ctx(&self.me.replace("__Host-", "")).await
    }

    fn wait_seconds(&self, seconds: i64) {
        self.clock.set(UnixMs(self.site.portal().now().0 + seconds * 1_000));
    }

    async fn work(&self, channel: Channel) {
        work_off(self.site.state.clone(), channel).await.unwrap();
    }

    async fn page(&self, path: &str) -> String {
        self.site.page(&self.me, path).await
    }

    /// Sends an appeal and routes it; the author is told.
    async fn routed(&self) -> (AppealId, String) {
        let sent = form();
        let id = AppealId::from(sent["id"].as_str().unwrap());
        assert!(self.site.submit(&self.me, sent).await.status.is_success());
        let staff = self.site.citizen("Sevinc").await;
        let staff = self.site.ctx(&staff).await;
        let person = staff.person().unwrap().clone();
        people::grant(self.site.portal(), &person, Grant { role: Role::OwnerStaff, institution: None, territory: None }).await.unwrap();
        let mut staff = staff;
        staff.actor.role = Role::OwnerStaff;
        let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
        let number = owner::route(&staff, route).await.unwrap();
        (id, number)
    }

    /// Proves an e-mail address by the code that the letter brings.
    async fn with_email(&self) {
        let ctx = self.ctx().await;
        notices::ask_code(&ctx, Channel::Email, "aygun@example.az").await.unwrap();
        self.work(Channel::Email).await;
        let letter = self.mail.letters().pop().unwrap();
        let code = letter.body.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 6).unwrap().to_owned();
        assert!(!letter.header("Subject").contains(&code), "{}", letter.head);
        notices::confirm_code(&ctx, Channel::Email, &code).await.unwrap();
    }

    fn letters_about(&self, number: &str) -> Vec<Letter> {
        self.mail.letters().into_iter().filter(|letter| letter.header("Subject").contains(number)).collect()
    }
}

/// What must stand in no message: name, personal number, phone, words and address of the appeal.
const PERSONAL: [&str; 6] = ["Aygün", "FINAyg", "0501234567", "çuxur var", "maşınlar", "Şərifzadə"];

fn tells_nothing(text: &str) {
    for word in PERSONAL {
        assert!(!text.contains(word), "{word} in {text}");
    }
}

#[tokio::test]
async fn t4_2_a_letter_arrives_with_number_event_and_the_way_to_the_cabinet() {
    let world = World::open(Mood::Takes).await;
    world.with_email().await;
    let (id, number) = world.routed().await;
    world.work(Channel::Email).await;
    let [letter] = &world.letters_about(&number)[..] else { panic!("one letter, of {:?}", world.mail.letters()) };
    assert_eq!(letter.to, "aygun@example.az");
    assert_eq!(letter.header("Subject"), format!("ASAN müraciət: Müraciətiniz qeydiyyata alındı: {number}"));
    assert!(letter.body.contains(&format!("https://amis.example/my/{id}")), "{}", letter.body);
    assert!(letter.body.contains("https://amis.example/my/settings") && letter.body.contains("Son gün: "), "{}", letter.body);
    assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
    assert!(letter.header("Message-ID").ends_with("-email@amis.example>"), "{}", letter.head);
    tells_nothing(&letter.head);
    tells_nothing(&letter.body);
}

#[tokio::test]
async fn t4_3_the_cabinet_shows_when_a_letter_went_out() {
    let world = World::open(Mood::Takes).await;
    world.with_email().await;
    world.routed().await;
    assert!(world.page("/my/notices").await.contains("e-poçtla göndərilir"), "not yet");
    world.wait_seconds(12 * 60);
    world.work(Channel::Email).await;
    let page = world.page("/my/notices").await;
    assert!(page.contains("e-poçtla göndərildi 13.03.2026 10:12"), "{page}");
}

#[tokio::test]
async fn a2_2_2_a_mail_server_that_hangs_delays_neither_sending_nor_the_other_channels() {
    let world = World::open(Mood::Takes).await;
    world.with_email().await;
    let (_, number) = world.routed().await;
    world.mail.set(Mood::Hangs);
    let stuck = tokio::spawn(work_off(world.site.state.clone(), Channel::Email));
    world.mail.hangs().await;
    let sending = async {
        let (_, second) = world.routed().await;
        world.work(Channel::Sms).await;
        second
    };
    let second = tokio::time::timeout(std::time::Duration::from_secs(8), sending).await.expect("nothing waits for the mail server");
    let texts: Vec<String> = world.sms.asked().iter().map(|asked| String::from_utf8_lossy(&asked.body).into_owned()).collect();
    assert!(texts.len() == 2 && texts[0].contains(&number) && texts[1].contains(&second), "{texts:?}");
    stuck.abort();
}

#[tokio::test]
async fn a_job_killed_in_the_middle_is_taken_up_once_more_with_the_same_message_id() {
    let world = World::open(Mood::Takes).await;
    world.with_email().await;
    world.mail.received().await;
    let (_, number) = world.routed().await;
    world.mail.set(Mood::HangsAtTheEnd);
    for _ in 0..2 {
        let killed = tokio::spawn(work_off(world.site.state.clone(), Channel::Email));
        world.mail.received().await;
        killed.abort();
        let _ = killed.await;
        world.work(Channel::Email).await;
        world.wait_seconds(120);
    }
    world.mail.set(Mood::Takes);
    world.work(Channel::Email).await;
    let letters = world.letters_about(&number);
    let ids: Vec<&str> = letters.iter().map(|letter| letter.header("Message-ID")).collect();
    assert!(ids.len() == 2 && ids[0] == ids[1], "{ids:?}");
    assert!(world.page("/my/notices").await.contains("e-poçtla çatdırılmadı"));
}

#[tokio::test]
async fn a_mail_server_that_knows_no_such_address_marks_it_and_the_person_is_told() {
    let world = World::open(Mood::Takes).await;
    world.with_email().await;
    world.mail.set(Mood::KnowsNobody);
    let (_, number) = world.routed().await;
    world.work(Channel::Email).await;
    let page = world.page("/my/notices").await;
    assert!(page.contains("e-poçtla çatdırılmadı: ünvanınız qəbul edilmir") && page.contains("Ünvanı dəyiş"), "{page}");
    let settings = world.page("/my/settings").await;
    assert!(settings.contains("13.03.2026 tarixindən qarşı tərəf bu ünvanı qəbul etmir"), "{settings}");
    world.mail.set(Mood::Takes);
    let (_, second) = world.routed().await;
    world.work(Channel::Email).await;
    assert!(world.letters_about(&number).is_empty() && world.letters_about(&second).is_empty(), "nothing more goes there");
}

#[tokio::test]
async fn a_gateway_that_fails_first_gets_the_same_message_again() {
    let world = World::open(Mood::Takes).await;
    world.sms.answers(&[500]);
    let (_, number) = world.routed().await;
    world.work(Channel::Sms).await;
    assert!(world.page("/my/notices").await.contains("SMS ilə göndərilir"));
    world.work(Channel::Sms).await;
    assert_eq!(world.sms.asked().len(), 1, "not at once again");
    world.wait_seconds(10);
    world.work(Channel::Sms).await;
    assert!(world.page("/my/notices").await.contains("SMS ilə göndərildi 13.03.2026 10:00"));
    let asked = world.sms.asked();
    assert_eq!((asked.len(), asked[0].path.as_str(), asked[0].header("authorization")), (2, "/send", "Bearer gizli"));
    assert_eq!(asked[0].header("idempotency-key"), asked[1].header("idempotency-key"));
    let body: serde_json::Value = serde_json::from_slice(&asked[1].body).unwrap();
    assert_eq!((body["to"].as_str(), body["from"].as_str()), (Some("994501234567"), Some("ASAN")));
    let text = body["text"].as_str().unwrap();
    assert!(text.contains(&number) && text.ends_with("https://amis.example/my/notices"), "{text}");
    tells_nothing(text);
}

/// The browser of RFC 8291, Appendix A.
fn browser(origin: &str, nr: u32) -> PushForm {
    let p256dh = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    PushForm { endpoint: format!("{origin}/push/{nr}"), keys: PushKeys { p256dh: p256dh.into(), auth: "BTBZMqHH6r4Tts7J_aSIgg".into() } }
}

fn read(body: &[u8]) -> serde_json::Value {
    let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    let key = p256::SecretKey::from_slice(&bytes("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94")).unwrap();
    let secret: [u8; 16] = bytes("BTBZMqHH6r4Tts7J_aSIgg").try_into().unwrap();
    serde_json::from_slice(&decrypt(body.to_vec(), &key, &Auth::from(secret)).unwrap()).unwrap()
}

#[tokio::test]
async fn a_push_message_is_read_by_the_browser_alone_and_one_that_is_gone_is_removed() {
    let world = World::open(Mood::Takes).await;
    let ctx = world.ctx().await;
    for nr in 1..=2 {
        notices::allow_push(&ctx, browser(&world.push.origin, nr)).await.unwrap();
    }
    let (id, number) = world.routed().await;
    world.push.answers(&[410]);
    world.work(Channel::Push).await;
    let asked = world.push.asked();
    assert_eq!(asked.len(), 2);
    let message = read(&asked[0].body);
    assert_eq!(message["title"], "ASAN müraciət");
    assert_eq!(message["body"], format!("Müraciətiniz qeydiyyata alındı: {number}"));
    assert_eq!(message["url"], format!("/my/{id}"));
    tells_nothing(&message.to_string());
    let key = world.site.portal().push_key().public();
    assert!(asked[0].header("authorization").starts_with("vapid t=") && asked[0].header("authorization").ends_with(&format!("k={key}")));
    assert_eq!((asked[0].header("content-encoding"), asked[0].header("ttl")), ("aes128gcm", "86400"));
    assert!(!asked[0].header("topic").is_empty());
    assert_eq!(notices::settings(&ctx).await.unwrap().browsers, 1, "the one that answered 410 is gone");
    assert!(world.page("/my/notices").await.contains("cihaza göndərildi 13.03.2026 10:00"));
    let (_, second) = world.routed().await;
    world.work(Channel::Push).await;
    let asked = world.push.asked();
    assert_eq!(asked.len(), 3);
    assert!(read(&asked[2].body)["body"].as_str().unwrap().contains(&second));
}

#[tokio::test]
async fn a6_0_1_with_every_channel_dead_everything_else_goes_on() {
    let world = World::open(Mood::Takes).await;
    world.with_email().await;
    world.mail.set(Mood::KnowsNobody);
    world.sms.answers(&[500, 500, 500]);
    let (_, number) = world.routed().await;
    world.work(Channel::Email).await;
    world.work(Channel::Sms).await;
    let page = world.page("/my/notices").await;
    assert!(page.contains(&number) && page.contains("SMS ilə göndərilir"), "the cabinet has it all the same: {page}");
    assert!(world.site.submit(&world.me, form()).await.status.is_success());
}

#[tokio::test]
async fn q_plus_a_near_turn_is_one_push_message_that_names_nobody() {
    let world = World::open(Mood::Takes).await;
    let ctx = world.ctx().await;
    notices::allow_push(&ctx, browser(&world.push.origin, 1)).await.unwrap();
    let portal = world.site.portal();
    // A machine of the centre gives the ticket; 13 March 2026 is a Friday.
    let boss = world.site.citizen("rəhbər").await;
    let mut boss = world.site.ctx(&boss).await;
    let post = domain::role::CentrePost { centre: "baki-1".into(), manager: true };
    people::grant_post(portal, boss.person().unwrap(), Some(post.clone())).await.unwrap();
    (boss.actor.role, boss.actor.post) = (Role::CentreStaff, Some(post));
    let form = domain::queue::kiosk::view::KioskForm { name: "Giriş".into(), printer: String::new() };
    let code = services::kiosk::register(&boss, form).await.unwrap();
    let visitor = portal.ctx(domain::role::Actor::visitor(), Default::default(), None);
    let machine = visitor.clone().at_kiosk(Some(services::kiosk::pair(&visitor, &code).await.unwrap()));
    let form = domain::queue::kiosk::view::WalkInForm { service: "vvaq.nikah".into(), ..Default::default() };
    let Ok(domain::queue::kiosk::view::Given::Ticket(id)) = services::kiosk::take(&machine, form).await else { panic!("no ticket") };
    let secret = services::kiosk::ticket(&machine, &id).await.unwrap().secret;
    services::kiosk::follow(&ctx, &secret).await.unwrap();
    for _ in 0..3 {
        services::queue::tend(portal).await.unwrap();
        world.work(Channel::Push).await;
    }
    let asked = world.push.asked();
    assert_eq!(asked.len(), 1, "exactly one");
    let message = read(&asked[0].body);
    assert_eq!(message["body"], "Növbəniz yaxınlaşır: zala qayıdın");
    assert_eq!(message["url"], format!("/queue/ticket/{secret}"));
    tells_nothing(&message.to_string());
}
