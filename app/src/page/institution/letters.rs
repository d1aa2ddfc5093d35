//! The register of dispatch (A8.9): letters that wait to be posted, and those that were.

use crate::api::house::{MarkPosted, MarkPrinted, letters};
use crate::device;
use crate::error::AppError;
use crate::page::desk::side::Side;
use crate::page::unsent::Unsent;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::view::Rows;
use domain::house::LetterLine;
use domain::ids::LetterId;
use domain::live::Topic;
use domain::refusal::{Field as Of, Refusal};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Printing and posting, and what is typed for it.
#[derive(Clone, Copy)]
struct Steps {
    print: ServerAction<MarkPrinted>,
    post: ServerAction<MarkPosted>,
    typed: Unsent<String>,
}

/// The page `/institution/letters`: `?posted=1` shows what was posted, `?after=` the next page.
#[component]
pub fn LettersPage() -> impl IntoView {
    let query = use_query_map();
    let asked = Memo::new(move |_| query.with(|query| (query.get("posted").is_some(), query.get("after"))));
    let steps = Steps { print: ServerAction::new(), post: ServerAction::new(), typed: Unsent::new() };
    let printed = done(Signal::derive(move || steps.print.value().get()), Signal::derive(move || steps.print.version().get()));
    let sent = done(Signal::derive(move || steps.post.value().get()), Signal::derive(move || steps.post.version().get()));
    let live = device::live::use_live(Topic::Institution);
    let list =
        crate::wire::resource(move || (asked.get(), live.get(), printed.get(), sent.get()), |((posted, after), ..)| letters(posted, after));
    view! {
        <div class="page stack">
            <PageHead
                title=tr!(house.letters_title)
                lead=tr!(house.letters_lead)
                back=(Side::Institution.base().to_owned(), tr!(institution.title).to_owned())
            />
            {move || {
                let (posted, _) = asked.get();
                view! {
                    <Tabs label=tr!(house.letters_heaps)>
                        <Chip href=routes::LETTERS label=tr!(house.letters_waiting) on=!posted />
                        <Chip href=format!("{}?posted=1", routes::LETTERS) label=tr!(house.letters_posted) on=posted />
                    </Tabs>
                }
            }}
            <Transition fallback=|| view! { <Skeleton lines=6 /> }>
                {move || Suspend::new(async move {
                    let posted = asked.with_untracked(|asked| asked.0);
                    match list.await {
                        Ok(page) => list_of(page, posted, steps),
                        Err(error) => view! { <ErrorView error /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

fn list_of(page: Rows<LetterLine>, posted: bool, steps: Steps) -> AnyView {
    if page.rows.is_empty() {
        let text = if posted { tr!(house.letters_posted_none) } else { tr!(house.letters_none) };
        return view! { <EmptyState title=tr!(house.letters_none_title) text /> }.into_any();
    }
    let address = Callback::new(move |mark: String| format!("{}?{}after={mark}", routes::LETTERS, if posted { "posted=1&" } else { "" }));
    view! {
        <ul class="plain-list stack">{page.rows.into_iter().map(|letter| line(letter, steps)).collect_view()}</ul>
        <More next=page.next href=address />
    }
    .into_any()
}

fn line(letter: LetterLine, steps: Steps) -> impl IntoView {
    let LetterLine { id, appeal, number, person, address, written_ms, printed_ms, posted_on, tracking } = letter;
    let waits = posted_on.is_none();
    let (anchor, pdf, envelope) = (format!("letter-{id}"), routes::letter_pdf(&id), routes::envelope_pdf(&id));
    let printing = waits.then(|| printing(id.0.clone(), steps.print));
    let posting = waits.then(|| view! { <Posting id steps /> });
    let printed = printed_ms.map(|at| tr!(house.letter_printed, at.display_minute()));
    view! {
        <li class="panel stack" id=anchor>
            <div class="row">
                <strong>{person}</strong>
                <a href=routes::institution_card(&appeal) title=tr!(house.letter_card)>{number}</a>
                <span class="muted">{tr!(house.letter_written, written_ms.date().display())}</span>
            </div>
            <p class="prose">{address}</p>
            <p class="muted">
                {printed}
                {posted_on.map(|day| format!(" · {}", tr!(house.letter_posted_on, day.display())))}
                {(!tracking.is_empty()).then(|| format!(" · {tracking}"))}
            </p>
            <div class="row">
                <a class="button" href=pdf target="_blank" rel="external">{tr!(house.letter_open)}</a>
                <a class="button" href=envelope target="_blank" rel="external">{tr!(house.letter_envelope)}</a>
                {printing}
            </div>
            {posting}
        </li>
    }
}

fn printing(id: String, print: ServerAction<MarkPrinted>) -> impl IntoView {
    view! {
        <ActionForm action=print>
            <input type="hidden" name="id" value=id />
            <Button look=Look::Quiet icon=Icon::Check>{tr!(house.letter_mark_printed)}</Button>
        </ActionForm>
    }
}

/// The form stands at one letter at a time, behind a link.
#[component]
fn Posting(id: LetterId, steps: Steps) -> impl IntoView {
    let query = use_query_map();
    let id = StoredValue::new(id);
    let open = Memo::new(move |_| query.with(|query| query.get("letter")).is_some_and(|open| id.with_value(|id| id.0 == open)));
    let href = move || id.with_value(|id| format!("{}?letter={id}#letter-{id}", routes::LETTERS));
    move || match open.get() {
        true => form(id.get_value(), steps).into_any(),
        false => view! { <div class="row"><LinkButton href=href()>{tr!(house.letter_post)}</LinkButton></div> }.into_any(),
    }
}

/// The day, and the post's own number.
fn form(id: LetterId, steps: Steps) -> impl IntoView {
    let Steps { post, typed, .. } = steps;
    let (day, tracking) = (typed.of(&format!("{id}/day")), typed.of(&format!("{id}/tracking")));
    let failed = Memo::new(move |_| post.value().get().and_then(Result::err));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    let in_fields = |error: &AppError| matches!(error, AppError::Refused(all) if all.iter().all(|one| one.field != Of::Form));
    let error = Signal::derive(move || failed.get().filter(|error| !in_fields(error)));
    view! {
        <ActionForm action=post attr:class="stack">
            <input type="hidden" name="form[letter]" value=id.0 />
            <TextInput name="form[day]" kind="date" label=tr!(house.letter_day) value=day required=true error=error_of(refusals, Of::PostedOn) />
            <TextInput
                name="form[tracking]"
                label=tr!(house.letter_tracking)
                hint=tr!(house.letter_tracking_hint)
                value=tracking
                autocomplete="off"
                error=error_of(refusals, Of::Tracking)
            />
            <InlineError error />
            <div class="row"><Button look=Look::Primary busy=Signal::derive(move || post.pending().get())>{tr!(house.letter_post)}</Button></div>
        </ActionForm>
    }
}
