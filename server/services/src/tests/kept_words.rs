//! Words that could not be taken as they were (R5.1, R9.7): kept for who typed them, and for nobody else.

use crate::kept_words::{find, forget, keep};
use crate::testing::{new_id, worlds};
use crate::{Ctx, Error, appeals};
use domain::appeal::form::Draft;
use domain::kept_words::{KeptWords, WordsOf};
use domain::refusal::{Code, Field, Refusal};

fn words(text: &str) -> KeptWords {
    let refusals = vec![Refusal::new(Field::Text, Code::TooLong { max: 500, is: 501 })];
    KeptWords { id: new_id().0, of: WordsOf::Rating, about: "ER-2026-0000001-4".into(), stars: 2, text: text.into(), refusals }
}

#[tokio::test]
async fn r5_1_words_that_were_not_taken_are_their_writers_alone_and_go_when_they_are_sent() {
    for world in worlds().await {
        let (leyla, murad) = (world.citizen("leyla").await, world.citizen("murad").await);
        let typed = words("Gec gəldi.");
        keep(&leyla, &typed).await.unwrap();
        assert_eq!(find(&leyla, &typed.id.to_uppercase()).await.unwrap(), Some(typed.clone()), "{}", world.name);
        assert_eq!(find(&murad, &typed.id).await.unwrap(), None, "{}", world.name);
        assert!(matches!(keep(&murad, &typed).await, Err(Error::Conflict)), "{}: another's id", world.name);
        forget(&murad, &typed.id).await.unwrap();
        assert!(find(&leyla, &typed.id).await.unwrap().is_some(), "{}: nobody else forgets them", world.name);
        let mended = KeptWords { text: "Gec.".into(), ..typed.clone() };
        keep(&leyla, &mended).await.unwrap();
        assert_eq!(find(&leyla, &typed.id).await.unwrap(), Some(mended), "{}: in their place", world.name);
        forget(&leyla, &typed.id).await.unwrap();
        assert_eq!(find(&leyla, &typed.id).await.unwrap(), None, "{}", world.name);
    }
}

#[tokio::test]
async fn r5_1_a_browser_that_has_not_signed_in_keeps_its_words_and_another_draft_is_no_words() {
    for world in worlds().await {
        let own = Ctx { browser: Some("own".into()), ..world.visitor() };
        let typed = words("Niyə gec?");
        keep(&own, &typed).await.unwrap();
        assert_eq!(find(&own, &typed.id).await.unwrap(), Some(typed.clone()), "{}", world.name);
        let other = Ctx { browser: Some("other".into()), ..world.visitor() };
        assert_eq!(find(&other, &typed.id).await.unwrap(), None, "{}", world.name);
        let keyless = Ctx { browser: None, ..world.visitor() };
        assert!(matches!(keep(&keyless, &words("x")).await, Err(Error::SignIn)), "{}: no key, no keeping", world.name);
        assert!(matches!(keep(&own, &words(&"ə".repeat(40_000))).await, Err(Error::Refused(_))), "{}: there is an end", world.name);
        let leyla = world.citizen("leyla").await;
        let draft = Draft::default();
        let id = new_id();
        let draft = Draft { form: domain::appeal::form::AppealForm { id: id.clone(), ..draft.form.clone() }, ..draft };
        appeals::keep_draft(&leyla, draft).await.unwrap();
        assert_eq!(find(&leyla, id.as_str()).await.unwrap(), None, "{}: an appeal's draft is none of these", world.name);
    }
}
