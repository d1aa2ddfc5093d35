use super::*;
use domain::house::HandForm;

fn grant(fin: &str, role: &str, institution: &str, head: &str) -> PanelForm {
    new(Resource::Users, &[(Column::Fin, fin), (Column::Role, role), (Column::Institution, institution), (Column::Head, head)])
}

#[tokio::test]
async fn a3_5_the_operator_grants_and_revokes_and_appoints_the_first_head() {
    for world in worlds().await {
        let operator = world.operator_staff().await;
        world.citizen("NIGAR").await;
        assert_eq!(refusals(save(&operator, grant("FINnobody", "operator", "", "")).await), [(panel(Column::Fin), Code::Unknown)]);
        let (id, _) = saved(&operator, grant("finnigar", "institution_staff", "azersu", "1")).await;
        let nigar = world.citizen("NIGAR").await;
        assert_eq!(
            (nigar.actor.role, nigar.actor.institution.as_ref().map(|id| id.as_str())),
            (Role::InstitutionStaff, Some("azersu")),
            "{}",
            world.name
        );
        assert!(crate::house::house(&nigar).await.unwrap().may_settle, "heads the institution");
        let again = save(&operator, grant("FINNIGAR", "institution_staff", "azersu", "")).await;
        assert_eq!(refusals(again), [(panel(Column::Role), Code::Taken)]);
        let shown = record(&operator, at(Resource::Users, &id)).await.unwrap();
        assert!(shown.history[0].after.as_ref().unwrap().get(Column::Fin).is_empty(), "the history keeps no FİN");
        saved(&operator, PanelForm { remove: true, ..edited(&operator, Resource::Users, &id, &[]).await }).await;
        assert_eq!(world.citizen("NIGAR").await.actor.role, Role::Citizen);
        let back = edited(&operator, Resource::Users, &id, &[(Column::Fin, "FINNIGAR")]).await;
        let (anew, _) = saved(&operator, back).await;
        assert!(anew != id, "{}: what was taken back stays so", world.name);
        assert_eq!(world.citizen("NIGAR").await.actor.role, Role::InstitutionStaff);
    }
}

#[tokio::test]
async fn q2_5_the_operator_grants_and_revokes_work_in_the_queue() {
    for world in worlds().await {
        let operator = world.operator_staff().await;
        world.citizen("NIGAR").await;
        let centre = domain::ids::CentreId::from("baki-1");
        let post = |role: &str, centre: &str| {
            new(Resource::Users, &[(Column::Fin, "FINNIGAR"), (Column::Role, role), (Column::Centre, centre), (Column::Manager, "")])
        };
        let (id, _) = saved(&operator, post("centre_staff", centre.as_str())).await;
        let at_work = world.citizen("NIGAR").await.actor;
        assert_eq!(
            (at_work.role, at_work.post.map(|post| (post.centre, post.manager))),
            (Role::CentreStaff, Some((centre.clone(), false)))
        );
        let rows = list(&operator, at(Resource::Users, "")).await.unwrap().rows;
        assert!(rows.iter().any(|row| row.id == id && row.values.get(Column::Role) == "centre_staff"), "{}", world.name);
        saved(&operator, edited(&operator, Resource::Users, &id, &[(Column::Manager, "1")]).await).await;
        assert!(world.citizen("NIGAR").await.actor.post.unwrap().manager);
        let other =
            edited(&operator, Resource::Users, &id, &[(Column::Role, "operator"), (Column::Centre, ""), (Column::Manager, "")]).await;
        assert_eq!(refusals(save(&operator, other).await), [(panel(Column::Role), Code::NotNow)]);
        crate::queue::take_seat(&world.citizen("NIGAR").await, 1).await.unwrap();
        saved(&operator, PanelForm { remove: true, ..edited(&operator, Resource::Users, &id, &[]).await }).await;
        assert!(store::seats::taken(world.portal.db(), &centre).await.unwrap().is_empty(), "nobody sits there without working there");
        assert_eq!(world.citizen("NIGAR").await.actor.role, Role::Citizen);
        saved(&operator, post("call_centre", "")).await;
        assert_eq!(world.citizen("NIGAR").await.actor.role, Role::CallCentre);
    }
}

#[tokio::test]
async fn a7_0_1_who_leaves_a_house_leaves_no_work_in_the_own_hands() {
    for world in worlds().await {
        let (operator, owner) = (world.operator_staff().await, world.owner_staff().await);
        let (head, clerk) = (world.employee("Elnur", "azersu").await, world.employee("Murad", "azersu").await);
        world.make_head(&head).await;
        let (_, id) = routed(&world, &owner, "azersu").await;
        let form = HandForm { appeal: id.clone(), employee: clerk.person().ok().cloned(), ..HandForm::default() };
        crate::house::hand_over(&head, form).await.unwrap();
        let rows = list(&operator, at(Resource::Users, "")).await.unwrap().rows;
        let grant = rows.iter().find(|row| row.values.get(Column::Person) == clerk.person().unwrap().as_str()).unwrap().id.clone();
        saved(&operator, PanelForm { remove: true, ..edited(&operator, Resource::Users, &grant, &[]).await }).await;
        let hands = store::hands::find(world.portal.db(), &id, &"azersu".into()).await.unwrap().unwrap();
        assert_eq!(hands.employee, None, "{}: somebody else sees what nobody has in hand", world.name);
    }
}

#[tokio::test]
async fn a3_5_the_last_owner_and_the_last_operator_stay() {
    for world in worlds().await {
        let operator = world.operator_staff().await;
        world.owner_staff().await;
        let rows = list(&operator, at(Resource::Users, "")).await.unwrap().rows;
        assert_eq!(rows.len(), 2, "{}", world.name);
        for row in &rows {
            let gone = PanelForm { remove: true, ..edited(&operator, Resource::Users, &row.id, &[]).await };
            assert_eq!(refusals(save(&operator, gone).await), [(panel(Column::Role), Code::LastOne)]);
            let narrowed = edited(&operator, Resource::Users, &row.id, &[(Column::District, "quba")]).await;
            assert_eq!(refusals(save(&operator, narrowed).await), [(panel(Column::Role), Code::LastOne)]);
        }
        world.owner_colleague("rena").await;
        let owner = rows.iter().find(|row| row.values.get(Column::Role) == "owner_staff").unwrap();
        saved(&operator, PanelForm { remove: true, ..edited(&operator, Resource::Users, &owner.id, &[]).await }).await;
    }
}

#[tokio::test]
async fn a3_5_each_keeps_its_own_and_a_territory_keeps_nothing() {
    let world = sqlite().await;
    let (owner, operator) = (world.owner_staff().await, world.operator_staff().await);
    let bounded = world.bounded("rena", Role::OwnerStaff, None, "quba").await;
    let kept = |home: domain::panel::PanelHome| home.resources.into_iter().map(|(resource, _)| resource).collect::<Vec<_>>();
    assert_eq!(kept(home(&operator).await.unwrap()), [Resource::Users]);
    assert_eq!(kept(home(&owner).await.unwrap()).len(), 8);
    assert!(matches!(home(&bounded).await, Err(Error::Forbidden)));
    for (ctx, resource) in [(&operator, Resource::Calendar), (&owner, Resource::Users), (&bounded, Resource::Rules)] {
        assert!(matches!(list(ctx, at(resource, "")).await, Err(Error::Forbidden)));
        assert!(matches!(record(ctx, at(resource, "")).await, Err(Error::Forbidden)));
        assert!(matches!(save(ctx, new(resource, &[])).await, Err(Error::Forbidden)));
        assert!(matches!(file(ctx, resource).await, Err(Error::Forbidden)));
        let form = ImportForm { resource, ..ImportForm::default() };
        assert!(matches!(import(ctx, form).await, Err(Error::Forbidden)));
    }
}

#[tokio::test]
async fn r10_1_the_operator_grants_and_revokes_the_keeping_of_the_register_of_e_services() {
    for world in worlds().await {
        let operator = world.operator_staff().await;
        world.citizen("NIGAR").await;
        let post = new(Resource::Users, &[(Column::Fin, "FINNIGAR"), (Column::Role, "registry_operator")]);
        let (id, _) = saved(&operator, post).await;
        assert_eq!(world.citizen("NIGAR").await.actor.role, Role::RegistryOperator, "{}", world.name);
        let rows = list(&operator, at(Resource::Users, "")).await.unwrap().rows;
        assert!(rows.iter().any(|row| row.id == id && row.values.get(Column::Role) == "registry_operator"));
        let other = edited(&operator, Resource::Users, &id, &[(Column::Role, "operator")]).await;
        assert_eq!(refusals(save(&operator, other).await), [(panel(Column::Role), Code::NotNow)], "{}", world.name);
        saved(&operator, PanelForm { remove: true, ..edited(&operator, Resource::Users, &id, &[]).await }).await;
        assert_eq!(world.citizen("NIGAR").await.actor.role, Role::Citizen);
    }
}
