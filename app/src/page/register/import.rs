//! The page `/register/import`: services from a file. Every bad row is named; all of them are taken in, or none.

use crate::api::eservice::ImportEservices;
use crate::device::text_file;
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::eservice::application::{BadLine, COLUMNS, MOST_ROWS, TakenIn};
use domain::refusal::Field as Of;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let import = ServerAction::<ImportEservices>::new();
    let text = RwSignal::new(String::new());
    let (refusals, error) = wrong(Signal::derive(move || import.value().get().and_then(Result::err)));
    let answer = Memo::new(move |_| import.value().get().and_then(Result::ok));
    let busy = Signal::derive(move || import.pending().get());
    let choose = move |event: leptos::ev::Event| {
        spawn_local(async move {
            if let Some(read) = text_file::text_of(event).await {
                text.set(read);
            }
        });
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        import.dispatch(ImportEservices { text: text.get_untracked() });
    };
    empty_taken(import, |found| found.taken > 0, [text]);
    let columns = COLUMNS.iter().map(|item| item.as_str()).collect::<Vec<_>>().join(",");
    view! {
        <div class="page stack">
            <PageHead title=tr!(register.import_title) lead=tr!(register.import_lead)
                back=(routes::REGISTER.to_owned(), tr!(register.title).to_owned())/>
            <form class="panel stack" method="post" on:submit=send>
                <div class="field">
                    <label for="register-file">{tr!(register.choose_file)}</label>
                    <p class="hint">{tr!(register.choose_file_hint, i64::from(MOST_ROWS))}</p>
                    <p class="hint register-columns" translate="no">{columns}</p>
                    <input class="control" type="file" id="register-file" accept=".csv,text/csv" on:change=choose/>
                </div>
                <TextArea name="text" label=tr!(register.file_text) value=text rows=10 required=true
                    error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
                <InlineError error/>
                <div class="row"><Button look=Look::Primary icon=Icon::Check busy>{tr!(register.take_in)}</Button></div>
            </form>
            <div role="status">{move || answer.get().map(|found| outcome(&found))}</div>
        </div>
    }
}

/// What became of the file.
pub fn outcome(found: &TakenIn) -> AnyView {
    let (taken, count) = (i64::from(found.taken), i64::from(found.bad_count));
    if count == 0 {
        return view! { <Notice kind=Tone::Good><p>{tr!(register.taken_in, taken)}</p></Notice> }.into_any();
    }
    let lines = found.bad.iter().map(|row| view! { <li>{bad_row(row)}</li> }).collect_view();
    view! {
        <Notice kind=Tone::Bad title=tr!(register.bad_title, count)>
            <p>{tr!(register.bad)}</p>
            <ul>{lines}</ul>
        </Notice>
    }
    .into_any()
}

fn bad_row(row: &BadLine) -> String {
    let said = error_sentence(&AppError::Refused(row.refusals.clone()));
    tr!(register.bad_row, row.line, said)
}
