//! The quality of services as their provider's staff read it (R5.1, R11.5): numbers of each, words without who said them.

use super::{facts, plant, question};
use crate::Error;
use crate::eservice_portal as portal;
use crate::testing::worlds;
use domain::eservice::judged::{JudgedQuery, SaidLine};
use domain::eservice::quality::{ServiceAnswerForm, ServiceRateForm};

fn of(number: &str) -> JudgedQuery {
    JudgedQuery { service: Some(number.to_owned()), after: None }
}

#[tokio::test]
async fn r5_1_the_provider_reads_the_words_of_ratings_without_who_and_nobody_else_does() {
    for world in worlds().await {
        let number = plant(&world, "s1", facts("Arayış")).await;
        let (leyla, murad) = (world.citizen("leyla").await, world.citizen("murad").await);
        for (person, stars, text) in [(&leyla, 2, "Cavab gec gəldi."), (&murad, 5, "")] {
            portal::begin_use(person, &number).await.unwrap();
            portal::rate(person, ServiceRateForm { number: number.clone(), stars, text: text.into() }).await.unwrap();
        }
        let staff = world.institution_staff("azersu").await;
        let said = portal::judged(&staff, of(&number)).await.unwrap().said.unwrap();
        assert_eq!((said.number.as_str(), said.stars.as_slice(), said.more), (number.as_str(), [0, 1, 0, 0, 1].as_slice(), false));
        let only = SaidLine { stars: 2, text: "Cavab gec gəldi.".into(), month: "2026-03".into() };
        assert_eq!(said.lines, [only], "{}: of the day and of the person nothing", world.name);
        let public = portal::card(&world.visitor(), &number).await.unwrap();
        assert!(!format!("{public:?}").contains("Cavab gec"), "{}: the words are the provider's alone", world.name);
        let other = world.institution_staff("aayda").await;
        assert!(matches!(portal::judged(&other, of(&number)).await, Err(Error::NotFound)), "{}", world.name);
        assert!(portal::judged(&other, JudgedQuery::default()).await.unwrap().services.rows.is_empty());
        assert!(matches!(portal::judged(&leyla, of(&number)).await, Err(Error::Forbidden)));
        assert!(matches!(portal::judged(&world.visitor(), of(&number)).await, Err(Error::SignIn)));
        assert!(matches!(portal::judged(&staff, of("yoxdur")).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn r5_1_each_service_has_its_numbers_and_its_questions_that_wait() {
    for world in worlds().await {
        let first = plant(&world, "s1", facts("Arayış")).await;
        plant(&world, "s2", facts("Çıxarış")).await;
        let leyla = world.citizen("leyla").await;
        portal::begin_use(&leyla, &first).await.unwrap();
        for stars in [1, 4] {
            portal::rate(&leyla, ServiceRateForm { number: first.clone(), stars, text: "Yaxşılaşıb".into() }).await.unwrap();
        }
        for nr in [1, 2] {
            portal::ask(&leyla, question(&first, nr, "Arayış kağızda da verilir?")).await.unwrap();
        }
        let staff = world.institution_staff("azersu").await;
        let found = portal::judged(&staff, JudgedQuery::default()).await.unwrap();
        let numbers: Vec<_> =
            found.services.rows.iter().map(|one| (one.name.az.as_str(), one.ratings(), one.uses, one.requests, one.waiting)).collect();
        assert_eq!(numbers, [("Arayış", 1, 1, 0, 2), ("Çıxarış", 0, 0, 0, 0)], "{}: a rating is changed, not doubled", world.name);
        assert_eq!((found.waiting, found.said), (2, None), "{}", world.name);
        let id = portal::waiting(&staff).await.unwrap().remove(0).id;
        portal::answer(&staff, ServiceAnswerForm { id, text: "Bəli, hər iki formada.".into() }).await.unwrap();
        assert_eq!(portal::judged(&staff, JudgedQuery::default()).await.unwrap().waiting, 1, "{}: answered publicly", world.name);
    }
}
