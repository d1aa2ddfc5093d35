use super::*;
use crate::Error;
use crate::testing::{refusals, sqlite};
use domain::queue::kiosk::view::{KioskForm, LONGEST_NAME};
use domain::refusal::{Code, Field};

#[tokio::test]
async fn q3_2_2_a_machine_is_made_by_the_centres_manager_and_locked_to_its_centre() {
    let world = sqlite().await;
    let manager = world.at_centre("rəhbər", CENTRE, true).await;
    let clerk = world.at_centre("pəncərə", CENTRE, false).await;
    let form = || KioskForm { name: " Giriş,  sağ ".into(), printer: "10.1.2.3".into() };
    for other in [clerk, world.citizen("vətəndaş").await, world.owner_staff().await] {
        assert!(matches!(kiosk::register(&other, form()).await, Err(Error::Forbidden)));
        assert!(matches!(kiosk::list(&other).await, Err(Error::Forbidden)));
    }
    let wrong = KioskForm { name: "ə".repeat(LONGEST_NAME + 1), printer: "8.8.8.8".into() };
    assert_eq!(refusals(kiosk::register(&manager, wrong).await).len(), 2);
    assert_eq!(refusals(kiosk::register(&manager, KioskForm::default()).await), [(Field::Text, Code::Required)]);
    let code = kiosk::register(&manager, form()).await.unwrap();
    let visitor = world.visitor();
    assert_eq!(kiosk::home(&visitor).await.unwrap(), None);
    assert!(matches!(kiosk::take(&visitor, WalkInForm::default()).await, Err(Error::Forbidden)), "a browser that is no machine");
    assert_eq!(refusals(kiosk::pair(&visitor, "0000000000").await), [(Field::Code, Code::Unknown)]);
    let key = kiosk::pair(&visitor, &code).await.unwrap();
    assert_eq!(refusals(kiosk::pair(&visitor, &code).await), [(Field::Code, Code::Unknown)], "good once");
    let one = world.visitor().at_kiosk(Some(key));
    assert_eq!(kiosk::home(&one).await.unwrap().unwrap().centre.as_str(), CENTRE);
    let list = kiosk::list(&manager).await.unwrap();
    assert_eq!(
        (list.kiosks[0].name.as_str(), list.kiosks[0].printer.as_str(), list.kiosks[0].paired),
        ("Giriş, sağ", "10.1.2.3:9100", true)
    );
    let elsewhere = machine(&world, "baki-2", "").await;
    let id = ticket_of(take(&one, MARRIAGE.0, "none", &request()).await);
    assert!(matches!(kiosk::ticket(&elsewhere, &id).await, Err(Error::NotFound)), "another centre's ticket");
    assert!(matches!(kiosk::face(&visitor, &id).await, Err(Error::Forbidden)));
    assert!(kiosk::face(&manager, &id).await.is_ok() && kiosk::face(&one, &id).await.is_ok());
    kiosk::revoke(&manager, &list.kiosks[0].id).await.unwrap();
    assert_eq!(kiosk::home(&one).await.unwrap(), None, "switched off it knows nothing any more");
    assert!(matches!(kiosk::enter(&one, CodeForm::default()).await, Err(Error::Forbidden)));
    assert!(matches!(kiosk::pair_again(&manager, &list.kiosks[0].id).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn q3_2_2_the_code_of_a_machine_ages() {
    let world = sqlite().await;
    let manager = world.at_centre("rəhbər", CENTRE, true).await;
    let code = kiosk::register(&manager, KioskForm { name: "Giriş".into(), printer: String::new() }).await.unwrap();
    world.wait_seconds(15 * 60);
    assert!(kiosk::pair(&later(&world.visitor()), &code).await.is_err());
    let id = kiosk::list(&manager).await.unwrap().kiosks[0].id.clone();
    let again = kiosk::pair_again(&later(&manager), &id).await.unwrap();
    assert!(kiosk::pair(&later(&world.visitor()), &again).await.is_ok());
}
