//! The photos of a form: uploaded at once, each with its own state, so that one refused file spoils nothing.

use crate::device::photos::{self as files, Chosen};
use crate::error::AppError;
use domain::geo::Point;
use domain::ids::MediaId;
use domain::media::{MAX_PHOTOS, Uploaded};
use domain::time::UnixMs;
use leptos::prelude::*;
use leptos::task::spawn_local;

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
}

impl Photo {
    /// Address of a small picture of it.
    pub fn thumb(&self) -> Option<String> {
        match &self.state {
            PhotoState::Ready(id) if self.preview.is_none() => Some(format!("/media/{id}/thumb")),
            _ => self.preview.clone(),
        }
    }
}

/// The list, and what the newest photo says of itself.
#[derive(Clone, Copy)]
pub struct PhotoList {
    photos: RwSignal<Vec<Photo>>,
    next: StoredValue<u32>,
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
            photos: RwSignal::default(),
            next: StoredValue::new(0),
            place: RwSignal::new(None),
            taken: RwSignal::new(None),
            too_many: RwSignal::new(false),
        }
    }

    /// Photos that were stored before.
    pub fn fill(self, media: Vec<MediaId>) {
        let photos = media.into_iter().map(|id| self.photo(None, PhotoState::Ready(id))).collect();
        self.photos.set(photos);
        self.decline();
        self.too_many.set(false);
    }

    /// Keys in the order shown.
    pub fn keys(self) -> Vec<u32> {
        self.photos.with(|photos| photos.iter().map(|photo| photo.key).collect())
    }

    /// One photo.
    pub fn photo_of(self, key: u32) -> Option<Photo> {
        self.photos.with(|photos| photos.iter().find(|photo| photo.key == key).cloned())
    }

    /// The stored ones.
    pub fn ready(self) -> Vec<MediaId> {
        let stored = |photo: &Photo| match &photo.state {
            PhotoState::Ready(id) => Some(id.clone()),
            _ => None,
        };
        self.photos.with(|photos| photos.iter().filter_map(stored).collect())
    }

    /// Some are still on their way.
    pub fn is_busy(self) -> bool {
        self.photos.with(|photos| photos.iter().any(|photo| matches!(photo.state, PhotoState::Sending(_))))
    }

    /// [`PhotoList::is_busy`] for event handlers.
    pub fn is_busy_untracked(self) -> bool {
        untrack(|| self.is_busy())
    }

    /// Takes chosen files and sends them up, as many as may be sent.
    pub fn add(self, chosen: Vec<Chosen>) {
        let room = (MAX_PHOTOS as usize).saturating_sub(self.photos.with_untracked(Vec::len));
        self.too_many.set(chosen.len() > room);
        for file in chosen.into_iter().take(room) {
            let photo = self.photo(Some(file), PhotoState::Sending(0));
            let key = photo.key;
            self.photos.update(|photos| photos.push(photo));
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
        if let Some(chosen) = untrack(|| self.photo_of(key)).and_then(|photo| photo.chosen) {
            chosen.release();
        }
        self.photos.update(|photos| photos.retain(|photo| photo.key != key));
        self.too_many.set(false);
    }

    /// Sends a photo up (again).
    pub fn send(self, key: u32) {
        let Some(chosen) = untrack(|| self.photo_of(key)).and_then(|photo| photo.chosen) else { return };
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
        self.photos.try_update(|photos| {
            if let Some(photo) = photos.iter_mut().find(|photo| photo.key == key) {
                photo.state = state;
            }
        });
    }

    fn photo(self, chosen: Option<Chosen>, state: PhotoState) -> Photo {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        Photo {
            key,
            name: chosen.as_ref().map(|file| file.name.clone()).unwrap_or_default(),
            preview: chosen.as_ref().map(|file| file.preview.clone()),
            state,
            chosen,
        }
    }
}

impl Default for PhotoList {
    fn default() -> Self {
        PhotoList::new()
    }
}
