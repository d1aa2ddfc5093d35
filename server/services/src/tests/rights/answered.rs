//! After the answer: not solved, complaint, rating with reasons, the materials (law 14, items 5, 6, 8; A2.1).

use super::{answer, joined, photo, right, routed, sent, take};
use crate::testing::{later, refusals, worlds};
use crate::{Error, appeals, cabinet, institution, media, owner, people, rights};
use domain::appeal::form::{RateForm, RightForm};
use domain::appeal::rating::RatingReason;
use domain::appeal::view::{Heap, StaffQuery, What};
use domain::lifecycle::{AssignmentStatus, Status, Step};
use domain::number::{Number, Series};
use domain::refusal::{Code, Field};

#[tokio::test]
async fn a9_1_what_is_not_solved_goes_back_with_a_new_deadline_and_is_rated_anew() {
    for world in worlds().await {
        let (author, neighbour) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let id = sent(&author).await;
        joined(&neighbour, &id).await;
        routed(&world, &id, &["azersu", "aayda"]).await;
        assert_eq!(refusals(take(&author, &id, Step::Dispute, "Heç nə edilməyib.").await), [(Field::Form, Code::NotNow)], "no answer yet");
        answer(&world, &id, "azersu").await;
        answer(&world, &id, "aayda").await;
        world.wait_hours(24 * 20);
        let author = later(&author);
        let rate = |stars| RateForm { appeal: id.clone(), stars, ..RateForm::default() };
        cabinet::rate(&author, rate(1)).await.unwrap();
        let proof = photo(&author).await;
        let form = RightForm { media: vec![proof.clone()], ..right(&id, Step::Dispute, "Çuxur yerindədir, fotoya baxın.") };
        rights::exercise(&author, form.clone()).await.unwrap();
        rights::exercise(&author, form).await.expect("a retry disputes once");

        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((card.line.status, card.rating, card.rights.disputes_left), (Status::InProgress, None, 2), "{}", world.name);
        assert_eq!(card.due.unwrap().to_string(), "2026-04-23", "fifteen working days from 2 April");
        assert!(
            card.assignments.iter().all(|one| one.status == AssignmentStatus::InProgress && one.clock.unwrap().due == card.due.unwrap())
        );
        let azersu = later(&world.institution_staff("azersu").await);
        let rows = institution::list(&azersu, StaffQuery::default()).await.unwrap().rows;
        assert_eq!(rows[0].clock.unwrap().due.to_string(), "2026-04-23");
        let seen = institution::card(&azersu, &id).await.unwrap();
        let disputed = seen.timeline.iter().find(|entry| entry.what == What::Disputed).unwrap();
        assert_eq!((disputed.text.as_deref(), &disputed.media), (Some("Çuxur yerindədir, fotoya baxın."), &vec![proof.clone()]));
        assert!(media::open(&azersu, &proof, media::Size::Thumb).await.is_ok());
        let heard = &people::notices(&neighbour).await.unwrap()[0];
        assert_eq!((heard.what, heard.day.map(|day| day.to_string())), (What::Disputed, Some("2026-04-23".into())));

        answer(&world, &id, "azersu").await;
        answer(&world, &id, "aayda").await;
        let card = cabinet::card(&author, &id).await.unwrap();
        assert_eq!((card.line.status, card.answers.len()), (Status::Answered, 4));
        assert!(card.answers.iter().all(|one| one.signature_valid));
        cabinet::rate(&author, rate(4)).await.unwrap();
        assert_eq!(appeals::public(&world.visitor(), &id).await.unwrap().stars, Some(4));
    }
}

#[tokio::test]
async fn a9_1_it_goes_back_three_times_at_the_most() {
    for world in worlds().await {
        let author = world.citizen("Aygün").await;
        let id = sent(&author).await;
        routed(&world, &id, &["azersu"]).await;
        answer(&world, &id, "azersu").await;
        for round in 1..=3 {
            take(&author, &id, Step::Dispute, "Çuxur yerindədir, gəlib baxın.").await.unwrap();
            answer(&world, &id, "azersu").await;
            assert_eq!(cabinet::card(&author, &id).await.unwrap().rights.disputes_left, 3 - round);
        }
        let refused = refusals(take(&author, &id, Step::Dispute, "Çuxur yerindədir, gəlib baxın.").await);
        assert_eq!(refused, [(Field::Form, Code::TooOften { max: 3 })], "{}", world.name);
        let steps = cabinet::card(&author, &id).await.unwrap().steps;
        assert!(!steps.contains(&Step::Dispute) && steps.contains(&Step::Complain), "the way on is the complaint");
    }
}

#[tokio::test]
async fn a9_1_a_complaint_has_its_own_number_and_lies_before_the_owner() {
    for world in worlds().await {
        let (author, neighbour, staff) = (world.citizen("Aygün").await, world.citizen("Elçin").await, world.owner_staff().await);
        let id = sent(&author).await;
        joined(&neighbour, &id).await;
        routed(&world, &id, &["azersu", "aayda"]).await;
        let complaint = |institution: Option<&str>| RightForm {
            demand: "İşin yenidən görülməsini xahiş edirəm.".into(),
            institution: institution.map(Into::into),
            ..right(&id, Step::Complain, "Cavab həqiqətə uyğun deyil.")
        };
        assert_eq!(refusals(rights::exercise(&author, complaint(None)).await), [(Field::Form, Code::NotNow)], "nothing is decided yet");
        answer(&world, &id, "azersu").await;
        answer(&world, &id, "aayda").await;
        let wanting = RightForm { demand: String::new(), ..complaint(None) };
        assert_eq!(refusals(rights::exercise(&author, wanting).await), [(Field::Demand, Code::Required)]);
        assert_eq!(refusals(rights::exercise(&author, complaint(Some("azeriqaz"))).await), [(Field::Institutions, Code::Unknown)]);
        rights::exercise(&author, complaint(Some("azersu"))).await.unwrap();
        assert_eq!(refusals(rights::exercise(&author, complaint(Some("azersu"))).await), [(Field::Form, Code::AlreadyDone)], "once");
        rights::exercise(&author, complaint(Some("aayda"))).await.expect("the other decision is another matter");
        rights::exercise(&neighbour, complaint(Some("azersu"))).await.expect("who joined has the right too");

        let card = cabinet::card(&author, &id).await.unwrap();
        let numbers: Vec<Number> = card.rights.complaints.iter().map(|one| one.number.parse().unwrap()).collect();
        assert_eq!(
            numbers.iter().map(|one| (one.series(), one.serial())).collect::<Vec<_>>(),
            [(Series::Complaint, 1), (Series::Complaint, 2)]
        );
        assert_eq!(card.rights.terms.file_by.unwrap().to_string(), "2026-04-12", "thirty days from the answer");
        assert_eq!(people::notices(&author).await.unwrap()[0].what, What::Complained);
        let heap = owner::inbox(&staff, StaffQuery { heap: Heap::Complaints, ..StaffQuery::default() }).await.unwrap();
        assert_eq!((heap.total, heap.rows[0].complaints), (1, 3), "{}", world.name);
        let seen = owner::card(&staff, &id).await.unwrap().rights.complaints;
        assert_eq!(
            (seen.len(), seen[0].person.as_deref(), seen[0].institution.as_ref().map(|name| name.az.as_str())),
            (3, Some("Aygün Əliyev"), card.rights.complaints[0].institution.as_ref().map(|name| name.az.as_str()))
        );
        let azersu = world.institution_staff("azersu").await;
        let card = institution::card(&azersu, &id).await.unwrap();
        assert!(
            card.rights.complaints.is_empty() && !card.timeline.iter().any(|entry| entry.what == What::Complained),
            "it goes past the institution"
        );
        let public = serde_json::to_string(&appeals::public(&world.visitor(), &id).await.unwrap()).unwrap();
        assert!(!public.contains("həqiqətə") && !public.contains("S-2026"), "{public}");
        assert!(matches!(appeals::track(&world.visitor(), &numbers[0].to_string()).await, Err(Error::NotFound)), "no public number");
    }
}

#[tokio::test]
async fn a2_1_the_rating_carries_reasons_that_staff_see() {
    for world in worlds().await {
        let (author, staff) = (world.citizen("Aygün").await, world.owner_staff().await);
        let id = sent(&author).await;
        routed(&world, &id, &["azersu"]).await;
        answer(&world, &id, "azersu").await;
        let reasons = vec![RatingReason::NotDone, RatingReason::Late, RatingReason::NotDone];
        cabinet::rate(&author, RateForm { appeal: id.clone(), stars: 2, reasons, text: "Gec oldu".into() }).await.unwrap();
        let expected = [RatingReason::Late, RatingReason::NotDone];
        assert_eq!(cabinet::card(&author, &id).await.unwrap().rights.reasons, expected);
        assert_eq!(owner::card(&staff, &id).await.unwrap().rights.reasons, expected, "{}", world.name);
        let azersu = world.institution_staff("azersu").await;
        assert_eq!(institution::card(&azersu, &id).await.unwrap().rights.reasons, expected);
    }
}

#[tokio::test]
async fn a9_1_the_materials_hold_everything_of_ones_own_and_nothing_of_others() {
    for world in worlds().await {
        let (author, neighbour) = (world.citizen("Aygün").await, world.citizen("Elçin").await);
        let id = sent(&author).await;
        joined(&neighbour, &id).await;
        let number = routed(&world, &id, &["azersu"]).await;
        take(&author, &id, Step::AddDocuments, "Aygünün əlavəsi budur.").await.unwrap();
        take(&neighbour, &id, Step::AddDocuments, "Elçinin əlavəsi budur.").await.unwrap();
        answer(&world, &id, "azersu").await;
        let mine = rights::materials(&author, &id).await.unwrap();
        assert_eq!(
            (mine.person.as_str(), mine.joined, mine.registered.as_ref().map(|(number, _)| number)),
            ("Aygün Əliyev", false, Some(&number))
        );
        let routed = mine.history.iter().find(|one| one.entry.what == What::Routed).unwrap();
        assert_eq!((routed.number.clone(), routed.clause.as_str()), (format!("{number}/4"), "A8.5"), "the forwarding has number and date");
        assert_eq!(mine.answers.len(), 1);
        let all = serde_json::to_string(&mine).unwrap();
        assert!(all.contains("maşınlar") && all.contains("Aygünün əlavəsi"), "{all}");
        for secret in ["Elçin", "Bizdə də", "+994"] {
            assert!(!all.contains(secret), "{secret} in {all}");
        }
        let theirs = rights::materials(&neighbour, &id).await.unwrap();
        let all = serde_json::to_string(&theirs).unwrap();
        assert!(theirs.joined && all.contains("Bizdə də") && all.contains("Elçinin əlavəsi"));
        for secret in ["Aygün", "maşınlar", "Şərifzadə"] {
            assert!(!all.contains(secret), "{secret} in {all}");
        }
        let stranger = world.citizen("Rauf").await;
        assert!(matches!(rights::materials(&stranger, &id).await, Err(Error::NotFound)));
    }
}
