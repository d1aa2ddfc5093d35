//! Requests for e-services that are used here (R4.4, R6.1.1, R6.3, R7.1.2, R7.1.3, R7.2, R7.3, R7.4, R12.1, R-annex1 3.3.1).

mod automatic;
mod changed;
mod no_room;
mod reminded;

use crate::request::{self, TakeFile};
use crate::signature::Employee;
use crate::testing::{World, later, new_id, refusals, worlds};
use crate::{Ctx, Error, account};
use bytes::Bytes;
use domain::account::AccountWhat;
use domain::eservice::form::{FieldKind, FormField, FormSave, Held, RequestDraft, RequestForm, RequestSend, generate};
use domain::eservice::request::{
    DeskQuery, FinishForm, Flaw, MendForm, Mending, NoteForm, RefuseRequestForm, RequestFileView, ReturnForm, State, Step, What, read_word,
};
use domain::eservice::{Facts, Kind, Manner};
use domain::ids::{RegulationId, RequestId};
use domain::lang::Named;
use domain::refusal::{Code, Field};
use domain::regulation::{Document, HeldDocument, Span, Text, Unit};

const PAPER: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n%%EOF\n";
const BETTER: &[u8] = b"%PDF-1.7\n1 0 obj\n<< /Type /Page >>\nendobj\ntrailer\n%%EOF\n";
const RESULT: &str = "Arayış hazırdır və əlavə olunub.";
const GROUND: &str = "Təqdim edilmiş sənədlər etibarsızdır";

fn text() -> Text {
    Text {
        name: "Arayışın verilməsi".into(),
        span: Span { least: 1, most: 5, unit: Unit::WorkingDays },
        held: vec![HeldDocument { name: "Şəxsiyyət vəsiqəsi".into(), identified_by: "nömrə".into(), register: "reyestr".into() }],
        documents: vec![Document { name: "Texniki pasport".into(), required: true, original: true }],
        refusals: vec![GROUND.into()],
        complaint_right: "Məhkəməyə".into(),
        ..Text::default()
    }
}

/// A registered service of the waterworks that is used here, with the form of its regulation; its number.
async fn service(world: &World) -> String {
    service_by(world, text(), generate(&text())).await
}

/// The same by another regulation, with another form.
async fn service_by(world: &World, text: Text, form: RequestForm) -> String {
    let (regulation, now) = (RegulationId::from("reqlament-1"), world.portal.now());
    crate::regulation::plant(&world.portal, &regulation, &"azersu".into(), text, now).await.unwrap();
    let facts = Facts {
        provider: "azersu".into(),
        name: Named { az: "Arayışın verilməsi".into(), ..Named::default() },
        kind: Kind::Interactive,
        manner: Manner::Here,
        regulation: Some(regulation),
        ..Facts::default()
    };
    let number = crate::eservice::plant(&world.portal, &"xidmet-1".into(), facts, now).await.unwrap();
    request::plant_form(&world.portal, &"xidmet-1".into(), form).await.unwrap();
    number
}

async fn file(ctx: &Ctx, id: &RequestId, field: &str, bytes: &'static [u8]) -> RequestFileView {
    let taken = TakeFile { request: id.clone(), field: field.into(), name: "sənəd.pdf".into(), bytes: Bytes::from_static(bytes) };
    request::take_file(ctx, taken).await.unwrap()
}

fn sending(number: &str, id: &RequestId) -> RequestSend {
    let answers = [("nomre-1", "AA1234567"), ("qeyd", "Təcili lazımdır.")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    RequestSend { id: id.clone(), service: number.into(), version: 1, answers: answers.into(), files: Vec::new() }
}

fn fresh() -> RequestId {
    RequestId(new_id().0)
}

/// A request that has come in.
async fn sent(ctx: &Ctx, number: &str) -> RequestId {
    let id = fresh();
    let paper = file(ctx, &id, "sened-1", PAPER).await;
    request::send(ctx, RequestSend { files: vec![paper.id], ..sending(number, &id) }).await.unwrap().id
}

async fn told(ctx: &Ctx) -> Vec<AccountWhat> {
    account::notices(ctx).await.unwrap().into_iter().map(|notice| notice.what).collect()
}

fn illegible(id: &RequestId) -> ReturnForm {
    let item = Mending { field: "sened-1".into(), flaw: Flaw::Illegible, advice: "Daha aydın skan edin.".into() };
    ReturnForm { id: id.clone(), items: vec![item] }
}

#[tokio::test]
async fn r6_3_r7_1_2_a_request_is_confirmed_at_once_and_sending_again_gives_the_same_receipt() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let start = request::start(&aygun, &number, None).await.unwrap();
        let id = start.draft.form.id.clone();
        assert_eq!((start.version, start.originals), (1, vec!["Texniki pasport".to_owned()]), "{}", world.name);
        let paper = file(&aygun, &id, "sened-1", PAPER).await;
        let form = RequestSend { files: vec![paper.id], ..sending(&number, &id) };
        let receipt = request::send(&aygun, form.clone()).await.unwrap();
        assert!(receipt.number.starts_with("XS-2026-0000001-"), "{}", receipt.number);
        assert_eq!(request::send(&aygun, form.clone()).await.unwrap(), receipt, "sent twice, there once");
        let thief = world.citizen("Murad").await;
        assert!(matches!(request::send(&thief, form).await, Err(Error::Conflict)));
        let notice = account::notices(&aygun).await.unwrap().remove(0);
        assert_eq!((notice.what, read_word(&notice.word)), (AccountWhat::RequestReceived, (receipt.number.as_str(), id.as_str())));
        assert_eq!(told(&azersu).await, [AccountWhat::RequestCame]);
        let card = request::card(&aygun, &id).await.unwrap();
        let history: Vec<_> = card.entries.iter().map(|entry| entry.what).collect();
        assert_eq!((card.line.state, history), (State::Received, vec![What::Sent, What::Received]));
        assert_eq!(card.line.clock.unwrap().due.to_string(), "2026-03-31", "five working days, Novruz not counted");
        assert!(world.portal.check(|_, _| {}).await.unwrap().broken_records.is_empty(), "its chain is walked by the check");
    }
}

#[tokio::test]
async fn r6_1_1_r7_2_what_registers_hold_is_put_in_by_the_server_and_never_asked() {
    for world in worlds().await {
        let number = service(&world).await;
        let aygun = world.citizen("Aygün").await;
        let start = request::start(&aygun, &number, None).await.unwrap();
        let held = |what: Held| start.held.iter().find(|(one, _)| *one == what).map(|(_, value)| value.clone()).unwrap();
        assert_eq!((held(Held::Fin).as_str(), held(Held::Surname).as_str()), ("FINAygün", "Əliyev"), "{}", world.name);
        let id = fresh();
        let paper = file(&aygun, &id, "sened-1", PAPER).await;
        let mut form = RequestSend { files: vec![paper.id], ..sending(&number, &id) };
        form.answers.insert("fin".into(), "SOMEBODY".into());
        request::send(&aygun, form).await.unwrap();
        let azersu = world.institution_staff("azersu").await;
        let card = request::desk_card(&azersu, &id).await.unwrap();
        let fin = card.answers.iter().find(|one| one.field.key == "fin").unwrap();
        assert_eq!(fin.value, "FINAygün", "what is typed there is nobody's word");
    }
}

#[tokio::test]
async fn r7_2_a_form_beyond_the_regulation_is_refused_with_its_field_and_two_editors_do_not_write_over_one_another() {
    for world in worlds().await {
        let number = service(&world).await;
        let (azersu, other) = (world.institution_staff("azersu").await, world.institution_staff("aayda").await);
        let page = request::form_page(&azersu, &number).await.unwrap();
        assert_eq!((page.version, page.form.clone()), (1, page.proposed), "{}", world.name);
        let extra = FormField {
            key: "artiq".into(),
            kind: FieldKind::Document,
            label: "İş yerindən arayış".into(),
            document: "İş yerindən arayış".into(),
            ..FormField::default()
        };
        let fin = FormField { key: "fin-2".into(), kind: FieldKind::Line, label: "FİN kod".into(), ..FormField::default() };
        let form = RequestForm { fields: [page.form.fields.clone(), vec![extra, fin]].concat(), ..RequestForm::default() };
        let at = u8::try_from(page.form.fields.len()).unwrap();
        let save = |seen: u32, form: RequestForm| request::save_form(&azersu, FormSave { service: number.clone(), seen, form });
        let expected = [(Field::Asked(at), Code::OutsideRegulation), (Field::Asked(at + 1), Code::HeldByRegister)];
        assert_eq!(refusals(save(1, form).await), expected);
        assert_eq!(save(1, page.form.clone()).await.unwrap(), 2);
        assert!(matches!(save(1, page.form.clone()).await, Err(Error::Conflict)), "built on the version before");
        assert!(matches!(request::form_page(&other, &number).await, Err(Error::NotFound)));
        let aygun = world.citizen("Aygün").await;
        let id = fresh();
        assert!(matches!(request::send(&aygun, sending(&number, &id)).await, Err(Error::Conflict)), "the form has changed meanwhile");
        let draft = RequestDraft { form: sending(&number, &id), ..RequestDraft::default() };
        request::keep(&aygun, &draft).await.unwrap();
        let again = request::start(&aygun, &number, Some(id.as_str())).await.unwrap();
        assert_eq!((again.version, again.draft.form.answers), (2, draft.form.answers), "nothing typed is lost");
    }
}

#[tokio::test]
async fn r7_1_2_everything_wrong_with_a_request_is_named() {
    for world in worlds().await {
        let number = service(&world).await;
        let aygun = world.citizen("Aygün").await;
        let id = fresh();
        let empty = RequestSend { answers: domain::eservice::form::Answers::new(), ..sending(&number, &id) };
        assert_eq!(
            refusals(request::send(&aygun, empty).await),
            [(Field::Asked(5), Code::Required), (Field::Asked(6), Code::Required)],
            "{}: the number of the document that a register holds, the copy of the other",
            world.name
        );
        let foreign = RequestSend { files: vec!["nobody".into()], ..sending(&number, &id) };
        assert_eq!(refusals(request::send(&aygun, foreign).await), [(Field::Documents, Code::Unknown)]);
        let script = TakeFile { request: id.clone(), field: "sened-1".into(), name: "a.pdf".into(), bytes: Bytes::from_static(b"MZ") };
        assert_eq!(refusals(request::take_file(&aygun, script).await.map(|_| ())), [(Field::Documents, Code::NotADocument)]);
        assert!(matches!(request::start(&world.visitor(), &number, None).await, Err(Error::SignIn)), "R4.4");
        assert!(matches!(request::start(&aygun, "ER-2026-9999999-9", None).await, Err(Error::NotFound)));
        let newcomer = world.newcomer("Yeni").await;
        assert_eq!(refusals(request::send(&newcomer, sending(&number, &id)).await.map(|_| ())), [(Field::Terms, Code::TermsNotAccepted)]);
    }
}

#[tokio::test]
async fn r7_4_what_is_illegible_goes_back_with_an_advice_and_the_time_stands_still() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let id = sent(&aygun, &number).await;
        request::take(&azersu, &id).await.unwrap();
        let silent = Mending { field: "sened-1".into(), flaw: Flaw::Poor, advice: " ".into() };
        let form = ReturnForm { id: id.clone(), items: vec![silent] };
        assert_eq!(refusals(request::give_back(&azersu, form).await), [(Field::Mended(6), Code::Required)], "{}", world.name);
        request::give_back(&azersu, illegible(&id)).await.unwrap();
        assert_eq!(told(&aygun).await[0], AccountWhat::RequestReturned);
        let card = request::card(&aygun, &id).await.unwrap();
        let named: Vec<_> = card.answers.iter().filter_map(|one| one.mending.clone()).collect();
        assert_eq!((named, card.line.clock), (illegible(&id).items, None));
        assert_eq!(
            refusals(request::finish(&azersu, FinishForm { id: id.clone(), text: RESULT.into(), ..FinishForm::default() }).await),
            [(Field::Form, Code::NotNow)]
        );

        world.wait_hours(24 * 3); // Monday, 16 March: one working day lay with the sender.
        let (aygun, azersu) = (later(&aygun), later(&azersu));
        let bare = MendForm { id: id.clone(), ..MendForm::default() };
        assert_eq!(refusals(request::mend(&aygun, bare).await), [(Field::Asked(6), Code::Required)], "the document that was named");
        let better = file(&aygun, &id, "sened-1", BETTER).await;
        request::mend(&aygun, MendForm { id: id.clone(), files: vec![better.id.clone()], ..MendForm::default() }).await.unwrap();
        assert_eq!(told(&azersu).await[0], AccountWhat::RequestMended);
        let card = request::desk_card(&azersu, &id).await.unwrap();
        let documents = &card.answers.iter().find(|one| one.field.key == "sened-1").unwrap().files;
        let seen: Vec<_> = documents.iter().map(|one| (one.id == better.id, one.replaced)).collect();
        assert_eq!((seen, card.line.state), (vec![(true, false), (false, true)], State::Mended));
        assert_eq!(card.due.to_string(), "2026-04-01", "as many days as were left");
        let number = card.answers.iter().find(|one| one.field.key == "nomre-1").unwrap();
        assert_eq!(number.value, "AA1234567", "what was not named stays");
    }
}

#[tokio::test]
async fn r7_3_r7_1_3_progress_is_seen_and_the_signed_result_is_taken() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let id = sent(&aygun, &number).await;
        let open = request::desk(&azersu, DeskQuery::default()).await.unwrap();
        assert_eq!((open.total, &open.rows[0].id), (1, &id), "{}", world.name);
        request::take(&azersu, &id).await.unwrap();
        let note = NoteForm { id: id.clone(), text: "Məlumatlar yoxlanılır.".into() };
        request::note(&azersu, note.clone()).await.unwrap();
        let paper = file(&azersu, &id, "", BETTER).await;
        let finish = FinishForm { id: id.clone(), text: RESULT.into(), files: vec![paper.id.clone()] };
        request::finish(&azersu, finish.clone()).await.unwrap();
        assert_eq!(refusals(request::finish(&azersu, FinishForm { files: Vec::new(), ..finish }).await), [(Field::Form, Code::NotNow)]);
        let card = request::card(&aygun, &id).await.unwrap();
        let result = card.result.unwrap();
        assert!(result.signature.report.is_valid());
        assert_eq!((card.line.state, result.text.as_str(), result.files.len()), (State::Done, RESULT, 1));
        assert!(card.entries.iter().any(|entry| entry.text == note.text) && card.entries.iter().all(|entry| entry.by.is_empty()));
        assert_eq!(request::fetch_file(&aygun, &paper.id).await.unwrap().bytes, BETTER);
        assert_eq!(told(&aygun).await[..2], [AccountWhat::RequestDone, AccountWhat::RequestNews]);
        assert_eq!(request::desk(&azersu, DeskQuery { over: true, ..DeskQuery::default() }).await.unwrap().total, 1);
        assert!(world.portal.check_signatures(|_, _| {}).await.unwrap().invalid.is_empty());
        assert!(world.portal.check_files(|_, _| {}).await.unwrap().damaged.is_empty());
    }
}

#[tokio::test]
async fn r_annex1_3_3_1_a_refusal_stands_on_a_ground_of_the_regulation() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let id = sent(&aygun, &number).await;
        let form = |ground: &str| RefuseRequestForm { id: id.clone(), ground: ground.into(), text: "Sənədin müddəti bitib.".into() };
        assert_eq!(refusals(request::refuse(&azersu, form("Xoşum gəlmir")).await), [(Field::Ground, Code::Unknown)], "{}", world.name);
        request::refuse(&azersu, form(GROUND)).await.unwrap();
        let card = request::card(&aygun, &id).await.unwrap();
        let result = card.result.unwrap();
        assert!(result.signature.report.is_valid() && result.ground == GROUND);
        assert_eq!((card.line.state, card.steps), (State::Refused, Vec::<Step>::new()));
    }
}

#[tokio::test]
async fn r13_1_nobody_but_its_sender_and_its_provider_knows_of_a_request() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let (other, aayda) = (world.citizen("Murad").await, world.institution_staff("aayda").await);
        let id = fresh();
        let paper = file(&aygun, &id, "sened-1", PAPER).await;
        assert!(matches!(request::fetch_file(&azersu, &paper.id).await, Err(Error::NotFound)), "{}: it is not sent", world.name);
        request::send(&aygun, RequestSend { files: vec![paper.id.clone()], ..sending(&number, &id) }).await.unwrap();
        assert_eq!(request::fetch_file(&azersu, &paper.id).await.unwrap().bytes, PAPER);
        assert!(matches!(request::card(&other, &id).await, Err(Error::NotFound)));
        assert!(matches!(request::desk_card(&aayda, &id).await, Err(Error::NotFound)));
        assert!(matches!(request::take(&aayda, &id).await, Err(Error::NotFound)));
        for stranger in [&other, &aayda] {
            assert!(matches!(request::fetch_file(stranger, &paper.id).await, Err(Error::NotFound)));
        }
        assert!(matches!(request::withdraw(&other, &id).await, Err(Error::NotFound)));
        request::withdraw(&aygun, &id).await.unwrap();
        assert_eq!(told(&azersu).await[0], AccountWhat::RequestWithdrawn);
        assert_eq!(request::mine(&aygun, None).await.unwrap().rows[0].state, State::Withdrawn);
    }
}

#[tokio::test]
async fn r12_1_3_the_sender_may_sign_a_document_and_the_provider_sees_what_the_check_found() {
    for world in worlds().await {
        let number = service(&world).await;
        let (aygun, azersu) = (world.citizen("Aygün").await, world.institution_staff("azersu").await);
        let id = fresh();
        let paper = file(&aygun, &id, "sened-1", PAPER).await;
        let own = Employee { fin: "FINAygün".into(), given_name: "Aygün".into(), surname: "Əliyev".into(), organization: String::new() };
        let cms = world.portal.device().sign(&own, PAPER, aygun.now).await.unwrap();
        assert!(matches!(request::sign_file(&azersu, &paper.id, Bytes::from(cms.clone())).await, Err(Error::Forbidden)), "{}", world.name);
        let wrong = world.portal.device().sign(&own, BETTER, aygun.now).await.unwrap();
        assert!(!request::sign_file(&aygun, &paper.id, Bytes::from(wrong)).await.unwrap().is_valid(), "it is over another document");
        assert!(request::sign_file(&aygun, &paper.id, Bytes::from(cms)).await.unwrap().is_valid());
        request::send(&aygun, RequestSend { files: vec![paper.id], ..sending(&number, &id) }).await.unwrap();
        let card = request::desk_card(&azersu, &id).await.unwrap();
        let document = &card.answers.iter().find(|one| one.field.key == "sened-1").unwrap().files[0];
        assert!(document.signature.as_ref().is_some_and(domain::signature::Report::is_valid));
    }
}

#[tokio::test]
async fn t1_7_what_waits_in_a_form_goes_with_the_account_and_what_was_sent_stays() {
    for world in worlds().await {
        let number = service(&world).await;
        let aygun = world.citizen("Aygün").await;
        let id = sent(&aygun, &number).await;
        let other = fresh();
        let waits = file(&aygun, &other, "sened-1", BETTER).await;
        account::close(&aygun, "BAĞLA").await.unwrap();
        assert!(store::requests::file(world.portal.db(), &waits.id).await.unwrap().is_none(), "{}", world.name);
        let azersu = world.institution_staff("azersu").await;
        assert_eq!(request::desk_card(&azersu, &id).await.unwrap().line.state, State::Received);
    }
}
