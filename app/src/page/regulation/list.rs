//! `/regulations`: what is under discussion now, and what is in force, of all bodies or of one (R9.7, R9.8).

use super::{REGULATIONS, public_page};
use crate::api::regulation::public_regulations;
use crate::context::lang;
use crate::tr;
use crate::ui::*;
use domain::regulation::{PublicLine, PublicList, PublicQuery, Stage};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The page.
#[component]
pub fn RegulationsPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| {
        query.with(|query| PublicQuery { institution: query.get("institution").unwrap_or_default(), after: query.get("after") })
    });
    let found = crate::wire::blocking_resource(move || asked.get(), public_regulations);
    view! {
        <div class="page stack">
            <PageHead title=tr!(regulation.public_title) lead=tr!(regulation.public_lead)/>
            <Transition fallback=|| view! { <Skeleton lines=8/> }>
                {move || {
                    let asked = asked.get();
                    Suspend::new(async move {
                        match found.await {
                            Ok(list) => all(list, asked),
                            Err(error) => view! { <ErrorView error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
    }
}

fn all(list: PublicList, asked: PublicQuery) -> AnyView {
    let chosen = RwSignal::new(asked.institution.clone());
    let choices: Vec<Choice> = list.institutions.iter().map(|(id, name)| Choice::new(id.0.clone(), name.in_lang(lang()))).collect();
    let more = list.in_force.next.clone().map(|mark| {
        let address = format!("{REGULATIONS}?institution={}&after={mark}", asked.institution);
        view! { <div class="more"><a class="button" href=address><span>{tr!(regulation.more)}</span></a></div> }
    });
    view! {
        <form method="get" action=REGULATIONS class="row">
            <Select name="institution" label=tr!(regulation.institution_label) value=chosen choices empty=tr!(regulation.institution_all) required=true/>
            <Button>{tr!(regulation.institution_show)}</Button>
        </form>
        <section class="panel stack" aria-labelledby="discussed">
            <h2 id="discussed">{tr!(regulation.discussed_title)}</h2>
            {lines(list.discussed, Stage::Discussion, tr!(regulation.discussed_none))}
        </section>
        <section class="panel stack" aria-labelledby="in-force">
            <h2 id="in-force">{tr!(regulation.in_force_title)}</h2>
            {lines(list.in_force.rows, Stage::InForce, tr!(regulation.in_force_none))}
            {more}
        </section>
    }
    .into_any()
}

fn lines(rows: Vec<PublicLine>, stage: Stage, none: &'static str) -> AnyView {
    if rows.is_empty() {
        return view! { <p class="muted">{none}</p> }.into_any();
    }
    let line = move |row: PublicLine| {
        let day = row.at_ms.date().display();
        let told = if stage == Stage::Discussion { tr!(regulation.until, day) } else { tr!(regulation.in_force_since, day) };
        view! {
            <li>
                <a href=public_page(&row.id)><strong>{row.name}</strong></a>
                <p class="muted">{row.provider.in_lang(lang()).to_owned()} " · " {tr!(regulation.line_version, row.version)} " · " {told}</p>
            </li>
        }
    };
    view! { <ul class="plain-list stack">{rows.into_iter().map(line).collect_view()}</ul> }.into_any()
}
