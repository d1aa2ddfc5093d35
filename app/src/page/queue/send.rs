//! «Təsdiqedici şifrə e-poçt ünvanına göndərilsin», the code at the end, «göndər» (Q3.1.1).

use super::state::{Ordering, Press, forget};
use super::times::Places;
use crate::api::queue::{confirm_order, hold_place};
use crate::device::{focus, ids};
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use crate::{device, routes};
use domain::queue::No;
use domain::queue::form::{By, OrderForm, read};
use domain::refusal::{Code, Field as Of, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The end of the form.
#[component]
pub fn CodePart(ordering: Ordering, refusals: Signal<Vec<Refusal>>) -> impl IntoView {
    let busy = Signal::derive(move || ordering.busy.get());
    view! {
        <section class="panel stack">
            <Button name="step" value="code" icon=Icon::Send busy on_press=move |()| ordering.press.set(Press::Code)>
                {tr!(queue.send_code)}
            </Button>
            <div role="status">
                {move || ordering.held.get().map(|held| {
                    view! {
                        <Notice kind=Tone::Good>
                            <p>{tr!(queue.held, held.until_ms.display_time())}</p>
                            {match held.demo_code {
                                Some(code) => view! { <p>{tr!(queue.demo_code, code)}</p> }.into_any(),
                                None => view! { <p class="muted">{tr!(queue.held_how, held.codes_left)}</p> }.into_any(),
                            }}
                        </Notice>
                    }
                })}
            </div>
            <TextInput name="code" label=tr!(queue.code) hint=tr!(queue.code_hint) value=ordering.code inputmode="numeric"
                autocomplete="one-time-code" required=true error=error_of(refusals, Of::Code)/>
            <InlineError error=Signal::derive(move || ordering.error.get())/>
            <Button name="step" value="send" look=Look::Primary big=true icon=Icon::Check busy on_press=move |()| ordering.press.set(Press::Send)>
                {tr!(queue.send)}
            </Button>
        </section>
    }
}

/// Does what was pressed, unless it is on its way already.
pub(super) fn send(ordering: Ordering, places: Places, go: impl Fn(&str) + 'static) {
    if ordering.busy.get_untracked() {
        return;
    }
    let (form, press) = (untrack(|| ordering.form()), ordering.press.get_untracked());
    let mut refusals = read(&form, By::Person).err().unwrap_or_default();
    if press == Press::Send && form.code.trim().is_empty() {
        refusals.push(Refusal::new(Of::Code, Code::Required));
    }
    ordering.error.set(None);
    ordering.refusals.set(refusals.clone());
    if !refusals.is_empty() {
        return;
    }
    ordering.busy.set(true);
    spawn_local(async move {
        let done = match press {
            Press::Code => held(ordering, form).await,
            Press::Send => confirm_order(form).await.map(|secret| {
                forget();
                // Whoever has left the page meanwhile stays where they are.
                if !ordering.busy.is_disposed() {
                    go(&format!("{}?done=booked", routes::order(&secret)));
                }
            }),
        };
        if ordering.busy.try_set(false).is_some() {
            return;
        }
        if let Err(error) = done {
            failed(ordering, places, error);
        }
    });
}

async fn held(ordering: Ordering, form: OrderForm) -> Result<(), AppError> {
    let held = hold_place(form).await?;
    ordering.held.set(Some(held));
    ordering.code.set(String::new());
    if !ordering.busy.is_disposed() {
        focus::focus("code");
    }
    Ok(())
}

fn failed(ordering: Ordering, places: Places, error: AppError) {
    match error {
        AppError::SignIn => device::leave(&routes::sign_in(routes::QUEUE)),
        AppError::Refused(refusals) => {
            if refusals.iter().any(|one| matches!(one.code, Code::Queue(No::Full | No::Lost | No::CodeSpent | No::Closed))) {
                ordering.held.set(None);
                places.refetch();
            }
            // An order that has used up its codes, or was sent from another window, begins anew under another id.
            if refusals.iter().any(|one| matches!(one.code, Code::AlreadyDone))
                && let Some(fresh) = ids::fresh()
            {
                ordering.id.set(fresh);
            }
            ordering.refusals.set(refusals);
        }
        other => ordering.error.set(Some(other)),
    }
}
