//! The sender's own signature (R12.1.2, R12.2).

use super::*;

/// A detached signature of the demo's authority in the name of this citizen.
async fn signed(world: &World, name: &str, document: &[u8]) -> Bytes {
    let employee = Employee { fin: format!("FIN{name}"), given_name: name.into(), surname: "Əliyev".into(), organization: String::new() };
    world.portal.device().sign(&employee, document, world.portal.now()).await.unwrap().into()
}

async fn with_signature(ctx: &Ctx, mut letter: LetterForm, cms: Bytes) -> LetterForm {
    letter.files.push(correspondence::take_letter_file(ctx, &letter.id, "imza.p7s", cms, true).await.unwrap());
    letter
}

#[tokio::test]
async fn r12_1_the_text_or_a_document_is_signed_and_the_institution_sees_what_the_check_found() {
    for world in worlds().await {
        let (author, azersu) = (world.citizen("Leyla").await, world.institution_staff("azersu").await);
        let text = with_signature(&author, letter(), signed(&world, "Leyla", TEXT.as_bytes()).await).await;
        let id = correspondence::send(&author, text).await.unwrap().appeal;
        let shown = institution::card(&azersu, &id).await.unwrap().letter.unwrap().signature.unwrap();
        assert_eq!((shown.document.as_deref(), shown.report.is_valid(), shown.report.demo), (None, true, true), "{}", world.name);
        assert_eq!(shown.report.signer, "Leyla Əliyev");
        let file = correspondence::fetch_letter_file(&azersu, &shown.file.unwrap()).await.unwrap();
        assert_eq!((file.name.as_str(), file.mime), ("signature.p7s", "application/pkcs7-signature"));

        let mut form = letter();
        form.files.push(document(&author, &form, "Akt.pdf", "/Type /Catalog").await);
        // Signed a day before it is sent.
        let cms = signed(&world, "Leyla", &pdf("/Type /Catalog")).await;
        world.wait_hours(24);
        let form = with_signature(&later(&author), form, cms).await;
        let id = correspondence::send(&later(&author), form).await.unwrap().appeal;
        let shown = institution::card(&later(&azersu), &id).await.unwrap().letter.unwrap().signature.unwrap();
        assert_eq!((shown.document.as_deref(), shown.report.is_valid()), (Some("Akt.pdf"), true));
        let check = world.portal.check_signatures(|_, _| {}).await.unwrap();
        assert_eq!((check.signatures, check.invalid), (2, Vec::new()), "the check of all signatures walks them");
    }
}

#[tokio::test]
async fn r12_2_a_forged_signature_or_another_persons_is_refused_with_what_is_wrong() {
    for world in worlds().await {
        let author = world.citizen("Leyla").await;
        let refused = async |cms: Bytes| {
            let form = with_signature(&author, letter(), cms).await;
            refusals(correspondence::send(&author, form).await)
        };
        let bad = |why| [(Field::Signature, Code::BadSignature(why))];
        assert_eq!(refused(signed(&world, "Murad", TEXT.as_bytes()).await).await, bad(Why::AnotherPerson), "{}", world.name);
        assert_eq!(refused(signed(&world, "Leyla", b"another text").await).await, bad(Why::Changed));
        assert_eq!(refused(Bytes::from_static(b"not a signature")).await, bad(Why::Unreadable));
        let good = signed(&world, "Leyla", TEXT.as_bytes()).await;
        let mut forged = good.to_vec();
        *forged.last_mut().unwrap() ^= 1;
        let found = refused(forged.into()).await;
        assert!(matches!(found[..], [(Field::Signature, Code::BadSignature(_))]), "{found:?}");
        let endless = correspondence::take_letter_file(&author, &new_id(), "x.p7s", vec![0; 40_000].into(), true).await;
        assert!(matches!(refusals(endless)[..], [(Field::Signature, Code::FileTooLarge { .. })]));
        assert!(cabinet::list(&author).await.unwrap().is_empty(), "nothing was sent");

        let form = with_signature(&author, letter(), signed(&world, "Murad", TEXT.as_bytes()).await).await;
        let form = with_signature(&author, form, good).await;
        assert!(correspondence::send(&author, form).await.is_ok(), "the last signature counts");
    }
}
