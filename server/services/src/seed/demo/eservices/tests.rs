use super::*;
use domain::eservice::{Field, LifeEvent, MAX_LINE, MAX_LIST, MAX_WORDS, Manner};
use domain::regulation::check::check;
use serde_json::Value;
use std::collections::BTreeSet;

/// Members of `said` that `kept` does not have, or has otherwise: what a misspelt name loses.
fn lost(said: &Value, kept: &Value, at: &str) -> Vec<String> {
    match (said, kept) {
        (Value::Object(said), Value::Object(kept)) => said
            .iter()
            .flat_map(|(name, value)| match kept.get(name) {
                Some(other) => lost(value, other, &format!("{at}.{name}")),
                None => vec![format!("{at}.{name}")],
            })
            .collect(),
        (Value::Array(said), Value::Array(kept)) if said.len() == kept.len() => {
            said.iter().zip(kept).flat_map(|(said, kept)| lost(said, kept, at)).collect()
        }
        _ if said == kept => Vec::new(),
        _ => vec![at.to_owned()],
    }
}

fn texts() -> Vec<(&'static str, Text)> {
    let all = REGULATIONS.iter().map(|(id, _, _, file)| (*id, *file)).chain([(DISCUSSED.0, DISCUSSED.2)]);
    all.map(|(id, file)| (id, text(file).unwrap())).collect()
}

#[test]
fn r9_6_every_regulation_of_the_seed_is_complete_and_consistent() {
    for (id, text) in texts() {
        assert_eq!(check(&text), [], "{id} {}", text.name);
    }
}

#[test]
fn nothing_in_the_files_is_lost_when_they_are_read() {
    let said: Vec<Value> = serde_json::from_str(SERVICES).unwrap();
    for (said, read) in said.iter().zip(services().unwrap()) {
        assert_eq!(lost(&said["facts"], &serde_json::to_value(&read.facts).unwrap(), "facts"), Vec::<String>::new());
        if let Some(form) = said.get("form") {
            assert_eq!(lost(form, &serde_json::to_value(&read.form).unwrap(), "form"), Vec::<String>::new());
        }
        if let Some(automatic) = said.get("automatic") {
            assert_eq!(lost(automatic, &serde_json::to_value(&read.automatic).unwrap(), "automatic"), Vec::<String>::new());
        }
    }
    for (id, _, _, file) in REGULATIONS {
        let said: Value = serde_json::from_str(file).unwrap();
        assert_eq!(lost(&said, &serde_json::to_value(text(file).unwrap()).unwrap(), ""), Vec::<String>::new(), "{id}");
    }
}

#[test]
fn r3_1_every_field_and_every_event_of_life_has_a_service() {
    let services = services().unwrap();
    for field in Field::ALL {
        assert!(services.iter().any(|one| one.facts.field == *field), "{field:?}");
    }
    for event in LifeEvent::ALL {
        assert!(services.iter().any(|one| one.facts.events.contains(event)), "{event:?}");
    }
    assert!(services.len() >= 60, "{}", services.len());
}

#[test]
fn r10_5_every_service_has_what_annex_2_asks_for() {
    let services = services().unwrap();
    let ids: BTreeSet<_> = services.iter().map(|one| &one.id).collect();
    assert_eq!(ids.len(), services.len());
    for Service { id, facts, .. } in &services {
        assert!(domain::ids::is_uuid(id.as_str()), "{id}");
        for name in [&facts.name, &facts.content] {
            assert!(![&name.az, &name.en, &name.ru].into_iter().any(|text| text.is_empty()), "{id}");
        }
        let count = |text: &String| u32::try_from(text.chars().count()).unwrap();
        assert!(count(&facts.name.az) <= MAX_LINE && count(&facts.content.az) <= MAX_WORDS, "{id}");
        assert!(!facts.legal_basis.is_empty() && facts.legal_basis.len() <= MAX_LIST as usize, "{id}");
        assert!(!facts.audiences.is_empty() && !facts.address.is_empty() && !facts.keywords.is_empty(), "{id}");
        let fee = &facts.fee;
        assert_eq!(fee.paid, !fee.amount.is_empty() && !fee.basis.is_empty() && !fee.link.is_empty(), "{id}");
    }
}

#[test]
fn r4_1_what_is_used_here_is_interactive_and_has_its_regulation_and_its_form() {
    let services = services().unwrap();
    let here: Vec<_> = services.iter().filter(|one| one.facts.manner == Manner::Here).collect();
    assert_eq!(here.len(), 5);
    for one in here {
        assert!(one.facts.kind == Kind::Interactive && !one.form.is_empty(), "{}", one.id);
    }
    for one in services.iter().filter(|one| one.facts.regulation.is_some()) {
        let id = one.facts.regulation.clone().unwrap();
        let (_, provider, _, file) = REGULATIONS.iter().find(|(known, ..)| *known == id.as_str()).unwrap();
        let text = text(file).unwrap();
        assert_eq!((one.facts.provider.as_str(), &one.facts.name.az), (*provider, &text.name));
        assert_eq!((Some(one.facts.kind), Some(one.facts.automation)), (text.kind, text.automation), "{}", text.name);
        assert_eq!(text.audiences, one.facts.audiences, "{}", text.name);
    }
}

/// The regulation of 2014 stands here as it was approved: its own words, clause by clause.
#[test]
fn r_annex1_the_regulation_of_the_queue_is_entered_as_it_was_approved() {
    let text = text(REGULATIONS[0].3).unwrap();
    for (clause, words) in [
        (&text.forming, "ən geci 1 gün əvvəldən bu reqlamentin 2.4-cü bəndində"),
        (&text.receiving, "dərhal bildiriş və sifariş kodu göndərilir"),
        (&text.acceptance, "növbə aparatı sıra nömrəsini çap edir və şəxsə təqdim edilir"),
        (&text.control_rule, "“Çağrı” mərkəzi (108)"),
        (&text.complaint_term, "78-ci maddəsinə əsasən, 1 ay müddətinə baxılır"),
        (&text.information.phone, "108 nömrəli “Çağrı” mərkəzi"),
    ] {
        assert!(clause.contains(words), "{words}");
    }
    assert_eq!((text.legal_basis.len(), text.refusals.len(), text.others.len()), (3, 2, 0));
    assert_eq!(text.address, "http://onlaynnovbe.asan.gov.az/site/novbe");
}

#[tokio::test]
async fn r10_2_the_register_of_the_demo_is_planted_once() {
    let world = crate::testing::sqlite().await;
    for _ in 0..2 {
        plant(&world.portal, &Printed::default()).await.expect("it is planted");
        let rows = store::eservices::all(world.portal.db()).await.unwrap();
        assert_eq!(rows.len(), services().unwrap().len());
        assert!(rows.windows(2).all(|pair| pair[0].number < pair[1].number));
    }
    let reference = world.portal.reference();
    for service in services().unwrap() {
        assert!(reference.institution(&service.facts.provider).is_some(), "{}", service.facts.provider);
    }
    let queue = RegulationId::from(REGULATIONS[0].0);
    let found = store::regulations::in_force(world.portal.db(), &queue).await.unwrap().expect("it is in force");
    assert_eq!(found.since_ms.date().to_string(), "2014-03-05");
    let linked = crate::eservice_linked::all(&world.visitor()).unwrap().recv().await.unwrap().unwrap();
    assert_eq!(linked.iter().filter(|one| one.regulation.is_some()).count(), REGULATIONS.len());
}

#[tokio::test]
async fn r_annex1_the_form_that_the_regulation_of_the_queue_names_is_attached_to_it() {
    for world in crate::testing::worlds().await {
        world.institution_staff("sahib").await;
        let printed = Printed { queue_form: bytes::Bytes::from_static(b"%PDF-1.7 form") };
        for _ in 0..2 {
            plant(&world.portal, &printed).await.expect("it is planted");
        }
        let (id, ctx) = (RegulationId::from(REGULATIONS[0].0), world.visitor());
        let shown = regulation::public_card(&ctx, &id, None, None).await.unwrap().shown;
        let [form] = &shown.text.forms[..] else { panic!("{}: {:?}", world.name, shown.text.forms) };
        let given = regulation::give_form(&ctx, &id, &form.file).await.unwrap();
        assert_eq!((form.name.as_str(), given.name.as_str()), (QUEUE_FORM, "erize-formasi.pdf"), "{}", world.name);
        assert_eq!(given.bytes, printed.queue_form, "{}", world.name);
        let other = RegulationId::from(REGULATIONS[1].0);
        assert!(regulation::public_card(&ctx, &other, None, None).await.unwrap().shown.text.forms.is_empty());
    }
}
