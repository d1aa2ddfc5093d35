//! What became of saving: refusals beside their fields, consequences to be confirmed, a colleague's change to be looked at.

use super::effects::effects;
use super::fields::Typed;
use super::words;
use crate::api::panel::PanelSave;
use crate::error::AppError;
use crate::tr;
use crate::ui::*;
use domain::panel::effect::Choices;
use domain::panel::{Column, Resource, Saved, Values};
use domain::refusal::{Code, Refusal};
use domain::time::UnixMs;
use leptos::prelude::*;

/// The outcome of a save or a removal.
#[derive(Clone, Copy)]
pub struct Outcome {
    /// Beside the fields.
    pub refusals: Signal<Vec<Refusal>>,
    error: Signal<Option<AppError>>,
    answer: Memo<Option<Saved>>,
}

impl Outcome {
    /// Follows the action. What it answers goes into the next attempt: the revision that was shown, the mark of the consequences.
    pub fn new(save: ServerAction<PanelSave>, seen: RwSignal<u32>, confirmed: RwSignal<String>) -> Outcome {
        let answer = Memo::new(move |_| save.value().get().and_then(Result::ok));
        let failed = Memo::new(move |_| save.value().get().and_then(Result::err));
        Effect::new(move |_| match answer.get() {
            Some(Saved::Confirm { mark, .. }) => confirmed.set(mark),
            Some(Saved::Conflict { revision, .. }) => {
                seen.set(revision);
                confirmed.set(String::new());
            }
            _ => {}
        });
        let refusals = Signal::derive(move || match failed.get() {
            Some(AppError::Refused(refusals)) => refusals,
            _ => Vec::new(),
        });
        let error = Signal::derive(move || failed.get().filter(|error| !matches!(error, AppError::Refused(_))));
        Outcome { refusals, error, answer }
    }

    /// The words of the button: what pressing it does now.
    pub fn button(self) -> &'static str {
        match self.answer.get() {
            Some(Saved::Confirm { .. }) => tr!(panel.save_confirmed),
            Some(Saved::Conflict { .. }) => tr!(panel.save_mine),
            _ => tr!(panel.save),
        }
    }

    /// Everything that doesn't stand beside a field.
    pub fn view(self, resource: Resource, typed: Typed, names: Vec<(Column, Choices)>) -> impl IntoView {
        view! {
            <ErrorSummary refusals=self.refusals/>
            {move || open_work(resource, &self.refusals.get())}
            <InlineError error=self.error/>
            <div role="status">
                {move || match self.answer.get() {
                    Some(Saved::Done { .. }) => view! { <Notice kind=Tone::Good><p>{tr!(panel.saved)}</p></Notice> }.into_any(),
                    Some(Saved::Confirm { effects: all, .. }) => {
                        let lines = effects(all, &names);
                        view! {
                            <Notice kind=Tone::Warn title=tr!(panel.confirm_title)>{lines} <p>{tr!(panel.confirm)}</p></Notice>
                        }.into_any()
                    }
                    Some(Saved::Conflict { values, by, at_ms, .. }) => conflict(resource, &typed, values, &by, at_ms, &names),
                    None => ().into_any(),
                }}
            </div>
        }
    }
}

/// Where open appeals of an institution are found, to be moved.
fn open_work(resource: Resource, refusals: &[Refusal]) -> Option<impl IntoView + use<>> {
    let open = refusals.iter().any(|one| matches!(one.code, Code::HasOpen { .. }));
    (open && resource == Resource::Institutions).then(|| {
        view! { <p><a href=crate::routes::REGISTRY>{tr!(panel.open_work)}</a></p> }
    })
}

/// Both versions, column by column; what was typed still stands in the form.
fn conflict(resource: Resource, typed: &Typed, values: Option<Values>, by: &str, at_ms: UnixMs, names: &[(Column, Choices)]) -> AnyView {
    let title = tr!(panel.conflict_title);
    let Some(theirs) = values else {
        let words = tr!(panel.conflict_gone, by, at_ms.display_minute());
        return view! { <Notice kind=Tone::Warn title=title><p>{words}</p></Notice> }.into_any();
    };
    let mine = typed.values();
    let lines = resource.columns().iter().filter(|spec| mine.get(spec.column) != theirs.get(spec.column)).map(|spec| {
        let [theirs, mine] = [&theirs, &mine].map(|values| words::value(*spec, values.get(spec.column), names));
        view! { <tr><th scope="row">{words::column(spec.column)}</th><td>{mine}</td><td>{theirs}</td></tr> }
    });
    let (lines, words) = (lines.collect_view(), tr!(panel.conflict, by, at_ms.display_minute()));
    let heads = vec![tr!(panel.column).to_owned(), tr!(panel.mine).to_owned(), tr!(panel.theirs).to_owned()];
    view! {
        <Notice kind=Tone::Warn title=title>
            <p>{words}</p>
            <DataTable caption=title heads>{lines}</DataTable>
        </Notice>
    }
    .into_any()
}
