//! A resource: its list with a search, the form of the chosen record beside it.

use super::{Asked, home, import, of, of_record, record, words};
use crate::api::panel::panel_list;
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::panel::{PanelAt, PanelList, PanelRow, Resource};
use leptos::prelude::*;

/// The page `/panel/{resource}`.
#[component]
pub fn ResourcePage(resource: Resource, asked: Signal<Asked>) -> impl IntoView {
    let (changed, carried) = (RwSignal::new(0_u32), StoredValue::new(None));
    let q = Memo::new(move |_| asked.with(|asked| asked.at.q.clone()));
    let found =
        crate::wire::resource(move || (q.get(), changed.get()), move |(q, _)| panel_list(PanelAt { resource, q, ..PanelAt::default() }));
    let open = Memo::new(move |_| asked.with(Asked::is_open));
    let at = Memo::new(move |_| asked.with(|asked| (asked.new, asked.at.id.clone(), asked.at.restore)));
    let file = Memo::new(move |_| asked.with(|asked| asked.file));
    let back = (routes::PANEL.to_owned(), tr!(panel.title).to_owned());
    view! {
        <div class="page page-wide stack">
            <PageHead title=words::resource(resource) lead=words::about(resource) back/>
            <div class="panel-split" class:is-open=move || open.get()>
                <section class="stack" aria-label=tr!(panel.list)>
                    <Search resource q/>
                    <Transition fallback=|| view! { <Skeleton lines=10/> }>
                        {move || {
                            let (chosen, words) = (at.get().1, q.get());
                            Suspend::new(async move { shown(resource, &chosen, &words, found.await) })
                        }}
                    </Transition>
                </section>
                <div class="stack panel-record">
                    {move || {
                        let (new, id, restore) = at.get();
                        match new || !id.is_empty() {
                            true => {
                                let at = PanelAt { resource, id, restore, q: q.get_untracked() };
                                view! { <record::RecordPart at changed carried/> }.into_any()
                            }
                            false => view! { <p class="muted panel-hint">{tr!(panel.choose)}</p> }.into_any(),
                        }
                    }}
                </div>
            </div>
            {resource.has_file().then(|| view! { <import::FilePart resource open=file changed/> })}
        </div>
    }
}

/// Looking for words, and beginning a new record.
#[component]
fn Search(resource: Resource, q: Memo<String>) -> impl IntoView {
    let typed = RwSignal::new(q.get_untracked());
    let new = if resource.is_versioned() { tr!(panel.new_version) } else { tr!(panel.new) };
    view! {
        <form class="row panel-search" method="get" action=of(resource) role="search">
            <TextInput name="q" kind="search" label=tr!(panel.search) value=typed required=true/>
            <Button icon=Icon::Search>{tr!(panel.find)}</Button>
        </form>
        {(!resource.is_closed()).then(|| view! {
            <div class="row"><LinkButton href=format!("{}?new=1", of(resource)) icon=Icon::Plus>{new}</LinkButton></div>
        })}
    }
}

/// The list, or what to do where there is nothing.
pub fn shown(resource: Resource, chosen: &str, q: &str, found: Result<PanelList, AppError>) -> AnyView {
    let list = match found {
        Ok(list) => list,
        Err(AppError::Forbidden) => return home::forbidden(),
        Err(error) => return view! { <ErrorView error/> }.into_any(),
    };
    if list.rows.is_empty() {
        let (title, text) = match q.is_empty() {
            true => (tr!(panel.empty_title), tr!(panel.empty)),
            false => (tr!(panel.none_title), tr!(panel.none)),
        };
        return view! { {home::missing(list.calendar_missing)} <EmptyState title text icon=Icon::Search/> }.into_any();
    }
    let more = list.total > list.rows.len() as u32;
    let heads: Vec<String> =
        resource.columns().iter().filter(|spec| spec.listed).map(|spec| words::column(spec.column).to_owned()).collect();
    let PanelList { rows, total, names, calendar_missing } = list;
    let lines = rows.into_iter().map(|row| line(resource, chosen, q, row, &names)).collect_view();
    view! {
        {home::missing(calendar_missing)}
        <p>{tr!(panel.records, i64::from(total))}</p>
        {more.then(|| view! { <p class="muted">{tr!(panel.more)}</p> })}
        <DataTable caption=words::resource(resource) heads>{lines}</DataTable>
    }
    .into_any()
}

type Names = [(domain::panel::Column, domain::panel::effect::Choices)];

fn line(resource: Resource, chosen: &str, q: &str, row: PanelRow, names: &Names) -> impl IntoView + use<> {
    let href = of_record(resource, &row.id, q);
    let here = (row.id == chosen).then_some("true");
    let listed = resource.columns().iter().filter(|spec| spec.listed);
    let cells = listed.enumerate().map(|(at, spec)| {
        let value = words::value(*spec, row.values.get(spec.column), names);
        match at {
            0 => {
                // A link always has words to be pressed.
                let value = if value.is_empty() { row.id.clone() } else { value };
                view! { <td><a href=href.clone() aria-current=here>{value}</a></td> }.into_any()
            }
            _ => view! { <td>{value}</td> }.into_any(),
        }
    });
    view! { <tr>{cells.collect_view()}</tr> }
}
