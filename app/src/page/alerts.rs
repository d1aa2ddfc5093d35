//! What a person follows: an area, a category, an institution, one appeal. The address of the page may hold something to be
//! followed; then it asks first.

mod asked;
mod choose;

use crate::api::alerts::{Follow, Unfollow, alerts};
use crate::error::AppError;
use crate::page::cabinet::SignInFirst;
use crate::page::cabinet::notice_words::alert_sentence;
use crate::page::follow::follow;
use crate::ui::*;
use crate::{routes, tr};
use asked::{Asked, read};
use choose::Choose;
use domain::alert::{AlertForm, AlertView};
use domain::live::Topic;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page `/my/alerts`; `?category=…&area=…` asks whether to follow that.
#[component]
pub fn AlertsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(read));
    let (add, end) = (ServerAction::<Follow>::new(), ServerAction::<Unfollow>::new());
    let changed = Memo::new(move |_| add.version().get() + end.version().get());
    let list = follow(Topic::Mine, changed, |_| alerts());
    let (words, lists) = (asked::words(asked), choose::lists());
    view! {
        <div class="page stack">
            <PageHead title=tr!(notices.alerts_title) lead=tr!(notices.alerts_lead)/>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match list.await {
                        Ok(list) => view! { <Asked asked words add/> <Followed list end/> <Choose lists add/> }.into_any(),
                        Err(AppError::SignIn) => {
                            let here = routes::follow(&asked.get_untracked().unwrap_or_default());
                            view! { <SignInFirst here/> }.into_any()
                        }
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn Followed(list: Vec<AlertView>, end: ServerAction<Unfollow>) -> impl IntoView {
    if list.is_empty() {
        return view! { <EmptyState title=tr!(notices.alerts_empty_title) text=tr!(notices.alerts_empty) icon=Icon::Bell/> }.into_any();
    }
    let error = Signal::derive(move || end.value().get().and_then(Result::err));
    view! {
        <InlineError error/>
        <ul class="plain-list stack">{list.into_iter().map(|alert| view! { <AlertLine alert end/> }).collect_view()}</ul>
    }
    .into_any()
}

#[component]
fn AlertLine(alert: AlertView, end: ServerAction<Unfollow>) -> impl IntoView {
    let show = alert.form.appeal.as_ref().map_or_else(|| routes::list_of(&alert.form), routes::public_appeal);
    view! {
        <li class="panel stack">
            <p><strong>{alert_sentence(&alert.words)}</strong></p>
            <p class="muted">{tr!(notices.since, alert.since_ms.date().display())}</p>
            <div class="row">
                <LinkButton href=show>{tr!(notices.show)}</LinkButton>
                <ActionForm action=end>
                    <input type="hidden" name="id" value=alert.id.0/>
                    <Button look=Look::Quiet icon=Icon::Trash>{tr!(notices.unfollow)}</Button>
                </ActionForm>
            </div>
        </li>
    }
}

/// The fields of a form that holds all of this.
fn hidden(form: &AlertForm) -> impl IntoView + use<> {
    let field =
        |name: &str, value: Option<String>| value.map(|value| view! { <input type="hidden" name=format!("form[{name}]") value=value/> });
    let number = |number: Option<f64>| number.map(|number| number.to_string());
    [
        field("appeal", form.appeal.as_ref().map(ToString::to_string)),
        field("category", form.category.as_ref().map(ToString::to_string)),
        field("institution", form.institution.as_ref().map(ToString::to_string)),
        field("district", form.district.as_ref().map(ToString::to_string)),
        field("lat", number(form.lat)),
        field("lon", number(form.lon)),
        field("radius_m", form.radius_m.map(|metres| metres.to_string())),
    ]
    .collect_view()
}
