//! The fields of a joining.

use super::{Start, keep};
use crate::api::appeals::join_appeal;
use crate::error::AppError;
use crate::page::report::answer::{AnswerChoice, AnswerPart};
use crate::page::report::personal::PersonalWarning;
use crate::page::report::photo_list::PhotoList;
use crate::page::report::photos::PhotosPart;
use crate::page::report::recordings::Recordings;
use crate::page::report::sending::asks_terms;
use crate::page::report::video::{HiddenRecordings, VideoPart};
use crate::page::report::voice::VoicePart;
use crate::ui::*;
use crate::{device, routes, tr};
use domain::appeal::form::JoinForm;
use domain::appeal::validate::{self, MAX_TEXT, Tidy};
use domain::ids::{AppealId, JoinId};
use domain::media::MediaKind;
use domain::refusal::{Field as Of, Refusal};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

/// The form as signals.
#[derive(Clone, Copy)]
pub struct Joining {
    appeal: StoredValue<AppealId>,
    id: RwSignal<JoinId>,
    text: RwSignal<String>,
    photos: PhotoList,
    voice: Recordings,
    videos: Recordings,
    answer: AnswerChoice,
    refusals: RwSignal<Vec<Refusal>>,
    error: RwSignal<Option<AppError>>,
    sending: RwSignal<bool>,
}

impl Joining {
    fn new(start: &Start) -> Joining {
        let kept = start.kept();
        let joining = Joining {
            appeal: StoredValue::new(start.appeal.line.id.clone()),
            id: RwSignal::new(start.id.clone()),
            text: RwSignal::new(kept.text),
            photos: PhotoList::new(),
            voice: Recordings::new(MediaKind::Voice),
            videos: Recordings::new(MediaKind::Video),
            answer: AnswerChoice::new(),
            refusals: RwSignal::new(start.draft.clone().unwrap_or_default().refusals),
            error: RwSignal::new(None),
            sending: RwSignal::new(false),
        };
        joining.photos.fill(kept.media);
        joining.voice.fill(kept.voice.into_iter().collect());
        joining.videos.fill(kept.videos);
        joining.answer.fill(kept.answer_mode, kept.postal_address);
        joining
    }

    /// What would be sent now.
    pub fn form(self) -> JoinForm {
        JoinForm {
            id: self.id.get(),
            appeal: self.appeal.get_value(),
            text: self.text.get(),
            media: self.photos.ready(),
            voice: self.voice.first(),
            videos: self.videos.ready(),
            answer_mode: self.answer.mode(),
            postal_address: self.answer.postal.get(),
        }
    }

    fn is_busy(self) -> bool {
        self.photos.is_busy() || self.voice.is_busy() || self.videos.is_busy()
    }

    /// Puts a kept form back; one that was only taken along from another page has no id yet.
    pub fn fill(self, form: JoinForm) {
        if !form.id.0.is_empty() {
            self.id.set(form.id);
        }
        self.text.set(form.text);
        self.photos.fill(form.media);
        self.voice.fill(form.voice.into_iter().collect());
        self.videos.fill(form.videos);
        self.answer.fill(form.answer_mode, form.postal_address);
    }

    /// Joins, unless it is on its way already.
    fn send(self, go: impl Fn(&str) + 'static) {
        if self.sending.get_untracked() || untrack(|| self.is_busy()) {
            return;
        }
        self.refusals.set(Vec::new());
        self.error.set(None);
        let form = untrack(|| self.form()).tidied();
        if let Err(refusals) = validate::join(&form) {
            return self.refusals.set(refusals);
        }
        self.sending.set(true);
        spawn_local(async move {
            let appeal = form.appeal.clone();
            let answer = join_appeal(form).await;
            // Whoever has left the page meanwhile stays where they are.
            let left = self.sending.is_disposed();
            match answer {
                Ok(_) => {
                    keep::forget(&appeal);
                    if !left {
                        go(&routes::my_appeal(&appeal));
                    }
                }
                Err(_) if left => {}
                Err(error) => {
                    self.sending.set(false);
                    self.failed(error, &routes::join(&appeal), go);
                }
            }
        });
    }

    fn failed(self, error: AppError, here: &str, go: impl Fn(&str)) {
        match error {
            AppError::SignIn => device::leave(&routes::sign_in(here)),
            AppError::Refused(refusals) if asks_terms(&refusals) => go(&routes::terms(here)),
            AppError::Refused(refusals) => self.refusals.set(refusals),
            other => self.error.set(Some(other)),
        }
    }
}

/// Own words, photos, answer mode, "Qoşul".
#[component]
pub fn JoinFields(start: Start) -> impl IntoView {
    let joining = Joining::new(&start);
    keep::keep(joining, start.draft.is_some());
    let here = routes::join(&start.appeal.line.id);
    let navigate = use_navigate();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let navigate = navigate.clone();
        joining.send(move |address| navigate(address, Default::default()));
    };
    let refusals = Signal::derive(move || joining.refusals.get());
    let busy = Signal::derive(move || joining.sending.get());
    let waiting = Signal::derive(move || joining.is_busy());
    view! {
        <ErrorSummary refusals/>
        <form class="stack" method="post" action=here enctype="multipart/form-data" novalidate on:submit=send>
            <input type="hidden" name="id" value=move || joining.id.get().0/>
            {move || joining.photos.ready().into_iter().map(|id| view! { <input type="hidden" name="media" value=id.0/> }).collect_view()}
            <section class="panel stack">
                <TextArea name="text" label=tr!(join.text) hint=tr!(join.text_hint) value=joining.text rows=4 max=MAX_TEXT
                    error=error_of(refusals, Of::Text)/>
                <PersonalWarning text=joining.text/>
            </section>
            <VoicePart list=joining.voice refusals/>
            <PhotosPart list=joining.photos refusals/>
            <VideoPart list=joining.videos refusals/>
            <HiddenRecordings voice=joining.voice videos=joining.videos/>
            <AnswerPart choice=joining.answer refusals/>
            <crate::page::report::public::JoiningPart/>
            <InlineError error=Signal::derive(move || joining.error.get())/>
            <Show when=move || waiting.get()><p class="muted" role="status">{tr!(voice.files_wait)}</p></Show>
            <Button look=Look::Primary big=true icon=Icon::Users busy disabled=waiting>
                {move || if busy.get() { tr!(join.joining) } else { tr!(join.join) }}
            </Button>
        </form>
    }
}
