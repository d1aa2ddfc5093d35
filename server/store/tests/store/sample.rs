//! Rows to begin with, and short ways to write them.

use domain::appeal::form::AnswerMode;
use domain::appeal::view::What;
use domain::geo::Point;
use domain::ids::{AppealId, InstitutionId, PersonId};
use domain::lang::Lang;
use domain::lifecycle::AssignmentStatus;
use domain::role::Role;
use domain::time::{Date, UnixMs};
use futures::future::BoxFuture;
use store::appeals::NewAppeal;
use store::assignments::AssignmentRow;
use store::categories::CategoryRow;
use store::centres::CentreRow;
use store::districts::DistrictRow;
use store::documents::DocumentRow;
use store::events::{Audience, NewEvent};
use store::institutions::InstitutionRow;
use store::media::MediaRow;
use store::people::PersonRow;
use store::signatures::Signed;
use store::testing::TestDb;
use store::{Db, StoreError, Tx, appeals, assignments, categories, districts, institutions, media, people};

/// 2026-09-21, noon and a bit in Baku.
pub const NOW: UnixMs = UnixMs(1_790_000_000_000);
/// Bakı.
pub const BAKU: Point = Point { lat: 40.4, lon: 49.85 };

/// Runs a write whose error is the store's.
pub async fn run<T, F>(db: &Db, work: F) -> Result<T, StoreError>
where
    T: Send + 'static,
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, StoreError>> + Clone + Send + 'static,
{
    db.write(work).await
}

/// `write!(db, |tx| …)`: the body is an expression that may await and gives a `Result`.
macro_rules! write {
    ($db:expr, |$tx:ident| $body:expr) => {
        crate::sample::run(&$db, move |$tx| Box::pin(async move { $body })).await
    };
}
pub(crate) use write;

/// Both databases with two persons, two institutions, a district and three categories.
pub async fn filled() -> Vec<TestDb> {
    let all = store::testing::databases().await;
    for test in &all {
        fill(&test.db).await;
    }
    all
}

/// The rows every other one points at.
pub async fn fill(db: &Db) {
    write!(db, |tx| {
        districts::put(tx, &district("yasamal", None)).await?;
        for (nr, id) in (1..).zip(["azersu", "aayda"]) {
            institutions::put(tx, &institution(id, nr)).await?;
        }
        for (nr, id, parent) in [(1, "yol", None), (2, "yol.cuxur", Some("yol")), (10, "isiq", None)] {
            categories::put(tx, &category(id, parent, nr)).await?;
        }
        for id in ["leyla", "murad"] {
            people::sign_in(tx, &person(id)).await?;
        }
        media::insert(tx, &photo('a'), &"leyla".into()).await
    })
    .unwrap();
}

pub fn person(id: &str) -> PersonRow {
    PersonRow {
        id: id.into(),
        issuer: "https://login.example".into(),
        subject: format!("subject-{id}"),
        fin: Some("1AB2C3D".into()),
        given_name: "Leyla".into(),
        surname: "Əliyeva".into(),
        patronymic: "Həsən qızı".into(),
        voen: None,
        legal_name: None,
        phone: Some("+994501234567".into()),
        email: None,
        language: Lang::Az,
        created_ms: NOW,
        terms_version: None,
        terms_accepted_ms: None,
        restricted_until_ms: None,
        restricted_reason: None,
    }
}

/// A document as all tables have it.
pub fn document(id: &str, digest: &str, bytes: i64) -> DocumentRow {
    DocumentRow { id: id.into(), digest: digest.into(), bytes }
}

/// What a person signed.
pub fn signed(person: &str) -> Signed {
    Signed {
        person: person.into(),
        document: "{\"text\": \"Çuxur bağlandı.\r\n\"}".into(),
        cms: "MIAGCSqGSIb3DQ==".into(),
        signer: "Murad Əliyev".into(),
        fin: "5ABC12D".into(),
        demo: true,
        report: "{}".into(),
        signed_ms: NOW,
    }
}

/// A centre that works, with the shares and windows that centres begin with.
pub fn centre(id: &str) -> CentreRow {
    CentreRow {
        id: id.into(),
        name_az: "1 saylı mərkəz".into(),
        name_en: "Centre No. 1".into(),
        name_ru: "Центр № 1".into(),
        folded: "1 sayli merkez".into(),
        city: "Bakı".into(),
        address: "Akademik küçəsi 36".into(),
        lat: 40.4,
        lon: 49.8,
        approximate: true,
        step_min: 15,
        early_min: 30,
        late_min: 0,
        walk_in_percent: 50,
        window_days: 30,
        active: true,
        position: -1,
        cooling_min: None,
        open_orders: None,
    }
}

pub fn district(id: &str, parent: Option<&str>) -> DistrictRow {
    DistrictRow {
        id: id.into(),
        name_az: "Yasamal".into(),
        name_en: "Yasamal".into(),
        name_ru: "Ясамал".into(),
        folded: "yasamal|ясамал".into(),
        kind: "raion".into(),
        parent: parent.map(Into::into),
        lat: 40.38,
        lon: 49.8,
        shape: None,
        approximate: true,
        source: "test".into(),
        active: true,
        successor: None,
    }
}

pub fn institution(id: &str, idx: u8) -> InstitutionRow {
    InstitutionRow {
        id: id.into(),
        name_az: "“Azərsu” ASC".into(),
        name_en: "Azersu OJSC".into(),
        name_ru: "ОАО «Азерсу»".into(),
        folded: "azersu".into(),
        idx,
        local_executive: false,
        district: None,
        active: true,
        position: i64::from(idx),
    }
}

pub fn category(id: &str, parent: Option<&str>, idx: u8) -> CategoryRow {
    CategoryRow {
        id: id.into(),
        parent: parent.map(Into::into),
        name_az: "Çuxur".into(),
        name_en: "Pothole".into(),
        name_ru: "Яма".into(),
        idx,
        urgent: false,
        emergency: Some("112".into()),
        words: "cuxur yol".into(),
        position: i64::from(idx),
        active: true,
    }
}

pub fn photo(letter: char) -> MediaRow {
    MediaRow {
        id: letter.to_string().repeat(64).into(),
        kind: domain::media::MediaKind::Photo,
        mime: "image/jpeg".into(),
        bytes: 123_456,
        width: 1_280,
        height: 960,
        duration_ms: 0,
        codecs: String::new(),
        poster: None,
        created_ms: NOW,
    }
}

/// The id of the so-manieth appeal.
pub fn id(nr: u64) -> AppealId {
    AppealId(format!("019a0000-0000-7000-8000-{nr:012x}"))
}

/// The so-manieth appeal, by Leyla, sent `nr` seconds after [`NOW`].
pub fn appeal(nr: u64) -> NewAppeal {
    let sent_ms = UnixMs(NOW.0 + nr as i64 * 1_000);
    NewAppeal {
        id: id(nr),
        person: "leyla".into(),
        point: BAKU,
        district: Some("yasamal".into()),
        place: "Bakı".into(),
        address: "Nizami küçəsi 1".into(),
        category: "yol.cuxur".into(),
        subject: String::new(),
        text: "Yolda çuxur var 🕳 '; drop table appeal; -- <b>".into(),
        text_folded: "yolda cuxur var 100% nizami kucesi 1 baki".into(),
        answer_mode: AnswerMode::AmisAndPost,
        postal_address: "AZ1000, Bakı".into(),
        sent_ms,
        triage_due_ms: UnixMs(sent_ms.0 + 86_400_000),
        due_on: Date::new(2026, 10, 12).unwrap(),
        due_article: "10.1".into(),
        urgent: false,
        channel: "web".into(),
        language: Lang::Az,
        media: Vec::new(),
        recordings: Vec::new(),
        earlier: None,
    }
}

pub fn event(what: What, person: Option<&str>) -> NewEvent {
    NewEvent {
        at_ms: NOW,
        person: person.map(PersonId::from),
        role: Role::Citizen,
        institution: None,
        what,
        clause: "A8.3".into(),
        audience: Audience::Participants,
        data: r#"{"text":"ə"}"#.into(),
        session: Some("0123456789abcdef01234567".into()),
    }
}

/// Sends the so-manieth appeal; its receipt number.
pub async fn send(db: &Db, nr: u64) -> Result<String, StoreError> {
    send_this(db, appeal(nr)).await
}

pub async fn send_this(db: &Db, appeal: NewAppeal) -> Result<String, StoreError> {
    write!(db, |tx| appeals::send(tx, &appeal, event(What::Sent, Some("leyla"))).await)
}

pub fn assignment(nr: u64, institution: &str, lead: bool) -> AssignmentRow {
    AssignmentRow {
        id: format!("assignment-{nr}-{institution}").into(),
        appeal: id(nr),
        institution: InstitutionId::from(institution),
        lead,
        status: AssignmentStatus::Placed,
        note: "Təcili baxın".into(),
        placed_ms: UnixMs(NOW.0 + nr as i64),
        status_ms: NOW,
        due_on: Date::new(2026, 10, nr as u8 + 1).unwrap(),
        due_article: "10.1".into(),
    }
}

/// Places the so-manieth appeal in a cabinet.
pub async fn place(db: &Db, row: AssignmentRow) {
    write!(db, |tx| assignments::place(tx, &row).await).unwrap();
}
