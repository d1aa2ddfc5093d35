//! The form itself.

use super::files::FilesPart;
use super::institution::InstitutionPart;
use super::keep;
use crate::device::plain_form::{self, Sending};
use crate::page::report::answer::{AnswerChoice, AnswerPart};
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::validate::MAX_TEXT;
use domain::correspondence::{LetterForm, LetterStart};
use domain::ids::{AppealId, InstitutionId};
use domain::official::MAX_SUBJECT;
use domain::refusal::Field as Of;
use leptos::prelude::*;

/// What is typed, as signals.
#[derive(Clone, Copy)]
pub struct Letter {
    id: RwSignal<AppealId>,
    institution: RwSignal<String>,
    subject: RwSignal<String>,
    text: RwSignal<String>,
    answer: AnswerChoice,
}

impl Letter {
    fn new(start: &LetterStart, to: Option<InstitutionId>) -> Letter {
        let letter = Letter {
            id: RwSignal::new(start.id.clone()),
            institution: RwSignal::new(to.map(|to| to.0).unwrap_or_default()),
            subject: RwSignal::default(),
            text: RwSignal::default(),
            answer: AnswerChoice::new(),
        };
        if let Some(draft) = &start.draft {
            letter.fill(draft.form.clone());
        }
        letter
    }

    /// As it stands now; files are kept by the server.
    pub fn form(self) -> LetterForm {
        LetterForm {
            id: self.id.get(),
            institution: InstitutionId(self.institution.get()),
            subject: self.subject.get(),
            text: self.text.get(),
            answer_mode: self.answer.mode(),
            postal_address: self.answer.postal.get(),
            files: Vec::new(),
        }
    }

    /// Puts a kept form back. The institution that the address has chosen stays.
    pub fn fill(self, form: LetterForm) {
        self.id.set(form.id);
        if self.institution.with_untracked(String::is_empty) {
            self.institution.set(form.institution.0);
        }
        self.subject.set(form.subject);
        self.text.set(form.text);
        self.answer.fill(form.answer_mode, form.postal_address);
    }
}

/// To whom, about what, the words, the files, how the answer is wanted, "Göndər".
#[component]
pub fn LetterFields(start: LetterStart, to: Option<InstitutionId>) -> impl IntoView {
    let letter = Letter::new(&start, to);
    keep::keep(letter, start.draft.is_some());
    let LetterStart { draft, files, institutions, signed_in, .. } = start;
    let refusals = RwSignal::new(draft.unwrap_or_default().refusals);
    let refusals = Signal::derive(move || refusals.get());
    let sending = RwSignal::new(Sending::default());
    let unreachable = move || sending.get() == Sending::Unreachable;
    view! {
        {(!signed_in).then(|| view! { <Notice kind=Tone::Info><p>{tr!(letter_form.sign_in)}</p></Notice> })}
        <ErrorSummary refusals/>
        <form class="stack" method="post" action=routes::LETTER enctype="multipart/form-data" novalidate
            on:submit=move |event| plain_form::send(&event, sending)>
            <input type="hidden" name="id" prop:value=move || letter.id.get().0 value=letter.id.get_untracked().0/>
            <InstitutionPart institutions value=letter.institution error=error_of(refusals, Of::Institutions)/>
            <section class="panel stack">
                <TextInput name="subject" label=tr!(letter_form.subject) hint=tr!(letter_form.subject_hint, MAX_SUBJECT) value=letter.subject required=true
                    error=error_of(refusals, Of::Subject)/>
                <TextArea name="text" label=tr!(letter_form.text) hint=tr!(letter_form.text_hint) value=letter.text rows=10 max=MAX_TEXT required=true
                    error=error_of(refusals, Of::Text)/>
            </section>
            <FilesPart files refusals/>
            <AnswerPart choice=letter.answer refusals/>
            <section class="panel stack send-part">
                <p>{tr!(letter_form.law)}</p>
                <p class="muted">{tr!(letter_form.not_public)}</p>
                <div role="alert">
                    {move || unreachable().then(|| view! {
                        <Notice kind=Tone::Warn title=tr!(letter_form.unreachable_title)><p>{tr!(letter_form.unreachable)}</p></Notice>
                    })}
                </div>
                <Button look=Look::Primary big=true icon=Icon::Send busy=Signal::derive(move || sending.get() == Sending::Asking)>
                    {tr!(letter_form.send)}
                </Button>
                <p>
                    <button class="button" type="submit" formaction=TEXT_FILE formenctype="application/x-www-form-urlencoded">
                        {tr!(letter_form.take_text)}
                    </button>
                </p>
                <p class="muted">{tr!(letter_form.take_text_hint)}</p>
            </section>
        </form>
    }
}

/// Gives the text back as the file that can be signed.
const TEXT_FILE: &str = "/letter/text";
