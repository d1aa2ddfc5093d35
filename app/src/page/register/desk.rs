//! The page `/register`: own services and applications of a provider, or the operator's queue by remaining time.

use super::tabs::{RegisterTabs, Tab};
use super::{IMPORT, address_of, words};
use crate::api::eservice::{OpenApplication, register_desk};
use crate::device::live::use_live;
use crate::error::AppError;
use crate::ui::eservice::{act_name, kind_name};
use crate::ui::*;
use crate::{context::lang, routes, tr};
use domain::eservice::application::{ApplicationLine, ApplicationQuery, OwnService, RegisterDesk};
use domain::eservice::{Act, EserviceState, Kind};
use domain::live::Topic;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

/// `?over=1` what is decided, `?after=` the next page, `?services=` the next page of services.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| ApplicationQuery {
            over: query.get("over").is_some(),
            after: query.get("after"),
            services_after: query.get("services"),
        })
    });
    let live = use_live(Topic::Mine);
    let open = ServerAction::<OpenApplication>::new();
    let navigate = use_navigate();
    Effect::new(move |_| {
        if let Some(Ok(id)) = open.value().get() {
            navigate(&address_of(id.as_str()), Default::default());
        }
    });
    let found = crate::wire::resource(move || (asked.get(), live.get()), |(query, _)| register_desk(query));
    let failed = Signal::derive(move || open.value().get().and_then(Result::err));
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(register.title) lead=tr!(register.lead)/>
            <InlineError error=failed/>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || {
                    let query = asked.get();
                    Suspend::new(async move { shown(&query, found.await, open) })
                }}
            </Transition>
            <p><a href=routes::SERVICE_DUTIES>{tr!(register.to_duties)}</a></p>
        </div>
    }
}

/// The desk, or why there is none.
pub fn shown(query: &ApplicationQuery, found: Result<RegisterDesk, AppError>, open: ServerAction<OpenApplication>) -> AnyView {
    match found {
        Ok(desk) if desk.operator => operator(query, desk).into_any(),
        Ok(desk) => provider(query, desk, open).into_any(),
        Err(error) => view! { <ErrorView error/> }.into_any(),
    }
}

fn operator(query: &ApplicationQuery, desk: RegisterDesk) -> impl IntoView + use<> {
    let (waiting, late) = desk.waiting;
    view! {
        <p role="status">
            {tr!(register.waiting, i64::from(waiting))}
            {(late > 0).then(|| view! { " " <span class="clock is-late">{tr!(register.late, i64::from(late))}</span> })}
        </p>
        <p class="row"><LinkButton href=IMPORT icon=Icon::Plus>{tr!(register.to_import)}</LinkButton></p>
        {heaps(query.over)}
        {applications(query, desk.applications.rows, desk.applications.next)}
    }
}

fn provider(query: &ApplicationQuery, desk: RegisterDesk, open: ServerAction<OpenApplication>) -> impl IntoView + use<> {
    let services = desk.services;
    let empty = services.rows.is_empty();
    let more = Callback::new(move |mark: String| format!("{}?services={mark}", routes::REGISTER));
    view! {
        <RegisterTabs on=Tab::Applications/>
        <section class="stack" aria-labelledby="register-applications">
            <div class="row">
                <h2 id="register-applications">{tr!(register.applications)}</h2>
                <OpenForm open act=Act::Register number=String::new() words=tr!(register.new) primary=true/>
            </div>
            {(!desk.signs).then(|| view! { <p class="muted">{tr!(register.head_signs)}</p> })}
            {heaps(query.over)}
            {applications(query, desk.applications.rows, desk.applications.next)}
        </section>
        <section class="stack" aria-labelledby="register-services">
            <h2 id="register-services">{tr!(register.services, i64::from(services.total))}</h2>
            {empty.then(|| view! { <EmptyState title=tr!(register.services_none) text=tr!(register.services_none_text)/> })}
            <ul class="plain-list register-grid">{services.rows.into_iter().map(|one| service(one, open)).collect_view()}</ul>
            <More next=Signal::stored(services.next) href=more/>
        </section>
    }
}

fn heaps(over: bool) -> impl IntoView {
    view! {
        <Chips label=tr!(register.states_label)>
            <Chip href=routes::REGISTER label=tr!(register.open) on=!over/>
            <Chip href=format!("{}?over=1", routes::REGISTER) label=tr!(register.over) on=over/>
        </Chips>
    }
}

fn applications(query: &ApplicationQuery, rows: Vec<ApplicationLine>, next: Option<String>) -> AnyView {
    if rows.is_empty() {
        return view! { <EmptyState title=tr!(register.applications_none) text=tr!(register.applications_none_text)/> }.into_any();
    }
    let base = if query.over { "?over=1&after=" } else { "?after=" };
    let more = Callback::new(move |mark: String| format!("{}{base}{mark}", routes::REGISTER));
    view! {
        <ul class="plain-list register-grid">{rows.into_iter().map(line).collect_view()}</ul>
        <More next=Signal::stored(next) href=more/>
    }
    .into_any()
}

fn line(row: ApplicationLine) -> impl IntoView {
    let name = if row.service.is_empty() { tr!(register.nameless).to_owned() } else { row.service };
    let number = (!row.number.is_empty()).then_some(row.number);
    view! {
        <li class="panel line-card">
            <p class="line-card-title"><a href=address_of(row.id.as_str())>{name}</a></p>
            <div class="row">
                <span class=words::state_look(row.state)>{words::state(row.state)}</span>
                {row.clock.map(|clock| view! { <ClockLabel clock/> })}
                {row.late.then(|| view! { <span class="clock is-late">{tr!(register.decided_late)}</span> })}
            </div>
            <p class="line-card-meta">
                {act_name(row.act)} {number.map(|number| view! { " · " <span translate="no">{number}</span> })} " · "
                {row.provider.in_lang(lang()).to_owned()} " · " <Moment at=row.changed_ms/>
            </p>
        </li>
    }
}

fn service(one: OwnService, open: ServerAction<OpenApplication>) -> impl IntoView {
    let registered = one.state == EserviceState::Registered;
    let name = one.name.in_lang(lang()).to_owned();
    let outdated = one.form_outdated.then(|| routes::request_form(&one.number));
    let form = (registered && one.kind == Kind::Interactive).then(|| routes::request_form(&one.number));
    view! {
        <li class="panel stack register-service">
            <p class="line-card-title">{name} " " {(!registered).then(|| view! { <span class="tag">{words::service_state(one.state)}</span> })}</p>
            <p class="line-card-meta">
                <span translate="no">{one.number.clone()}</span> " · " {kind_name(one.kind)} " · " {tr!(register.version, one.version)} " · "
                <Moment at=one.changed_ms/>
            </p>
            {outdated.map(|href| view! {
                <p>
                    <span class="tag is-bad">{tr!(request.form_outdated)}</span> " "
                    <a href=href>{tr!(request.form_mend)}</a>
                </p>
            })}
            {registered.then(|| view! {
                <div class="row">
                    {form.map(|href| view! { <LinkButton href>{tr!(request.build_title)}</LinkButton> })}
                    <OpenForm open act=Act::Amend number=one.number.clone() words=tr!(register.amend) primary=false/>
                    <OpenForm open act=Act::Cancel number=one.number words=tr!(register.cancel) primary=false/>
                </div>
            })}
        </li>
    }
}

/// The button that opens an application.
#[component]
fn OpenForm(open: ServerAction<OpenApplication>, act: Act, number: String, words: &'static str, primary: bool) -> impl IntoView {
    let busy = Signal::derive(move || open.pending().get());
    let look = if primary { Look::Primary } else { Look::Secondary };
    view! {
        <ActionForm action=open>
            <input type="hidden" name="act" value=act.as_str()/>
            <input type="hidden" name="service" value=number/>
            <Button look busy>{words}</Button>
        </ActionForm>
    }
}
