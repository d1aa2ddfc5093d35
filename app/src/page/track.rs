//! Tracking by number (A8.5) and the public page of an appeal (A2.2.5): progress, and nothing personal.

use crate::api;
use crate::error::AppError;
use crate::page::follow::follow;
use crate::ui::*;
use crate::{routes, tr};
use domain::ids::AppealId;
use domain::live::Topic;
use domain::number::Number as AppealNumber;
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::{use_params_map, use_query_map};

mod chain;
mod form;
mod public;
#[cfg(all(test, feature = "ssr"))]
mod served;

use form::NumberForm;
use public::PublicView;
pub use public::{Institutions, Remaining};

/// The page `/track`: asks for the number. `?number=`, as the form sends it, goes on to the number's own page.
#[component]
pub fn TrackPage() -> impl IntoView {
    let query = use_query_map();
    let typed = move || query.with(|query| query.get("number")).unwrap_or_default();
    view! {
        <div class="page stack">
            <PageHead title=tr!(track.title) lead=tr!(track.lead)/>
            {move || match well_formed(&typed()) {
                Ok(Some(number)) => view! { <Redirect path=routes::track(&number)/> }.into_any(),
                Ok(None) => view! { <NumberForm typed=String::new() refusals=Vec::new()/> }.into_any(),
                Err(refusal) => view! { <NumberForm typed=typed() refusals=vec![refusal]/> }.into_any(),
            }}
        </div>
    }
}

/// The page is served with status 404.
pub(super) fn say_not_found() {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(http::StatusCode::NOT_FOUND);
    }
}

/// The number as it is written in full; `None` for nothing typed.
fn well_formed(typed: &str) -> Result<Option<String>, Refusal> {
    use domain::number::NumberError;
    use domain::refusal::Code;
    if typed.trim().is_empty() {
        return Ok(None);
    }
    match typed.parse::<AppealNumber>() {
        Ok(number) => Ok(Some(number.to_string())),
        Err(NumberError::BadFormat) => Err(Refusal::new(Of::Number, Code::BadFormat)),
        Err(NumberError::BadCheckDigit) => Err(Refusal::new(Of::Number, Code::BadCheckDigit)),
    }
}

/// The page `/track/{number}`.
#[component]
pub fn TrackedPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number")).unwrap_or_default());
    let appeal = follow(Topic::Map, number, api::appeals::track);
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match appeal.await {
                        Ok(appeal) => view! { <PublicView appeal/> }.into_any(),
                        Err(AppError::NotFound) => view! { <UnknownNumber typed=number.get_untracked()/> }.into_any(),
                        Err(AppError::Refused(refusals)) => view! { <Mistyped typed=number.get_untracked() refusals/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// The page `/appeals/{id}`, where the pins of the map lead.
#[component]
pub fn PublicAppealPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| AppealId(params.with(|params| params.get("id")).unwrap_or_default()));
    let appeal = follow(Topic::Map, id, api::appeals::public_appeal);
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match appeal.await {
                        Ok(appeal) => view! { <PublicView appeal/> }.into_any(),
                        Err(AppError::NotFound) => view! { <Gone/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn UnknownNumber(typed: String) -> impl IntoView {
    say_not_found();
    let sentence = tr!(track.not_found, &typed);
    view! {
        <PageHead title=tr!(track.not_found_title)/>
        <Notice kind=Tone::Warn><p>{sentence}</p></Notice>
        <NumberForm typed refusals=Vec::new()/>
    }
}

#[component]
fn Mistyped(typed: String, refusals: Vec<Refusal>) -> impl IntoView {
    view! {
        <PageHead title=tr!(track.title)/>
        <NumberForm typed refusals/>
    }
}

#[component]
fn Gone() -> impl IntoView {
    say_not_found();
    view! {
        <PageHead title=tr!(track.gone_title) lead=tr!(track.gone)/>
        <NumberForm typed=String::new() refusals=Vec::new()/>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::number::Series;
    use domain::refusal::Code;

    #[test]
    fn a8_5_case_and_spaces_are_forgiven_a_slip_is_told() {
        let number = AppealNumber::new(Series::Receipt, 2026, 1234).map(|number| number.to_string()).unwrap_or_default();
        let typed = number.to_lowercase().replace('-', " ");
        assert_eq!(well_formed(&typed), Ok(Some(number.clone())));
        let slip = number.replace("1234", "1243");
        assert_eq!(well_formed(&slip), Err(Refusal::new(Of::Number, Code::BadCheckDigit)));
        assert_eq!(well_formed("<script>"), Err(Refusal::new(Of::Number, Code::BadFormat)));
        assert_eq!(well_formed("  "), Ok(None));
    }
}
