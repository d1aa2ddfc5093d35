//! Administrative regulations from draft to force (R9, R-annex1).

use crate::official::kind_of;
use crate::regulation::{
    answer, approve, begin, card, comment, decide, give_form, judge, list, plant, public_card, public_list, publish, recall, revise, save,
    sheet, submit, take_form,
};
use crate::signature::{DeviceTrouble, Employee, Signing, SigningDevice};
use crate::testing::{World, later, refusals, sqlite, worlds};
use crate::{Ctx, Error, account};
use bytes::Bytes;
use domain::account::AccountWhat;
use domain::eservice::{Audience, Automation, Fee, Kind};
use domain::ids::RegulationId;
use domain::refusal::{Code, Field};
use domain::regulation::{
    AgreeForm, AgreementState, AnswerForm, ApproveForm, Clause, CommentForm, CommentState, Flaw, HoldForm, Information, MOST_COMMENTS,
    NewForm, Operation, Other, PublicQuery, PublishForm, SaveForm, Span, Stage, Step, Text, Unit, What,
};
use domain::time::UnixMs;
use std::sync::Arc;

/// A whole text; `other`: another body takes part.
fn whole(other: bool) -> Text {
    let say = str::to_owned;
    Text {
        name: say("Arayışın verilməsi"),
        content: say("Vətəndaşa arayış verilir."),
        legal_basis: vec![say("191 nömrəli qərar, 9-cu hissə")],
        provider: say("Azərsu"),
        others: if other { vec![Other { institution: Some("aayda".into()), name: say("AAYDA") }] } else { Vec::new() },
        automation: Some(Automation::Partial),
        span: Span { least: 1, most: 5, unit: Unit::WorkingDays },
        result: say("Arayış"),
        kind: Some(Kind::Interactive),
        fee: Some(Fee::default()),
        audiences: vec![Audience::Persons],
        address: say("https://e.example.az/arayis"),
        information: Information { phone: say("955"), ..Information::default() },
        forming: say("Sorğu doldurulur."),
        receiving: say("Sorğu qeydə alınır."),
        refusals: vec![say("Məlumat natamamdır.")],
        acceptance: say("Sorğu qəbul edilir."),
        operations: vec![Operation {
            name: say("Yoxlama"),
            responsible: say("Mütəxəssis"),
            content: say("Sənədlər yoxlanılır."),
            span: Span { least: 2, most: 2, unit: Unit::WorkingDays },
            other: if other { say("AAYDA") } else { String::new() },
            result: say("Arayış verilir."),
        }],
        control_form: say("Cari nəzarət"),
        control_rule: say("Aylıq yoxlama"),
        complaint_right: say("Şikayət etmək olar."),
        complaint_needs: say("Sorğunun nömrəsi"),
        complaint_term: say("15 iş günü"),
        ..Text::default()
    }
}

async fn begun(ctx: &Ctx) -> RegulationId {
    begin(ctx, NewForm { id: RegulationId(uuid::Uuid::now_v7().to_string()), name: " Arayışın \n verilməsi ".into() }).await.unwrap()
}

async fn written(ctx: &Ctx, text: Text) -> RegulationId {
    let id = begun(ctx).await;
    let base = card(ctx, &id).await.unwrap().shown.text;
    let saved = save(ctx, SaveForm { id: id.clone(), base, text: text.clone() }).await.unwrap();
    assert_eq!((saved.text, saved.conflicts), (text, vec![]));
    id
}

fn days(id: &RegulationId, days: &str) -> PublishForm {
    PublishForm { id: id.clone(), days: days.into() }
}

fn say(id: &RegulationId, text: &str) -> CommentForm {
    CommentForm { id: id.clone(), text: text.into() }
}

async fn head(world: &World) -> Ctx {
    let head = world.employee("rəhbər", "azersu").await;
    world.make_head(&head).await;
    head
}

/// From a whole draft to force, with nobody to ask.
async fn in_force(world: &World, staff: &Ctx, head: &Ctx, text: Text) -> RegulationId {
    let id = written(staff, text).await;
    publish(staff, days(&id, "")).await.unwrap();
    world.wait_hours(24 * 16);
    approve(&later(head), ApproveForm { id: id.clone(), version: 1 }).await.unwrap();
    id
}

#[tokio::test]
async fn r9_1_an_incomplete_regulation_names_each_missing_clause() {
    for world in worlds().await {
        let azersu = world.institution_staff("azersu").await;
        let id = begun(&azersu).await;
        let kept = card(&azersu, &id).await.unwrap();
        assert_eq!((kept.shown.text.name.as_str(), kept.shown.stage), ("Arayışın verilməsi", Stage::Draft), "{}", world.name);
        assert!(!kept.shown.text.provider.is_empty(), "1.4 is known");
        let named = refusals(publish(&azersu, days(&id, "")).await);
        for clause in
            [Clause::Content, Clause::LegalBasis, Clause::Automation, Clause::Span, Clause::Kind, Clause::Fee, Clause::ComplaintTerm]
        {
            assert!(named.contains(&(Field::Regulation(clause), Code::Flaw(Flaw::Missing))), "{}: {named:?}", clause.number());
        }
        assert!(!named.iter().any(|(field, _)| *field == Field::Regulation(Clause::Name)));
        let text =
            Text { operations: vec![Operation { responsible: String::new(), ..whole(false).operations[0].clone() }], ..whole(false) };
        let id = written(&azersu, text).await;
        let refused = refusals(publish(&azersu, days(&id, "")).await);
        assert_eq!(refused, [(Field::Regulation(Clause::Operations), Code::Flaw(Flaw::NobodyResponsible))], "R9.3.4");
        let nameless = begin(&azersu, NewForm { id: RegulationId(uuid::Uuid::now_v7().to_string()), name: " ".into() }).await;
        assert_eq!(refusals(nameless), [(Field::Subject, Code::Required)]);
        let new = NewForm { id: RegulationId(uuid::Uuid::now_v7().to_string()), name: "Arayış".into() };
        let (one, two) = tokio::join!(begin(&azersu, new.clone()), begin(&azersu, new.clone()));
        assert_eq!((one.unwrap(), two.unwrap()), (new.id.clone(), new.id), "{}: pressed twice", world.name);
        assert!(matches!(begin(&world.citizen("Aygün").await, NewForm::default()).await, Err(Error::Forbidden)));
    }
}

#[tokio::test]
async fn r9_1_two_editors_at_once_lose_nothing() {
    for world in worlds().await {
        let (one, two) = (world.employee("bir", "azersu").await, world.employee("iki", "azersu").await);
        let id = written(&one, whole(false)).await;
        let base = whole(false);
        let form = |text: Text| SaveForm { id: id.clone(), base: base.clone(), text };
        let (first, second) = tokio::join!(
            save(&one, form(Text { content: "Birincinin mətni".into(), ..base.clone() })),
            save(&two, form(Text { result: "İkincinin nəticəsi".into(), ..base.clone() })),
        );
        assert_eq!((first.unwrap().conflicts, second.unwrap().conflicts), (vec![], vec![]), "{}", world.name);
        let kept = card(&one, &id).await.unwrap().shown.text;
        assert_eq!((kept.content.as_str(), kept.result.as_str()), ("Birincinin mətni", "İkincinin nəticəsi"));
        // Both at the same clause: what is kept stays, the other hears of it and has both.
        let clash = save(&two, form(Text { content: "İkincinin mətni".into(), address: "https://yeni.example.az".into(), ..base.clone() }))
            .await
            .unwrap();
        assert_eq!(clash.conflicts, [Clause::Content]);
        assert_eq!((clash.text.content.as_str(), clash.text.address.as_str()), ("Birincinin mətni", "https://yeni.example.az"));
        // Whoever decides for the own words sends them on top of what was seen.
        let own = Text { content: "İkincinin mətni".into(), ..clash.text.clone() };
        let settled = save(&two, SaveForm { id: id.clone(), base: clash.text, text: own }).await.unwrap();
        assert_eq!((settled.text.content.as_str(), settled.conflicts), ("İkincinin mətni", vec![]));
        let stranger = world.institution_staff("azerenerji").await;
        assert!(matches!(save(&stranger, form(base.clone())).await, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn r9_2_other_bodies_agree_before_anybody_reads_it() {
    for world in worlds().await {
        let (azersu, aayda) = (world.institution_staff("azersu").await, world.institution_staff("aayda").await);
        let id = written(&azersu, whole(true)).await;
        assert!(matches!(card(&aayda, &id).await, Err(Error::NotFound)), "{}: a draft is its own body's", world.name);
        assert_eq!(refusals(publish(&azersu, days(&id, "")).await), [(Field::Form, Code::NotAgreed)]);
        submit(&azersu, &id).await.unwrap();
        let told = account::notices(&aayda).await.unwrap().remove(0);
        assert_eq!((told.what, told.word), (AccountWhat::RegulationAsked, format!("{id} Arayışın verilməsi")));
        let asked = list(&aayda, None).await.unwrap().rows;
        assert!(asked.len() == 1 && asked[0].waits && !asked[0].ours);
        assert_eq!(card(&aayda, &id).await.unwrap().steps, [Step::Decide]);
        assert_eq!(refusals(publish(&azersu, days(&id, "")).await), [(Field::Form, Code::NotAgreed)]);
        assert_eq!(refusals(decide(&azersu, AgreeForm { id: id.clone(), ..AgreeForm::default() }).await), [(Field::Form, Code::NotYours)]);
        let object = AgreeForm { id: id.clone(), object: true, reason: String::new() };
        assert_eq!(refusals(decide(&aayda, object.clone()).await), [(Field::Reason, Code::Required)]);
        decide(&aayda, AgreeForm { reason: "Bizim müddətimiz nəzərə alınmayıb.".into(), ..object }).await.unwrap();
        let said = card(&azersu, &id).await.unwrap().agreements.remove(0);
        assert_eq!((said.state, said.reason.as_str()), (AgreementState::Objected, "Bizim müddətimiz nəzərə alınmayıb."));
        assert_eq!(account::notices(&azersu).await.unwrap()[0].what, AccountWhat::RegulationDecided);
        assert_eq!(refusals(publish(&azersu, days(&id, "")).await), [(Field::Form, Code::NotAgreed)]);
        // Mended in the draft and asked anew: what was said of the earlier wording counts no more.
        recall(&azersu, &id).await.unwrap();
        submit(&azersu, &id).await.unwrap();
        assert_eq!(card(&azersu, &id).await.unwrap().agreements[0].state, AgreementState::Waiting);
        decide(&aayda, AgreeForm { id: id.clone(), ..AgreeForm::default() }).await.unwrap();
        publish(&azersu, days(&id, "")).await.unwrap();
        let what: Vec<What> = card(&azersu, &id).await.unwrap().history.into_iter().map(|one| one.what).collect();
        assert_eq!(what, [What::Begun, What::Submitted, What::Objected, What::Recalled, What::Submitted, What::Agreed, What::Published]);
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty(), "its chain is walked by the check");
    }
}

#[tokio::test]
async fn r9_7_everybody_discusses_and_the_provider_answers() {
    for world in worlds().await {
        let azersu = world.institution_staff("azersu").await;
        let aygun = world.citizen("Aygün").await;
        let id = written(&azersu, whole(false)).await;
        assert!(matches!(comment(&aygun, say(&id, "Müddət çox uzundur.")).await, Err(Error::NotFound)), "{}: a draft", world.name);
        assert!(matches!(public_card(&world.visitor(), &id, None, None).await, Err(Error::NotFound)));
        assert_eq!(refusals(publish(&azersu, days(&id, "3")).await), [(Field::Days, Code::BadFormat)], "15 days at the least");
        publish(&azersu, days(&id, "20")).await.unwrap();
        let listed = public_list(&world.visitor(), PublicQuery::default()).await.unwrap();
        assert_eq!((listed.discussed.len(), listed.in_force.total), (1, 0));
        assert!(matches!(comment(&world.visitor(), say(&id, "Müddət çox uzundur.")).await, Err(Error::SignIn)));
        assert_eq!(comment(&aygun, say(&id, "Müddət çox uzundur.")).await.unwrap(), CommentState::Shown);
        assert_eq!(refusals(comment(&aygun, say(&id, " Müddət çox uzundur. ")).await), [(Field::Text, Code::AlreadyDone)]);
        let seen = public_card(&world.visitor(), &id, None, None).await.unwrap();
        let said = seen.comments[0].clone();
        assert_eq!((said.name.as_str(), said.answer, seen.signed_in), ("Aygün Ə.", None, false), "never the whole surname");
        let reply = AnswerForm { comment: said.id.clone(), text: "Müddət 3 günə endiriləcək.".into() };
        assert!(matches!(answer(&world.institution_staff("aayda").await, reply.clone()).await, Err(Error::NotFound)));
        answer(&azersu, reply).await.unwrap();
        let seen = public_card(&aygun, &id, None, None).await.unwrap();
        assert_eq!((seen.comments[0].answer.as_deref(), seen.signed_in), (Some("Müddət 3 günə endiriləcək."), true));
        assert_eq!(
            refusals(save(&azersu, SaveForm { id, ..SaveForm::default() }).await),
            [(Field::Form, Code::NotNow)],
            "not under discussion"
        );
    }
}

#[tokio::test]
async fn r9_7_spam_waits_for_a_look_and_nobody_floods() {
    for world in worlds().await {
        let (azersu, tural) = (world.institution_staff("azersu").await, world.citizen("Tural").await);
        let id = written(&azersu, whole(false)).await;
        publish(&azersu, days(&id, "")).await.unwrap();
        let spam = comment(&tural, say(&id, "Ucuz kredit: https://kredit.example/ dərhal!")).await.unwrap();
        assert_eq!(spam, CommentState::Held, "{}", world.name);
        assert_eq!(public_card(&tural, &id, None, None).await.unwrap().comments, [], "nobody sees it");
        let held = card(&azersu, &id).await.unwrap().comments.remove(0);
        judge(&azersu, HoldForm { comment: held.id.clone(), show: true }).await.unwrap();
        assert_eq!(public_card(&tural, &id, None, None).await.unwrap().comments.len(), 1);
        judge(&azersu, HoldForm { comment: held.id, show: false }).await.unwrap();
        assert_eq!(public_card(&tural, &id, None, None).await.unwrap().comments, []);
        for nr in 1..MOST_COMMENTS {
            comment(&tural, say(&id, &format!("Rəy nömrə {nr}, başqa söz."))).await.unwrap();
        }
        assert!(matches!(comment(&tural, say(&id, "Bir rəy də yazıram.")).await, Err(Error::Busy { .. })));
        world.wait_hours(2);
        comment(&later(&tural), say(&id, "Bir rəy də yazıram.")).await.unwrap();
        let files = super::account::unpacked(account::export(&later(&tural), Vec::new()).await.unwrap()).await;
        let own = String::from_utf8_lossy(&files["office-work.json"]).into_owned();
        assert!(own.contains("Bir rəy də yazıram.") && own.contains("Ucuz kredit"), "T2.2: the own words go along, shown or not: {own}");
        let long = refusals(comment(&later(&tural), say(&id, &"söz ".repeat(2_000))).await);
        assert!(matches!(long[..], [(Field::Text, Code::TooLong { .. })]), "{long:?}");
    }
}

#[tokio::test]
async fn r9_2_the_head_alone_signs_and_r9_8_it_is_open_to_everybody() {
    for world in worlds().await {
        let (azersu, head) = (world.institution_staff("azersu").await, head(&world).await);
        let id = written(&azersu, whole(false)).await;
        publish(&azersu, days(&id, "")).await.unwrap();
        let form = ApproveForm { id: id.clone(), version: 1 };
        assert_eq!(refusals(approve(&head, form.clone()).await), [(Field::Form, Code::StillDiscussed)], "{}", world.name);
        world.wait_hours(24 * 16);
        assert_eq!(refusals(approve(&later(&azersu), form.clone()).await), [(Field::Form, Code::NotTheHead)], "not entitled");
        let other = world.employee("başqa", "aayda").await;
        world.make_head(&other).await;
        assert!(matches!(approve(&later(&other), form.clone()).await, Err(Error::NotFound)), "another body's head");
        assert!(matches!(approve(&later(&head), ApproveForm { version: 2, ..form.clone() }).await, Err(Error::Conflict)));
        approve(&later(&head), form.clone()).await.unwrap();
        assert_eq!(refusals(approve(&later(&head), form).await), [(Field::Form, Code::NotNow)], "once");
        let seen = public_card(&world.visitor(), &id, None, None).await.unwrap().shown;
        assert_eq!((seen.stage, seen.signer.is_empty()), (Stage::InForce, false));
        assert!(seen.signature.unwrap().report.is_valid(), "over exactly this text");
        let force = store::regulations::in_force(world.portal.db(), &id).await.unwrap().unwrap();
        assert_eq!((force.text, force.version, force.provider.as_str()), (whole(false), 1, "azersu"));
        assert_eq!(public_list(&world.visitor(), PublicQuery::default()).await.unwrap().in_force.total, 1);
        let checked = world.portal.check_signatures(|_, _| {}).await.unwrap();
        assert_eq!((checked.signatures, checked.invalid), (1, vec![]));
    }
}

#[tokio::test]
async fn r9_8_a_new_version_supersedes_the_one_in_force_at_once() {
    for world in worlds().await {
        let (azersu, head) = (world.institution_staff("azersu").await, head(&world).await);
        let id = in_force(&world, &azersu, &head, whole(false)).await;
        let azersu = later(&azersu);
        revise(&azersu, &id).await.unwrap();
        assert_eq!(refusals(revise(&azersu, &id).await), [(Field::Form, Code::NotNow)], "{}: one is on its way", world.name);
        let next = Text { complaint_term: "20 iş günü".into(), ..whole(false) };
        save(&azersu, SaveForm { id: id.clone(), base: whole(false), text: next.clone() }).await.unwrap();
        publish(&azersu, days(&id, "")).await.unwrap();
        world.wait_hours(24 * 16);
        let visitor = later(&world.visitor());
        assert_eq!(store::regulations::in_force(world.portal.db(), &id).await.unwrap().unwrap().version, 1, "until it is approved");
        approve(&later(&head), ApproveForm { id: id.clone(), version: 2 }).await.unwrap();
        assert_eq!(store::regulations::in_force(world.portal.db(), &id).await.unwrap().unwrap().text, next);
        let seen = public_card(&visitor, &id, None, Some(1)).await.unwrap();
        let stages: Vec<_> = seen.versions.iter().map(|one| (one.version, one.stage)).collect();
        assert_eq!(stages, [(2, Stage::InForce), (1, Stage::Superseded)]);
        assert_eq!(seen.against.unwrap().text, whole(false), "what differs is told by clause");
        assert_eq!(sheet(&visitor, &id, Some(1)).await.unwrap().shown.version, 1);
    }
}

/// A device that the head has left at home.
struct Missing;

impl SigningDevice for Missing {
    fn sign<'a>(&'a self, _: &'a Employee, _: &'a [u8], _: UnixMs) -> Signing<'a> {
        Box::pin(std::future::ready(Err(DeviceTrouble::NotConfirmed)))
    }
}

#[tokio::test]
async fn r9_2_without_a_signature_nothing_comes_into_force_and_nothing_is_superseded() {
    for world in worlds().await {
        let (azersu, head) = (world.institution_staff("azersu").await, head(&world).await);
        let id = in_force(&world, &azersu, &head, whole(false)).await;
        let azersu = later(&azersu);
        revise(&azersu, &id).await.unwrap();
        publish(&azersu, days(&id, "")).await.unwrap();
        world.wait_hours(24 * 16);
        let told = account::notices(&later(&azersu)).await.unwrap().len();
        let (form, device) = (ApproveForm { id: id.clone(), version: 2 }, world.portal.device());
        world.portal.set_device(Arc::new(Missing));
        assert_eq!(refusals(approve(&later(&head), form.clone()).await), [(Field::Form, Code::NotSigned)], "{}", world.name);
        assert_eq!(store::regulations::in_force(world.portal.db(), &id).await.unwrap().unwrap().version, 1);
        let stages = async || {
            let versions = card(&later(&head), &id).await.unwrap().versions;
            versions.into_iter().map(|one| (one.version, one.stage)).collect::<Vec<_>>()
        };
        let before = stages().await;
        assert!(before.contains(&(1, Stage::InForce)) && !before.contains(&(2, Stage::InForce)), "{before:?}");
        assert_eq!(account::notices(&later(&azersu)).await.unwrap().len(), told, "nobody is told of what did not happen");
        assert_eq!(world.portal.check_signatures(|_, _| {}).await.unwrap().signatures, 1, "that of the first version");
        world.portal.set_device(device);
        approve(&later(&head), form).await.unwrap();
        assert_eq!(stages().await, [(2, Stage::InForce), (1, Stage::Superseded)], "the same version can be approved afterwards");
    }
}

#[tokio::test]
async fn r_annex1_forms_are_attached_looked_at_and_given_out() {
    let world = sqlite().await;
    let (azersu, head) = (world.institution_staff("azersu").await, head(&world).await);
    let id = written(&azersu, whole(false)).await;
    let paper = Bytes::from_static(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
    assert!(kind_of(&paper).is_ok());
    let large = Bytes::from(vec![0_u8; 21 << 20]);
    let refused = |code| [(Field::Documents, code)];
    assert_eq!(refusals(take_form(&azersu, &id, "x.pdf", large).await), refused(Code::FileTooLarge { max_mb: 20 }));
    assert_eq!(refusals(take_form(&azersu, &id, "x.pdf", Bytes::from_static(b"MZ program")).await), refused(Code::NotADocument));
    let runs = Bytes::from_static(b"%PDF-1.7\n<< /S /JavaScript >>\n%%EOF\n");
    assert_eq!(refusals(take_form(&azersu, &id, "x.pdf", runs).await), refused(Code::RunsSomething));
    let form = take_form(&azersu, &id, "C:\\Ərizə.pdf", paper.clone()).await.unwrap();
    assert_eq!((form.name.as_str(), form.file_name.as_str()), ("Ərizə", "Ərizə.pdf"));
    let with = Text { forms: vec![form.clone()], ..whole(false) };
    let mut unknown = with.clone();
    unknown.forms[0].file = "0".repeat(64).into();
    let save_as = |text| SaveForm { id: id.clone(), base: whole(false), text };
    assert_eq!(refusals(save(&azersu, save_as(unknown)).await), refused(Code::Unknown), "nobody names a file that isn't there");
    save(&azersu, save_as(with)).await.unwrap();
    assert!(matches!(give_form(&world.visitor(), &id, &form.file).await, Err(Error::NotFound)), "a draft's form is its own body's");
    publish(&azersu, days(&id, "")).await.unwrap();
    world.wait_hours(24 * 16);
    approve(&later(&head), ApproveForm { id: id.clone(), version: 1 }).await.unwrap();
    let given = give_form(&world.visitor(), &id, &form.file).await.unwrap();
    assert_eq!((given.bytes, given.name.as_str()), (paper, "Ərizə.pdf"));
    let files = world.portal.check_files(|_, _| {}).await.unwrap();
    assert_eq!((files.files, files.damaged), (1, vec![]));

    // What no text names is cleared away after a week; what is named stays.
    revise(&later(&azersu), &id).await.unwrap();
    let idle = take_form(&later(&azersu), &id, "artıq.pdf", Bytes::from_static(b"%PDF-1.7\n1 0 obj\n<< /Type /Page >>\nendobj\n%%EOF\n"))
        .await
        .unwrap();
    assert_eq!(crate::stored::clear_waiting(&world.portal).await.unwrap(), 0, "somebody may still be writing");
    world.wait_hours(24 * 8);
    assert_eq!(crate::stored::clear_waiting(&world.portal).await.unwrap(), 1);
    assert!(matches!(give_form(&later(&azersu), &id, &idle.file).await, Err(Error::NotFound)));
    assert!(give_form(&world.visitor(), &id, &form.file).await.is_ok());
}

#[tokio::test]
async fn r9_8_a_planted_regulation_is_in_force_once() {
    for world in worlds().await {
        let id = RegulationId(uuid::Uuid::now_v7().to_string());
        for _ in 0..2 {
            plant(&world.portal, &id, &"azersu".into(), whole(true), world.portal.now()).await.unwrap();
        }
        let seen = public_card(&world.visitor(), &id, None, None).await.unwrap();
        assert_eq!((seen.shown.text, seen.shown.signature, seen.versions.len()), (whole(true), None, 1), "{}", world.name);
    }
}
