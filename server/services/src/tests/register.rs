//! The register of e-services and its operator (R3.1, R10, R-annex2, R13.1).

mod deciding;
mod duties;
mod importing;
mod writing;

use crate::testing::World;
use crate::{Ctx, Error, eservice};
use domain::eservice::application::{ApplicationForm, DecideForm, FactsForm, Written};
use domain::ids::ApplicationId;

/// A provider with its head and a clerk, and two employees of the operator.
struct Cast {
    head: Ctx,
    clerk: Ctx,
    operator: Ctx,
    second: Ctx,
}

impl Cast {
    async fn of(world: &World) -> Cast {
        let (head, clerk) = (world.employee("Elnur", "azersu").await, world.employee("Murad", "azersu").await);
        world.make_head(&head).await;
        Cast { head, clerk, operator: world.register_operator("Aygün").await, second: world.register_operator("Kənan").await }
    }
}

fn facts(name: &str) -> FactsForm {
    FactsForm {
        name_az: name.into(),
        content_az: "Abonentin su sərfiyyatı barədə arayışın verilməsi".into(),
        legal_basis: "Su təchizatı və tullantı suları haqqında Qanun, maddə 12".into(),
        kind: "interactive".into(),
        paid: "no".into(),
        audiences: vec!["persons".into()],
        address: "https://azersu.az/arayis".into(),
        field: "kommunal".into(),
        automation: "partial".into(),
        ..FactsForm::default()
    }
}

fn form(id: &ApplicationId, seen: u32, facts: FactsForm, step: &str) -> ApplicationForm {
    ApplicationForm { id: id.clone(), seen, facts, step: step.into(), ..ApplicationForm::default() }
}

/// Opened and submitted by the head.
async fn submitted(head: &Ctx, name: &str) -> (ApplicationId, Written) {
    let id = eservice::open(head, "register", "").await.unwrap();
    let written = eservice::write(head, form(&id, 1, facts(name), "submit")).await.unwrap();
    (id, written)
}

async fn grant(ctx: &Ctx, id: &ApplicationId, seen: u32) -> Result<Option<String>, Error> {
    eservice::decide(ctx, DecideForm { id: id.clone(), seen, decision: "grant".into(), reason: String::new() }).await
}

/// A service that is registered; its number.
async fn registered(cast: &Cast, name: &str) -> String {
    let (id, written) = submitted(&cast.head, name).await;
    grant(&cast.operator, &id, written.revision).await.unwrap().unwrap()
}
