//! The first form of a service, from its regulation.

use super::{FieldKind, FormField, Held, MAX_FIELDS, RequestForm};
use crate::eservice::Audience;
use crate::regulation::{Document, HeldDocument, Text};

/// A form that asks for what the regulation names, and for nothing else: who asks comes from state registers, a document that they hold is
/// named by what identifies it (2.6.1), of the others a copy is given (2.6.2).
pub fn generate(text: &Text) -> RequestForm {
    let persons = text.audiences.is_empty() || text.audiences.contains(&Audience::Persons);
    let organisations = text.audiences.contains(&Audience::Organisations);
    let of_person = [Held::Surname, Held::GivenName, Held::Patronymic, Held::Fin, Held::Phone];
    let of_legal = [Held::LegalName, Held::Voen, Held::LegalAddress];
    let held = of_person.into_iter().filter(|_| persons || organisations).chain(of_legal.into_iter().filter(|_| organisations));
    let fields = held.map(known).chain((1..).zip(&text.held).map(identified)).chain((1..).zip(&text.documents).map(given)).chain([words()]);
    RequestForm { fields: fields.take(MAX_FIELDS).collect(), ..RequestForm::default() }
}

fn known(held: Held) -> FormField {
    FormField { key: held.as_str().replace('_', "-"), kind: FieldKind::Held, held: Some(held), ..FormField::default() }
}

fn identified((nr, one): (u32, &HeldDocument)) -> FormField {
    FormField {
        key: format!("nomre-{nr}"),
        kind: FieldKind::Identifier,
        label: one.name.clone(),
        help: one.identified_by.clone(),
        required: true,
        most: Some(60),
        document: one.name.clone(),
        ..FormField::default()
    }
}

fn given((nr, one): (u32, &Document)) -> FormField {
    FormField {
        key: format!("sened-{nr}"),
        kind: FieldKind::Document,
        label: one.name.clone(),
        required: one.required,
        document: one.name.clone(),
        ..FormField::default()
    }
}

/// Room for what the person wants to say; nobody has to. The label is the form's own text, as the regulation's are.
fn words() -> FormField {
    FormField { key: "qeyd".into(), kind: FieldKind::Paragraph, label: "Qeyd".into(), most: Some(2_000), ..FormField::default() }
}
