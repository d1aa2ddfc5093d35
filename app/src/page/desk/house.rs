//! What waits in the house, beside the list (A7.0.2, A8.9); and the answer before it is signed, on the card.

use super::problem::StepProblem;
use super::side::Side;
use super::state::{State, use_desk};
use crate::api::house::{approve_answer, house_waiting, return_answer};
use crate::ui::{Button, Chip, Chips, Glyph, Icon, Look, Notice, PhotoGrid, TextArea, Tone, error_of};
use crate::{device, routes, tr};
use domain::house::{self, ApprovalForm, DraftState, DraftView, HandsOf, HouseCounts, ReturnForm};
use domain::ids::AppealId;
use domain::refusal::Field;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Whose appeals the list shows, as links; the number that waits for approval beside its own.
#[component]
pub fn HandsChips() -> impl IntoView {
    let desk = use_desk();
    (desk.side == Side::Institution).then(|| {
        let counts = counts(desk);
        let chips = move || {
            let (query, waiting) = (desk.query.get(), counts.get().approvals);
            let chip = |hands: HandsOf| {
                let href = desk.path_with(desk.selected.get().as_ref(), &query.with_hands(hands));
                let count = Some(waiting).filter(|count| hands == HandsOf::Approval && *count > 0);
                let on = query.staff.hands == hands;
                match count {
                    Some(count) => view! { <Chip href label=hands_name(hands) count on /> }.into_any(),
                    None => view! { <Chip href label=hands_name(hands) on /> }.into_any(),
                }
            };
            HandsOf::ALL.into_iter().map(chip).collect_view()
        };
        view! { <Chips label=tr!(house.hands_label)>{chips}</Chips> }
    })
}

fn hands_name(hands: HandsOf) -> &'static str {
    match hands {
        HandsOf::Any => tr!(house.hands_any),
        HandsOf::Mine => tr!(house.hands_mine),
        HandsOf::Unit => tr!(house.hands_unit),
        HandsOf::Nobody => tr!(house.hands_nobody),
        HandsOf::Approval => tr!(house.hands_approval),
    }
}

/// To the register of dispatch and to the order of the house.
#[component]
pub fn HouseLinks() -> impl IntoView {
    let desk = use_desk();
    (desk.side == Side::Institution).then(|| {
        let counts = counts(desk);
        let words = move || match counts.get().letters {
            0 => tr!(house.letters_title).to_owned(),
            count => tr!(house.letters_link, i64::from(count)),
        };
        view! {
            <a class="button button-quiet" href=routes::LETTERS><Glyph icon=Icon::Send /> <span>{words}</span></a>
            <a class="button button-quiet" href=routes::HOUSE><Glyph icon=Icon::Edit /> <span>{tr!(house.house_title)}</span></a>
        }
    })
}

/// They come a moment after the list, and again with every change.
fn counts(desk: State) -> RwSignal<HouseCounts> {
    let live = device::live::use_live(desk.side.topic());
    let counts = RwSignal::new(HouseCounts::default());
    Effect::new(move || {
        live.track();
        desk.reload.track();
        spawn_local(async move {
            if let Ok(found) = house_waiting().await {
                device::press::over().await;
                counts.try_set(found);
            }
        });
    });
    counts
}

/// The answer before it is signed, with the steps of who may approve it.
#[component]
pub fn DraftPart(appeal: AppealId) -> impl IntoView {
    let desk = use_desk();
    let appeal = StoredValue::new(appeal);
    let draft = Memo::new(move |_| {
        desk.house
            .with(|house| house.as_ref().filter(|(of, _)| appeal.with_value(|id| id == of)).and_then(|(_, house)| house.draft.clone()))
    });
    move || draft.get().map(|draft| part(desk, appeal.get_value(), draft))
}

fn part(desk: State, appeal: AppealId, draft: DraftView) -> impl IntoView {
    let (kind, state) = match draft.state {
        DraftState::Returned => (Tone::Warn, tr!(house.draft_returned)),
        DraftState::Submitted => (Tone::Info, tr!(house.draft_submitted)),
        DraftState::Writing | DraftState::Signed => (Tone::Info, tr!(house.draft_writing)),
    };
    let remark = (!draft.remark.is_empty()).then(|| view! { <p class="desk-words">{tr!(house.draft_remark, &draft.remark)}</p> });
    let steps = draft.may_approve.then(|| decision(desk, appeal, draft.revision));
    view! {
        <section class="panel stack" id="draft">
            <h3>{tr!(house.draft_title)}</h3>
            <p class="muted">{tr!(house.draft_by, &draft.author, draft.changed_ms.display_minute())}</p>
            <Notice kind><p>{state}</p>{remark}</Notice>
            <p class="desk-words">{draft.text}</p>
            <PhotoGrid photos=draft.media />
            {steps}
        </section>
    }
}

/// Approving, or returning with a remark.
fn decision(desk: State, appeal: AppealId, revision: i64) -> impl IntoView {
    let reason = desk.typed.returned;
    let id = StoredValue::new(appeal);
    let approve = move |()| {
        let appeal = id.get_value();
        let form = ApprovalForm { appeal: appeal.clone(), revision };
        desk.take(appeal.clone(), approve_answer(form), move |()| {
            desk.say(tr!(house.approve_done));
            desk.finish(&appeal);
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let appeal = id.get_value();
        let form = ReturnForm { appeal: appeal.clone(), reason: reason.get_untracked(), revision };
        if desk.passes(house::returned(&form)) {
            desk.take(appeal.clone(), return_answer(form), move |()| {
                desk.say(tr!(house.return_done));
                desk.sent(&appeal, |typed| typed.returned.set(String::new()));
                desk.refresh();
            });
        }
    };
    view! {
        <div class="stack only-script">
            <StepProblem />
            <p>{tr!(house.approve_text)}</p>
            <div class="row">
                <Button kind="button" look=Look::Primary icon=Icon::Lock busy=desk.busy on_press=Callback::new(approve)>
                    {tr!(house.approve_button)}
                </Button>
            </div>
            <form class="stack" on:submit=submit>
                <TextArea
                    name="return_reason"
                    label=tr!(house.return_label)
                    hint=tr!(house.return_hint)
                    error=error_of(desk.refusals(), Field::Reason)
                    value=reason
                    rows=3
                    required=true
                />
                <div class="row"><Button busy=desk.busy>{tr!(house.return_button)}</Button></div>
            </form>
        </div>
    }
}
