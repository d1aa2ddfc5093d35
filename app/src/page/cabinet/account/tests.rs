use super::restricted::Asking;
use super::{Account, AccountView};
use crate::page::samples;
use domain::account::*;
use domain::appeal::view::What;
use domain::exchange::ExchangeLine;
use domain::role::Role;
use domain::time::UnixMs;
use leptos::prelude::*;

const AT: UnixMs = UnixMs(1_773_431_940_000);

fn account() -> AccountView {
    AccountView {
        names: ["Xəzər".into(), "Abbasov".into(), "Tofiq oğlu".into()],
        fin: "5DM••••".into(),
        legal: Some(("“Xəzər Mənzil” MMC".into(), "1234567891".into())),
        phone: "+994991234506".into(),
        email: String::new(),
        role: Role::Citizen,
        since_ms: AT,
        terms: Some(("1".into(), AT)),
        sessions: vec![
            SessionLine { name: "a".repeat(24), device: "Chrome, Android".into(), since_ms: AT, seen_ms: AT, this: true },
            SessionLine { name: "b".repeat(24), device: String::new(), since_ms: AT, seen_ms: AT, this: false },
        ],
        sign_ins: vec![SignInLine { at_ms: AT, device: "Chrome, Android".into(), method: "SİMA".into(), assurance: "high".into() }],
        actions: vec![ActionLine {
            at_ms: AT,
            done: Done::Appeal(What::Sent),
            by: Role::Citizen,
            appeal: Some((samples::line().id, "Q-2026-0000001-1".into())),
            session: "aaaaaa".into(),
            device: "Chrome, Android".into(),
        }],
        disclosures: vec![DisclosureLine {
            at_ms: AT,
            institution: samples::named("Azərsu"),
            opened: true,
            appeal: Some(samples::line().id),
            request: None,
            held: Vec::new(),
            number: "AM-2026-0000001-0".into(),
        }],
        exchanges: vec![ExchangeLine { at_ms: AT, fact: domain::exchange::Fact::Names, answered: true }],
        restriction: None,
        open_appeals: 2,
    }
}

fn page(account: AccountView, slip: bool) -> String {
    samples::html("/my/account", move || {
        let asking = Asking::new();
        view! { <Account account asking slip/> }
    })
}

#[test]
fn t1_2_a_representative_sees_whom_they_act_for() {
    let html = page(account(), false);
    for words in ["Abbasov Xəzər Tofiq oğlu", "Xəzər Mənzil", "VÖEN: 1234567891", "5DM••••"] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn t6_1_and_t8_4_actions_and_sign_ins_stand_with_session_device_and_method() {
    let html = page(account(), false);
    for words in ["Q-2026-0000001-1", "sessiya aaaaaa", "Chrome, Android", "SİMA", "Naməlum cihaz", "bu pəncərə"] {
        assert!(html.contains(words), "{words} in {html}");
    }
    assert_eq!(html.matches("action=\"/account/end-session\"").count(), 1, "the present one is ended by signing out");
}

#[test]
fn t3_4_disclosures_name_the_body_and_no_employee() {
    let html = page(account(), false);
    assert!(html.contains("Azərsu: qurum müraciəti açdı"), "{html}");
    assert!(html.contains("Ədliyyə Nazirliyi: adınız FİN ilə soruşuldu"), "{html}");
}

#[test]
fn t8_1_each_consent_has_its_line_and_without_script_it_is_said_why_nothing_is_shown() {
    let html = page(account(), false);
    for words in ["Kamera", "Mikrofon", "Olduğunuz yer", "Cihazın yaddaşı", "JavaScript lazımdır"] {
        assert!(html.contains(words), "{words} in {html}");
    }
}

#[test]
fn t2_2_the_consequences_of_leaving_stand_before_the_button() {
    let html = page(account(), true);
    for part in
        ["2 müraciətinizə hələ baxılır", "qanuna görə qurumlarda qalır", "BAĞLA", "id=\"error-confirm\"", "action=\"/account/export\""]
    {
        assert!(html.contains(part), "{part} in {html}");
    }
    let staff = page(AccountView { role: Role::OwnerStaff, ..account() }, false);
    assert!(!staff.contains("action=\"/account/close\"") && staff.contains("rolu bitəndə"), "{staff}");
}

#[test]
fn a8_12_the_restricted_person_reads_why_until_when_and_can_ask() {
    let restriction = RestrictionView {
        reason: "<b>6.0.1</b> bəndi pozulub".into(),
        since_ms: Some(AT),
        until_ms: UnixMs(AT.0 + 86_400_000),
        asked: None,
        answer: None,
    };
    let html = page(AccountView { restriction: Some(restriction.clone()), ..account() }, false);
    assert!(html.contains("&lt;b&gt;6.0.1&lt;/b&gt;") && html.contains("14.03.2026") && html.contains("name=\"text\""), "{html}");
    assert!(!html.contains("action=\"/account/close\""), "closing is no way around it");
    let asked = RestrictionView { asked: Some(("Üzr istəyirəm".into(), AT)), ..restriction };
    let html = page(AccountView { restriction: Some(asked), ..account() }, false);
    assert!(html.contains("Üzr istəyirəm") && !html.contains("name=\"text\""), "asked once: {html}");
}
