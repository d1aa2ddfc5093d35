use proptest::prelude::*;

use super::*;
use crate::lifecycle::Step;

const ID: &str = "018f3a5e-7c1d-7abc-8def-0123456789ab";

fn whole() -> AppealForm {
    AppealForm {
        id: ID.into(),
        point: Point::new(40.4093, 49.8671),
        category: "yol.cuxur".into(),
        text: "Küçədə dərin çuxur var, maşınlar zədələnir.".into(),
        media: vec!["a".repeat(64).into()],
        ..AppealForm::default()
    }
}

fn refused(form: AppealForm) -> Vec<(Field, Code)> {
    appeal(&form.tidied()).err().unwrap_or_default().into_iter().map(|refusal| (refusal.field, refusal.code)).collect()
}

#[test]
fn a8_3_a_whole_form_is_accepted() {
    assert_eq!(refused(whole()), []);
    assert_eq!(refused(AppealForm { point: None, district: Some("yasamal".into()), ..whole() }), [], "the map is not the only way");
}

#[test]
fn a8_3_every_missing_field_is_named_at_once() {
    let named: Vec<Field> = refused(AppealForm::default()).into_iter().map(|(field, _)| field).collect();
    assert_eq!(named, [Field::Id, Field::Place, Field::Category, Field::Text]);
}

#[test]
fn a8_3_wrong_fields_are_told_with_their_limits() {
    let table = [
        (AppealForm { text: "çuxur".into(), ..whole() }, (Field::Text, Code::TooShort { min: 10 })),
        (AppealForm { text: "!!! ??? ... ,,, ---".into(), ..whole() }, (Field::Text, Code::TooShort { min: 10 })),
        (AppealForm { text: " \u{0} \n ".into(), ..whole() }, (Field::Text, Code::Required)),
        (AppealForm { text: "ə".repeat(4_001), ..whole() }, (Field::Text, Code::TooLong { max: 4_000, is: 4_001 })),
        (AppealForm { text: "a".repeat(12_000_000), ..whole() }, (Field::Text, Code::TooLong { max: 4_000, is: 12_000_000 })),
        (AppealForm { address: "a".repeat(301), ..whole() }, (Field::Address, Code::TooLong { max: 300, is: 301 })),
        (AppealForm { point: Some(Point { lat: 41.0, lon: 29.0 }), ..whole() }, (Field::Place, Code::OutsideCountry)),
        (AppealForm { point: Some(Point { lat: f64::NAN, lon: 49.0 }), ..whole() }, (Field::Place, Code::OutsideCountry)),
        (AppealForm { id: "1".into(), ..whole() }, (Field::Id, Code::BadFormat)),
        (AppealForm { media: vec!["../../etc/passwd".into()], ..whole() }, (Field::Photos, Code::BadFormat)),
        (
            AppealForm { media: (0..40).map(|n| format!("{n:064x}").into()).collect(), ..whole() },
            (Field::Photos, Code::TooMany { max: 10 }),
        ),
    ];
    for (form, expected) in table {
        assert_eq!(refused(form), [expected]);
    }
}

#[test]
fn a8_3_the_postal_address_is_asked_only_with_post() {
    let by_post = |address: &str| AppealForm { answer_mode: AnswerMode::AmisAndPost, postal_address: address.into(), ..whole() };
    assert_eq!(refused(by_post("")), [(Field::PostalAddress, Code::Required)]);
    assert_eq!(refused(by_post("Bakı, Nizami küçəsi 12")), [(Field::PostalAddress, Code::BadFormat)], "the index is missing");
    assert_eq!(refused(by_post("AZ1000, Bakı, Nizami küçəsi 12")), []);
    let needless = AppealForm { postal_address: "AZ1000".into(), ..whole() }.tidied();
    assert_eq!(needless.postal_address, "", "what isn't needed isn't kept");
}

#[test]
fn the_postal_index_is_found_however_it_is_written() {
    let table = [
        ("AZ1000, Bakı", Some("1000")),
        ("Bakı az 1000", Some("1000")),
        ("AZ-1000 Bakı", Some("1000")),
        ("1000 Bakı", Some("1000")),
        ("Mikrorayon 9999, AZ1010", Some("1010")),
        ("AZ10000", None),
        ("Bakı, ev 12", None),
    ];
    for (address, index) in table {
        assert_eq!(postal_index(address).as_deref(), index, "{address}");
    }
}

#[test]
fn foreign_letters_and_emoji_are_kept_and_tricks_are_not() {
    assert_eq!(clean("  Salam 👷🏽‍♀️ مرحبا\r\n\r\n\r\n\r\nсвет\t!  \n"), "Salam 👷🏽‍♀️ مرحبا\n\nсвет !");
    assert_eq!(clean("a\u{202e}b\u{0}c\u{7}d"), "abcd");
    let markup = "<script>alert('x')</script>'; drop table appeal; --";
    assert_eq!(clean(markup), markup, "kept as written; the page escapes it");
}

#[test]
fn a8_4_a_joining_may_be_wordless_but_not_nameless() {
    let form = JoinForm { id: ID.into(), appeal: ID.into(), ..JoinForm::default() };
    assert_eq!(join(&form), Ok(()));
    assert_eq!(join(&JoinForm::default()).map_err(|refusals| refusals.len()), Err(2));
}

#[test]
fn a8_5_routing_needs_an_institution_once() {
    let route_to = |ids: &[&str]| {
        route(&RouteForm { appeal: ID.into(), institutions: ids.iter().map(|id| (*id).into()).collect(), ..RouteForm::default() })
    };
    assert_eq!(route_to(&["azersu", "aayda"]), Ok(()));
    for (ids, code) in [(&[][..], Code::Required), (&["azersu", "azersu"], Code::AlreadyDone), (&["", "azersu"], Code::Unknown)] {
        assert_eq!(route_to(ids), Err(vec![Refusal::new(Field::Institutions, code)]));
    }
    assert_eq!(correct(&CorrectForm { appeal: ID.into(), ..CorrectForm::default() }), Err(vec![Refusal::form(Code::Required)]));
}

#[test]
fn a8_6_a_refusal_is_always_reasoned() {
    let with_reason = |reason: &str| refuse(&RefuseForm { appeal: ID.into(), reason: reason.into(), ..RefuseForm::default() });
    assert_eq!(with_reason(""), Err(vec![Refusal::new(Field::Reason, Code::Required)]));
    assert_eq!(with_reason("yox"), Err(vec![Refusal::new(Field::Reason, Code::TooShort { min: 10 })]));
    assert_eq!(with_reason("Müraciət bu sahəyə aid deyil."), Ok(()));
}

#[test]
fn a8_9_answers_progress_and_ratings_are_checked() {
    assert_eq!(answer(&AnswerForm { appeal: ID.into(), text: "Çuxur təmir edildi.".into(), ..AnswerForm::default() }), Ok(()));
    assert_eq!(
        progress(&ProgressForm { appeal: ID.into(), text: " ".into(), ..ProgressForm::default() }),
        Err(vec![Refusal::new(Field::Text, Code::Required)])
    );
    for (stars, code) in [(0, Some(Code::Required)), (1, None), (5, None), (6, Some(Code::BadFormat))] {
        let checked = rate(&RateForm { appeal: ID.into(), stars, ..RateForm::default() });
        assert_eq!(checked.err().and_then(|refusals| refusals.first().map(|refusal| refusal.code)), code, "{stars} stars");
    }
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(text in any::<String>()) {
        let once = clean(&text);
        prop_assert_eq!(clean(&once), once);
    }

    #[test]
    fn no_form_makes_it_panic(text in any::<String>(), address in any::<String>(), lat in any::<f64>(), lon in any::<f64>()) {
        let form = AppealForm { text, postal_address: address, answer_mode: AnswerMode::AmisAndPost, point: Some(Point { lat, lon }), ..whole() };
        let _ = appeal(&form.tidied());
    }
}

fn right_of(step: Step) -> RightForm {
    RightForm { id: ID.into(), appeal: ID.into(), step: Some(step), ..RightForm::default() }
}

fn wrong(form: RightForm) -> Vec<(Field, Code)> {
    right(&form.tidied()).err().unwrap_or_default().into_iter().map(|refusal| (refusal.field, refusal.code)).collect()
}

#[test]
fn a9_1_each_step_names_what_it_needs() {
    let needed = [
        (Step::Amend, &[Field::Text, Field::Category][..]),
        (Step::AddDocuments, &[Field::Text]),
        (Step::Dispute, &[Field::Text]),
        (Step::Complain, &[Field::Text, Field::Demand]),
        (Step::AskConfidentiality, &[Field::Text]),
        (Step::Withdraw, &[]),
        (Step::LiftConfidentiality, &[]),
        (Step::Leave, &[]),
    ];
    for (step, fields) in needed {
        let expected: Vec<_> = fields.iter().map(|field| (*field, Code::Required)).collect();
        assert_eq!(wrong(right_of(step)), expected, "{step:?}");
    }
    for step in [Step::Route, Step::Answer, Step::Restrict] {
        assert_eq!(wrong(right_of(step)), [(Field::Form, Code::NotYours)], "{step:?} is not the person's");
    }
    assert_eq!(wrong(RightForm { step: None, ..right_of(Step::Leave) }), [(Field::Form, Code::NotYours)]);
}

#[test]
fn a9_1_photos_alone_are_documents_and_a_statement_may_be_wordless() {
    let photo = || vec!["a".repeat(64).into()];
    assert_eq!(wrong(RightForm { media: photo(), ..right_of(Step::AddDocuments) }), []);
    assert_eq!(wrong(RightForm { text: "Əlavə".into(), ..right_of(Step::AddDocuments) }), []);
    let many = (0..11).map(|n| format!("{n:064x}").into()).collect();
    assert_eq!(wrong(RightForm { media: many, ..right_of(Step::AddDocuments) }), [(Field::Photos, Code::TooMany { max: 10 })]);
    let short = RightForm { text: "yox".into(), media: photo(), ..right_of(Step::Dispute) };
    assert_eq!(wrong(short), [(Field::Text, Code::TooShort { min: 10 })]);
    let long = RightForm { text: "a".repeat(1_001), ..right_of(Step::Withdraw) };
    assert_eq!(wrong(long), [(Field::Text, Code::TooLong { max: 1_000, is: 1_001 })]);
}

#[test]
fn a2_1_the_same_reason_twice_is_one_reason() {
    use crate::appeal::rating::RatingReason::{Late, Quick};
    let form = RateForm { appeal: ID.into(), stars: 2, reasons: vec![Late, Quick, Late], ..RateForm::default() }.tidied();
    assert_eq!(form.reasons, [Quick, Late]);
    assert_eq!(rate(&form), Ok(()));
}

#[test]
fn a8_3_text_or_voice() {
    let voice = || Some("b".repeat(64).into());
    assert_eq!(refused(AppealForm { text: String::new(), voice: voice(), ..whole() }), []);
    assert_eq!(refused(AppealForm { text: "qısa".into(), voice: voice(), ..whole() }), [], "a note beside the voice may be short");
    assert_eq!(refused(AppealForm { text: String::new(), voice: Some("".into()), ..whole() }), [(Field::Text, Code::Required)]);
    let long = AppealForm { text: "ə".repeat(4_001), voice: voice(), ..whole() };
    assert_eq!(refused(long), [(Field::Text, Code::TooLong { max: 4_000, is: 4_001 })]);
    assert_eq!(refused(AppealForm { voice: Some("../x".into()), ..whole() }), [(Field::Voice, Code::BadFormat)]);
    let video = AppealForm { text: String::new(), videos: vec!["c".repeat(64).into()], ..whole() };
    assert_eq!(refused(video), [(Field::Text, Code::Required)], "a video alone says nothing that could be answered");
}

#[test]
fn a8_3_a_voice_message_that_still_waits_on_the_device_stands_for_the_text_and_for_nothing_else() {
    let mute = AppealForm { text: String::new(), ..whole() };
    assert_eq!(spoken(&mute, true), Ok(()));
    assert_eq!(spoken(&mute, false), Err(vec![Refusal::new(Field::Text, Code::Required)]), "an empty appeal is never kept to be sent");
    let nowhere = AppealForm { point: None, place: None, district: None, ..mute };
    assert_eq!(spoken(&nowhere, true), Err(vec![Refusal::new(Field::Place, Code::Required)]));
}

#[test]
fn a8_3_two_videos_and_ten_photos_are_counted_apart() {
    let files = |from: u32, count: u32| (from..from + count).map(|nr| format!("{nr:064x}").into()).collect::<Vec<MediaId>>();
    assert_eq!(refused(AppealForm { media: files(0, 10), voice: Some("b".repeat(64).into()), videos: files(20, 2), ..whole() }), []);
    assert_eq!(refused(AppealForm { videos: files(20, 3), ..whole() }), [(Field::Video, Code::TooMany { max: 2 })]);
}

#[test]
fn a9_1_a_voice_message_alone_can_be_added_and_can_dispute() {
    let form =
        |step| RightForm { id: ID.into(), appeal: ID.into(), step: Some(step), voice: Some("b".repeat(64).into()), ..RightForm::default() };
    assert_eq!(right(&form(Step::AddDocuments)), Ok(()));
    assert_eq!(right(&form(Step::Dispute)), Ok(()));
    let three = RightForm { videos: (0..3).map(|nr| format!("{nr:064x}").into()).collect(), ..form(Step::AddDocuments) };
    assert_eq!(right(&three), Err(vec![Refusal::new(Field::Video, Code::TooMany { max: 2 })]));
}

#[test]
fn a_transcript_says_something_about_a_file() {
    let form = TranscriptForm { appeal: ID.into(), media: "b".repeat(64).into(), text: "İşıq yoxdur".into() };
    assert_eq!(transcript(&form), Ok(()));
    assert!(transcript(&TranscriptForm { text: " \n".into(), ..form.clone() }.tidied()).is_err());
    assert!(transcript(&TranscriptForm { media: "x".into(), ..form }).is_err());
}
