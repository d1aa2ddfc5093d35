//! To whom: the list of institutions, with script narrowed by what is typed.

use crate::context::lang;
use crate::tr;
use crate::ui::choice::options;
use crate::ui::*;
use domain::appeal::view::InstitutionView;
use domain::fold::fold;
use leptos::prelude::*;

/// The list, and above it the field that narrows it. What is chosen stays in the list.
#[component]
pub fn InstitutionPart(institutions: Vec<InstitutionView>, value: RwSignal<String>, error: Signal<Option<String>>) -> impl IntoView {
    crate::device::typed::adopt(NAME, value);
    let parts = Parts::new(NAME, tr!(letter_form.institution_hint), error);
    let find = RwSignal::new(String::new());
    let choices = StoredValue::new(choices(institutions));
    let shown = move || {
        let (words, chosen) = (fold(find.get().trim()), value.get_untracked());
        let fits = |one: &Choice| words.is_empty() || one.value == chosen || fold(&one.label).contains(&words);
        choices.with_value(|all| {
            options(Some(tr!(letter_form.institution_choose).to_owned()), all.iter().filter(|one| fits(one)).cloned().collect(), &chosen)
        })
    };
    view! {
        <section class="panel stack">
            <div class="only-script">
                <TextInput name="institution_find" label=tr!(letter_form.institution_find) value=find kind="search"/>
            </div>
            <Field name=NAME label=tr!(letter_form.institution) hint=tr!(letter_form.institution_hint) error required=true>
                <select
                    class="control"
                    id=NAME
                    name=NAME
                    aria-describedby=move || parts.described_by()
                    aria-invalid=move || parts.invalid()
                    on:change=move |event| value.set(event_target_value(&event))
                    inner_html=shown
                    prop:value=move || value.get()
                ></select>
            </Field>
        </section>
    }
}

const NAME: &str = "institutions";

/// The annex's institutions before the local executives.
fn choices(mut institutions: Vec<InstitutionView>) -> Vec<Choice> {
    institutions.sort_by_key(|one| one.local_executive);
    let group = |local: bool| if local { tr!(letter_form.group_local) } else { tr!(letter_form.group_central) };
    institutions.into_iter().map(|one| Choice::new(one.id.0, one.name.in_lang(lang())).in_group(group(one.local_executive))).collect()
}
