//! Official correspondence (R11.6, R11.7, R12.1.2, R12.2), on every database.

use super::official::pdf;
use crate::signature::Employee;
use crate::testing::{World, form, later, new_id, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, correspondence, institution, owner, procedure, rights};
use bytes::Bytes;
use domain::appeal::form::{AnswerForm, AnswerMode, CorrectForm, RightForm, RouteForm};
use domain::appeal::view::{StaffQuery, What};
use domain::correspondence::{LetterDraft, LetterForm};
use domain::desk::merge::MergeForm;
use domain::ids::{AppealId, OfficialFileId};
use domain::lifecycle::{AssignmentStatus, Status, Step};
use domain::procedure::ForwardForm;
use domain::refusal::{Code, Field};
use domain::signature::Why;

mod hidden;
mod signing;

const TEXT: &str = "Sayğacımın yoxlanılmasını və nəticənin yazılı bildirilməsini xahiş edirəm.";

fn letter() -> LetterForm {
    LetterForm {
        id: new_id(),
        institution: "azersu".into(),
        subject: "Su sayğacının yoxlanması".into(),
        text: TEXT.into(),
        ..LetterForm::default()
    }
}

async fn document(ctx: &Ctx, letter: &LetterForm, name: &str, words: &str) -> OfficialFileId {
    correspondence::take_letter_file(ctx, &letter.id, name, pdf(words), false).await.unwrap()
}

async fn sent(ctx: &Ctx) -> AppealId {
    correspondence::send(&later(ctx), letter()).await.unwrap().appeal
}

#[tokio::test]
async fn r11_7_a_letter_is_registered_with_its_institution_at_once_and_answered_like_any_appeal() {
    for world in worlds().await {
        let (author, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let letter = letter();
        let receipt = correspondence::send(&author, letter.clone()).await.unwrap();
        assert_eq!(receipt.due.to_string(), "2026-04-14", "{}: fifteen working days, Novruz not counted", world.name);
        let mine = cabinet::card(&author, &receipt.appeal).await.unwrap();
        assert_eq!((mine.line.status, mine.receipt.as_str()), (Status::Routed, receipt.number.as_str()));
        let (number, at) = mine.registered.clone().unwrap();
        assert!(number.starts_with("AM-2026-") && at == author.now, "the day of receipt is the day of registration: {number}");
        assert_eq!(mine.line.official.as_deref(), Some("Su sayğacının yoxlanması"));
        let kinds: Vec<What> = mine.timeline.iter().map(|entry| entry.what).collect();
        assert_eq!(kinds, [What::Sent, What::Registered, What::Routed, What::DeadlineSet]);
        let told: Vec<What> = crate::people::notices(&author).await.unwrap().iter().map(|notice| notice.what).collect();
        assert_eq!(told, [What::Registered]);
        let notice = crate::account::notices(&azersu).await.unwrap().remove(0);
        assert_eq!(notice.what, domain::account::AccountWhat::LetterCame);
        assert_eq!(domain::official::read_word(&notice.word), (number.as_str(), receipt.appeal.as_str()));

        let row = institution::list(&azersu, StaffQuery::default()).await.unwrap().rows.remove(0);
        assert_eq!((row.assignment, row.line.official.is_some()), (Some(AssignmentStatus::Placed), true));
        let card = institution::card(&azersu, &receipt.appeal).await.unwrap();
        assert_eq!((card.text.as_str(), card.letter.unwrap().subject.as_str()), (TEXT, "Su sayğacının yoxlanması"));
        assert_eq!(card.deadline, Some((receipt.due, "10.1".to_owned())));
        let answer = AnswerForm { appeal: receipt.appeal.clone(), text: "Sayğac yoxlanılıb, sazdır.".into(), ..AnswerForm::default() };
        institution::answer(&azersu, answer).await.unwrap();
        let mine = cabinet::card(&author, &receipt.appeal).await.unwrap();
        assert_eq!((mine.line.status, mine.answers[0].signature_valid), (Status::Answered, true));
        let complaint = RightForm {
            id: new_id().0.into(),
            appeal: receipt.appeal.clone(),
            step: Some(Step::Complain),
            text: "Cavab həqiqətə uyğun deyil, sayğac baxılmayıb.".into(),
            demand: "Yenidən baxılsın.".into(),
            ..RightForm::default()
        };
        rights::exercise(&author, complaint).await.unwrap();
        assert_eq!(cabinet::card(&author, &receipt.appeal).await.unwrap().rights.complaints.len(), 1, "the same way of complaint");
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken.is_empty());
    }
}

#[tokio::test]
async fn r11_7_what_is_wrong_is_named_at_once_and_nothing_is_sent() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let refused = async |form: LetterForm| refusals(correspondence::send(&author, form).await);
        let unknown = LetterForm { institution: "nobody".into(), text: " ".into(), ..letter() };
        assert_eq!(refused(unknown).await, [(Field::Text, Code::Required), (Field::Institutions, Code::Unknown)], "{}", world.name);
        let post = LetterForm { answer_mode: AnswerMode::AmisAndPost, ..letter() };
        assert_eq!(refused(post).await, [(Field::PostalAddress, Code::Required)]);
        let strange = LetterForm { files: vec!["0197c0de-0000-7000-8000-00000000000f".into()], ..letter() };
        assert_eq!(refused(strange).await, [(Field::Documents, Code::Unknown)]);
        let visitor = correspondence::send(&world.visitor(), letter()).await;
        assert!(matches!(visitor, Err(Error::SignIn)));
        let staff = world.owner_staff().await;
        assert!(matches!(correspondence::send(&staff, letter()).await, Err(Error::Forbidden)));
        assert!(cabinet::list(&author).await.unwrap().is_empty());

        let newcomer = world.newcomer("Elçin").await;
        let terms = refusals(correspondence::send(&newcomer, letter()).await);
        assert_eq!(terms.iter().map(|(_, code)| *code).collect::<Vec<_>>(), [Code::TermsNotAccepted]);
    }
}

#[tokio::test]
async fn r11_7_an_institution_that_is_switched_off_gets_no_letters() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let rows = store::institutions::all(world.portal.db()).await.unwrap();
        let off =
            store::institutions::InstitutionRow { active: false, ..rows.into_iter().find(|row| row.id.as_str() == "azersu").unwrap() };
        let write = world.portal.db().write(move |tx| Box::pin(async move { Ok::<_, Error>(store::institutions::put(tx, &off).await?) }));
        write.await.unwrap();
        world.portal.reload_reference().await.unwrap();
        assert_eq!(refusals(correspondence::send(&author, letter()).await), [(Field::Institutions, Code::Unknown)], "{}", world.name);
        let start = correspondence::letter_start(&author, None).await.unwrap();
        assert!(start.institutions.iter().all(|one| one.id.as_str() != "azersu") && !start.institutions.is_empty());
    }
}

#[tokio::test]
async fn r11_7_sent_twice_gives_one_letter() {
    for world in worlds().await {
        let (author, other) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let mut letter = letter();
        letter.files.push(document(&author, &letter, "Akt.pdf", "/Type /Catalog").await);
        let first = correspondence::send(&author, letter.clone()).await.unwrap();
        let again = correspondence::send(&author, letter.clone()).await.unwrap();
        assert_eq!(first, again, "{}", world.name);
        assert_eq!(cabinet::list(&author).await.unwrap().len(), 1);
        assert!(matches!(correspondence::send(&other, letter).await, Err(Error::Conflict)), "another person's id");
        let (one, two) = (self::letter(), author.clone());
        let (a, b) = tokio::join!(correspondence::send(&author, one.clone()), correspondence::send(&two, one));
        assert_eq!(a.unwrap().number, b.unwrap().number, "both at the same time");
    }
}

#[tokio::test]
async fn r11_7_documents_go_along_and_hostile_ones_do_not() {
    for world in worlds().await {
        let (author, other, azersu) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.institution_staff("azersu").await);
        let mut letter = letter();
        let take = async |name: &str, bytes: Bytes| correspondence::take_letter_file(&author, &letter.id, name, bytes, false).await;
        assert_eq!(refusals(take("pis.pdf", pdf("/S /JavaScript")).await), [(Field::Documents, Code::RunsSomething)], "{}", world.name);
        assert_eq!(refusals(take("x.pdf", Bytes::from_static(b"MZ\x90")).await), [(Field::Documents, Code::NotADocument)]);
        let large = take("x.pdf", vec![0; (20 << 20) + 1].into()).await;
        assert_eq!(refusals(large), [(Field::Documents, Code::FileTooLarge { max_mb: 20 })]);
        let kept = take("C:\\Aktlar\\Akt.pdf", pdf("/Type /Catalog")).await.unwrap();
        assert_eq!(take("Akt.pdf", pdf("/Type /Catalog")).await.unwrap(), kept, "the same content is the same file");
        let unticked = take("Artıq.pdf", pdf("/Type /Pages")).await.unwrap();
        let foreign = correspondence::take_letter_file(&other, &letter.id, "x.pdf", pdf("/X"), false).await;
        assert!(matches!(foreign, Err(Error::Conflict)), "nobody adds to another's form");
        assert!(matches!(correspondence::fetch_letter_file(&other, &kept).await, Err(Error::NotFound)));

        letter.files.push(kept.clone());
        let id = correspondence::send(&author, letter).await.unwrap().appeal;
        let shown = cabinet::card(&author, &id).await.unwrap().letter.unwrap();
        assert_eq!(shown.documents.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Akt.pdf"], "what the form named");
        assert_eq!(rights::materials(&author, &id).await.unwrap().letter, Some(shown), "the materials hold it too");
        for reader in [&author, &azersu] {
            assert!(correspondence::fetch_letter_file(reader, &kept).await.unwrap().bytes.starts_with(b"%PDF-"));
        }
        let aayda = world.institution_staff("aayda").await;
        for stranger in [&other, &aayda] {
            assert!(matches!(correspondence::fetch_letter_file(stranger, &kept).await, Err(Error::NotFound)));
        }
        world.wait_hours(24 * 8);
        assert_eq!(crate::stored::clear_waiting(&world.portal).await.unwrap(), 1, "what nobody has sent goes");
        assert!(matches!(correspondence::fetch_letter_file(&later(&author), &unticked).await, Err(Error::NotFound)));
        assert!(correspondence::fetch_letter_file(&later(&author), &kept).await.is_ok());
        assert!(world.portal.check_files(|_, _| {}).await.unwrap().damaged.is_empty());
        let (leaving, form) = (later(&author), self::letter());
        let waiting = correspondence::take_letter_file(&leaving, &form.id, "x.pdf", pdf("/Type /Page"), false).await.unwrap();
        crate::account::close(&leaving, "bağla").await.unwrap();
        assert!(matches!(correspondence::fetch_letter_file(&leaving, &waiting).await, Err(Error::NotFound)), "it goes with the account");
    }
}

#[tokio::test]
async fn r11_7_a_form_waits_with_its_files_for_who_signs_in_meanwhile() {
    for world in worlds().await {
        let (visitor, author) = (world.visitor(), world.citizen("Aygün").await);
        let mut form = letter();
        form.files.push(document(&visitor, &form, "Akt.pdf", "/Type /Catalog").await);
        correspondence::keep_letter(&visitor, &LetterDraft { form: form.clone(), refusals: Vec::new() }).await.unwrap();
        let signed_in = Ctx { browser: visitor.browser.clone(), ..author.clone() };
        let start = correspondence::letter_start(&signed_in, Some(form.id.clone())).await.unwrap();
        assert_eq!((start.id.clone(), start.files.len(), start.signed_in), (form.id.clone(), 1, true), "{}", world.name);
        assert_eq!(start.draft.map(|draft| draft.form), Some(form.clone()));
        assert!(correspondence::letter_start(&author, Some(form.id.clone())).await.unwrap().draft.is_none(), "another browser's");
        let id = correspondence::send(&signed_in, form.clone()).await.unwrap().appeal;
        assert_eq!(cabinet::card(&author, &id).await.unwrap().letter.unwrap().documents.len(), 1);
        assert!(correspondence::letter_start(&signed_in, Some(form.id)).await.unwrap().draft.is_none(), "sent, it waits no more");
    }
}

#[tokio::test]
async fn r11_7_the_institution_sends_it_on_within_three_working_days_or_back() {
    for world in worlds().await {
        let (author, azersu, aayda) =
            (world.citizen("Aygün").await, world.institution_staff("azersu").await, world.institution_staff("aayda").await);
        let id = sent(&author).await;
        assert!(matches!(institution::card(&aayda, &id).await, Err(Error::NotFound)), "{}: another's cabinet", world.name);
        let forward = |to: Option<&str>| ForwardForm {
            appeal: id.clone(),
            to: to.map(Into::into),
            back: to.is_none(),
            reason: "Sayğac bu qurumun balansındadır.".into(),
            ..ForwardForm::default()
        };
        procedure::forward(&azersu, forward(Some("aayda"))).await.unwrap();
        assert!(institution::card(&aayda, &id).await.unwrap().letter.is_some());
        assert!(matches!(institution::card(&azersu, &id).await, Err(Error::NotFound)));
        procedure::forward(&aayda, forward(None)).await.unwrap();
        let staff = world.owner_staff().await;
        let card = owner::card(&staff, &id).await.unwrap();
        assert!(card.proposals.is_empty() && card.similar.is_empty() && !card.steps.contains(&Step::Merge));
        assert!(!card.steps.contains(&Step::Correct), "there is neither place nor category to correct");
        let correct = CorrectForm { appeal: id.clone(), category: Some("yol.cuxur".into()), ..CorrectForm::default() };
        assert_eq!(refusals(owner::correct(&staff, correct).await), [(Field::Form, Code::NotNow)]);
        let route = RouteForm { appeal: id.clone(), institutions: vec!["ih-baki-yasamal".into()], ..RouteForm::default() };
        let cleared = RouteForm { public_text: "Su sayğacı".into(), ..route.clone() };
        assert_eq!(refusals(owner::route(&staff, cleared).await), [(Field::Form, Code::Confidential)], "nothing of it is public");
        let number = owner::route(&staff, route).await.unwrap();
        assert_eq!(cabinet::card(&author, &id).await.unwrap().registered.unwrap().0, number, "number and day of the first routing stay");
    }
}

#[tokio::test]
async fn r11_7_it_is_taken_back_and_never_mixed_with_an_appeal_on_the_map() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        let on_map = appeals::submit(&author, form()).await.unwrap().appeal;
        for (later, into) in [(&on_map, &id), (&id, &on_map)] {
            let merged = owner::merge(&staff, MergeForm { appeal: later.clone(), into: into.clone() }).await;
            assert_eq!(refusals(merged), [(Field::Form, Code::NotSameMatter)], "{}", world.name);
        }
        let withdraw = RightForm { id: new_id().0.into(), appeal: id.clone(), step: Some(Step::Withdraw), ..RightForm::default() };
        rights::exercise(&author, withdraw).await.unwrap();
        assert_eq!(cabinet::card(&author, &id).await.unwrap().line.status, Status::Withdrawn);
    }
}

#[tokio::test]
async fn t2_2_who_takes_the_own_data_along_gets_the_documents_of_letters_too() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let mut letter = letter();
        letter.files.push(document(&author, &letter, "Akt.pdf", "/Type /Catalog").await);
        let file = format!("files/{}-Akt.pdf", letter.files[0]);
        correspondence::send(&author, letter).await.unwrap();
        let files = super::account::unpacked(crate::account::export(&author, Vec::new()).await.unwrap()).await;
        assert!(files.get(&file).is_some_and(|content| content.starts_with(b"%PDF-")), "{}: {:?}", world.name, files.keys());
    }
}
