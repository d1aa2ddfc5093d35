//! Voice or videos of a form: sent up at once, each with its own state, so that one refused file spoils nothing.

use crate::device::recorder;
use crate::device::recordings::{self as files, Held, Way};
use crate::error::AppError;
use domain::ids::MediaId;
use domain::media::{MAX_VIDEOS, MediaKind, Stored};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How far a recording is.
#[derive(Clone, Debug, PartialEq)]
pub enum Far {
    /// On its way; percent.
    Sending(u8),
    /// The network is broken; it goes on by itself.
    Waiting,
    /// Stored.
    Ready(MediaId),
    /// Not stored, and why.
    Failed(AppError),
}

/// One recording.
#[derive(Clone)]
pub struct One {
    /// Tells it from the others of this list.
    pub key: u32,
    /// Its name on the device; empty for what was recorded here or comes from a kept form.
    pub name: String,
    /// How far it is.
    pub far: Far,
    held: Option<Held>,
}

impl One {
    /// Where it can be played: on the device while it is fresh.
    pub fn source(&self) -> Option<String> {
        match (&self.held, &self.far) {
            (Some(held), _) => Some(held.preview.clone()),
            (None, Far::Ready(id)) => Some(format!("/media/{id}/full")),
            _ => None,
        }
    }
}

/// The voice message, or the videos.
#[derive(Clone, Copy)]
pub struct Recordings {
    /// Of which kind.
    pub kind: MediaKind,
    all: RwSignal<Vec<One>>,
    next: StoredValue<u32>,
    /// The microphone is open.
    pub recording: RwSignal<bool>,
    /// More were chosen than may be sent.
    pub too_many: RwSignal<bool>,
}

impl Recordings {
    /// None yet.
    pub fn new(kind: MediaKind) -> Recordings {
        Recordings {
            kind,
            all: RwSignal::default(),
            next: StoredValue::new(0),
            recording: RwSignal::new(false),
            too_many: RwSignal::new(false),
        }
    }

    /// Most of this kind.
    pub fn most(self) -> usize {
        if self.kind == MediaKind::Video { MAX_VIDEOS as usize } else { 1 }
    }

    /// Those that were stored before.
    pub fn fill(self, media: Vec<MediaId>) {
        let all = media.into_iter().map(|id| self.one(None, Far::Ready(id))).collect();
        self.all.set(all);
        self.too_many.set(false);
    }

    /// Keys in the order shown.
    pub fn keys(self) -> Vec<u32> {
        self.all.with(|all| all.iter().map(|one| one.key).collect())
    }

    /// One of them.
    pub fn get(self, key: u32) -> Option<One> {
        self.all.with(|all| all.iter().find(|one| one.key == key).cloned())
    }

    /// The stored ones.
    pub fn ready(self) -> Vec<MediaId> {
        let stored = |one: &One| match &one.far {
            Far::Ready(id) => Some(id.clone()),
            _ => None,
        };
        self.all.with(|all| all.iter().filter_map(stored).collect())
    }

    /// The stored one, where there is one only.
    pub fn first(self) -> Option<MediaId> {
        self.ready().into_iter().next()
    }

    /// Another one may be added.
    pub fn has_room(self) -> bool {
        self.all.with(Vec::len) < self.most()
    }

    /// Some are being recorded, or on their way.
    pub fn is_busy(self) -> bool {
        let on_its_way = |one: &One| matches!(one.far, Far::Sending(_) | Far::Waiting);
        self.recording.get() || self.all.with(|all| all.iter().any(on_its_way))
    }

    /// [`Recordings::is_busy`] for event handlers.
    pub fn is_busy_untracked(self) -> bool {
        untrack(|| self.is_busy())
    }

    /// Takes recordings and sends them up, as many as may be sent.
    pub fn add(self, held: Vec<Held>) {
        let room = self.most().saturating_sub(self.all.try_with_untracked(Vec::len).unwrap_or(usize::MAX));
        self.too_many.try_set(held.len() > room);
        for (at, one) in held.into_iter().enumerate() {
            if at >= room {
                one.release();
                continue;
            }
            let one = self.one(Some(one), Far::Sending(0));
            let key = one.key;
            self.all.try_update(|all| all.push(one));
            self.send(key);
        }
    }

    /// Takes one away; what was recorded is forgotten by the device too.
    pub fn remove(self, key: u32) {
        if let Some(held) = untrack(|| self.get(key)).and_then(|one| one.held) {
            held.release();
        }
        self.all.update(|all| all.retain(|one| one.key != key));
        self.too_many.set(false);
        if self.kind == MediaKind::Voice {
            spawn_local(recorder::forget());
        }
    }

    /// Sends one up (again); what has arrived already stays there.
    pub fn send(self, key: u32) {
        let Some(held) = untrack(|| self.get(key)).and_then(|one| one.held) else { return };
        self.set(key, Far::Sending(0));
        spawn_local(async move {
            let told = move |way: Way| {
                self.set(
                    key,
                    match way {
                        Way::Sent(percent) => Far::Sending(percent),
                        Way::Waiting => Far::Waiting,
                    },
                )
            };
            let answer = files::send(&held, self.kind, told).await;
            self.arrived(key, answer).await;
        });
    }

    async fn arrived(self, key: u32, answer: Result<Stored, AppError>) {
        match answer {
            Ok(stored) => {
                self.set(key, Far::Ready(stored.id));
                if self.kind == MediaKind::Voice {
                    recorder::forget().await;
                }
            }
            Err(error) => {
                self.set(key, Far::Failed(error));
            }
        }
    }

    /// Whether it is still there.
    fn set(self, key: u32, far: Far) -> bool {
        let set = self.all.try_update(|all| all.iter_mut().find(|one| one.key == key).map(|one| one.far = far).is_some());
        set.unwrap_or(false)
    }

    fn one(self, held: Option<Held>, far: Far) -> One {
        let key = self.next.try_get_value().unwrap_or_default();
        self.next.try_update_value(|next| *next += 1);
        One { key, name: held.as_ref().map(|held| held.name.clone()).unwrap_or_default(), far, held }
    }
}
