//! The photos of a form: uploaded at once, each with its own state, so that one refused file spoils nothing.

use super::files::{Files, FormFile, Shelved};
use crate::device::drafts;
use crate::device::photos::{self as files, Chosen};
use crate::error::AppError;
use domain::appeal::kept::DraftFile;
use domain::geo::Point;
use domain::ids::MediaId;
use domain::media::{MediaKind, Uploaded};
use domain::time::UnixMs;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::ops::Deref;

/// How far a photo is.
#[derive(Clone, Debug, PartialEq)]
pub enum PhotoState {
    /// On its way; percent.
    Sending(u8),
    /// Stored.
    Ready(MediaId),
    /// Not stored, and why.
    Failed(AppError),
}

/// One photo.
#[derive(Clone)]
pub struct Photo {
    /// Tells it from the others of this form.
    pub key: u32,
    /// Its name on the device; empty when it comes from a kept form.
    pub name: String,
    /// A picture of it that needs no network, while it is fresh.
    pub preview: Option<String>,
    /// How far it is.
    pub state: PhotoState,
    chosen: Option<Chosen>,
    shelved: Shelved,
}

impl Photo {
    /// It lies on the device and goes up by itself later: losing the network is no problem.
    pub fn waits(&self) -> bool {
        matches!((&self.state, &self.shelved), (PhotoState::Failed(AppError::Transport), Shelved::At(_)))
    }

    /// Address of a small picture of it.
    pub fn thumb(&self) -> Option<String> {
        match &self.state {
            PhotoState::Ready(id) if self.preview.is_none() => Some(format!("/media/{id}/thumb")),
            _ => self.preview.clone(),
        }
    }
}

impl FormFile for Photo {
    type Held = Chosen;

    fn key(&self) -> u32 {
        self.key
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn stored(&self) -> Option<&MediaId> {
        match &self.state {
            PhotoState::Ready(id) => Some(id),
            _ => None,
        }
    }

    fn is_refused(&self) -> bool {
        matches!(&self.state, PhotoState::Failed(error) if *error != AppError::Transport)
    }

    fn held(&self) -> Option<&Chosen> {
        self.chosen.as_ref()
    }

    fn shelved(&self) -> &Shelved {
        &self.shelved
    }

    fn shelve(&mut self, shelved: Shelved) {
        self.shelved = shelved;
    }
}

/// The list, and what the newest photo says of itself.
#[derive(Clone, Copy)]
pub struct PhotoList {
    all: Files<Photo>,
    /// Where the last photo says it was taken (T8.1); asked, never taken silently.
    pub place: RwSignal<Option<Point>>,
    /// When it says so.
    pub taken: RwSignal<Option<UnixMs>>,
    /// More were chosen than may be sent.
    pub too_many: RwSignal<bool>,
}

impl PhotoList {
    /// No photos.
    pub fn new() -> PhotoList {
        PhotoList {
            all: Files::new(MediaKind::Photo),
            place: RwSignal::new(None),
            taken: RwSignal::new(None),
            too_many: RwSignal::new(false),
        }
    }

    /// Photos that were stored before.
    pub fn fill(self, media: Vec<MediaId>) {
        let photos = media.into_iter().map(|id| self.photo(None, PhotoState::Ready(id))).collect();
        self.set_all(photos);
        self.decline();
        self.too_many.set(false);
    }

    /// Some are still on their way.
    pub fn is_busy(self) -> bool {
        self.any(|photo| matches!(photo.state, PhotoState::Sending(_)))
    }

    /// [`PhotoList::is_busy`] for event handlers.
    pub fn is_busy_untracked(self) -> bool {
        untrack(|| self.is_busy())
    }

    /// Takes chosen files and sends them up, as many as may be sent.
    pub fn add(self, chosen: Vec<Chosen>) {
        let room = self.most().saturating_sub(self.count_untracked().unwrap_or(usize::MAX));
        self.too_many.set(chosen.len() > room);
        for file in chosen.into_iter().take(room) {
            let photo = self.photo(Some(file), PhotoState::Sending(0));
            let key = photo.key;
            self.push(photo);
            self.send(key);
        }
    }

    /// The person doesn't want what the photo says of itself.
    pub fn decline(self) {
        self.place.set(None);
        self.taken.set(None);
    }

    /// Takes a photo away.
    pub fn remove(self, key: u32) {
        let photo = self.take(key);
        if let Some(chosen) = photo.as_ref().and_then(|photo| photo.chosen.as_ref()) {
            chosen.release();
        }
        if let Some(Shelved::At(key)) = photo.map(|photo| photo.shelved) {
            spawn_local(async move { drafts::forget_file(&key).await });
        }
        self.too_many.set(false);
    }

    /// Sends a photo up (again).
    pub fn send(self, key: u32) {
        let Some(chosen) = self.get_untracked(key).and_then(|photo| photo.chosen) else { return };
        self.set(key, PhotoState::Sending(0));
        spawn_local(async move {
            let answer = files::upload(&chosen, move |percent| self.set(key, PhotoState::Sending(percent))).await;
            self.arrived(key, answer);
        });
    }

    fn arrived(self, key: u32, answer: Result<Uploaded, AppError>) {
        match answer {
            Ok(uploaded) => {
                self.set(key, PhotoState::Ready(uploaded.id));
                if let Some(point) = uploaded.taken_at.filter(|point| point.in_country_box()) {
                    self.place.set(Some(point));
                }
                if uploaded.taken_ms.is_some() {
                    self.taken.set(uploaded.taken_ms);
                }
            }
            Err(error) => self.set(key, PhotoState::Failed(error)),
        }
    }

    fn set(self, key: u32, state: PhotoState) {
        self.change(key, |photo| photo.state = state);
    }

    fn photo(self, chosen: Option<Chosen>, state: PhotoState) -> Photo {
        Photo {
            key: self.fresh_key(),
            name: chosen.as_ref().map(|file| file.name.clone()).unwrap_or_default(),
            preview: chosen.as_ref().map(|file| file.preview.clone()),
            state,
            chosen,
            shelved: Shelved::No,
        }
    }
}

/// With the device's shelf.
impl PhotoList {
    /// Some lie on the device and have not gone up.
    pub fn waits_untracked(self) -> bool {
        untrack(|| self.any(Photo::waits))
    }

    /// The photos of a draft, from the device where they lie there; [`PhotoList::put`] shows them.
    pub async fn look_up(self, kept: Vec<DraftFile>) -> Vec<Photo> {
        let mut photos = Vec::new();
        for file in kept {
            let chosen = if file.key.is_empty() { None } else { drafts::file(&file.key, &file.name).await };
            if chosen.is_none() && file.id.is_none() {
                continue;
            }
            let state = file.id.map_or(PhotoState::Sending(0), PhotoState::Ready);
            photos.push(Photo { shelved: Shelved::At(file.key), ..self.photo(chosen, state) });
        }
        for photo in photos.iter_mut().filter(|photo| photo.shelved == Shelved::At(String::new())) {
            photo.shelved = Shelved::Cant;
        }
        photos
    }

    /// Puts the photos of a draft in place. What has not gone up is sent up again.
    pub fn put(self, mut photos: Vec<Photo>) {
        // Those of the form that the draft doesn't know: chosen before anything might be kept.
        let known: Vec<MediaId> = photos.iter().filter_map(|photo| photo.kept(self.kind)?.id).collect();
        photos
            .extend(self.all_untracked().into_iter().filter(|photo| matches!(&photo.state, PhotoState::Ready(id) if !known.contains(id))));
        let unsent: Vec<u32> = photos.iter().filter(|photo| photo.state == PhotoState::Sending(0)).map(|photo| photo.key).collect();
        self.set_all(photos);
        unsent.into_iter().for_each(|key| self.send(key));
    }
}

impl Deref for PhotoList {
    type Target = Files<Photo>;

    fn deref(&self) -> &Files<Photo> {
        &self.all
    }
}

impl Default for PhotoList {
    fn default() -> Self {
        PhotoList::new()
    }
}
