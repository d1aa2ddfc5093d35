//! The photos of a form: uploaded at once, each with its own state, so that one refused file spoils nothing.

use crate::device::drafts;
use crate::device::photos::{self as files, Chosen};
use crate::error::AppError;
use domain::appeal::kept::DraftFile;
use domain::geo::Point;
use domain::ids::MediaId;
use domain::media::{MAX_PHOTOS, MediaKind, Uploaded};
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

/// Whether a photo or recording lies on the device's shelf.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Shelved {
    /// Not yet; without consent never.
    #[default]
    No,
    /// Being written down.
    Going,
    /// Under this key.
    At(String),
    /// It can't.
    Cant,
}

impl Shelved {
    /// Under which key; empty when it lies nowhere.
    pub fn key(&self) -> String {
        match self {
            Shelved::At(key) => key.clone(),
            _ => String::new(),
        }
    }
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

    /// As a draft keeps it; `None` for what the server has refused.
    fn kept(&self) -> Option<DraftFile> {
        let id = match &self.state {
            PhotoState::Ready(id) => Some(id.clone()),
            PhotoState::Failed(error) if *error != AppError::Transport => return None,
            _ => None,
        };
        let key = self.shelved.key();
        (id.is_some() || !key.is_empty()).then(|| DraftFile { kind: MediaKind::Photo, key, name: self.name.clone(), id })
    }

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
        let photo = untrack(|| self.photo_of(key));
        if let Some(chosen) = photo.as_ref().and_then(|photo| photo.chosen.as_ref()) {
            chosen.release();
        }
        if let Some(Shelved::At(key)) = photo.map(|photo| photo.shelved) {
            spawn_local(async move { drafts::forget_file(&key).await });
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
            shelved: Shelved::No,
        }
    }
}

/// With the device's shelf.
impl PhotoList {
    /// As a draft keeps them, in the order shown.
    pub fn files(self) -> Vec<DraftFile> {
        self.photos.with(|photos| photos.iter().filter_map(Photo::kept).collect())
    }

    /// Some lie on the device and have not gone up.
    pub fn waits_untracked(self) -> bool {
        self.photos.with_untracked(|photos| photos.iter().any(Photo::waits))
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
        let known: Vec<MediaId> = photos.iter().filter_map(|photo| photo.kept()?.id).collect();
        let others = self.photos.try_with_untracked(|photos| photos.clone()).unwrap_or_default();
        photos.extend(others.into_iter().filter(|photo| matches!(&photo.state, PhotoState::Ready(id) if !known.contains(id))));
        let unsent: Vec<u32> = photos.iter().filter(|photo| photo.state == PhotoState::Sending(0)).map(|photo| photo.key).collect();
        self.photos.try_set(photos);
        unsent.into_iter().for_each(|key| self.send(key));
    }

    /// Those whose files lie nowhere on the device; from now on they are being written down.
    pub fn take_unshelved(self) -> Vec<(u32, Chosen)> {
        let is_new = |photo: &Photo| photo.shelved == Shelved::No && photo.chosen.is_some();
        if !self.photos.with_untracked(|photos| photos.iter().any(is_new)) {
            return Vec::new();
        }
        let mut taken = Vec::new();
        self.photos.update(|photos| {
            for photo in photos.iter_mut().filter(|photo| is_new(photo)) {
                photo.shelved = Shelved::Going;
                taken.extend(photo.chosen.clone().map(|chosen| (photo.key, chosen)));
            }
        });
        taken
    }

    /// Where a photo lies now; `None` when it can't.
    pub fn shelved(self, key: u32, at: Option<String>) {
        self.photos.try_update(|photos| {
            if let Some(photo) = photos.iter_mut().find(|photo| photo.key == key) {
                photo.shelved = at.map_or(Shelved::Cant, Shelved::At);
            }
        });
    }

    /// Some are being written down.
    pub fn is_being_shelved(self) -> bool {
        self.photos.try_with_untracked(|photos| photos.iter().any(|photo| photo.shelved == Shelved::Going)) == Some(true)
    }

    /// None would be missing from the draft: each lies on the device or with the server, or was refused.
    pub fn all_shelved(self) -> bool {
        let refused = |photo: &Photo| matches!(&photo.state, PhotoState::Failed(error) if *error != AppError::Transport);
        let is_safe = |photo: &Photo| photo.kept().is_some() || refused(photo);
        self.photos.try_with_untracked(|photos| photos.iter().all(is_safe)) == Some(true)
    }

    /// The form goes on under another id: the files are written down once more, under that.
    pub fn unshelve(self) {
        if self.photos.with_untracked(|photos| photos.iter().any(|photo| photo.shelved != Shelved::No)) {
            self.photos.update(|photos| photos.iter_mut().for_each(|photo| photo.shelved = Shelved::No));
        }
    }
}

impl Default for PhotoList {
    fn default() -> Self {
        PhotoList::new()
    }
}
