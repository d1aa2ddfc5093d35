//! From a code at the queue machine to its ticket, on the disk (Q3.2.2).

use crate::row::{Times, row};
use domain::lang::Lang;
use domain::queue::OrderCode;
use domain::queue::kiosk::view::{CodeForm, Given, KioskForm};
use domain::role::{Actor, CentrePost, Role};
use domain::time::{Date, UnixMs};
use services::people::{self, Identity};
use services::portal::{Clock, Limits, PortalConfig};
use services::{Ctx, Portal, kiosk};
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// Codes entered, one after the other.
const CODES: u32 = 500;
/// From here on no other order has its code.
const FIRST: u32 = 80_000_000;
const CENTRE: &str = "baki-1";
const MARRIAGE: (&str, &str) = ("vvaq.nikah", "vvaq");

/// With the orders that lie there already, at ten on the morning of a working day.
pub async fn measure(data: &Path, today: Date) {
    let day = (1..8).map(|days| today.plus(days)).find(|day| day.weekday() == 2).expect("a week has a Tuesday");
    let morning = Clock::fixed(UnixMs(day.starts_at().0 + 10 * 3_600_000));
    let database = format!("sqlite:{}", data.join("muraciet.db").display());
    let config = PortalConfig { demo: true, limits: Limits::unlimited(), ..PortalConfig::new(data, database) };
    let portal = Portal::open_with_clock(config, morning).await.unwrap();
    let machine = machine(&portal).await;
    let mut times = Vec::new();
    for nr in 0..CODES {
        let code = OrderCode::from_random(FIRST + nr).plain();
        store::testing::order(portal.db(), (&code, &code), CENTRE, MARRIAGE, day, 610).await;
        let form = CodeForm { code, request: uuid::Uuid::now_v7().to_string() };
        let begun = Instant::now();
        let given = kiosk::enter(&machine, form).await.unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1e3);
        assert!(matches!(given, Given::Ticket(_)), "{given:?}");
    }
    let times = Times::of(times);
    let figures = format!("p50 {:.1}, p99 {:.1} ms", times.p50(), times.p99());
    row("from a code to its ticket", &figures, Some(("≤ 150 ms", times.p99() <= 150.0)));
    portal.db().close().await;
}

/// A machine that its centre's manager has entered.
async fn machine(portal: &Arc<Portal>) -> Ctx {
    let identity = || Identity { issuer: "bench".into(), subject: "manager".into(), ..Identity::default() };
    let visitor = || portal.ctx(Actor::visitor(), Lang::Az, None);
    let token = people::sign_in(portal, identity(), "bench").await.unwrap();
    let actor = people::session(portal, &token).await.unwrap().unwrap();
    let post = CentrePost { centre: CENTRE.into(), manager: true };
    people::grant_post(portal, actor.person.as_ref().unwrap(), Some(post.clone())).await.unwrap();
    // A session is remembered for some seconds as it was before.
    let manager = portal.ctx(Actor { role: Role::CentreStaff, post: Some(post), ..actor }, Lang::Az, None);
    let code = kiosk::register(&manager, KioskForm { name: "Giriş".into(), printer: String::new() }).await.unwrap();
    let key = kiosk::pair(&visitor(), &code).await.unwrap();
    visitor().at_kiosk(Some(key))
}
