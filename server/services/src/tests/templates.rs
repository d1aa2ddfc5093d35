//! Prepared texts: reasons of a refusal (A8.6), answers of an institution (A8.9).

use crate::testing::{form, refusals, worlds};
use crate::{Error, appeals, cabinet, institution, owner};
use domain::appeal::form::{AnswerForm, AppealForm, RefusalGround, RefuseForm, RouteForm};
use domain::lang::Lang;
use domain::refusal::{Code, Field};
use domain::template::{TemplateForm, TemplateKind};
use store::templates::TemplateRow;

#[tokio::test]
async fn a8_6_a_template_is_filled_with_what_is_known_of_the_appeal_and_ends_as_its_reason() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let author = crate::Ctx { lang: Lang::Ru, ..author };
        let receipt = appeals::submit(&author, form()).await.unwrap();
        let offered = owner::refusal_templates(&staff, &receipt.appeal).await.unwrap();
        let languages: Vec<Lang> = offered.iter().map(|one| one.language).collect();
        assert_eq!(languages, [[Lang::Az; 4], [Lang::Ru; 4]].concat(), "the official language, then the author's");
        let of = |lang| offered.iter().find(|one| one.language == lang && one.ground.as_deref() == Some("not_clear")).unwrap();
        for one in [of(Lang::Az), of(Lang::Ru)] {
            assert!(one.text.contains(&receipt.number) && one.text.contains("Şərifzadə küçəsi 12"), "{}", one.text);
            assert_eq!(one.missing, Vec::<String>::new());
        }
        assert!(of(Lang::Az).text.contains("Çuxur, asfalt") && of(Lang::Ru).text.contains("Яма, асфальт"));
        let form = RefuseForm { appeal: receipt.appeal.clone(), ground: RefusalGround::NotClear, reason: of(Lang::Az).text.clone() };
        owner::refuse(&staff, form).await.unwrap();
        assert_eq!(cabinet::card(&author, &receipt.appeal).await.unwrap().refusal.unwrap().1, of(Lang::Az).text);
        assert!(matches!(owner::refusal_templates(&author, &receipt.appeal).await, Err(Error::Forbidden)));
    }
}

#[tokio::test]
async fn a8_6_a_text_with_an_empty_place_is_said_and_never_sent() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let mut own =
            store::templates::all(world.portal.db()).await.unwrap().into_iter().find(|row| row.id == "refusal.obscene.az").unwrap();
        own = TemplateRow { id: "own".into(), position: 0, text: "№ {number}: {institution} tərəfindən, {page}".into(), ..own };
        let put = world.portal.db().write(move |tx| {
            let own = own.clone();
            Box::pin(async move { Ok::<_, Error>(store::templates::put(tx, &own).await?) })
        });
        put.await.unwrap();
        let id = appeals::submit(&author, AppealForm { ..form() }).await.unwrap().appeal;
        let offered = owner::refusal_templates(&staff, &id).await.unwrap();
        let own = offered.iter().find(|one| one.id == "own").unwrap();
        assert_eq!(own.missing, ["institution", "page"]);
        let refuse = |reason: String| RefuseForm { appeal: id.clone(), ground: RefusalGround::Obscene, reason };
        assert_eq!(refusals(owner::refuse(&staff, refuse(own.text.clone())).await), [(Field::Reason, Code::Unfilled)]);
        assert!(cabinet::card(&author, &id).await.unwrap().refusal.is_none());
        let whole = own.text.replace("{institution}", "Agentlik").replace("{page}", "2-ci səhifə");
        owner::refuse(&staff, refuse(whole)).await.unwrap();
    }
}

#[tokio::test]
async fn a8_9_a_house_keeps_its_own_texts_and_offers_them_filled_at_its_desk() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let (head, clerk) = (world.employee("Elnur", "azersu").await, world.employee("Murad", "azersu").await);
        world.make_head(&head).await;
        let id = appeals::submit(&author, form()).await.unwrap().appeal;
        let route = RouteForm { appeal: id.clone(), institutions: vec!["azersu".into()], ..RouteForm::default() };
        let number = owner::route(&staff, route).await.unwrap();
        let text = TemplateForm {
            title: " Boru  dəyişdirilib ".into(),
            text: "№ {number} müraciətiniz üzrə iş {page} görüldü, {institution}.".into(),
            ..TemplateForm::default()
        };
        assert_eq!(refusals(institution::settle_template(&clerk, text.clone()).await), [(Field::Form, Code::NotYours)]);
        institution::settle_template(&head, text.clone()).await.unwrap();
        let kept = institution::own_templates(&clerk).await.unwrap().remove(0);
        assert_eq!((kept.form.title.as_str(), kept.by_hand.as_slice()), ("Boru dəyişdirilib", ["page".to_owned()].as_slice()));
        let offered = institution::templates(&clerk, &id, TemplateKind::Answer).await.unwrap();
        let own = &offered[0];
        assert_eq!((own.title.as_str(), own.missing.as_slice()), ("Boru dəyişdirilib", ["page".to_owned()].as_slice()), "{}", world.name);
        assert!(own.text.contains(&number) && !own.text.contains("{institution}"), "{}", own.text);
        let answer = |text: String| AnswerForm { appeal: id.clone(), text, ..AnswerForm::default() };
        let unfilled = refusals(institution::answer(&clerk, answer(own.text.clone())).await);
        assert_eq!(unfilled, [(Field::Text, Code::Unfilled)], "a text with an empty place is never sent");

        let other = world.employee("Zaur", "aayda").await;
        world.make_head(&other).await;
        assert!(institution::own_templates(&other).await.unwrap().is_empty());
        let stolen = TemplateForm { id: kept.form.id.clone(), ..text.clone() };
        assert!(matches!(institution::settle_template(&other, stolen).await, Err(Error::NotFound)), "another house's text");
        assert!(matches!(institution::templates(&other, &id, TemplateKind::Answer).await, Err(Error::NotFound)));
        let refusal = TemplateForm { kind: TemplateKind::Refusal, ..text.clone() };
        assert_eq!(refusals(institution::settle_template(&head, refusal).await), [(Field::Form, Code::NotYours)]);
        let retired = TemplateForm { id: kept.form.id, retired: true, ..text };
        institution::settle_template(&head, retired).await.unwrap();
        let offered = institution::templates(&clerk, &id, TemplateKind::Answer).await.unwrap();
        assert!(offered.iter().all(|one| one.title != "Boru dəyişdirilib"));
        institution::answer(&clerk, answer("İş 2-ci səhifədə yazıldığı kimi görüldü.".into())).await.unwrap();
    }
}
