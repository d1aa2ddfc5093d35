//! A form that is being made: its fields as controls, in an order that is changed with two buttons.

use super::ending::Ending;
use domain::eservice::form::{FieldKind, FormField, Held, RequestForm, ShownIf};
use leptos::prelude::*;

/// A field as it is edited.
#[derive(Clone, Copy)]
pub struct Row {
    /// Of its own on this page.
    pub uid: u32,
    key: StoredValue<String>,
    /// Its kind, as a word.
    pub kind: RwSignal<String>,
    /// Its label.
    pub label: RwSignal<String>,
    /// Its help.
    pub help: RwSignal<String>,
    /// Must be answered.
    pub required: RwSignal<bool>,
    /// Choices, one a line.
    pub choices: RwSignal<String>,
    /// Lower bound, as it was typed.
    pub least: RwSignal<String>,
    /// Upper bound.
    pub most: RwSignal<String>,
    /// What a register says, as a word.
    pub held: RwSignal<String>,
    /// The regulation's document.
    pub document: RwSignal<String>,
    /// Label of the field on which it depends.
    pub if_key: RwSignal<String>,
    /// And its value.
    pub if_value: RwSignal<String>,
}

impl Row {
    fn new(uid: u32, field: FormField) -> Row {
        let rule = field.shown_if.unwrap_or_default();
        let number = |bound: Option<i64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
        Row {
            uid,
            key: StoredValue::new(field.key),
            kind: RwSignal::new(field.kind.as_str().to_owned()),
            label: RwSignal::new(field.label),
            help: RwSignal::new(field.help),
            required: RwSignal::new(field.required),
            choices: RwSignal::new(field.choices.join("\n")),
            least: RwSignal::new(number(field.least)),
            most: RwSignal::new(number(field.most)),
            held: RwSignal::new(field.held.map_or("", Held::as_str).to_owned()),
            document: RwSignal::new(field.document),
            if_key: RwSignal::new(rule.key),
            if_value: RwSignal::new(rule.value),
        }
    }

    /// Its kind.
    pub fn kind(self) -> FieldKind {
        FieldKind::parse(&self.kind.get()).unwrap_or_default()
    }

    /// Its key.
    pub fn key(self) -> String {
        self.key.get_value()
    }

    /// The field; what doesn't belong to its kind is left out.
    pub fn field(self) -> FormField {
        let kind = self.kind();
        let line = |text: RwSignal<String>| text.get().split_whitespace().collect::<Vec<_>>().join(" ");
        let number = |text: RwSignal<String>| text.get().trim().parse().ok();
        let bounded = matches!(kind, FieldKind::Line | FieldKind::Paragraph | FieldKind::Number | FieldKind::Identifier);
        let of_regulation = matches!(kind, FieldKind::Document | FieldKind::Identifier);
        let choices = self.choices.get().lines().map(|one| one.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>();
        let rule = ShownIf { key: self.if_key.get(), value: line(self.if_value) };
        FormField {
            key: self.key(),
            kind,
            label: line(self.label),
            help: line(self.help),
            required: self.required.get() && kind != FieldKind::Held,
            choices: if kind == FieldKind::Choice { choices.into_iter().filter(|one| !one.is_empty()).collect() } else { Vec::new() },
            least: number(self.least).filter(|_| bounded),
            most: number(self.most).filter(|_| bounded),
            held: Held::parse(&self.held.get()).filter(|_| kind == FieldKind::Held),
            document: if of_regulation { self.document.get() } else { String::new() },
            shown_if: (!rule.key.is_empty()).then_some(rule),
        }
    }
}

/// All fields.
#[derive(Clone, Copy)]
pub struct Editor {
    /// In order.
    pub rows: RwSignal<Vec<Row>>,
    /// What comes by itself.
    pub ending: Ending,
    next: StoredValue<u32>,
    page: StoredValue<Owner>,
}

impl Editor {
    /// A form to go on with. The signals of rows live as long as the page.
    pub fn new(form: RequestForm) -> Editor {
        let (next, page) = (StoredValue::new(0), StoredValue::new(Owner::new()));
        let editor = Editor { rows: RwSignal::new(Vec::new()), ending: Ending::new(), next, page };
        editor.fill(form);
        editor
    }

    /// Puts another form in its place.
    pub fn fill(self, form: RequestForm) {
        let rows = form.fields.into_iter().map(|field| self.row(field)).collect();
        self.rows.set(rows);
        self.ending.fill(form.automatic);
    }

    fn row(self, field: FormField) -> Row {
        let uid = self.next.get_value();
        self.next.set_value(uid + 1);
        self.page.with_value(|page| page.with(|| Row::new(uid, field)))
    }

    /// An empty field at the end; its uid.
    pub fn add(self) -> u32 {
        let taken = untrack(|| self.form());
        let key = (1..).map(|nr: u32| format!("saha-{nr}")).find(|key| taken.find(key).is_none()).unwrap_or_default();
        let row = self.row(FormField { key, ..FormField::default() });
        self.rows.update(|rows| rows.push(row));
        row.uid
    }

    /// One place up (`-1`) or down (`1`).
    pub fn shift(self, uid: u32, up: bool) {
        self.rows.update(|rows| {
            let Some(at) = rows.iter().position(|row| row.uid == uid) else { return };
            let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < rows.len()) };
            if let Some(to) = to {
                rows.swap(at, to);
            }
        });
    }

    /// Takes a field out.
    pub fn remove(self, uid: u32) {
        self.rows.update(|rows| rows.retain(|row| row.uid != uid));
    }

    /// The form as it stands.
    pub fn form(self) -> RequestForm {
        RequestForm { fields: self.rows.get().into_iter().map(Row::field).collect(), automatic: self.ending.value() }
    }

    /// The place of a field.
    pub fn place(self, uid: u32) -> Option<usize> {
        self.rows.with(|rows| rows.iter().position(|row| row.uid == uid))
    }
}
