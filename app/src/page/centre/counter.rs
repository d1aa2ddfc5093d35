//! A counter: sitting down, one big "call the next one", the ticket in hand with what may be done, and the line (Q+). Everything works with
//! the keyboard; what colleagues do comes by itself, and the focus stays where it was.

use super::COUNTER;
use super::desk::DeskPart;
use super::places::Places;
use crate::api::counter::{CallNext, LeaveSeat, PauseCounter, TakeSeat, TicketAct, counter_page};
use crate::device::centre::use_centre;
use crate::device::{focus, keys};
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::queue::desk::{ActForm, CallOutcome, CounterPage as Page, Current, Desk};
use domain::queue::ticket::Act;
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// What is done at a counter.
#[derive(Clone, Copy)]
pub struct Steps {
    /// Calling the next one.
    pub call: ServerAction<CallNext>,
    /// Any other act.
    pub act: ServerAction<TicketAct>,
    /// Sitting down.
    pub sit: ServerAction<TakeSeat>,
    /// Leaving.
    pub leave: ServerAction<LeaveSeat>,
    /// A pause.
    pub pause: ServerAction<PauseCounter>,
    /// Something is on its way.
    pub busy: Signal<bool>,
    /// The service chosen for a transfer: kept while the page is drawn anew.
    pub service: RwSignal<String>,
    /// The next service chosen, likewise.
    pub next: RwSignal<String>,
    /// The counter chosen for a transfer, likewise.
    pub to: RwSignal<String>,
    /// The choice is unfolded.
    pub unfolded: RwSignal<bool>,
    /// What went wrong with the last step.
    failed: RwSignal<Option<AppError>>,
}

impl Steps {
    fn new() -> Steps {
        let (call, act, sit) = (ServerAction::<CallNext>::new(), ServerAction::<TicketAct>::new(), ServerAction::<TakeSeat>::new());
        let (leave, pause) = (ServerAction::<LeaveSeat>::new(), ServerAction::<PauseCounter>::new());
        let busy = Signal::derive(move || {
            [call.pending().get(), act.pending().get(), sit.pending().get(), leave.pending().get(), pause.pending().get()].contains(&true)
        });
        let [service, next, to] = std::array::from_fn(|_| RwSignal::new(String::new()));
        let steps =
            Steps { call, act, sit, leave, pause, busy, service, next, to, unfolded: RwSignal::new(false), failed: RwSignal::new(None) };
        steps.watch();
        steps
    }

    fn version(self) -> usize {
        let (call, act, sit) = (self.call.version().get(), self.act.version().get(), self.sit.version().get());
        call + act + sit + self.leave.version().get() + self.pause.version().get()
    }

    /// Each step says how it went, and forgets how the one before did.
    fn watch(self) {
        let ends: [Signal<Option<Result<(), AppError>>>; 5] = [
            Signal::derive(move || self.call.value().get().map(|called| called.map(|_| ()))),
            Signal::derive(move || self.act.value().get()),
            Signal::derive(move || self.sit.value().get()),
            Signal::derive(move || self.leave.value().get()),
            Signal::derive(move || self.pause.value().get()),
        ];
        // Without script the error comes with the page.
        self.failed.set(ends.iter().find_map(|end| end.get_untracked().and_then(Result::err)));
        for end in ends {
            Effect::new(move || {
                if let Some(end) = end.get() {
                    self.failed.set(end.err());
                }
            });
        }
        Effect::new(move || {
            if matches!(self.act.value().get(), Some(Ok(()))) {
                [self.service, self.next, self.to].into_iter().for_each(|chosen| chosen.set(String::new()));
                self.unfolded.set(false);
            }
        });
    }

    fn act_on(self, counter: u32, current: &Current, act: Act) {
        let form =
            ActForm { counter, ticket: current.id.clone(), act: act.as_str().to_owned(), revision: current.revision, ..ActForm::default() };
        self.act.dispatch(TicketAct { form });
    }
}

/// The page `/centre/counter/{number}`; without a number the own counter, or the choice of one.
#[component]
pub fn CounterPage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number").and_then(|number| number.parse::<u32>().ok())));
    let steps = Steps::new();
    let centre = RwSignal::new(None::<String>);
    let changes = use_centre(centre.into());
    let page = crate::wire::resource(move || (number.get(), steps.version(), changes.get()), |(number, ..)| counter_page(number));
    let latest = RwSignal::new(None::<Desk>);
    Effect::new(move || {
        let Some(Ok(page)) = page.get() else { return };
        let id = Some(page.centre.0.0);
        if centre.get_untracked() != id {
            centre.set(id);
        }
        latest.set(page.desk);
    });
    tell_nobody(steps);
    use_desk_keys(steps, latest);
    focus::keep(FRAME, Signal::derive(move || latest.track()));
    view! {
        <div class="page page-wide stack" id=FRAME>
            <Transition fallback=|| view! { <Skeleton lines=10/> }>
                {move || Suspend::new(async move {
                    match page.await {
                        Ok(found) => whole(found, steps).into_any(),
                        Err(AppError::Forbidden) => view! {
                            <PageHead title=tr!(ui.nav_counter)/>
                            <EmptyState title=tr!(counter.forbidden_title) text=tr!(counter.forbidden) icon=Icon::Lock>
                                <LinkButton href="/">{tr!(ui.home)}</LinkButton>
                            </EmptyState>
                        }.into_any(),
                        Err(error) => view! { <PageHead title=tr!(ui.nav_counter)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Transition>
            <InlineError error=steps.failed/>
        </div>
    }
}

const FRAME: &str = "counter";

fn whole(page: Page, steps: Steps) -> impl IntoView {
    let Page { centre, counters, desk } = page;
    let name = centre.1.in_lang(crate::context::lang()).to_owned();
    match desk {
        None => view! {
            <PageHead title=tr!(counter.choose_title) lead=tr!(counter.choose_lead, name)/>
            <Places counters steps/>
        }
        .into_any(),
        Some(desk) => {
            let title = tr!(counter.title, desk.number);
            view! {
                <div class="counter-head">
                    <PageHead title lead=name back=(COUNTER.to_owned(), tr!(counter.all).to_owned())/>
                    {seat_part(&desk, steps)}
                </div>
                <DeskPart desk steps/>
            }
            .into_any()
        }
    }
}

/// Who sits here, the pause, leaving.
fn seat_part(desk: &Desk, steps: Steps) -> impl IntoView + use<> {
    let number = desk.number;
    match &desk.seat {
        Some(seat) if seat.mine => {
            let paused = seat.paused_ms;
            let since = seat.since_ms;
            view! {
                <div class="row">
                    <span class="muted">{tr!(counter.seated_since, since.display_time())}</span>
                    <ActionForm action=steps.pause>
                        <input type="hidden" name="on" value=if paused.is_some() { "false" } else { "true" }/>
                        <button class="button" id="counter-pause" type="submit">
                            {if paused.is_some() { tr!(counter.pause_end) } else { tr!(counter.pause) }}
                        </button>
                    </ActionForm>
                    <ActionForm action=steps.leave>
                        <button class="button button-quiet" id="counter-leave" type="submit">{tr!(counter.leave)}</button>
                    </ActionForm>
                </div>
            }
            .into_any()
        }
        Some(seat) => {
            let words = tr!(counter.taken_by, &seat.name);
            view! { <Notice><p>{words}</p></Notice> }.into_any()
        }
        None => view! {
            <ActionForm action=steps.sit>
                <input type="hidden" name="number" value=number/>
                <button class="button button-primary" id="counter-sit" type="submit">{tr!(counter.sit)}</button>
            </ActionForm>
        }
        .into_any(),
    }
}

/// "Nobody waits" is said, not shown as an error.
fn tell_nobody(steps: Steps) {
    let toasts = use_toasts();
    Effect::new(move || match steps.call.value().get() {
        Some(Ok(CallOutcome::Nobody)) => toasts.say(tr!(counter.nobody)),
        Some(Ok(CallOutcome::InHand)) => toasts.say(tr!(counter.in_hand)),
        _ => {}
    });
}

/// n next, r again, b begin, f finish, p park, m missed.
fn use_desk_keys(steps: Steps, latest: RwSignal<Option<Desk>>) {
    keys::use_keys(move |key| {
        let act = match key {
            "n" => None,
            "r" => Some(Act::Recall),
            "b" => Some(Act::Start),
            "f" => Some(Act::Finish),
            "p" => Some(Act::Park),
            "m" => Some(Act::NoShow),
            _ => return false,
        };
        let Some(desk) = latest.get_untracked().filter(|desk| desk.seat.as_ref().is_some_and(|seat| seat.mine)) else { return false };
        if steps.busy.get_untracked() {
            return true;
        }
        match (act, &desk.current) {
            (None, None) => {
                steps.call.dispatch(CallNext { number: desk.number });
            }
            (Some(act), Some(current)) if current.acts.contains(&act) => steps.act_on(desk.number, current, act),
            _ => {}
        }
        true
    });
}
