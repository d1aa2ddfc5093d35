//! An institution that is switched off while an appeal is routed to it.

use super::*;

#[tokio::test]
async fn a3_5_of_routing_to_an_institution_and_switching_it_off_at_once_one_succeeds() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        let (_, id) = sent(&world, "yol.cuxur").await;
        let off = edited(&owner, Resource::Institutions, "azeriqaz", &[(Column::Active, "0")]).await;
        let Ok(Saved::Confirm { mark, .. }) = save(&owner, off.clone()).await else { panic!("it has rules") };
        let to = RouteForm { appeal: id, institutions: vec!["azeriqaz".into()], ..RouteForm::default() };
        let (routing, switching) = tokio::join!(owner::route(&owner, to), save(&owner, PanelForm { confirmed: mark, ..off }));
        let done = matches!(switching, Ok(Saved::Done { .. }));
        assert!(routing.is_ok() != done, "{}: {routing:?} {switching:?}", world.name);
    }
}
