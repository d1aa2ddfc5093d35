//! A portal to test with: a real database, a clock that stands still, people of every role.

use crate::people::{Identity, accept_terms, grant, person_of, session, sign_in};
use crate::portal::{Clock, Limits, Portal, PortalConfig};
use crate::{Ctx, Error};
use domain::appeal::form::AppealForm;
use domain::geo::Point;
use domain::ids::{AppealId, InstitutionId};
use domain::lang::Lang;
use domain::notice::Channel;
use domain::refusal::{Code, Field, Refusal};
use domain::role::{Actor, CentrePost, Grant, Role};
use domain::time::{Date, UnixMs};
use std::sync::Arc;

/// Friday, 13 March 2026, 10:00 in Bakı.
pub fn friday() -> UnixMs {
    UnixMs(Date::new(2026, 3, 13).unwrap().starts_at().0 + 10 * 3_600_000)
}

/// In Yasamal, away from borders and zones.
pub const YASAMAL: Point = Point { lat: 40.3890, lon: 49.8130 };

/// A portal and what it stands on.
pub struct World {
    pub portal: Arc<Portal>,
    pub clock: Clock,
    pub name: &'static str,
    _data: tempfile::TempDir,
    database: store::testing::TestDb,
}

/// A world on SQLite alone, for what does not depend on the database.
pub async fn sqlite() -> World {
    world(store::testing::sqlite().await, Limits::unlimited()).await
}

/// A world on every database.
pub async fn worlds() -> Vec<World> {
    let mut worlds = Vec::new();
    for database in store::testing::databases().await {
        worlds.push(world(database, Limits::unlimited()).await);
    }
    worlds
}

/// A world on every database with all channels open for notices.
pub async fn reachable_worlds() -> Vec<World> {
    let mut worlds = Vec::new();
    for database in store::testing::databases().await {
        let open = |config: &mut PortalConfig| {
            config.channels = Channel::ALL.to_vec();
            config.push_hosts = vec!["push.example".into()];
        };
        worlds.push(world_with(database, Limits::unlimited(), open).await);
    }
    worlds
}

pub async fn world(database: store::testing::TestDb, limits: Limits) -> World {
    world_with(database, limits, |_| {}).await
}

pub async fn world_with(database: store::testing::TestDb, limits: Limits, change: impl FnOnce(&mut PortalConfig)) -> World {
    let data = tempfile::tempdir().unwrap();
    let clock = Clock::fixed(friday());
    let mut config = PortalConfig { limits, ..PortalConfig::new(data.path(), database.url.clone()) };
    change(&mut config);
    let portal = Portal::open_with_clock(config, clock.clone()).await.unwrap();
    portal.open_channels().await.unwrap();
    World { portal, clock, name: database.name, _data: data, database }
}

impl World {
    /// Address of the database, for a second process on it.
    pub fn url(&self) -> &str {
        &self.database.url
    }

    pub fn visitor(&self) -> Ctx {
        self.portal.ctx(Actor::visitor(), Lang::Az, Some("browser-1".into()))
    }

    /// Signed in, terms not accepted yet.
    pub async fn newcomer(&self, name: &str) -> Ctx {
        let secret = sign_in(&self.portal, identity(name), "test").await.unwrap();
        let actor = session(&self.portal, &secret).await.unwrap().unwrap();
        self.portal.ctx(actor, Lang::Az, None)
    }

    pub async fn citizen(&self, name: &str) -> Ctx {
        let ctx = self.newcomer(name).await;
        accept_terms(&ctx, "1").await.unwrap();
        ctx
    }

    pub async fn owner_staff(&self) -> Ctx {
        self.staff("sahib", Role::OwnerStaff, None).await
    }

    pub async fn operator_staff(&self) -> Ctx {
        self.staff("operator", Role::Operator, None).await
    }

    /// An employee of the operator of the register of e-services.
    pub async fn register_operator(&self, name: &str) -> Ctx {
        sign_in(&self.portal, identity(name), "test").await.unwrap();
        let person = person_of(&self.portal, "test", name).await.unwrap().unwrap();
        crate::people::grant_register(&self.portal, &person).await.unwrap();
        self.citizen(name).await
    }

    /// One more employee of the owner.
    pub async fn owner_colleague(&self, name: &str) -> Ctx {
        self.staff(name, Role::OwnerStaff, None).await
    }

    pub async fn institution_staff(&self, institution: &str) -> Ctx {
        self.staff(institution, Role::InstitutionStaff, Some(institution.into())).await
    }

    /// One of several employees of an institution.
    pub async fn employee(&self, name: &str, institution: &str) -> Ctx {
        self.staff(name, Role::InstitutionStaff, Some(institution.into())).await
    }

    /// Makes an employee the head of the institution.
    pub async fn make_head(&self, ctx: &Ctx) {
        crate::house::make_head(&self.portal, ctx.actor.institution.as_ref().unwrap(), ctx.person().unwrap()).await.unwrap();
    }

    /// An employee whose grant is limited to a district.
    pub async fn bounded(&self, name: &str, role: Role, institution: Option<&str>, territory: &str) -> Ctx {
        self.granted(name, Grant { role, institution: institution.map(InstitutionId::from), territory: Some(territory.into()) }).await
    }

    /// Who manages a centre, or works at one of its counters.
    pub async fn at_centre(&self, name: &str, centre: &str, manager: bool) -> Ctx {
        sign_in(&self.portal, identity(name), "test").await.unwrap();
        let person = person_of(&self.portal, "test", name).await.unwrap().unwrap();
        crate::people::grant_post(&self.portal, &person, Some(CentrePost { centre: centre.into(), manager })).await.unwrap();
        self.citizen(name).await
    }

    async fn staff(&self, name: &str, role: Role, institution: Option<InstitutionId>) -> Ctx {
        self.granted(name, Grant { role, institution, territory: None }).await
    }

    async fn granted(&self, name: &str, given: Grant) -> Ctx {
        sign_in(&self.portal, identity(name), "test").await.unwrap();
        let person = person_of(&self.portal, "test", name).await.unwrap().unwrap();
        grant(&self.portal, &person, given).await.unwrap();
        self.citizen(name).await
    }

    /// The clock goes on by so many seconds, for contexts made from now on.
    pub fn wait_seconds(&self, seconds: i64) {
        self.clock.set(UnixMs(self.portal.now().0 + seconds * 1_000));
    }

    /// The clock goes on by so many hours, for contexts made from now on.
    pub fn wait_hours(&self, hours: i64) {
        self.clock.set(UnixMs(self.portal.now().0 + hours * 3_600_000));
    }
}

/// The same actor, at the portal's present time.
pub fn later(ctx: &Ctx) -> Ctx {
    Ctx { now: ctx.portal.now(), ..ctx.clone() }
}

fn identity(name: &str) -> Identity {
    Identity {
        issuer: "test".into(),
        subject: name.into(),
        fin: format!("FIN{name}"),
        given_name: name.into(),
        surname: "Əliyev".into(),
        phone: Some("+994501234567".into()),
        method: "demo".into(),
        assurance: "high".into(),
        ..Identity::default()
    }
}

/// A form that can be sent as it is.
pub fn form() -> AppealForm {
    AppealForm {
        id: new_id(),
        point: Some(YASAMAL),
        category: "yol.cuxur".into(),
        text: "Yolda böyük çuxur var, maşınlar zədələnir.".into(),
        address: "Şərifzadə küçəsi 12".into(),
        ..AppealForm::default()
    }
}

pub fn new_id() -> AppealId {
    AppealId(uuid::Uuid::now_v7().to_string())
}

/// The refusals of a result.
pub fn refusals<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<(Field, Code)> {
    match result {
        Err(Error::Refused(refusals)) => refusals.into_iter().map(|Refusal { field, code }| (field, code)).collect(),
        other => panic!("not refused: {other:?}"),
    }
}
