//! What the tests of the pages show, and how they show it.

use domain::appeal::category::Category;
use domain::appeal::form::{AnswerMode, RefusalGround};
use domain::appeal::view::*;
use domain::geo::Point;
use domain::lang::Named;
use domain::lifecycle::{Status, Step};
use domain::role::Role;
use domain::time::{Date, UnixMs};
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;

/// A page as the server sends it.
pub fn html<V: IntoView + 'static>(address: &str, page: impl FnOnce() -> V + Send + 'static) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(RequestUrl::new(address));
        provide_meta_context();
        crate::context::provide_page_context();
        view! { <Router>{page()}</Router> }.to_html()
    })
}

/// A name in Azerbaijani.
pub fn named(az: &str) -> Named {
    Named { az: az.into(), ..Named::default() }
}

/// A small tree with an urgent leaf.
pub fn categories() -> Vec<Category> {
    let one = |id: &str, az: &str, emergency: Option<&str>| Category {
        id: id.into(),
        parent: id.split_once('.').map(|(root, _)| root.into()),
        name: named(az),
        index: 1,
        urgent: emergency.is_some(),
        emergency: emergency.map(Into::into),
        words: String::new(),
    };
    vec![one("yol", "Yol", None), one("yol.cuxur", "Çuxur", None), one("qaz", "Qaz", None), one("qaz.iy", "Qaz iyi", Some("104"))]
}

/// An open appeal.
pub fn line() -> AppealLine {
    AppealLine {
        id: "01890000-0000-7000-8000-00000000000a".into(),
        number: "Q-2026-0000001-1".into(),
        status: Status::Sent,
        merged_into: None,
        category: named("Çuxur, asfalt"),
        category_root: "yol".into(),
        district: Some(named("Yasamal")),
        place: "Badamdar".into(),
        point: Point { lat: 40.37, lon: 49.82 },
        sent_ms: UnixMs(1_773_431_940_000),
        text: None,
        photo: None,
        joined: 2,
        institution: None,
        clock: Some(Clock { due: Date::from_days(20_557), working_days_left: 6 }),
        official: None,
    }
}

/// What everybody sees of it.
pub fn public() -> PublicAppeal {
    PublicAppeal {
        line: line(),
        receipt: "Q-2026-0000001-1".into(),
        registered: None,
        assignments: Vec::new(),
        photos: Vec::new(),
        timeline: Vec::new(),
        stars: None,
        continued: None,
    }
}

/// What its author sees.
pub fn mine() -> MyAppeal {
    MyAppeal {
        line: line(),
        part: MyPart::Author,
        receipt: "Q-2026-0000001-1".into(),
        registered: None,
        address: "Nizami 12".into(),
        text: "<b>Yolda çuxur</b>".into(),
        media: Vec::new(),
        recordings: Vec::new(),
        answer_mode: AnswerMode::AmisAndPost,
        postal_address: "AZ1000, Bakı".into(),
        clock: None,
        due: Some(Date::from_days(20_557)),
        assignments: Vec::new(),
        answers: Vec::new(),
        refusal: None,
        refusal_signature: None,
        timeline: Vec::new(),
        steps: Vec::new(),
        rating: None,
        rights: MyRights::default(),
        decisions: Vec::new(),
        letter: None,
    }
}

/// Refused by the owner's staff (A8.6).
pub fn refused() -> MyAppeal {
    MyAppeal { refusal: Some((RefusalGround::NotClear, "Ünvan göstərilməyib".into())), ..mine() }
}

/// Answered, and not yet rated.
pub fn answered() -> MyAppeal {
    let answer = AnswerView {
        institution: named("Azərsu"),
        text: "Sızma aradan qaldırılıb".into(),
        media: Vec::new(),
        signed_ms: UnixMs(1_773_431_940_000),
        signer: "Əliyeva Nərgiz".into(),
        signature_valid: true,
        demo: true,
        signature: Default::default(),
    };
    MyAppeal { answers: vec![answer], steps: vec![Step::Rate], ..mine() }
}

/// Everything of an own appeal.
pub fn materials() -> Materials {
    let MyAppeal { line, receipt, address, text, media, answer_mode, postal_address, .. } = mine();
    let routed = Entry {
        at_ms: line.sent_ms,
        what: What::Routed,
        by: Role::OwnerStaff,
        institution: Some(named("Azərsu")),
        person: None,
        text: None,
        public: true,
        own: false,
        media: Vec::new(),
        recordings: Vec::new(),
    };
    Materials {
        id: line.id,
        person: "Aygün Əliyeva".into(),
        joined: false,
        receipt,
        sent_ms: line.sent_ms,
        registered: None,
        status: line.status,
        due: None,
        category: line.category,
        place: line.place,
        district: line.district,
        point: line.point,
        address,
        text,
        media,
        recordings: Vec::new(),
        answer_mode,
        postal_address,
        history: vec![Numbered { number: "AM-2026-0000007-3/2".into(), clause: "A8.5".into(), entry: routed }],
        answers: Vec::new(),
        complaints: Vec::new(),
        earlier: None,
        letter: None,
        read_ms: line.sent_ms,
    }
}
