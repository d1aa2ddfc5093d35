use super::*;
use crate::Error;
use std::collections::BTreeSet;
use std::path::Path;

/// The names of all `#[server]` functions of the browser's interface, from its sources.
fn server_functions() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../app/src/api");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap());
    files.flat_map(|source| names_in(&source)).collect()
}

fn names_in(source: &str) -> Vec<String> {
    let after = source.split("#[server").skip(1).filter_map(|part| part.split_once("pub async fn ").map(|(_, rest)| rest));
    after.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn every_server_function_has_a_row() {
    let rows: BTreeSet<String> = Function::ALL.iter().map(|function| function.as_str().to_owned()).collect();
    let functions = server_functions();
    assert!(functions.len() >= 25, "the sources were not found: {functions:?}");
    let missing: Vec<_> = functions.difference(&rows).collect();
    assert!(missing.is_empty(), "without a row in the permission table: {missing:?}");
}

/// The same table once more, drawn by hand: V visitor, C citizen, O owner's staff, I institution's staff, P operator, K staff of a centre, T telephone 108,
/// R operator of the register of e-services, S system. Whoever changes a permission changes it in two places, knowingly.
#[test]
fn permission_matrix() {
    let expected = |function: Function| match function.as_str() {
        "map_view"
        | "map_list"
        | "categories"
        | "institutions"
        | "find_place"
        | "place_words"
        | "districts"
        | "track"
        | "public_appeal"
        | "similar_appeals"
        | "whoami"
        | "terms"
        | "terms_version"
        | "privacy"
        | "help_topics"
        | "help_topic"
        | "fresh_id"
        | "open_media"
        | "feed"
        | "statistics"
        | "counting"
        | "open_data"
        | "open_files"
        | "verify_signature"
        | "limits_of_recordings"
        | "hall" => "VCOIPKTRS",
        "draft" | "similar_to_draft" | "keep_draft" | "take_recording" => "VC",
        "take_photo" => "VCI",
        "submit_appeal" | "join_appeal" | "my_appeals" | "my_appeal" | "rate_appeal" => "C",
        "my_complaints" | "file_complaint" => "C",
        "write_for_caller" | "join_for_caller" | "find_caller" => "T",
        "cover_photo" | "complaints" | "decide_complaint" => "O",
        "answer_templates" | "house_templates" | "settle_template" => "I",
        "exercise_right" | "right_page" | "my_materials" | "resend_appeal" => "C",
        "accept_terms"
        | "notices"
        | "mark_notices_read"
        | "my_account"
        | "account_notices"
        | "end_session"
        | "sign_out_everywhere"
        | "export_account"
        | "mark_notice_read"
        | "notice_settings"
        | "set_notice_settings"
        | "ask_code"
        | "confirm_code"
        | "remove_address"
        | "allow_push"
        | "has_push"
        | "stop_push"
        | "alerts"
        | "alert_words"
        | "follow"
        | "unfollow" => "COIPKTR",
        "signed_file" => "COI",
        "close_account" | "ask_lifting" => "C",
        "desk_news" | "official_list" | "official_card" | "send_official" | "answer_official" => "OIP",
        "official_documents" | "take_document" | "drop_document" | "fetch_document" => "OIP",
        "report_mails" | "mail_report" | "stop_mail" => "OIP",
        "announcements" => "OI",
        "publish_announcement" => "O",
        "acknowledge_announcement" => "I",
        "operator_desk" | "open_incident" | "close_incident" => "P",
        "incidents" | "restrict_author" | "restrict_person" => "OP",
        "panel_home" | "panel_list" | "panel_record" | "panel_save" | "panel_file" | "panel_import" | "panel_proposal" => "OP",
        "owner_requests" | "decide_lifting" => "O",
        "registry" | "registry_file" | "report" | "saved_views" | "keep_view" | "forget_view" => "OIP",
        "delivery_counts" | "write_transcript" => "OI",
        "person_card" | "enter_by_hand" => "O",
        "archive_page" | "unarchive_appeal" | "place_hold" | "lift_hold" => "O",
        "inbox" | "owner_card" | "correct_appeal" | "route_appeal" | "refuse_appeal" => "O",
        "refusal_templates" | "merge_appeals" | "bulk_step" | "undo_step" | "hold_card" | "release_card" => "O",
        "institution_list" | "institution_card" | "add_progress" | "send_answer" => "I",
        "leave_unconsidered" | "forward_appeal" | "extend_appeal" => "I",
        "send_query" | "queries" | "queries_waiting" | "answer_query" => "I",
        "appeal_house" | "hand_over" | "keep_answer" | "approve_answer" | "return_answer" => "I",
        "house" | "settle_unit" | "settle_employee" | "settle_approval" | "house_waiting" => "I",
        "letters" | "letter_pdf" | "mark_printed" | "mark_posted" => "I",
        "order_start" | "queue_places" | "hold_place" | "confirm_order" | "order" | "find_order" => "VCOIPKTR",
        "change_order" | "cancel_order" | "wait_for_place" => "VCOIPKTR",
        "call_orders" | "call_book" | "call_change" | "call_cancel" => "T",
        "kiosk_home" | "pair_kiosk" | "enter_code" | "take_number" | "kiosk_ticket" | "print_again" => "VCOIPKTRS",
        "ticket_printed" | "ticket_picture" | "sync_kiosk" | "reconcile" | "phone_ticket" => "VCOIPKTRS",
        "kiosks" | "register_kiosk" | "pair_again" | "revoke_kiosk" | "set_classes" => "K",
        "set_printer" => "K",
        "counter_page" | "take_seat" | "leave_seat" | "pause_counter" | "call_next" | "ticket_act" => "K",
        "centre_page" | "settle_counter" | "settle_day" | "lift_day" => "K",
        "supervision" => "OP",
        "follow_ticket" => "COIPKTR",
        "letter_start" | "take_letter_file" => "VC",
        "send_letter" => "C",
        "write_letter_for_caller" => "T",
        "fetch_letter_file" => "COI",
        "request_start" | "send_request" | "my_requests" | "my_request" | "mend_request" | "withdraw_request" | "sign_request_file" => "C",
        "request_files" | "take_request_file" | "drop_request_file" | "fetch_request_file" => "CI",
        "request_desk" | "request_card" | "take_request" | "note_request" | "return_request" | "finish_request" | "refuse_request" => "I",
        "request_form" | "save_request_form" => "I",
        // The register of e-services.
        "register_desk" | "application_card" => "IR",
        "open_application" | "write_application" | "withdraw_application" => "I",
        "decide_application" | "import_eservices" => "R",
        "eservice_duties" => "VCOIPKTRS",
        "regulations" | "regulation_card" | "begin_regulation" | "save_regulation" | "take_regulation_form" => "I",
        "submit_regulation" | "decide_regulation" | "publish_regulation" | "recall_regulation" => "I",
        "approve_regulation" | "revise_regulation" | "answer_comment" | "judge_comment" => "I",
        "comment_regulation" => "COIPKTR",
        "public_regulations" | "public_regulation" | "regulation_form" => "VCOIPKTRS",
        "find_services" | "service_card" | "service_data" => "VCOIPKTRS",
        "use_service" | "my_services" | "favour_service" | "rate_service" | "ask_service" => "C",
        "service_questions" | "answer_service" | "service_quality" => "I",
        "keep_words" | "kept_words" => "VCOIPKTR",
        "linked_services" => "VCOIPKTRS",
        other => panic!("no row expected for {other}"),
    };
    for function in Function::ALL {
        let allowed: String = Role::ALL
            .iter()
            .zip("VCOIPKTRS".chars())
            .filter(|(role, _)| super::allowed(*function, **role))
            .map(|(_, letter)| letter)
            .collect();
        assert_eq!(allowed, expected(*function), "{}", function.as_str());
    }
}

#[tokio::test]
async fn a_visitor_is_asked_to_sign_in_and_others_are_forbidden() {
    let world = crate::testing::sqlite().await;
    let visitor = world.visitor();
    assert!(matches!(visitor.may(Function::SubmitAppeal), Err(Error::SignIn)));
    assert!(visitor.may(Function::MapView).is_ok());
    let mut staff = visitor.clone();
    staff.actor.role = Role::OwnerStaff;
    assert!(matches!(staff.may(Function::SubmitAppeal), Err(Error::Forbidden)));
    assert!(matches!(staff.may(Function::InstitutionCard), Err(Error::Forbidden)));
}
