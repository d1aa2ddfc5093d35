use super::*;

fn html(signature: SignatureView) -> String {
    crate::page::samples::html("/my/x", move || view! { <SignaturePart signature/> })
}

#[test]
fn a7_0_4_a_report_is_told_in_plain_words_with_both_files() {
    let mut report = Report { signer: "Nərgiz <Əliyeva>".into(), demo: true, ..Report::new(SignatureForm::Cms) };
    Check::ALL.into_iter().filter(|check| *check != Check::Revocation).for_each(|check| report.found(check, Ok(())));
    let good = html(SignatureView { id: Some("abc".into()), report: report.clone() });
    for words in [text::valid(Lang::Az), "Nərgiz &lt;Əliyeva&gt;", text::demo(Lang::Az), text::revocation_unknown(Lang::Az)] {
        assert!(good.contains(words), "{words} in {good}");
    }
    assert!(good.contains("/signed/abc/document") && good.contains("/signed/abc/signature") && good.contains("/verify"), "{good}");
    report.found(Check::Content, Err(Why::Changed));
    let bad = html(SignatureView { id: None, report });
    assert!(bad.contains(text::invalid(Lang::Az)) && bad.contains(text::why_changed(Lang::Az)), "{bad}");
    assert!(!bad.contains("/signed/"), "no files in the old form");
}

#[test]
fn r12_2_what_an_unreadable_file_was_not_checked_for_is_not_told() {
    let mut report = Report::new(SignatureForm::Cms);
    report.found(Check::Form, Err(Why::Unreadable));
    let lines = lines(Lang::Az, &report);
    assert_eq!(lines[0].1, text::why_unreadable(Lang::Az));
    assert!(lines.iter().all(|(outcome, _)| *outcome != Outcome::Passed));
}
