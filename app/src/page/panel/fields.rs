//! The fields of a record, made from the columns of its resource.

use super::words;
use crate::device::typed::rather;
use crate::tr;
use crate::ui::*;
use domain::panel::effect::Choices;
use domain::panel::{Column, Kind, Resource, Spec, Values};
use domain::refusal::{Field as Of, Refusal};
use domain::template::{Place, holes};
use leptos::prelude::*;

/// Lines shown of a long text.
const ROWS: u32 = 10;

/// What is typed, column by column.
#[derive(Clone, Default)]
pub struct Typed(Vec<(Spec, RwSignal<String>)>);

impl Typed {
    /// Filled with these values.
    pub fn new(resource: Resource, values: &Values) -> Typed {
        Typed(resource.columns().iter().map(|spec| (*spec, RwSignal::new(values.get(spec.column).to_owned()))).collect())
    }

    /// A record was read: it fills what nobody has touched since the form `began` so. What is only read stands as it is kept.
    pub fn take_in(&self, resource: Resource, new: bool, began: &Values, kept: &Values) {
        let now = self.values();
        for (spec, typed) in &self.0 {
            let value = taken_in(resource, new, spec.column, [began, &now, kept]);
            if value != now.get(spec.column) {
                typed.set(value.to_owned());
            }
        }
    }

    /// As it stands now.
    pub fn values(&self) -> Values {
        self.0.iter().fold(Values::default(), |values, (spec, typed)| values.with(spec.column, typed.get_untracked()))
    }

    /// To be read only.
    pub fn facts(&self, names: &[(Column, Choices)]) -> impl IntoView + use<> {
        let facts = self.0.iter().map(|(spec, typed)| fact(*spec, &typed.get_untracked(), names)).collect_view();
        view! { <Facts>{facts}</Facts> }
    }
}

/// What a column holds once a record was read.
fn taken_in(resource: Resource, new: bool, column: Column, [began, now, kept]: [&Values; 3]) -> &str {
    let [began, now, kept] = [began, now, kept].map(|values| values.get(column));
    if is_fixed(resource, new, column) || is_hidden(new, column) { kept } else { rather(&began, now, kept) }
}

/// By what a record is known is only read once it is there.
fn is_fixed(resource: Resource, new: bool, column: Column) -> bool {
    !new && (Some(column) == resource.key() || resource.fixed().contains(&column))
}

/// Whom a grant is for is named once.
fn is_hidden(new: bool, column: Column) -> bool {
    !new && column == Column::Fin
}

fn fact(spec: Spec, value: &str, names: &[(Column, Choices)]) -> AnyView {
    let value = words::value(spec, value, names);
    view! { <Fact name=words::column(spec.column)><span class="prose">{value}</span></Fact> }.into_any()
}

/// The controls. By what a record is known, and whom a grant is for, is only read once it is there.
pub fn fields(resource: Resource, new: bool, typed: &Typed, names: &[(Column, Choices)], refusals: Signal<Vec<Refusal>>) -> AnyView {
    let fixed = |spec: &Spec| is_fixed(resource, new, spec.column);
    let hidden = |spec: &Spec| (new && spec.kind == Kind::Person) || is_hidden(new, spec.column);
    let facts = typed.0.iter().filter(|(spec, _)| fixed(spec)).map(|(spec, value)| fact(*spec, &value.get_untracked(), names));
    let facts: Vec<AnyView> = facts.collect();
    let any = !facts.is_empty();
    let open = typed.0.iter().filter(|(spec, _)| !fixed(spec) && !hidden(spec));
    let controls = open.map(|(spec, value)| {
        let part = words::part(resource, spec.column).map(|name| view! { <h3 class="panel-wide panel-part">{name}</h3> });
        view! { {part} {control(resource, *spec, *value, names, refusals)} }
    });
    let controls = controls.collect_view();
    let read = typed.0.iter().find(|(spec, _)| resource == Resource::Templates && spec.column == Column::Text).map(|(_, text)| *text);
    view! {
        {any.then(|| view! { <Facts>{facts}</Facts> })}
        <div class="panel-fields">{controls}</div>
        {read.map(|text| view! { <Places text/> })}
    }
    .into_any()
}

fn control(
    resource: Resource,
    spec: Spec,
    value: RwSignal<String>,
    names: &[(Column, Choices)],
    refusals: Signal<Vec<Refusal>>,
) -> AnyView {
    let (name, label, hint) = (spec.column.field_name(), words::column(spec.column), words::hint(resource, spec.column));
    let (error, required) = (error_of(refusals, Of::Panel(spec.column)), spec.required);
    let line = |kind: &'static str, inputmode: Option<&'static str>| match inputmode {
        Some(inputmode) => view! { <TextInput name label hint value kind inputmode required error/> }.into_any(),
        None => view! { <TextInput name label hint value kind required error/> }.into_any(),
    };
    match spec.kind {
        Kind::Line(_) | Kind::Code | Kind::Person | Kind::Hours | Kind::Point => line("text", None),
        Kind::Day => line("date", None),
        Kind::Number(..) | Kind::Own(..) => line("text", Some("numeric")),
        Kind::Lines(max) => {
            view! { <div class="panel-wide"><TextArea name label hint value rows=ROWS max required error/></div> }.into_any()
        }
        Kind::Flag => {
            let checked = RwSignal::new(value.get_untracked() == "1");
            Effect::new(move |_| value.set(if checked.get() { "1" } else { "0" }.to_owned()));
            view! { <Checkbox name value="1" label hint checked error/> }.into_any()
        }
        Kind::One(all) => {
            let choices = all.iter().map(|word| Choice::new(*word, words::value(spec, word, names))).collect();
            view! { <Select name label hint value choices empty=tr!(panel.nothing) required error/> }.into_any()
        }
        Kind::Institution | Kind::Category | Kind::Root | Kind::District | Kind::Centre | Kind::Service | Kind::Group => {
            let own = names.iter().find(|(column, _)| *column == spec.column).map(|(_, choices)| choices.clone()).unwrap_or_default();
            let choices = own.into_iter().map(|(code, name)| Choice::new(code, name.in_lang(crate::context::lang()))).collect();
            let empty = words::empty(resource, spec.column);
            view! { <Select name label hint value choices empty required error/> }.into_any()
        }
    }
}

/// The places that the program fills, and those in the text that it doesn't know: nothing is sent with a hole in it (A8.6).
#[component]
fn Places(text: RwSignal<String>) -> impl IntoView {
    let all = Place::ALL.map(|place| format!("{{{}}}", place.as_str())).join(" ");
    let strange = Memo::new(move |_| {
        let known = |name: &String| Place::ALL.iter().any(|place| place.as_str() == name);
        text.with(|text| {
            holes(text).into_iter().filter(|name| !known(name)).map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" ")
        })
    });
    view! {
        <p class="hint">{tr!(panel.places, all)}</p>
        <div role="status">
            {move || strange.with(|names| (!names.is_empty()).then(|| view! { <p class="field-error">{tr!(panel.places_strange, names.clone())}</p> }))}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(code: &str, az: &str, en: &str) -> Values {
        Values::default().with(Column::Code, code).with(Column::NameAz, az).with(Column::NameEn, en)
    }

    #[test]
    fn a3_5_what_was_typed_while_it_was_saved_stands_over_what_is_kept() {
        let (began, now, kept) = (values("su", " Su ", "Water"), values("qaz", " Su ", "Water works"), values("su", "Su", "Water"));
        let taken = |new: bool, column: Column| taken_in(Resource::Institutions, new, column, [&began, &now, &kept]);
        assert_eq!(taken(false, Column::NameAz), "Su", "as it is kept");
        assert_eq!(taken(false, Column::NameEn), "Water works", "as it was typed meanwhile");
        assert_eq!(taken(false, Column::Code), "su", "what is only read is what is kept");
        let empty = Values::default();
        assert_eq!(taken_in(Resource::Institutions, false, Column::NameEn, [&empty, &empty, &kept]), "Water", "opened");
    }

    #[test]
    fn a3_5_a_record_fills_the_form_and_leaves_what_was_typed() {
        Owner::new().with(|| {
            let typed = Typed::new(Resource::Institutions, &Values::default());
            let kept = values("su", "Su", "Water");
            typed.take_in(Resource::Institutions, false, &Values::default(), &kept);
            let began = typed.values();
            assert_eq!(began.get(Column::NameAz), "Su");
            let english = typed.0.iter().find(|(spec, _)| spec.column == Column::NameEn).unwrap().1;
            english.set("Water works".into());
            typed.take_in(Resource::Institutions, false, &began, &kept.with(Column::NameAz, "Azərsu"));
            assert_eq!([Column::NameAz, Column::NameEn].map(|column| typed.values().get(column).to_owned()), ["Azərsu", "Water works"]);
        });
    }
}
