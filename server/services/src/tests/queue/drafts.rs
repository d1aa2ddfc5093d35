use super::*;
use crate::testing::{refusals, sqlite};
use domain::queue::order::OrderDraft;
use domain::refusal::{Code, Field};
use domain::role::Role;

/// Everybody who may order, as the portal knows them.
async fn everybody(world: &World) -> Vec<Ctx> {
    let centre = world.at_centre("rəhbər", CENTRE, true).await;
    let register = Ctx { actor: Actor { role: Role::RegistryOperator, post: None, ..centre.actor.clone() }, ..centre.clone() };
    let telephone = Ctx { actor: Actor { role: Role::CallCentre, post: None, ..centre.actor.clone() }, ..centre.clone() };
    vec![
        world.visitor(),
        world.citizen("leyla").await,
        world.owner_staff().await,
        world.institution_staff("azersu").await,
        world.operator_staff().await,
        centre,
        telephone,
        register,
    ]
}

#[tokio::test]
async fn q1_2_staff_who_order_without_script_keep_what_they_typed() {
    let world = sqlite().await;
    for ctx in everybody(&world).await {
        let role = ctx.actor.role;
        let draft = OrderDraft { form: form(1), ..OrderDraft::default() };
        queue::keep(&ctx, &draft).await.unwrap_or_else(|error| panic!("{role:?}: {error}"));
        let shown = queue::start(&ctx, Some(&draft.form.id)).await.unwrap();
        assert_eq!(shown.form, draft.form, "{role:?}");
        let stranger = world.citizen("başqası").await;
        assert_ne!(queue::start(&stranger, Some(&draft.form.id)).await.unwrap().form, draft.form, "nobody else sees it");
        assert!(matches!(queue::keep(&stranger, &draft).await, Err(Error::Conflict)), "{role:?}");
    }
    // The forms of appeals stay what they were: not for staff.
    let staff = world.owner_staff().await;
    assert!(matches!(crate::appeals::keep_draft(&staff, Default::default()).await, Err(Error::Forbidden)));
    let bad = OrderDraft { form: OrderForm { id: "x".into(), ..form(1) }, ..OrderDraft::default() };
    assert_eq!(refusals(queue::keep(&staff, &bad).await), [(Field::Id, Code::BadFormat)]);
}

#[tokio::test]
async fn q1_2_whoever_works_for_the_state_orders_a_place_as_everybody_does() {
    for world in reachable_worlds().await {
        for (nr, ctx) in (0_u32..).zip(everybody(&world).await) {
            let role = ctx.actor.role;
            // What was given back rests for a while: each on another day or hour.
            let time = if nr < 4 { "09:30" } else { "15:00" };
            let form = OrderForm { day: format!("2026-03-{}", 16 + nr % 4), time: time.into(), ..form(nr) };
            queue::hold(&ctx, &form).await.unwrap_or_else(|error| panic!("{role:?}: {error}"));
            let code = digits(&world, &form.email).await;
            let secret =
                queue::confirm(&ctx, &OrderForm { code, ..form.clone() }).await.unwrap_or_else(|error| panic!("{role:?}: {error}"));
            let shown = queue::order(&ctx, &secret).await.unwrap();
            assert_eq!(queue::find(&ctx, &shown.code, &form.surname).await.unwrap(), secret, "{role:?}");
            queue::cancel(&ctx, &secret).await.unwrap_or_else(|error| panic!("{role:?}: {error}"));
        }
    }
}
