//! Kept reports that go out by e-mail (A6.0.8): when next, what became of the last letters, stopping, setting up.

use super::words::{letter_state, rhythm_name, table_name};
use crate::api::registry::{MailReport, StopMail, report_mails, saved_views};
use crate::ui::*;
use crate::{error::AppError, routes, tr};
use domain::refusal::{Field as Of, Refusal};
use domain::registry::Shelf;
use domain::reports::mailing::{Colleague, MailingView, Mailings, ReaderView, Rhythm, Table};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The part of the page.
#[component]
pub fn Mails(
    /// Counts changes of what is kept: the list to choose from follows.
    changes: RwSignal<usize>,
) -> impl IntoView {
    let (mail, stop) = (ServerAction::<MailReport>::new(), ServerAction::<StopMail>::new());
    let changed = move || (mail.version().get(), stop.version().get(), changes.get());
    let mails = crate::wire::resource(changed, |_| report_mails());
    let failed = Signal::derive(move || stop.value().get().and_then(Result::err));
    view! {
        <section class="panel stack" id="mails">
            <h2>{tr!(reports.mail_title)}</h2>
            <p class="muted">{tr!(reports.mail_lead)}</p>
            <Transition fallback=|| view! { <Skeleton lines=2/> }>
                {move || Suspend::new(async move {
                    mails.await.map(|mails| list(mails, stop)).unwrap_or_else(|error| view! { <ErrorView error/> }.into_any())
                })}
            </Transition>
            <InlineError error=failed/>
            <SetUp mail changes/>
        </section>
    }
}

/// What is sent, with what stands in its way.
pub fn list(mails: Mailings, stop: ServerAction<StopMail>) -> AnyView {
    let Mailings { list, open, address, .. } = mails;
    let empty = list.is_empty();
    view! {
        {(!open).then(|| view! { <Notice kind=Tone::Warn><p>{tr!(reports.mail_closed)}</p></Notice> })}
        {(open && !address).then(|| view! {
            <Notice kind=Tone::Warn>
                <p>{tr!(reports.mail_no_address)} " " <a href="/my/settings">{tr!(reports.mail_to_settings)}</a></p>
            </Notice>
        })}
        {empty.then(|| view! { <p class="muted">{tr!(reports.mail_none)}</p> })}
        <ul class="plain-list stack">{list.into_iter().map(|one| line(one, stop)).collect_view()}</ul>
    }
    .into_any()
}

fn line(one: MailingView, stop: ServerAction<StopMail>) -> impl IntoView {
    let MailingView { id, title, query, rhythm, file, next_on, readers, own } = one;
    let words = if own { tr!(reports.mail_stop_button, &title) } else { tr!(reports.mail_leave_button, &title) };
    view! {
        <li class="mailing stack">
            <p>
                <a href=format!("{}?{query}", routes::REPORTS)><strong>{title}</strong></a>
                " · " {rhythm_name(rhythm)} " · " {table_name(file)}
            </p>
            <p>{tr!(reports.mail_next, next_on.display())}</p>
            {(!own).then(|| view! { <p class="muted">{tr!(reports.mail_you_get)}</p> })}
            <ul>{readers.into_iter().map(reader).collect_view()}</ul>
            <ActionForm action=stop>
                <input type="hidden" name="id" value=id/>
                <Button look=Look::Quiet>{words}</Button>
            </ActionForm>
        </li>
    }
}

fn reader(one: ReaderView) -> impl IntoView {
    let last = one.last.map_or_else(|| tr!(reports.mail_first).to_owned(), |(state, at)| letter_state(state, at));
    view! { <li>{one.name} " – " <span class="muted">{last}</span></li> }
}

/// The folded form; what is chosen stays while the lists load anew.
#[component]
fn SetUp(mail: ServerAction<MailReport>, changes: RwSignal<usize>) -> impl IntoView {
    let views = crate::wire::resource(move || changes.get(), |_| saved_views(Shelf::Reports));
    let people = crate::wire::resource(|| (), |()| report_mails());
    let which = RwSignal::new(String::new());
    let rhythm = RwSignal::new(Rhythm::default().as_str().to_owned());
    let file = RwSignal::new(Table::default().as_str().to_owned());
    let failed = Memo::new(move |_| mail.value().get().and_then(Result::err));
    let refusals = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals,
        _ => Vec::<Refusal>::new(),
    });
    let besides = Signal::derive(move || {
        let beside = |all: &[Refusal]| all.iter().all(|one| matches!(one.field, Of::Report | Of::Readers));
        failed.get().filter(|error| !matches!(error, AppError::Refused(all) if beside(all)))
    });
    let done = move || matches!(mail.value().get(), Some(Ok(())));
    let busy = Signal::derive(move || mail.pending().get());
    view! {
        <details class="fold" id="mail-new">
            <summary>{tr!(reports.mail_new)}</summary>
            <ActionForm action=mail attr:class="stack">
                <Transition fallback=|| view! { <Skeleton lines=2/> }>
                    {move || Suspend::new(async move {
                        let choices: Vec<Choice> =
                            views.await.unwrap_or_default().into_iter().map(|view| Choice::new(view.id, view.title)).collect();
                        view! {
                            {choices.is_empty().then(|| view! { <p class="muted">{tr!(reports.mail_none_kept)}</p> })}
                            <Select name="form[view]" label=tr!(reports.mail_which) value=which choices empty=tr!(reports.mail_choose) required=true
                                error=error_of(refusals, Of::Report)/>
                        }
                    })}
                </Transition>
                <Select name="form[rhythm]" label=tr!(reports.mail_rhythm) value=rhythm required=true
                    choices=Rhythm::ALL.map(|one| Choice::new(one.as_str(), rhythm_name(one))).to_vec()/>
                <Select name="form[file]" label=tr!(reports.mail_file) value=file required=true
                    choices=Table::ALL.map(|one| Choice::new(one.as_str(), table_name(one))).to_vec()/>
                <Suspense>
                    {move || Suspend::new(async move {
                        let colleagues = people.await.map(|mails| mails.colleagues).unwrap_or_default();
                        view! { <Readers colleagues error=error_of(refusals, Of::Readers)/> }
                    })}
                </Suspense>
                <InlineError error=besides/>
                <p role="status">{move || done().then_some(tr!(reports.mail_done))}</p>
                <div class="row"><Button look=Look::Primary busy>{tr!(reports.mail_button)}</Button></div>
            </ActionForm>
        </details>
    }
}

#[component]
fn Readers(colleagues: Vec<Colleague>, error: Signal<Option<String>>) -> impl IntoView {
    let none = colleagues.is_empty();
    let choice = |one: Colleague| {
        view! {
            <label class="choice">
                <input type="checkbox" name="form[to][]" value=one.id.0/>
                <span class="choice-words"><span>{one.name}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="field" id="mail-readers" tabindex="-1" hidden=none>
            <legend>{tr!(reports.mail_to)}</legend>
            <p class="hint">{tr!(reports.mail_to_hint)}</p>
            {move || error.get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
            <div class="registry-checks">{colleagues.into_iter().map(choice).collect_view()}</div>
        </fieldset>
    }
}
