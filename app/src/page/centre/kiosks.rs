//! The queue machines of a centre (Q3.2.2), by who manages it: entering one, its code, switching it off, who may go first, and what
//! machines did alone that the server knew otherwise.

mod printer;

use crate::api::kiosk::{PairAgain, RegisterKiosk, RevokeKiosk, SetClasses, SetPrinter, kiosks};
use crate::device::focus;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::queue::kiosk::book::Conflict;
use domain::queue::kiosk::view::{ConflictLine, KioskForm, KioskLine, KioskList, Priority};
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;
use printer::{OTHER_WAY, OtherPrinter, PrinterFields, Typed, said};

/// The page `/centre/kiosks`.
#[component]
pub fn KiosksPage() -> impl IntoView {
    let steps = Steps {
        register: ServerAction::new(),
        again: ServerAction::new(),
        printer: ServerAction::new(),
        revoke: ServerAction::new(),
        classes: ServerAction::new(),
    };
    let changed = move || {
        let machines =
            (steps.register.version().get(), steps.again.version().get(), steps.printer.version().get(), steps.revoke.version().get());
        (machines, steps.classes.version().get())
    };
    let chosen = RwSignal::new(None);
    let found = crate::wire::resource(changed, |_| kiosks());
    view! {
        <div class="page stack">
            <PageHead title=tr!(kiosks.title) lead=tr!(kiosks.lead) back=(crate::routes::CENTRE.to_owned(), tr!(ui.nav_centre).to_owned())/>
            // Outside the list, so that what is typed and the code that was given stay while it is read anew.
            <NewCode steps/>
            <PrinterSaved chosen steps/>
            <OtherPrinter chosen steps/>
            <Transition fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    match found.await {
                        Ok(list) => view! { <List list steps chosen/> }.into_any(),
                        Err(error) => view! { <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
            <NewKiosk register=steps.register/>
        </div>
    }
}

/// What is done here.
#[derive(Clone, Copy)]
pub struct Steps {
    register: ServerAction<RegisterKiosk>,
    again: ServerAction<PairAgain>,
    printer: ServerAction<SetPrinter>,
    revoke: ServerAction<RevokeKiosk>,
    classes: ServerAction<SetClasses>,
}

/// The code that was just given; it is shown once.
#[component]
fn NewCode(steps: Steps) -> impl IntoView {
    let code = move || {
        let of = |answer: Option<Result<String, AppError>>| answer.and_then(Result::ok);
        of(steps.again.value().get()).or_else(|| of(steps.register.value().get()))
    };
    move || {
        code().map(|code| {
            view! {
                <Notice>
                    <p>{tr!(kiosks.code_lead)}</p>
                    <p class="kiosk-number" translate="no"><strong>{code}</strong></p>
                </Notice>
            }
        })
    }
}

/// That the other printer was saved; its form is gone by then, so that it is said here, also aloud.
#[component]
fn PrinterSaved(chosen: RwSignal<Option<KioskLine>>, steps: Steps) -> impl IntoView {
    let act = steps.printer;
    // Empty while it is sent, so that a second time is heard too.
    let saved = move || !act.pending().get() && chosen.with(Option::is_none) && matches!(act.value().get(), Some(Ok(())));
    view! { <div role="status">{move || saved().then(|| view! { <Notice kind=Tone::Good><p>{tr!(kiosks.saved)}</p></Notice> })}</div> }
}

/// The machines, who may go first, and what is to be looked at.
#[component]
pub fn List(list: KioskList, steps: Steps, chosen: RwSignal<Option<KioskLine>>) -> impl IntoView {
    let KioskList { centre, kiosks, priorities, conflicts } = list;
    let none = kiosks.is_empty().then(|| view! { <p class="muted">{tr!(kiosks.none)}</p> });
    let lines = kiosks.into_iter().map(|one| view! { <Line one steps chosen/> }).collect_view();
    let found = (!conflicts.is_empty()).then(|| {
        view! {
            <section class="panel stack">
                <h2>{tr!(kiosks.conflicts_title)}</h2>
                <p class="muted">{tr!(kiosks.conflicts_lead)}</p>
                <ul class="plain-list stack">{conflicts.into_iter().map(conflict).collect_view()}</ul>
            </section>
        }
    });
    view! {
        <section class="panel stack">
            <h2>{centre.in_lang(crate::context::lang()).to_owned()}</h2>
            {none}
            <ul class="plain-list stack">{lines}</ul>
        </section>
        {found}
        <Classes priorities action=steps.classes/>
    }
}

#[component]
fn Line(one: KioskLine, steps: Steps, chosen: RwSignal<Option<KioskLine>>) -> impl IntoView {
    let state = match (one.revoked, one.paired) {
        (true, _) => tr!(kiosks.off),
        (false, true) => tr!(kiosks.on),
        (false, false) => tr!(kiosks.waits),
    };
    let printer = said(&one.printer);
    let seen = one.seen_ms.map(|at| tr!(kiosks.seen, at.display_minute()));
    let (again, revoke, other) = (one.id.clone(), one.id.clone(), one.clone());
    let acts = (!one.revoked).then(move || {
        view! {
            <div class="row">
                <Button kind="button" on_press=Callback::new(move |()| { steps.again.dispatch(PairAgain { id: again.clone() }); })>
                    {tr!(kiosks.new_code)}
                </Button>
                <Button kind="button" on_press=Callback::new(move |()| { chosen.set(Some(other.clone())); focus::focus(OTHER_WAY); })>
                    {tr!(kiosks.other_printer)}
                </Button>
                <Button kind="button" look=Look::Danger on_press=Callback::new(move |()| { steps.revoke.dispatch(RevokeKiosk { id: revoke.clone() }); })>
                    {tr!(kiosks.revoke)}
                </Button>
            </div>
        }
    });
    view! {
        <li class="stack">
            <div class="row"><strong>{one.name}</strong><span class="tag">{state}</span></div>
            <p class="muted">{printer} {seen.map(|seen| format!(" · {seen}"))}</p>
            {acts}
        </li>
    }
}

fn conflict(line: ConflictLine) -> impl IntoView {
    let said = match &line.conflict {
        Conflict::UsedElsewhere(number) => tr!(kiosks.used_elsewhere, number),
        Conflict::OrderGone => tr!(kiosks.order_gone).to_owned(),
        Conflict::Clock => tr!(kiosks.clock).to_owned(),
    };
    view! { <li><strong translate="no">{line.number}</strong> " · " {line.kiosk} " · " {line.at_ms.display_minute()} <br/> {said}</li> }
}

#[component]
fn Classes(priorities: Vec<Priority>, action: ServerAction<SetClasses>) -> impl IntoView {
    let on = |class: Priority| RwSignal::new(priorities.contains(&class));
    let (elderly, disability, infant) = (on(Priority::Elderly), on(Priority::Disability), on(Priority::Infant));
    view! {
        <section class="panel stack">
            <h2>{tr!(kiosks.classes_title)}</h2>
            <p class="muted">{tr!(kiosks.classes_lead)}</p>
            <ActionForm action attr:class="stack">
                // A browser sends nothing of what is not checked; something has to come.
                <input type="hidden" name="form[asked]" value="1"/>
                <Checkbox name="form[elderly]" label=tr!(machine.class_elderly) checked=elderly/>
                <Checkbox name="form[disability]" label=tr!(machine.class_disability) checked=disability/>
                <Checkbox name="form[infant]" label=tr!(machine.class_infant) checked=infant/>
                <div class="row"><Button busy=Signal::derive(move || action.pending().get())>{tr!(kiosks.save)}</Button></div>
            </ActionForm>
        </section>
    }
}

#[component]
fn NewKiosk(register: ServerAction<RegisterKiosk>) -> impl IntoView {
    let (name, typed) = (RwSignal::new(String::new()), Typed::fresh());
    let answer = Signal::derive(move || register.value().get());
    let refusals = Signal::derive(move || match answer.get() {
        Some(Err(AppError::Refused(refusals))) => refusals,
        _ => Vec::new(),
    });
    let error = Signal::derive(move || answer.get().and_then(Result::err).filter(|error| !matches!(error, AppError::Refused(_))));
    empty_sent(register, [name, typed.address()]);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        register.dispatch(RegisterKiosk { form: KioskForm { name: name.get_untracked(), printer: typed.printer() } });
    };
    view! {
        <section class="panel stack">
            <h2>{tr!(kiosks.new_title)}</h2>
            <form class="stack" on:submit=send>
                <TextInput name="text" label=tr!(kiosks.name) hint=tr!(kiosks.name_hint) value=name required=true error=error_of(refusals, Of::Text)/>
                <PrinterFields typed names=["way", "address", "speed"] refusals/>
                <InlineError error/>
                <div class="row"><Button look=Look::Primary busy=Signal::derive(move || register.pending().get())>{tr!(kiosks.add)}</Button></div>
            </form>
        </section>
    }
}
