//! Views kept under a name: the query of the page, for this employee alone.

use crate::api::registry::{ForgetView, KeepView, saved_views};
use crate::ui::*;
use crate::{error::AppError, routes, tr};
use domain::refusal::{Field as Of, Refusal};
use domain::registry::{SavedView, Shelf};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The kept views of a page, and keeping the present one.
#[component]
pub fn Saved(
    /// Which page's.
    shelf: Shelf,
    /// Counts how often something was kept or forgotten, for whoever shows it elsewhere.
    #[prop(optional)]
    changes: Option<RwSignal<usize>>,
) -> impl IntoView {
    let query = use_location().search;
    let (keep, forget) = (ServerAction::<KeepView>::new(), ServerAction::<ForgetView>::new());
    let changed = move || (keep.version().get(), forget.version().get());
    if let Some(changes) = changes {
        Effect::new(move |_| {
            let (kept, forgotten) = changed();
            changes.set(kept + forgotten);
        });
    }
    let views = crate::wire::resource(changed, move |_| saved_views(shelf));
    let title = RwSignal::new(String::new());
    let failed = Memo::new(move |_| keep.value().get().and_then(Result::err));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    let other = Signal::derive(move || {
        let kept = failed.get().filter(|error| !matches!(error, AppError::Refused(_)));
        kept.or_else(|| forget.value().get().and_then(Result::err))
    });
    let done = move || matches!(keep.value().get(), Some(Ok(())));
    view! {
        <section class="panel stack" id="saved">
            <h2>{tr!(reports.saved_title)}</h2>
            <Transition fallback=|| view! { <Skeleton lines=2/> }>
                {move || Suspend::new(async move { views.await.map(|views| list(shelf, views, forget)).unwrap_or_else(|error| view! { <ErrorView error/> }.into_any()) })}
            </Transition>
            <ActionForm action=keep attr:class="stack">
                <input type="hidden" name="form[shelf]" value=shelf.as_str()/>
                <input type="hidden" name="form[query]" value=move || query.get()/>
                <TextInput name="form[title]" label=tr!(reports.saved_name) hint=tr!(reports.saved_hint) value=title required=true
                    error=error_of(refusals, Of::Text)/>
                <InlineError error=other/>
                <p role="status">{move || done().then_some(tr!(reports.kept))}</p>
                <div class="row"><Button busy=Signal::derive(move || keep.pending().get())>{tr!(reports.save)}</Button></div>
            </ActionForm>
        </section>
    }
}

fn list(shelf: Shelf, views: Vec<SavedView>, forget: ServerAction<ForgetView>) -> AnyView {
    if views.is_empty() {
        return view! { <p class="muted">{tr!(reports.saved_none)}</p> }.into_any();
    }
    let base = match shelf {
        Shelf::Registry => routes::REGISTRY,
        Shelf::Reports => routes::REPORTS,
    };
    let line = move |SavedView { id, title, query }: SavedView| {
        view! {
            <li class="row">
                <a href=format!("{base}?{query}")>{title.clone()}</a>
                <ActionForm action=forget>
                    <input type="hidden" name="id" value=id/>
                    <Button look=Look::Quiet>{tr!(reports.forget, title)}</Button>
                </ActionForm>
            </li>
        }
    };
    view! { <ul class="plain-list stack">{views.into_iter().map(line).collect_view()}</ul> }.into_any()
}
