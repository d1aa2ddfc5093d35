//! What is being typed, and its way to the server.

use super::{Start, keep};
use crate::api::rights::exercise_right;
use crate::error::AppError;
use crate::page::report::photo_list::PhotoList;
use crate::page::report::recordings::Recordings;
use crate::page::report::sending::asks_terms;
use crate::{device, routes};
use domain::appeal::form::RightForm;
use domain::appeal::validate::{self, Tidy};
use domain::geo::Point;
use domain::ids::CategoryId;
use domain::lifecycle::Step;
use domain::media::MediaKind;
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form as signals.
#[derive(Clone, Copy)]
pub struct Typed {
    /// What does not change: id, appeal, step, revision.
    fixed: StoredValue<RightForm>,
    /// Own words.
    pub text: RwSignal<String>,
    /// What a complaint asks for.
    pub demand: RwSignal<String>,
    /// Code of the institution complained about.
    pub institution: RwSignal<String>,
    /// Category's code.
    pub category: RwSignal<String>,
    /// Address.
    pub address: RwSignal<String>,
    /// The point, where it is corrected.
    pub point: RwSignal<Option<Point>>,
    /// Photos.
    pub photos: PhotoList,
    /// Voice message.
    pub voice: Recordings,
    /// Videos.
    pub videos: Recordings,
    /// What was wrong.
    pub refusals: RwSignal<Vec<Refusal>>,
    /// Why it failed.
    pub error: RwSignal<Option<AppError>>,
    /// On its way.
    pub sending: RwSignal<bool>,
}

impl Typed {
    /// The kept form; a correction otherwise begins with what stands there.
    pub fn new(start: &Start) -> Typed {
        let (page, appeal) = (&start.page, &start.page.appeal);
        let blank = RightForm { id: page.id.clone(), appeal: appeal.line.id.clone(), step: Some(start.step), ..RightForm::default() };
        let begun = match start.step {
            Step::Amend => RightForm {
                text: appeal.text.clone(),
                address: appeal.address.clone(),
                category: appeal.rights.category.clone(),
                point: Some(appeal.line.point),
                photos: Some(appeal.media.clone()),
                voice: appeal.recordings.iter().find(|one| one.kind == MediaKind::Voice).map(|voice| voice.id.clone()),
                ..blank
            },
            _ => blank,
        };
        let draft = page.draft.clone().unwrap_or_default();
        // What a browser without script, or an older page, doesn't tell stays as it stands.
        let kept = match page.draft {
            Some(_) => RightForm {
                point: draft.right.point.or(begun.point),
                photos: draft.right.photos.or(begun.photos),
                voice: draft.right.voice.or(begun.voice),
                ..draft.right
            },
            None => begun,
        };
        let typed = Typed {
            fixed: StoredValue::new(RightForm { revision: appeal.rights.revision, step: Some(start.step), ..kept.clone() }),
            text: RwSignal::default(),
            demand: RwSignal::default(),
            institution: RwSignal::default(),
            category: RwSignal::default(),
            address: RwSignal::default(),
            point: RwSignal::default(),
            photos: PhotoList::new(),
            voice: Recordings::new(MediaKind::Voice),
            videos: Recordings::new(MediaKind::Video),
            refusals: RwSignal::new(draft.refusals),
            error: RwSignal::new(start.changed.then_some(AppError::Conflict)),
            sending: RwSignal::new(false),
        };
        typed.fill(kept);
        typed
    }

    /// Puts a form into the fields.
    pub fn fill(self, form: RightForm) {
        // The same attempt keeps its id over a reload, so that it is done once.
        self.fixed.update_value(|fixed| fixed.id = form.id);
        self.text.set(form.text);
        self.demand.set(form.demand);
        self.institution.set(form.institution.unwrap_or_default().0);
        self.category.set(form.category.0);
        self.address.set(form.address);
        // A form that was kept by an older page knows neither point nor photos.
        if form.point.is_some() {
            self.point.set(form.point);
        }
        match form.photos {
            Some(photos) => self.photos.fill(photos),
            None if form.step != Some(Step::Amend) => self.photos.fill(form.media),
            None => {}
        }
        self.voice.fill(form.voice.into_iter().collect());
        self.videos.fill(form.videos);
    }

    /// What would be sent now.
    pub fn form(self) -> RightForm {
        let fixed = self.fixed.get_value();
        let amends = fixed.step == Some(Step::Amend);
        let photos = self.photos.ready();
        let (media, photos) = if amends { (Vec::new(), Some(photos)) } else { (photos, None) };
        RightForm {
            text: self.text.get(),
            demand: self.demand.get(),
            institution: Some(self.institution.get()).filter(|id| !id.is_empty()).map(Into::into),
            category: CategoryId(self.category.get()),
            address: self.address.get(),
            media,
            photos,
            point: self.point.get(),
            voice: self.voice.first(),
            videos: self.videos.ready(),
            ..fixed
        }
    }

    /// Files are still on their way, or being recorded.
    pub fn is_busy(self) -> bool {
        self.photos.is_busy() || self.voice.is_busy() || self.videos.is_busy()
    }

    /// Takes the step, unless it is on its way already.
    pub fn send(self, go: impl Fn(&str) + 'static) {
        if self.sending.get_untracked() || untrack(|| self.is_busy()) {
            return;
        }
        self.refusals.set(Vec::new());
        self.error.set(None);
        let form = untrack(|| self.form()).tidied();
        if let Err(refusals) = validate::right(&form) {
            return self.refusals.set(refusals);
        }
        self.sending.set(true);
        spawn_local(async move {
            let sent = form.clone();
            let answer = exercise_right(form).await;
            // Whoever has left the page meanwhile stays where they are.
            let left = self.sending.is_disposed();
            match answer {
                Ok(()) => {
                    keep::forget(&sent);
                    if !left {
                        go(&routes::done(&sent));
                    }
                }
                Err(_) if left => {}
                Err(error) => {
                    self.sending.set(false);
                    self.failed(error, &sent, go);
                }
            }
        });
    }

    fn failed(self, error: AppError, form: &RightForm, go: impl Fn(&str)) {
        let here = form.step.map(|step| routes::my_step(&form.appeal, step)).unwrap_or_default();
        match error {
            AppError::SignIn => device::leave(&routes::sign_in(&here)),
            AppError::Refused(refusals) if asks_terms(&refusals) => go(&routes::terms(&here)),
            AppError::Refused(refusals) => self.refusals.set(refusals),
            other => self.error.set(Some(other)),
        }
    }
}
