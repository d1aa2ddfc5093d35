//! Open data (A2.2.5): files to take, a filter for them, and what their fields mean. One form for all files; without script it
//! works the same.

use super::document::document;
use crate::api;
use crate::error::AppError;
use crate::page::report::category::choices;
use crate::ui::*;
use crate::{context, tr};
use domain::lifecycle::StatusGroup;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
pub mod served;

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Shown {
    words: Vec<String>,
    categories: Vec<domain::appeal::category::Category>,
    institutions: Vec<domain::appeal::view::InstitutionView>,
    districts: Vec<domain::appeal::view::DistrictView>,
}

impl Shown {
    async fn load(_: ()) -> Result<Shown, AppError> {
        Ok(Shown {
            words: api::open::open_files().await?,
            categories: api::map::categories().await?,
            institutions: api::map::institutions().await?,
            districts: api::places::districts().await?,
        })
    }
}

/// The page `/data`.
#[component]
pub fn DataPage() -> impl IntoView {
    let shown = crate::wire::resource(|| (), Shown::load);
    view! {
        <div class="page stack">
            <PageHead title=tr!(open.data_title) lead=tr!(open.data_lead)/>
            <Suspense fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match shown.await {
                        Ok(shown) => {
                            let words = document(&shown.words);
                            view! { <Files shown/> <article class="panel stack terms">{words}</article> }.into_any()
                        }
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
            <p><a href=super::statistics::ADDRESS>{tr!(open.title)}</a></p>
        </div>
    }
}

/// The filter with a button for each file.
#[component]
fn Files(shown: Shown) -> impl IntoView {
    let lang = context::lang();
    let groups = StatusGroup::ALL.map(|group| Choice::new(group.as_str(), group_name(group))).to_vec();
    let categories = choices(&shown.categories);
    let institutions = shown.institutions.into_iter().map(|one| Choice::new(one.id.0, one.name.in_lang(lang))).collect();
    let districts = shown.districts.into_iter().map(|one| Choice::new(one.id.0, one.name.in_lang(lang))).collect();
    let list = |name, label: &'static str, choices: Vec<Choice>| {
        view! { <Select name label empty=tr!(open.data_any) value=RwSignal::default() choices required=true/> }
    };
    view! {
        <form class="panel stack" method="get" action="/data/appeals.csv" aria-labelledby="data-choose">
            <h2 id="data-choose">{tr!(open.data_choose)}</h2>
            <input type="hidden" name="lang" value=lang.tag()/>
            {list("category", tr!(open.data_category), categories)}
            {list("institution", tr!(open.data_institution), institutions)}
            {list("district", tr!(open.data_district), districts)}
            {list("status", tr!(open.data_status), groups)}
            <div class="date-pair">
                <TextInput name="from" kind="date" label=tr!(open.from) value=RwSignal::default() required=true/>
                <TextInput name="until" kind="date" label=tr!(open.until) value=RwSignal::default() required=true/>
            </div>
            <Checkbox name="excel" value="1" label=tr!(open.data_excel) checked=RwSignal::new(false)/>
            <div class="row">
                <Button look=Look::Primary>{tr!(open.data_csv)}</Button>
                <button class="button" type="submit" formaction="/data/appeals.geojson"><span>{tr!(open.data_geojson)}</span></button>
                <button class="button" type="submit" formaction="/data/statistics.csv"><span>{tr!(open.data_statistics)}</span></button>
            </div>
        </form>
    }
}
