//! Ways to begin: events of life, the 29 fields, institutions.

use crate::context::lang;
use crate::ui::eservice::{event_name, field_name};
use crate::ui::{Glyph, Icon, served_list};
use crate::{routes, tr};
use domain::eservice::portal::FoundServices;
use domain::eservice::search::{Address, Filter};
use domain::eservice::{Field, LifeEvent};
use leptos::prelude::*;

/// What stands under the search box before anything is asked.
pub fn start(found: &FoundServices) -> AnyView {
    let counts = &found.counts;
    let events = LifeEvent::ALL.iter().zip(counts.events.clone()).filter(|(_, count)| *count > 0).map(|(event, count)| {
        let href = routes::services(&asked(Filter { event: Some(*event), ..Filter::default() }));
        view! { <li><a class="services-event" href=href><Glyph icon=icon(*event)/><span>{event_name(*event)}</span> <span class="muted">{count}</span></a></li> }
    });
    let fields = Field::ALL.iter().zip(counts.fields.clone()).map(|(field, count)| {
        let href = routes::services(&asked(Filter { field: Some(*field), ..Filter::default() }));
        view! { <li><a href=href>{field_name(*field)}</a> <span class="muted">{count}</span></li> }
    });
    let providers = found.providers.iter().map(|(id, name, count)| {
        let href = routes::services(&asked(Filter { provider: Some(id.clone()), ..Filter::default() }));
        view! { <li><a href=href>{name.in_lang(lang()).to_owned()}</a> <span class="muted">{*count}</span></li> }
    });
    let [events, fields, providers] =
        [events.collect_view().into_any(), fields.collect_view().into_any(), providers.collect_view().into_any()];
    view! {
        <section class="stack" aria-labelledby="events">
            <h2 id="events">{tr!(portal.events)}</h2>
            {served_list("services-events plain-list", || events)}
        </section>
        <section class="stack" aria-labelledby="fields">
            <h2 id="fields">{tr!(portal.fields)}</h2>
            {served_list("services-links plain-list", || fields)}
        </section>
        <section class="stack" aria-labelledby="providers">
            <h2 id="providers">{tr!(portal.providers)}</h2>
            {served_list("services-links services-providers plain-list", || providers)}
        </section>
        {files()}
    }
    .into_any()
}

fn asked(filter: Filter) -> Address {
    Address { filter, ..Address::default() }
}

/// Who is late with duties about services, and the register for programs.
pub fn files() -> impl IntoView {
    view! {
        <p><a href=routes::SERVICE_DUTIES>{tr!(register.to_duties)}</a></p>
        <p class="row muted">
            {tr!(portal.files)}
            <a href="/services.json" rel="external">"JSON"</a>
            <a href="/services.csv" rel="external">"CSV"</a>
            <a href="/services.jsonld" rel="external">"JSON-LD"</a>
        </p>
    }
}

fn icon(event: LifeEvent) -> Icon {
    match event {
        LifeEvent::Birth | LifeEvent::Retirement | LifeEvent::Death => Icon::Person,
        LifeEvent::Marriage | LifeEvent::Divorce => Icon::Users,
        LifeEvent::Home | LifeEvent::School | LifeEvent::Study => Icon::Building,
        LifeEvent::Car => Icon::Bus,
        LifeEvent::Trouble => Icon::Alert,
        LifeEvent::Abroad => Icon::Map,
        LifeEvent::Documents => Icon::Copy,
        LifeEvent::Work | LifeEvent::StartBusiness | LifeEvent::RunBusiness => Icon::Edit,
        LifeEvent::Illness => Icon::Plus,
        LifeEvent::Military => Icon::Star,
    }
}
