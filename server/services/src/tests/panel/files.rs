use super::*;

async fn brought(ctx: &Ctx, resource: Resource, text: &str) -> Imported {
    import(ctx, ImportForm { resource, text: text.into(), confirmed: String::new() }).await.unwrap()
}

const DAYS: &str = "\u{feff}day;kind;name_az;status;act\r\n2029-01-01;holiday;Yeni il;official;NK 15\r\n02.01.2029;holiday;\"Yeni il; ikinci gün\";official;NK 15\r\n";

#[tokio::test]
async fn a3_5_bad_rows_are_named_and_nothing_is_half_taken_in() {
    for world in worlds().await {
        let owner = world.owner_staff().await;
        let bad =
            format!("{DAYS}2029-02-30;holiday;x;official;NK\r\n2029-03-08;feast;;official;\r\n2029-01-01;holiday;x;official;NK\r\na;b\r\n");
        let found = brought(&owner, Resource::Calendar, &bad).await;
        let lines: Vec<u32> = found.bad.iter().map(|row| row.line).collect();
        assert_eq!((found.done, lines), (false, vec![4, 5, 6, 7]), "{}: {:?}", world.name, found.bad);
        assert_eq!(found.bad[1].refusals.len(), 3, "each field of the row: {:?}", found.bad[1]);
        assert!(!world.portal.reference().calendar.covers_year(2029));
        let shown = brought(&owner, Resource::Calendar, DAYS).await;
        assert_eq!((shown.done, shown.bad.len(), shown.changed.len()), (false, 0, 2));
        assert!(!world.portal.reference().calendar.covers_year(2029), "only shown so far");
        let form = ImportForm { resource: Resource::Calendar, text: DAYS.into(), confirmed: shown.mark };
        assert!(import(&owner, form).await.unwrap().done);
        assert!(world.portal.reference().calendar.covers_year(2029));
        assert_eq!(
            brought(&owner, Resource::Calendar, &DAYS.replace(';', ",").replace("\"Yeni il, ikinci gün\"", "\"Yeni il; ikinci gün\""))
                .await
                .same,
            2
        );
    }
}

#[tokio::test]
async fn a3_5_what_is_taken_out_comes_back_as_it_is() {
    let world = sqlite().await;
    let owner = world.owner_staff().await;
    for resource in Resource::ALL.into_iter().filter(|resource| resource.has_file()) {
        let text = file(&owner, resource).await.unwrap();
        let found = brought(&owner, resource, &text).await;
        assert_eq!((found.bad.as_slice(), found.changed.as_slice()), (&[][..], &[][..]), "{}", resource.as_str());
        assert!(found.same > 10, "{}", resource.as_str());
    }
    assert!(matches!(file(&owner, Resource::Terms).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a3_5_a_file_that_is_none_is_refused_as_a_whole() {
    let world = sqlite().await;
    let owner = world.owner_staff().await;
    let code = |text: &str| {
        let form = ImportForm { resource: Resource::Calendar, text: text.into(), confirmed: String::new() };
        let owner = owner.clone();
        async move { refusals(import(&owner, form).await) }
    };
    assert_eq!(code(" ").await, [(Field::Text, Code::Required)]);
    assert_eq!(code("tarix;ad\n2027-01-01;x").await, [(Field::Text, Code::WrongColumns)]);
    assert_eq!(code("day;kind\n2027-01-01;holiday").await, [(Field::Text, Code::WrongColumns)]);
    assert_eq!(code(&"x".repeat(600_000)).await, [(Field::Text, Code::FileTooLarge { max_mb: 1 })]);
}

#[tokio::test]
async fn a3_5_a_root_and_its_leaf_come_in_one_file() {
    let world = sqlite().await;
    let owner = world.owner_staff().await;
    let text = "code,parent,name_az,name_en,name_ru\nsahil,,Sahil,Coast,Берег\nsahil.zibil,sahil,Sahildə zibil,Litter,Мусор\n";
    let shown = brought(&owner, Resource::Categories, text).await;
    assert_eq!((shown.bad.len(), shown.changed.len()), (0, 2));
    let form = ImportForm { resource: Resource::Categories, text: text.into(), confirmed: shown.mark };
    assert!(import(&owner, form).await.unwrap().done);
    assert!(world.portal.reference().leaf(&"sahil.zibil".into()).is_some(), "in use from the beginning");
}

#[tokio::test]
async fn a3_5_the_next_year_is_missed_in_time_and_proposed_by_the_law() {
    let world = sqlite().await;
    let owner = world.owner_staff().await;
    assert_eq!(home(&owner).await.unwrap().calendar_missing, None);
    world.wait_hours(24 * 210);
    let owner = later(&owner);
    assert_eq!(home(&owner).await.unwrap().calendar_missing, Some(2027), "in October");
    let there = proposal(&owner, 2027).await.unwrap();
    assert!(!there.contains("105.6"), "what stands there already moves no rest once more: {there}");
    let text = proposal(&owner, 2028).await.unwrap();
    assert!(text.contains("2028-01-01;holiday;") && text.contains(";tentative;"), "{text}");
    let found = brought(&owner, Resource::Calendar, &text).await;
    assert!(found.bad.is_empty() && found.changed.len() > 10, "{:?}", found.bad);
    assert!(matches!(proposal(&owner, 1950).await, Err(Error::NotFound)));
}
