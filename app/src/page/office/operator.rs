//! The operator's desk: what waits, incidents, the state of the system, restricting access (A6.0.1, A6.0.3, A8.12).

use super::health::Health;
use super::news::NewsLinks;
use super::restrict::RestrictPart;
use crate::api::office::operator_desk;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::role::Role;
use leptos::prelude::*;

/// The page `/operator`.
#[component]
pub fn OperatorPage() -> impl IntoView {
    let desk = crate::wire::resource(|| (), |()| operator_desk());
    view! {
        <div class="page page-wide stack">
            <PageHead title=tr!(office.operator_title) lead=tr!(office.operator_lead)/>
            <Suspense fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match desk.await {
                        Ok(desk) => view! {
                            <NewsLinks role=Role::Operator/>
                            <p><a href=super::queue::QUEUE>{tr!(counter.supervision_link)}</a></p>
                            <RestrictPart/>
                            <Health desk/>
                        }.into_any(),
                        Err(AppError::Forbidden) => view! {
                            <EmptyState title=tr!(office.operator_forbidden_title) text=tr!(office.operator_forbidden) icon=Icon::Lock>
                                <LinkButton href="/">{tr!(desk.home)}</LinkButton>
                            </EmptyState>
                        }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}
