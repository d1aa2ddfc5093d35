//! The register of processing names every personal column there is, and no other (T3.1–3.3).

use domain::privacy::REGISTER;
use std::collections::BTreeSet;

/// Columns that hold nothing about a person. A new column stands here or in `domain::privacy::REGISTER`: whoever adds it
/// decides, knowingly, and the page `/privacy` follows.
const PLAIN: &[(&str, &str)] = &[
    ("setting", "key value"),
    ("answer_template", "id kind ground institution_id language title text position active"),
    ("presence", "appeal_id opened_ms until_ms"),
    ("taken_step", "id batch_id appeal_id step events_after taken_ms undone_ms"),
    ("counter", "key value"),
    ("morning_told", "kind subject due told_ms"),
    ("terms", "version text_az text_en text_ru published_ms"),
    ("calendar_day", "day kind name_az status source"),
    ("district", "id name_az name_en name_ru folded kind parent_id lat lon shape approximate source active successor_id"),
    ("institution", "id name_az name_en name_ru folded idx local_executive district_id active position approval"),
    ("place", "id name_az name_en name_ru folded lat lon population district_id"),
    ("category", "id parent_id name_az name_en name_ru idx urgent emergency words position active"),
    ("routing_zone", "id name_az shape institution_id"),
    ("routing_rule", "id category_id institution_id priority"),
    ("person", "id"),
    ("role_grant", "id granted_ms revoked_ms"),
    ("session", "id_hash expires_ms"),
    (
        "appeal",
        "id registered_ms district_id category_id answer_mode status status_ms triage_due_ms due_on due_article urgent channel language \
         publish_photos lead_institution_id joined_count photo_count refusal_ground event_count event_head_hash changed_ms \
         revision dispute_count complaint_count answered_on merged_into_id archived_ms back_ms",
    ),
    ("appeal_join", "id appeal_id answer_mode again_id"),
    ("appeal_addition", "id appeal_id kind institution_id"),
    ("complaint", "id about appeal_id institution_id due_on outcome decided_ms"),
    ("photo_cover", "id copy_id appeal_id areas covered_ms lifted_ms"),
    ("photo_view", "id media_id"),
    ("phone_call", "id appeal_id"),
    ("assignment", "id appeal_id institution_id lead status open note placed_ms status_ms due_on due_article answered_on unit_id"),
    ("answer", "id appeal_id institution_id signature certificate demo signed_ms"),
    ("media", "id kind mime bytes width height duration_ms codecs poster_id created_ms"),
    ("media_owner", "created_ms"),
    ("appeal_media", "appeal_id join_id answer_id addition_id query_id media_id position taken_ms"),
    ("decision", "id appeal_id institution_id kind ground target_id due_before due_on due_article decided_ms"),
    ("signature", "id appeal_id kind answer_id decision_id institution_id demo signed_ms"),
    ("appeal_query", "id appeal_id institution_id asked_id photos asked_ms due_on answered_ms"),
    ("appeal_event", "seq appeal_id nr at_ms actor_role institution_id what clause audience prev_hash hash"),
    ("official_request", "id number asker asked clause subject text asked_ms due_on remind_on answer answered_ms reminded_ms late_told_ms"),
    ("official_event", "seq request_id nr at_ms side what prev_hash hash"),
    ("announcement", "id version title text ack_by published_ms"),
    ("announcement_reader", "announcement_id institution_id"),
    ("announcement_ack", "announcement_id version institution_id at_ms"),
    ("incident", "id service text since_ms opened_ms closed_ms closed_text"),
    ("panel_change", "seq resource record_id nr at_ms act prev_hash hash"),
    ("unit", "id institution_id name active position"),
    ("employee", "grant_id"),
    ("answer_draft", "assignment_id institution_id media state revision changed_ms decided_ms"),
    ("letter", "id answer_id appeal_id institution_id printed_ms"),
    ("transcript", "id appeal_id media_id institution_id"),
    ("outbox", "id kind payload created_ms not_before_ms locked_until_ms attempts done_ms broken"),
    ("notice", "id appeal_id what day alert_id alert_count"),
    ("notice_address", "channel"),
    ("notice_code", "channel code_hash expires_ms refused_ms tries"),
    ("push_subscription", "id"),
    ("delivery", "id notice_id channel state"),
    ("alert", "id told_ms news news_appeal_id news_what"),
    ("draft", "id updated_ms"),
    ("sign_in", "id"),
    ("account_event", "id actor_role"),
    ("disclosure", "appeal_id what"),
    ("account_notice", "id what"),
    ("escalation_step", "id days whom active"),
    ("escalation", "assignment_id step_id due_on told_ms"),
    ("saved_view", "id shelf"),
    ("report_mail", "id view_id rhythm file next_on made_ms"),
    ("report_mail_reader", "mail_id"),
    ("report_letter", "id mail_id day state tries"),
    ("official_file", "id digest kind name bytes side meant_for request_id part position added_ms"),
    ("official_fetch", "seq file_id side"),
    ("official_signature", "request_id part demo signed_ms"),
    ("legal_hold", "id appeal_id placed_ms lifted_ms"),
    ("lift_request", "id asked_ms decided_ms lifted"),
    ("person_fact", "fact state source until_ms"),
    ("exchange_call", "id fact purpose outcome request_hash"),
    (
        "centre",
        "id name_az name_en name_ru folded city address lat lon approximate step_min early_min late_min walk_in_percent window_days active \
         position priority_classes cooling_min open_orders",
    ),
    ("kiosk", "id centre_id name printer pair_hash pair_until_ms key_hash paired_ms seen_ms wrong wrong_ms created_ms revoked_ms"),
    ("number_block", "centre_id day letter nth kiosk_id first_number last_number given_ms"),
    ("kiosk_conflict", "id kiosk_id ticket_id what value at_ms"),
    ("service_group", "id name_az name_en name_ru letter position"),
    ("centre_service", "id group_id name_az name_en name_ru folded steps sign_in active position"),
    ("centre_offer", "centre_id service_id active"),
    ("counter_desk", "id centre_id number zone active"),
    ("counter_group", "counter_id group_id"),
    ("opening", "centre_id weekday opens_min closes_min"),
    ("opening_exception", "id centre_id group_id day opens_min closes_min counters reason set_ms lifted_ms"),
    ("centre_grant", "id granted_ms revoked_ms"),
    (
        "booking",
        "id centre_id service_id group_id day start_min steps state channel held_ms held_until_ms booked_ms ended_ms ended_why frees_ms freed \
         revision reminded_ms unsettled_ms mail_refused_ms step_min",
    ),
    ("queue_step", "centre_id group_id day at_min taken"),
    ("booking_code", "booking_id asked_ms code_hash expires_ms tries sends refused_ms used_ms"),
    ("booking_event", "id code at_ms what"),
    ("place_wait", "id centre_id service_id group_id from_day until_day asked_ms told_ms ended_ms"),
    (
        "ticket",
        "id centre_id day letter number group_id service_id booking_id kiosk_id request secret priority state due_min issued_ms place_ms \
         counter_id called_ms calls started_ms finished_ms printed_ms revision printing offline \
         for_counter_id first_called_ms served_ms",
    ),
    ("ticket_follow", "ticket_id asked_ms told_ms"),
    ("letter_file", "id digest kind bytes letter_id appeal_id position added_ms"),
    ("letter_signature", "appeal_id file_id demo signed_ms"),
    ("eservice_use", "eservice_id"),
    ("eservice_favourite", "eservice_id"),
    ("eservice_rating", "eservice_id stars"),
    ("eservice_question", "id eservice_id institution_id answer answered_ms"),
    ("counter_seat", "id counter_id centre_id revision"),
    ("regulation", "id institution_id created_ms"),
    ("regulation_version", "regulation_id version stage text name revision changed_ms published_ms discussed_until_ms since_ms until_ms"),
    ("regulation_agreement", "regulation_id version institution_id state reason asked_ms decided_ms"),
    ("regulation_comment", "id regulation_id version state answer answered_ms"),
    ("regulation_file", "regulation_id digest kind name bytes added_ms"),
    ("regulation_signature", "regulation_id version demo signed_ms"),
    ("regulation_event", "seq regulation_id nr at_ms institution_id version what note prev_hash hash"),
    ("request_form", "eservice_id version form saved_ms"),
    (
        "service_request",
        "id eservice_id service name provider_id form_version regulation_version regulation_id state due_on unit paused_on changed_ms \
         returns",
    ),
    ("request_answer", "request_id round"),
    ("request_file", "id request_id part field kind bytes added_ms sent_ms replaced_ms"),
    ("request_result", "request_id demo signed_ms"),
    ("request_event", "seq request_id nr at_ms what prev_hash hash"),
    ("request_sealed", "request_id organization demo sealed_ms"),
    ("request_by_itself", "request_id since_ms"),
    ("request_escalation", "request_id step_id due_on told_ms"),
    ("complaint_escalation", "complaint_id step_id due_on told_ms"),
    ("request_disclosure", "request_id what held"),
    ("ticket_event", "seq ticket_id nr centre_id at_ms counter_id act group_id service_id prev_hash hash"),
    ("eservice", "id number provider_id name_folded facts state version registered_ms changed_ms cancelled_ms"),
    (
        "eservice_application",
        "id number provider_id eservice_id act state facts happened_on reason revision opened_ms changed_ms submitted_ms due_on due_article \
         reported_late decided_ms",
    ),
    ("eservice_application_step", "application_id nr step reason demo"),
    ("eservice_change", "seq eservice_id nr act at_ms application_id facts prev_hash hash"),
    ("eservice_grant", "id granted_ms revoked_ms"),
];

#[tokio::test]
async fn t3_1_the_personal_columns_are_exactly_those_the_register_names() {
    let named: BTreeSet<String> = REGISTER.iter().flat_map(|kept| kept.columns).map(|column| (*column).to_owned()).collect();
    let plain: BTreeSet<String> =
        PLAIN.iter().flat_map(|(table, columns)| columns.split_whitespace().map(move |column| format!("{table}.{column}"))).collect();
    assert_eq!(named.intersection(&plain).collect::<Vec<_>>(), Vec::<&String>::new(), "named personal and plain");
    let known: BTreeSet<String> = named.union(&plain).cloned().collect();
    for test in store::testing::databases().await {
        let there: BTreeSet<String> = store::testing::columns(&test.db).await.into_iter().collect();
        let new: Vec<_> = there.difference(&known).collect();
        assert!(new.is_empty(), "{}: say of each whether it is personal, in domain::privacy::REGISTER or here: {new:?}", test.name);
        let gone: Vec<_> = known.difference(&there).collect();
        assert!(gone.is_empty(), "{}: named, but not there: {gone:?}", test.name);
    }
}
