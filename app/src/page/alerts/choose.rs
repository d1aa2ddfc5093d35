//! Choosing a subject and a district to follow, without the map.

use crate::api::alerts::Follow;
use crate::api::map::categories;
use crate::api::places::districts;
use crate::context::lang;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use crate::wire::{Resource, resource};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// Names by their codes: subjects, districts.
pub type Lists = (Vec<(String, String)>, Vec<(String, String)>);

async fn load() -> Result<Lists, AppError> {
    let lang = lang();
    let roots = categories().await?.into_iter().filter(|category| category.parent.is_none());
    let roots = roots.map(|category| (category.id.0, category.name.in_lang(lang).to_owned())).collect();
    let districts = districts().await?.into_iter().filter(|district| district.active);
    let districts = districts.map(|district| (district.id.0, district.name.in_lang(lang).to_owned())).collect();
    Ok((roots, districts))
}

/// What there is to choose from.
pub fn lists() -> Resource<Result<Lists, AppError>> {
    resource(|| (), |()| load())
}

/// The form.
#[component]
pub fn Choose(lists: Resource<Result<Lists, AppError>>, add: ServerAction<Follow>) -> impl IntoView {
    let (category, district) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let error = Signal::derive(move || add.value().get().and_then(Result::err));
    let busy = Signal::derive(move || add.pending().get());
    view! {
        <section class="panel stack">
            <h2>{tr!(notices.alerts_add)}</h2>
            <ActionForm action=add attr:class="stack">
                {move || Suspend::new(async move {
                    let (roots, districts) = lists.await.unwrap_or_default();
                    view! {
                        <Select name="form[category]" label=tr!(notices.field_category) empty=tr!(notices.any_category)
                            value=category choices=choices(roots) required=true/>
                        <Select name="form[district]" label=tr!(notices.field_district) empty=tr!(notices.any_district)
                            value=district choices=choices(districts) required=true/>
                    }
                })}
                <InlineError error/>
                <div class="row"><Button icon=Icon::Bell busy>{tr!(notices.follow)}</Button></div>
            </ActionForm>
        </section>
    }
}

fn choices(names: Vec<(String, String)>) -> Vec<Choice> {
    names.into_iter().map(|(code, name)| Choice::new(code, name)).collect()
}
