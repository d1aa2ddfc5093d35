use super::keep::Kept;
use super::start::Start;
use super::state::Report;
use domain::appeal::form::{AnswerMode, AppealForm, Draft};
use domain::appeal::view::PlaceHit;
use domain::geo::Point;
use domain::media::MediaKind;
use leptos::prelude::*;

const BAKU: Point = Point { lat: 40.41, lon: 49.87 };

fn start(draft: Option<Draft>) -> Start {
    let id = draft.as_ref().map_or_else(|| "01890000-0000-7000-8000-000000000001".into(), |draft| draft.form.id.clone());
    Start { id, draft, find: String::new(), hits: Vec::new(), words: None, similar: Vec::new(), person: None }
}

fn form() -> AppealForm {
    AppealForm {
        id: "01890000-0000-7000-8000-000000000002".into(),
        point: Some(BAKU),
        place: None,
        district: Some("yasamal".into()),
        address: "Nizami 12".into(),
        category: "yol.cuxur".into(),
        text: "Yolda böyük çuxur var".into(),
        media: vec!["a".repeat(64).into()],
        voice: Some("b".repeat(64).into()),
        videos: vec!["c".repeat(64).into(), "d".repeat(64).into()],
        answer_mode: AnswerMode::AmisAndPost,
        postal_address: "AZ1000, Bakı".into(),
        similar_seen: false,
        earlier: Some("01890000-0000-7000-8000-000000000003".into()),
    }
}

fn hit() -> PlaceHit {
    PlaceHit { place: Some("merdekan".into()), district: Some("xezer".into()), name: "Mərdəkan".into(), around: None, point: BAKU }
}

#[test]
fn a_kept_form_comes_back_whole() {
    Owner::new().with(|| {
        let report = Report::new(&start(Some(Draft { form: form(), ..Draft::default() })));
        assert_eq!(report.form(), form());
    });
}

#[test]
fn a2_2_2_a_draft_keeps_photos_then_voice_then_videos() {
    Owner::new().with(|| {
        let report = Report::new(&start(Some(Draft { form: form(), ..Draft::default() })));
        let kept: Vec<_> = report.files().into_iter().map(|file| (file.kind, file.id)).collect();
        let expected = [(MediaKind::Photo, "a"), (MediaKind::Voice, "b"), (MediaKind::Video, "c"), (MediaKind::Video, "d")];
        assert_eq!(kept, expected.map(|(kind, id)| (kind, Some(id.repeat(64).into()))));
    });
}

#[test]
fn a8_3_a_place_found_by_its_name_is_sent_until_the_pin_is_moved() {
    Owner::new().with(|| {
        let report = Report::new(&start(None));
        report.take(hit());
        let taken = report.form();
        assert_eq!((taken.place, taken.district, taken.point), (Some("merdekan".into()), Some("xezer".into()), Some(BAKU)));
        report.point.set(Some(Point { lat: 40.42, ..BAKU }));
        assert_eq!(report.form().place, None);
    });
}

#[test]
fn a8_3_without_script_a_searched_district_is_chosen_in_the_list() {
    Owner::new().with(|| {
        let district = PlaceHit { place: None, ..hit() };
        let report = Report::new(&Start { hits: vec![district], ..start(None) });
        assert_eq!(report.form().district, Some("xezer".into()));
    });
}

#[test]
fn an_untouched_form_is_not_kept_and_every_touched_one_is() {
    let worth = |form: AppealForm| Kept { form, hit: None }.is_worth_keeping();
    let blank = AppealForm { id: form().id, ..AppealForm::default() };
    assert!(!worth(blank.clone()));
    let touched = [
        AppealForm { text: "a".into(), ..blank.clone() },
        AppealForm { address: "a".into(), ..blank.clone() },
        AppealForm { point: Some(BAKU), ..blank.clone() },
        AppealForm { district: Some("quba".into()), ..blank.clone() },
        AppealForm { category: "yol.cuxur".into(), ..blank.clone() },
        AppealForm { media: form().media, ..blank.clone() },
        AppealForm { postal_address: "AZ1000".into(), ..blank },
    ];
    assert!(touched.into_iter().all(worth));
}

#[cfg(feature = "ssr")]
mod served {
    use super::super::form::ReportForm;
    use super::super::start::Lists;
    use super::*;
    use crate::page::samples;
    use domain::appeal::view::SimilarAppeal;
    use domain::refusal::{Code, Field, Refusal};

    fn page(start: Start) -> String {
        let lists = Lists { categories: samples::categories(), districts: Vec::new() };
        samples::html("/report", move || view! { <ReportForm start lists/> })
    }

    #[test]
    fn a8_3_without_script_every_field_has_the_name_the_server_reads() {
        let html = page(start(Some(Draft { form: form(), ..Draft::default() })));
        for name in
            ["id", "lat", "lon", "find", "district", "address", "category", "text", "photos", "media", "answer_mode", "postal_address"]
        {
            assert!(html.contains(&format!("name=\"{name}\"")), "{name} is missing in {html}");
        }
        for part in ["action=\"/report\"", "enctype=\"multipart/form-data\"", "method=\"post\"", "multiple"] {
            assert!(html.contains(part), "{part}");
        }
        assert!(html.contains("value=\"01890000-0000-7000-8000-000000000002\""));
    }

    #[test]
    fn hostile_words_of_a_draft_are_shown_as_words() {
        let hostile = AppealForm { text: "</textarea><script>alert(1)</script>".into(), address: "\"><img src=x>".into(), ..form() };
        let html = page(start(Some(Draft { form: hostile, ..Draft::default() })));
        assert!(!html.contains("<script>alert") && !html.contains("<img src=x>"), "{html}");
        assert!(html.contains("&lt;/textarea&gt;"));
    }

    #[test]
    fn what_is_missing_is_said_above_and_beside_the_field() {
        let refusals = vec![Refusal::new(Field::Text, Code::Required), Refusal::new(Field::Place, Code::OutsideCountry)];
        let html = page(start(Some(Draft { form: form(), refusals, show_similar: false })));
        assert!(html.contains("href=\"#text\"") && html.contains("id=\"error-text\""), "{html}");
        assert!(html.contains("href=\"#place\"") && html.contains("id=\"error-place\""), "{html}");
    }

    #[test]
    fn a8_4_similar_appeals_are_shown_with_a_way_to_join_and_a_way_on() {
        let similar = vec![SimilarAppeal { line: samples::line(), metres: 40, own: false }];
        let html = page(Start { similar, ..start(Some(Draft { form: form(), show_similar: true, ..Draft::default() })) });
        assert!(html.contains(&format!("href=\"/join/{}\"", samples::line().id)), "{html}");
        assert!(html.contains("name=\"similar_seen\""), "sending again sends a new appeal");
    }

    #[test]
    fn danger_shows_the_emergency_number_before_sending() {
        let gas = AppealForm { category: "qaz.iy".into(), ..form() };
        let html = page(start(Some(Draft { form: gas, ..Draft::default() })));
        assert!(html.contains("href=\"tel:104\""), "{html}");
        assert!(!page(start(Some(Draft { form: form(), ..Draft::default() }))).contains("tel:"));
    }

    #[test]
    fn t1_3_the_terms_come_first_and_lead_back_to_the_draft() {
        let refusals = vec![Refusal::new(Field::Terms, Code::TermsNotAccepted)];
        let html = page(start(Some(Draft { form: form(), refusals, show_similar: false })));
        assert!(html.contains("/terms?next=/report%3Fdraft%3D01890000-0000-7000-8000-000000000002"), "{html}");
    }
}
