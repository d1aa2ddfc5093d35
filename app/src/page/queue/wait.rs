//! Nothing is free: who wants to hear of a place leaves an address.

use super::state::Ordering;
use super::times::Places;
use crate::api::queue::WaitForPlace;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;

/// The offer; only where the centre has no free place in its window.
#[component]
pub fn WaitPart(ordering: Ordering, places: Places) -> impl IntoView {
    let wait = ServerAction::<WaitForPlace>::new();
    let email = ordering.email;
    let failed = Memo::new(move |_| wait.value().get().and_then(Result::err));
    let error = Signal::derive(move || match failed.get() {
        Some(AppError::Refused(refusals)) => refusals.into_iter().find(|one| one.field == Of::Email).map(refusal_sentence),
        _ => None,
    });
    let other = Signal::derive(move || failed.get().filter(|error| !matches!(error, AppError::Refused(_))));
    let busy = Signal::derive(move || wait.pending().get());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let full = matches!(places.await, Some(Ok(days)) if days.iter().all(|day| day.free() == 0));
                full.then(|| view! {
                    <section class="panel stack" id="wait">
                        <p>{tr!(queue.wait_text)}</p>
                        <ActionForm action=wait attr:class="stack" attr:novalidate=true>
                            <input type="hidden" name="centre" value=ordering.centre.get_untracked()/>
                            <input type="hidden" name="service" value=ordering.service.get_untracked()/>
                            <TextInput name="wait_email" label=tr!(queue.email) value=email kind="email" autocomplete="email" required=true error/>
                            <InlineError error=other/>
                            <div class="row"><Button icon=Icon::Bell busy>{tr!(queue.wait_button)}</Button></div>
                        </ActionForm>
                        <div role="status">
                            {move || matches!(wait.value().get(), Some(Ok(()))).then(|| view! {
                                <Notice kind=Tone::Good><p>{tr!(queue.wait_done)}</p></Notice>
                            })}
                        </div>
                    </section>
                })
            })}
        </Transition>
    }
}
