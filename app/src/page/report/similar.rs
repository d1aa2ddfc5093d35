//! Similar appeals nearby (A8.4): shown by themselves as soon as place and category are known, joined with one press,
//! never forced.

use super::state::Report;
use crate::page::join;
use crate::ui::*;
use crate::{api, routes, tr};
use domain::appeal::view::SimilarAppeal;
use domain::geo::Point;
use domain::ids::CategoryId;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The cards.
#[component]
pub fn SimilarPart(report: Report) -> impl IntoView {
    follow(report);
    let count = move || report.similar.with(Vec::len) as i64;
    view! {
        <div aria-live="polite">
            <Show when=move || count() != 0>
                <section class="panel stack" id="similar" aria-labelledby="similar-title">
                    <h2 id="similar-title">{move || tr!(report.similar_title, count())}</h2>
                    <p>{tr!(report.similar_hint)}</p>
                    {move || report.similar.get().into_iter().map(|similar| view! { <SimilarCard report similar/> }).collect_view()}
                    <p class="muted">{tr!(report.similar_new)}</p>
                </section>
            </Show>
        </div>
    }
}

/// Asks again whenever place or category has changed.
fn follow(report: Report) {
    let asked = Memo::new(move |_| {
        let category = report.category.get();
        let point = report.point.get().filter(|point| point.in_country_box())?;
        (!category.is_empty()).then_some((point, CategoryId(category)))
    });
    Effect::new(move |before: Option<()>| {
        let asked_now = asked.get();
        // A list that came with the page stays until something is changed; those of another place or category are no longer the similar ones.
        if before.is_some() {
            report.similar.set(Vec::new());
        }
        if let Some((point, category)) = asked_now {
            ask(report, asked, point, category);
        }
    });
}

fn ask(report: Report, asked: Memo<Option<(Point, CategoryId)>>, point: Point, category: CategoryId) {
    spawn_local(async move {
        let found = api::appeals::similar_appeals(point, category.clone()).await;
        // Not knowing similar ones is no reason to stop anybody from sending.
        if let (Ok(found), true) = (found, asked.try_get_untracked() == Some(Some((point, category)))) {
            report.similar.set(found);
        }
    });
}

#[component]
fn SimilarCard(report: Report, similar: SimilarAppeal) -> impl IntoView {
    let SimilarAppeal { line, metres, own } = similar;
    let id = line.id.clone();
    let href = if own { routes::my_appeal(&id) } else { routes::public_appeal(&id) };
    let join = routes::join(&id);
    let take_along = move |_| join::take_along(&id, untrack(|| report.form()));
    view! {
        <AppealCard line href>
            <p class="muted">{tr!(report.similar_metres, i64::from(metres))}</p>
            {match own {
                true => view! { <p>{tr!(report.similar_own)}</p> }.into_any(),
                false => view! {
                    <LinkButton href=join look=Look::Primary icon=Icon::Users big=true on:click=take_along>{tr!(report.similar_join)}</LinkButton>
                }.into_any(),
            }}
        </AppealCard>
    }
}
