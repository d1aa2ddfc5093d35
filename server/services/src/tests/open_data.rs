//! Open data (A2.2.5): what anybody may take, and nothing personal.

use crate::open_data::{OpenAppeal, OpenFilter, appeals as open_appeals, changed};
use crate::testing::{form, later, new_id, worlds};
use crate::{Ctx, Error, appeals, owner, rights};
use domain::appeal::form::{AppealForm, RightForm, RouteForm};
use domain::lifecycle::Step;

async fn taken(ctx: &Ctx, filter: OpenFilter) -> Vec<OpenAppeal> {
    let mut pages = open_appeals(ctx, filter).unwrap();
    let mut all = Vec::new();
    while let Some(page) = pages.recv().await {
        all.extend(page.unwrap());
    }
    all
}

#[tokio::test]
async fn a2_2_5_open_data_hold_what_staff_have_cleared_and_nothing_personal() {
    for world in worlds().await {
        let (author, visitor) = (world.citizen("Aygün").await, world.visitor());
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let before = taken(&visitor, OpenFilter::default()).await;
        assert_eq!((before.len(), before[0].text.clone()), (1, None), "{}", world.name);
        let route =
            RouteForm { appeal: id, institutions: vec!["azersu".into()], public_text: "Yolda çuxur".into(), ..RouteForm::default() };
        let number = owner::route(&world.owner_staff().await, route).await.unwrap();
        let [one] = &taken(&visitor, OpenFilter::default()).await[..] else { panic!("one appeal") };
        assert_eq!((one.number.as_str(), one.text.as_deref()), (number.as_str(), Some("Yolda çuxur")));
        assert_eq!(one.institution.as_ref().map(|(code, _)| code.as_str()), Some("azersu"));
        assert_eq!(one.district.as_ref().map(|(code, _)| code.as_str()), Some("baki-yasamal"));
        let words = format!("{one:?}");
        for secret in ["Aygün", "Əliyev", "FIN", "+994", "Şərifzadə", "zədələnir", author.person().unwrap().as_str()] {
            assert!(!words.contains(secret), "{secret} in {words}");
        }
        assert!(matches!(
            open_appeals(&visitor, OpenFilter { category: Some("yox".into()), ..OpenFilter::default() }),
            Err(Error::NotFound)
        ));
    }
}

#[tokio::test]
async fn a9_1_who_asks_for_confidentiality_leaves_the_open_data() {
    for world in worlds().await {
        let (author, visitor) = (world.citizen("Aygün").await, world.visitor());
        let secret = appeals::submit(&author, form()).await.unwrap().appeal;
        appeals::submit(&author, AppealForm { id: new_id(), category: "su.yoxdur".into(), ..form() }).await.unwrap();
        let asked_at = changed(&visitor).await.unwrap();
        world.wait_hours(1);
        let form = RightForm {
            id: new_id().0.into(),
            appeal: secret,
            step: Some(Step::AskConfidentiality),
            text: "Mətndə ailə həyatım barədə məlumat var.".into(),
            ..RightForm::default()
        };
        rights::exercise(&later(&author), form).await.unwrap();
        let left = taken(&visitor, OpenFilter::default()).await;
        assert_eq!(left.iter().map(|one| one.category.0.as_str()).collect::<Vec<_>>(), ["su.yoxdur"], "{}", world.name);
        assert!(changed(&visitor).await.unwrap() > asked_at, "who has the file from before is told that it is old");
    }
}
