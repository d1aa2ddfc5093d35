//! "Sorğular": what other institutions ask this one, and the answers (A8.10).

use super::answer::Photos;
use crate::api::institution::{answer_query, queries};
use crate::context::lang;
use crate::device;
use crate::device::storage::{self, Key, Words};
use crate::error::AppError;
use crate::page::desk::side::Side;
use crate::page::unsent::Unsent;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::view::Rows;
use domain::ids::MediaId;
use domain::live::Topic;
use domain::procedure::{self, AskedQuery, QueryAnswerForm};
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

/// The page `/institution/queries`: `?over=1` shows what is over, `?after=` the next page.
#[component]
pub fn QueriesPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| (query.get("over").is_some(), query.get("after"))));
    let live = device::live::use_live(Topic::Institution);
    let steps = Steps { answered: RwSignal::new(0), words: Unsent::new(), media: Unsent::new(), uploading: Unsent::new() };
    let list = crate::wire::resource(move || (asked.get(), live.get(), steps.answered.get()), |((over, after), ..)| queries(over, after));
    view! {
        <div class="page stack">
            <PageHead
                title=tr!(procedure.queries_title)
                lead=tr!(procedure.queries_lead)
                back=(Side::Institution.base().to_owned(), tr!(institution.title).to_owned())
            />
            {move || {
                let (over, _) = asked.get();
                view! {
                    <Tabs label=tr!(procedure.queries_heaps)>
                        <Chip href=routes::QUERIES label=tr!(procedure.queries_waiting) on=!over />
                        <Chip href=format!("{}?over=1", routes::QUERIES) label=tr!(procedure.queries_over) on=over />
                    </Tabs>
                }
            }}
            <Transition fallback=|| view! { <Skeleton lines=6 /> }>
                {move || Suspend::new(async move {
                    let over = asked.with_untracked(|asked| asked.0);
                    match list.await {
                        Ok(page) => view! { <List page over steps /> }.into_any(),
                        Err(error) => view! { <ErrorView error /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

/// Answering, and what is typed and attached for it.
#[derive(Clone, Copy)]
struct Steps {
    answered: RwSignal<u32>,
    words: Unsent<String>,
    media: Unsent<Vec<MediaId>>,
    uploading: Unsent<u32>,
}

#[component]
fn List(page: Rows<AskedQuery>, over: bool, steps: Steps) -> impl IntoView {
    if page.rows.is_empty() {
        let text = if over { tr!(procedure.queries_over_none) } else { tr!(procedure.queries_none) };
        return view! { <EmptyState title=tr!(procedure.queries_none_title) text /> }.into_any();
    }
    let address = Callback::new(move |mark: String| format!("{}?{}after={mark}", routes::QUERIES, if over { "over=1&" } else { "" }));
    view! {
        <ul class="plain-list stack">{page.rows.into_iter().map(|query| view! { <One query steps /> }).collect_view()}</ul>
        <More next=page.next href=address />
    }
    .into_any()
}

/// One query: the question, the place, and the answer or its form.
#[component]
fn One(query: AskedQuery, steps: Steps) -> impl IntoView {
    let place = [Some(query.place.clone()).filter(|place| !place.is_empty()), query.district.map(|name| name.in_lang(lang()).to_owned())];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let point = format!("{:.5}, {:.5}", query.point.lat, query.point.lon);
    // An official appeal has no place (R11.7).
    let on_map = query.point.in_country_box();
    let waits = query.clock.is_some();
    let id = query.id.0.clone();
    view! {
        <li class="panel stack" id=format!("query-{}", query.id)>
            <div class="row">
                <strong>{query.by.in_lang(lang()).to_owned()}</strong>
                <span class="muted">{tr!(procedure.query_sent_on, query.asked_ms.display_minute())}</span>
                {query.clock.map(|clock| view! { <ClockLabel clock /> })}
            </div>
            <p class="prose">{query.text}</p>
            {on_map.then(|| view! {
                <p><Glyph icon=Icon::Pin /> " " {tr!(procedure.query_place, place)}</p>
                <p class="muted">{tr!(procedure.query_point, point)}</p>
            })}
            <PhotoGrid photos=query.photos />
            {query.answer.map(|(words, at)| view! {
                <h2>{tr!(procedure.query_own_answer)}</h2>
                <p class="muted"><Moment at /></p>
                <p class="prose">{words}</p>
                <PhotoGrid photos=query.media />
            })}
            {query.over.then(|| view! { <p class="muted">{tr!(procedure.query_over)}</p> })}
            {waits.then(|| view! { <Opened id steps /> })}
        </li>
    }
}

/// The form, behind a button: one is written at a time.
#[component]
fn Opened(id: String, steps: Steps) -> impl IntoView {
    let query = use_query_map();
    let id = StoredValue::new(id);
    let open = Memo::new(move |_| query.with(|query| query.get("query")).is_some_and(|open| id.with_value(|id| *id == open)));
    let href = move || id.with_value(|id| format!("{}?query={id}", routes::QUERIES));
    move || match open.get() {
        true => view! { <AnswerForm id=id.get_value() steps /> }.into_any(),
        false => view! { <div class="row"><LinkButton href=href()>{tr!(procedure.query_answer_button)}</LinkButton></div> }.into_any(),
    }
}

#[component]
fn AnswerForm(id: String, steps: Steps) -> impl IntoView {
    let key = StoredValue::new(Words::Query.about(&id));
    let (words, media, uploading) = (steps.words.of(&id), steps.media.of(&id), steps.uploading.of(&id));
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<AppError>);
    keep(key, words);
    let refusals = Signal::derive(move || match problem.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    let in_fields = |error: &AppError| matches!(error, AppError::Refused(all) if all.iter().all(|one| one.field != Of::Form));
    let error = Signal::derive(move || problem.get().filter(|error| !in_fields(error)));
    let toasts = use_toasts();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let form = QueryAnswerForm { query: id.clone().into(), text: words.get_untracked(), media: media.get_untracked() };
        problem.set(procedure::answer_query(&form).err().map(AppError::Refused));
        if problem.with_untracked(Option::is_some) || busy.get_untracked() {
            return;
        }
        busy.set(true);
        let done = tr!(procedure.query_answer_done);
        spawn_local(async move {
            let answer = answer_query(form).await;
            busy.try_set(false);
            match answer {
                Ok(()) => {
                    words.try_set(String::new());
                    key.try_with_value(storage::remove);
                    toasts.good(done.to_owned());
                    steps.answered.try_update(|times| *times += 1);
                }
                Err(error) => {
                    problem.try_set(Some(error));
                }
            }
        });
    };
    view! {
        <form class="stack only-script" on:submit=submit>
            <TextArea
                name="text"
                label=tr!(procedure.query_answer_label)
                hint=tr!(procedure.query_answer_hint)
                error=error_of(refusals, Of::Text)
                value=words
                rows=5
                required=true
            />
            <Photos label=tr!(procedure.query_documents) media uploading error=error_of(refusals, Of::Photos) />
            <InlineError error />
            <div class="row">
                <Button look=Look::Primary icon=Icon::Send busy=Signal::derive(move || busy.get() || uploading.get() > 0)>
                    {tr!(procedure.query_answer_button)}
                </Button>
            </div>
        </form>
    }
}

/// What is typed stays on the device until it is sent, as at the desk: also a reload loses nothing.
fn keep(key: StoredValue<Key>, words: RwSignal<String>) {
    Effect::new(move |before: Option<()>| {
        let typed = words.get();
        if before.is_none() && typed.is_empty() {
            if let Some(kept) = key.with_value(storage::read::<String>) {
                words.set(kept);
            }
            return;
        }
        key.with_value(|key| match typed.is_empty() {
            true => storage::remove(key),
            false => drop(storage::write(key, &typed)),
        });
    });
}
