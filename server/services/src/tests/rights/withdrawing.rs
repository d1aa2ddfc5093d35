//! Stopping the review by statement (law 14, item 2; decision 9), documents (item 1), confidentiality (item 9).

use super::{joined, photo, right, routed, sent, sent_with_photo, take};
use crate::testing::{later, refusals, worlds};
use crate::{Ctx, Error, appeals, cabinet, institution, media, owner, people, rights};
use domain::appeal::form::{ProgressForm, RightForm, RouteForm};
use domain::appeal::view::{Heap, StaffQuery, What};
use domain::lifecycle::{AssignmentStatus, Status, Step};
use domain::refusal::{Code, Field};

async fn told(ctx: &Ctx) -> Vec<What> {
    people::notices(ctx).await.unwrap().into_iter().map(|notice| notice.what).collect()
}

#[tokio::test]
async fn a9_1_withdrawing_ends_the_review() {
    for world in worlds().await {
        let (author, staff, azersu) = (world.citizen("Aygün").await, world.owner_staff().await, world.institution_staff("azersu").await);
        let (id, photo) = sent_with_photo(&author).await;
        routed(&world, &id, &["azersu", "aayda"]).await;
        let mut changes = world.portal.changes();
        world.wait_hours(1);
        take(&later(&author), &id, Step::Withdraw, "Problem öz-özünə həll olundu.").await.unwrap();
        let change = changes.recv().await.unwrap();
        assert_eq!(change.institutions.len(), 2, "both cabinets hear of it");

        let seen = owner::card(&staff, &id).await.unwrap();
        assert_eq!(seen.row.line.status, Status::Withdrawn, "{}", world.name);
        assert!(seen.assignments.iter().all(|one| one.status == AssignmentStatus::Recalled && one.clock.is_none()));
        let statement = seen.timeline.iter().find(|entry| entry.what == What::Withdrawn).unwrap();
        assert_eq!(statement.text.as_deref(), Some("Problem öz-özünə həll olundu."));
        assert_eq!(institution::list(&azersu, StaffQuery::default()).await.unwrap().total, 0);
        assert_eq!(institution::list(&azersu, StaffQuery { heap: Heap::Done, ..StaffQuery::default() }).await.unwrap().total, 1);
        let card = institution::card(&azersu, &id).await.expect("the institution sees why its work ended");
        assert!(card.steps.is_empty());
        let progress = ProgressForm { appeal: id.clone(), text: "Briqada göndərildi.".into(), to_citizen: true };
        assert_eq!(refusals(institution::progress(&azersu, progress).await), [(Field::Form, Code::NotNow)]);
        let other = world.institution_staff("azeriqaz").await;
        assert!(matches!(institution::card(&other, &id).await, Err(Error::NotFound)));

        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        assert_eq!((public.line.text, public.line.photo, public.photos.len()), (None, None, 0), "the words leave the public");
        assert!(matches!(media::open(&world.visitor(), &photo, media::Size::Thumb).await, Err(Error::NotFound)));
        assert!(public.timeline.iter().any(|entry| entry.what == What::Withdrawn && entry.text.is_none()));
        assert_eq!(told(&author).await, [What::Withdrawn, What::Registered]);
    }
}

#[tokio::test]
async fn a9_1_for_those_who_joined_it_goes_on_without_the_author() {
    for world in worlds().await {
        let (author, neighbour, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let (id, _) = sent_with_photo(&author).await;
        joined(&neighbour, &id).await;
        routed(&world, &id, &["azersu"]).await;
        world.wait_hours(1);
        take(&later(&author), &id, Step::Withdraw, "Başqa şəhərə köçürəm.").await.unwrap();
        world.wait_hours(1);

        let mine = cabinet::card(&later(&author), &id).await.unwrap();
        assert_eq!((mine.line.status, mine.steps.len(), mine.clock, mine.due), (Status::Withdrawn, 0, None, None));
        assert!(mine.rights.author_left && mine.text.contains("maşınlar"), "one's own words stay one's own");
        assert_eq!(cabinet::list(&author).await.unwrap()[0].status, Status::Withdrawn);
        let theirs = cabinet::card(&neighbour, &id).await.unwrap();
        assert_eq!(theirs.line.status, Status::Routed);
        assert!(
            theirs.rights.author_left && theirs.timeline.iter().any(|entry| entry.what == What::AuthorWithdrew && entry.text.is_none())
        );
        let seen = owner::card(&staff, &id).await.unwrap();
        assert!(seen.rights.author_left && seen.author == "Aygün Əliyev");
        assert_eq!(appeals::public(&world.visitor(), &id).await.unwrap().line.text, None);
        let publish =
            RouteForm {
                appeal: id.clone(), institutions: vec!["aayda".into()], public_text: "Yolda çuxur".into(), ..RouteForm::default()
            };
        assert_eq!(refusals(owner::route(&staff, publish).await), [(Field::Form, Code::Confidential)]);

        // What comes now is the neighbour's: news, the answer, the rating.
        super::answer(&world, &id, "azersu").await;
        assert_eq!(told(&author).await, [What::Withdrawn, What::Registered], "{}", world.name);
        assert_eq!(told(&neighbour).await, [What::Answered, What::AuthorWithdrew, What::Registered]);
        assert!(cabinet::card(&later(&author), &id).await.unwrap().answers.is_empty());
        let theirs = cabinet::card(&neighbour, &id).await.unwrap();
        assert!(theirs.steps.contains(&Step::Rate) && theirs.steps.contains(&Step::Dispute));
        let rate = domain::appeal::form::RateForm { appeal: id.clone(), stars: 5, ..Default::default() };
        assert_eq!(refusals(cabinet::rate(&later(&author), rate.clone()).await), [(Field::Form, Code::NotYours)]);
        cabinet::rate(&later(&neighbour), rate).await.unwrap();
    }
}

#[tokio::test]
async fn a9_1_documents_are_added_several_times_by_author_and_joined_and_only_staff_see_them() {
    for world in worlds().await {
        let (author, neighbour, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let id = sent(&author).await;
        joined(&neighbour, &id).await;
        routed(&world, &id, &["azersu"]).await;
        let document = photo(&author).await;
        let form = RightForm { media: vec![document.clone()], ..right(&id, Step::AddDocuments, "Ölçülər fotodadır.") };
        rights::exercise(&author, form.clone()).await.unwrap();
        rights::exercise(&author, form).await.expect("a retry adds nothing");
        take(&author, &id, Step::AddDocuments, "Bir qeyd də: gecə qaranlıqdır.").await.unwrap();
        take(&neighbour, &id, Step::AddDocuments, "Mənim tərəfimdə də çuxur var.").await.unwrap();
        assert_eq!(refusals(take(&author, &id, Step::AddDocuments, " ").await), [(Field::Text, Code::Required)]);
        let stolen = RightForm { media: vec![document.clone()], ..right(&id, Step::AddDocuments, "") };
        assert_eq!(refusals(rights::exercise(&neighbour, stolen).await), [(Field::Photos, Code::Unknown)]);

        let added = |timeline: Vec<domain::appeal::view::Entry>| {
            let all = timeline.into_iter().filter(|entry| entry.what == What::DocumentsAdded);
            all.map(|entry| (entry.text.unwrap_or_default(), entry.media, entry.own)).collect::<Vec<_>>()
        };
        let azersu = world.institution_staff("azersu").await;
        for seen in [owner::card(&staff, &id).await.unwrap(), institution::card(&azersu, &id).await.unwrap()] {
            let who: Vec<String> =
                seen.timeline.iter().filter(|entry| entry.what == What::DocumentsAdded).filter_map(|entry| entry.person.clone()).collect();
            let added = added(seen.timeline);
            assert_eq!(added.len(), 3, "{}", world.name);
            assert_eq!(added[0], ("Ölçülər fotodadır.".into(), vec![document.clone()], false));
            assert_eq!(who, ["Aygün Əliyev", "Aygün Əliyev", "Elçin Əliyev"], "staff see who added what");
            assert!(seen.media.is_empty(), "an addition is not the appeal's own photo");
        }
        assert!(media::open(&azersu, &document, media::Size::Thumb).await.is_ok());
        assert!(matches!(media::open(&neighbour, &document, media::Size::Thumb).await, Err(Error::NotFound)));
        assert!(matches!(media::open(&world.visitor(), &document, media::Size::Thumb).await, Err(Error::NotFound)), "never public");
        assert_eq!(added(cabinet::card(&author, &id).await.unwrap().timeline).iter().filter(|(.., own)| *own).count(), 2);
        assert_eq!(added(cabinet::card(&neighbour, &id).await.unwrap().timeline).len(), 1, "each sees the own addition");
        assert!(added(appeals::public(&world.visitor(), &id).await.unwrap().timeline).is_empty());
    }
}

#[tokio::test]
async fn a9_1_the_number_of_additions_has_a_limit_that_is_told() {
    let world = crate::testing::sqlite().await;
    let author = world.citizen("Aygün").await;
    let id = sent(&author).await;
    for nr in 0..20 {
        take(&author, &id, Step::AddDocuments, &format!("Əlavə {nr}")).await.unwrap();
    }
    assert_eq!(refusals(take(&author, &id, Step::AddDocuments, "Bir də").await), [(Field::Form, Code::TooOften { max: 20 })]);
    assert!(!cabinet::card(&author, &id).await.unwrap().steps.contains(&Step::AddDocuments));
}

#[tokio::test]
async fn a9_1_confidential_words_leave_the_public_and_staff_cannot_clear_them_again() {
    for world in worlds().await {
        let (author, neighbour, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let (id, photo) = sent_with_photo(&author).await;
        joined(&neighbour, &id).await;
        routed(&world, &id, &["azersu"]).await;
        assert!(appeals::public(&world.visitor(), &id).await.unwrap().line.text.is_some());
        assert_eq!(refusals(take(&author, &id, Step::AskConfidentiality, "").await), [(Field::Text, Code::Required)], "with a reason");
        assert_eq!(refusals(take(&neighbour, &id, Step::AskConfidentiality, "Mənim sirrimdir axı").await), [(Field::Form, Code::NotYours)]);
        take(&author, &id, Step::AskConfidentiality, "Mətndə ailə həyatım barədə məlumat var.").await.unwrap();

        let public = appeals::public(&world.visitor(), &id).await.unwrap();
        assert_eq!((public.line.text, public.photos.len()), (None, 0), "{}", world.name);
        assert!(matches!(media::open(&world.visitor(), &photo, media::Size::Thumb).await, Err(Error::NotFound)));
        assert!(cabinet::card(&author, &id).await.unwrap().rights.confidential);
        let about_it = |entry: &domain::appeal::view::Entry| entry.what == What::ConfidentialityAsked;
        assert!(!cabinet::card(&neighbour, &id).await.unwrap().timeline.iter().any(about_it), "it is between author and staff");
        let seen = owner::card(&staff, &id).await.unwrap();
        assert!(seen.rights.confidential && seen.row.confidential && seen.timeline.iter().any(about_it));
        let more = |text: &str| RouteForm {
            appeal: id.clone(),
            institutions: vec!["aayda".into()],
            public_text: text.into(),
            ..RouteForm::default()
        };
        assert_eq!(refusals(owner::route(&staff, more("Yolda çuxur")).await), [(Field::Form, Code::Confidential)]);

        take(&author, &id, Step::LiftConfidentiality, "").await.unwrap();
        assert_eq!(appeals::public(&world.visitor(), &id).await.unwrap().line.text, None, "nothing becomes public by itself");
        owner::route(&staff, more("Yolda çuxur")).await.unwrap();
        assert_eq!(appeals::public(&world.visitor(), &id).await.unwrap().line.text.as_deref(), Some("Yolda çuxur"));
    }
}
