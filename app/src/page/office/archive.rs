//! The owner's page of the archive (A6.0.2): the rule, how much rests there and is taken next, which holds stand.

use super::official::BackToDesk;
use crate::api::archive::archive_page;
use crate::ui::*;
use crate::{routes, tr};
use domain::archive::{ArchivePage as Found, HoldView};
use domain::role::Role;
use leptos::prelude::*;

/// The page `/office/archive`.
#[component]
pub fn ArchivePage() -> impl IntoView {
    let found = crate::wire::resource(|| (), |()| archive_page());
    view! {
        <div class="page stack">
            <PageHead title=tr!(archive.page_title) lead=tr!(archive.page_lead)/>
            <Suspense fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(found) => shown(found),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

/// The numbers and the holds.
pub fn shown(found: Found) -> AnyView {
    let Found { months, archived, due, holds } = found;
    let rule = if months == 0 { tr!(archive.rule_none).to_owned() } else { tr!(archive.rule_months, i64::from(months)) };
    let none = holds.is_empty();
    view! {
        <BackToDesk role=Role::OwnerStaff/>
        <section class="panel stack">
            <Facts>
                <Fact name=tr!(archive.rule)>{rule}</Fact>
                <Fact name=tr!(archive.count)>{archived}</Fact>
                <Fact name=tr!(archive.due)>{due}</Fact>
            </Facts>
            <p><a href=format!("{}?archive=only", routes::REGISTRY)>{tr!(archive.to_registry)}</a></p>
        </section>
        <section class="stack" aria-labelledby="holds">
            <h2 id="holds">{tr!(archive.holds_title)}</h2>
            {if none {
                view! { <EmptyState title=tr!(archive.holds_none_title) text=tr!(archive.holds_none) icon=Icon::Check/> }.into_any()
            } else {
                view! { <ul class="plain-list stack">{holds.into_iter().map(line).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
    .into_any()
}

fn line(hold: HoldView) -> impl IntoView {
    view! {
        <li class="panel stack">
            <div class="row"><a class="nowrap" href=routes::owner_card(&hold.appeal)><strong>{hold.number}</strong></a></div>
            <p class="prose">{hold.reason}</p>
            <p class="muted"><Moment at=hold.placed_ms/> " · " {hold.placed_by}</p>
        </li>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::page::samples;
    use domain::time::UnixMs;

    #[test]
    fn a6_0_2_the_page_names_rule_numbers_and_holds() {
        let hold = HoldView {
            appeal: "01890000-0000-7000-8000-00000000000a".into(),
            number: "AM-2026-0000007-3".into(),
            reason: "Sorgu-7 <b>".into(),
            placed_ms: UnixMs(1_773_431_940_000),
            placed_by: "Sevinc Quliyeva".into(),
            lifted: None,
        };
        let found = Found { months: 36, archived: 12_000, due: 7, holds: vec![hold] };
        let html = samples::html("/office/archive", move || shown(found));
        for words in ["36", "12000", "/registry?archive=only", "Sorgu-7 &lt;b&gt;", "/owner/01890000-0000-7000-8000-00000000000a"] {
            assert!(html.contains(words), "{words} in {html}");
        }
        let html = samples::html("/office/archive", || shown(Found::default()));
        assert!(html.contains(tr!(archive.holds_none_title)), "{html}");
    }
}
