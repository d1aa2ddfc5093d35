//! New versions of the terms: told, shown with their differences, asked again (T1.3, T1.7).

use crate::people::{Published, accept_terms, mark_notices_read, publish, terms, terms_version, whoami};
use crate::portal::{Portal, PortalConfig};
use crate::testing::{World, form, later, refusals, worlds};
use crate::{Error, account, appeals};
use domain::account::AccountWhat;
use domain::refusal::{Code, Field};
use domain::terms::Part;

/// The present texts with one word changed in the Azerbaijani one.
async fn reworded(world: &World) -> [String; 3] {
    let row = store::terms::latest(world.portal.db()).await.unwrap().unwrap();
    [row.text_az.replace("AMİS-dən istifadə ödənişsizdir.", "AMİS-dən istifadə həmişə ödənişsizdir."), row.text_en, row.text_ru]
}

#[tokio::test]
async fn t1_7_a_change_is_told_shown_and_asked_again_before_the_next_act() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        appeals::submit(&author, form()).await.unwrap();
        world.wait_hours(24);
        let texts = reworded(&world).await;
        assert_eq!(publish(&world.portal, texts.clone()).await.unwrap(), Published { version: 2, told: 1 }, "{}", world.name);
        let author = later(&author);
        let told = account::notices(&author).await.unwrap();
        assert_eq!((told[0].what, told[0].word.as_str(), told[0].sent_ms), (AccountWhat::TermsChanged, "2", author.now));
        let me = whoami(&author).await.unwrap().unwrap();
        assert!(me.unread > 0 && me.terms_changed && !me.terms_accepted);
        assert_eq!(refusals(appeals::submit(&author, form()).await), [(Field::Terms, Code::TermsNotAccepted)]);
        let shown = terms(&author).await.unwrap();
        assert_eq!((shown.version.as_str(), shown.compared.as_deref(), shown.accepted), ("2", Some("1"), false));
        assert_eq!(shown.changes.len(), 1, "only what changed");
        assert!(shown.changes[0].0.contains(&Part::New("həmişə ".into())), "{:?}", shown.changes);
        assert_eq!(shown.history.iter().map(|(version, _)| version.as_str()).collect::<Vec<_>>(), ["2", "1"]);
        accept_terms(&author, "2").await.unwrap();
        assert!(appeals::submit(&author, form()).await.is_ok());
        mark_notices_read(&author).await.unwrap();
        assert_eq!(whoami(&author).await.unwrap().unwrap().unread, 0);
        assert!(publish(&world.portal, texts).await.is_err(), "the same text is no new version");
        assert!(publish(&world.portal, [String::new(), "a".into(), "b".into()]).await.is_err());
    }
}

#[tokio::test]
async fn t1_7_every_version_stays_readable() {
    for world in worlds().await {
        publish(&world.portal, reworded(&world).await).await.unwrap();
        let visitor = world.visitor();
        let first = terms_version(&visitor, "1").await.unwrap();
        assert!(first.past && first.changes.is_empty() && first.paragraphs.len() > 20);
        let second = terms_version(&visitor, "2").await.unwrap();
        assert!(!second.past && second.compared.as_deref() == Some("1"));
        for unknown in ["3", "0", "x", ""] {
            assert!(matches!(terms_version(&visitor, unknown).await, Err(Error::NotFound)), "{unknown}");
        }
    }
}

#[tokio::test]
async fn t1_7_another_process_asks_again_too() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let data = tempfile::tempdir().unwrap();
        let other = Portal::open_with_clock(PortalConfig::new(data.path(), world.url()), world.clock.clone()).await.unwrap();
        publish(&other, reworded(&world).await).await.unwrap();
        assert!(world.portal.follow_terms().await.unwrap(), "{}", world.name);
        assert!(!world.portal.follow_terms().await.unwrap(), "once");
        assert_eq!(refusals(appeals::submit(&later(&author), form()).await), [(Field::Terms, Code::TermsNotAccepted)]);
    }
}
