//! The files of a form, photos and recordings alike: which there are, which are stored by the server, which lie on the device's shelf.

use domain::appeal::kept::DraftFile;
use domain::ids::MediaId;
use domain::media::{MAX_PHOTOS, MAX_VIDEOS, MediaKind};
use leptos::prelude::*;

/// Whether a file lies on the device's shelf.
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

/// What photos and recordings have in common.
pub trait FormFile: Clone + Send + Sync + 'static {
    /// The file itself, in the browser's hands.
    type Held: Clone;
    /// Tells it from the others of its list.
    fn key(&self) -> u32;
    /// Its name on the device.
    fn name(&self) -> &str;
    /// Under which id the server has stored it.
    fn stored(&self) -> Option<&MediaId>;
    /// The server has said no to it.
    fn is_refused(&self) -> bool;
    /// The file itself; none when it comes from a kept form.
    fn held(&self) -> Option<&Self::Held>;
    /// Whether it lies on the shelf.
    fn shelved(&self) -> &Shelved;
    /// From now on it does, or doesn't.
    fn shelve(&mut self, shelved: Shelved);

    /// As a draft keeps it; `None` for what the server has refused, and for what lies nowhere.
    fn kept(&self, kind: MediaKind) -> Option<DraftFile> {
        let (id, key) = (self.stored().cloned(), self.shelved().key());
        let is_safe = !self.is_refused() && (id.is_some() || !key.is_empty());
        is_safe.then(|| DraftFile { kind, key, name: self.name().to_owned(), id })
    }
}

/// The list. What still happens to a file after the form is gone comes to nothing.
pub struct Files<F: FormFile> {
    /// Of which kind they are.
    pub kind: MediaKind,
    all: RwSignal<Vec<F>>,
    next: StoredValue<u32>,
}

impl<F: FormFile> Clone for Files<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: FormFile> Copy for Files<F> {}

impl<F: FormFile> Files<F> {
    /// None yet.
    pub fn new(kind: MediaKind) -> Files<F> {
        Files { kind, all: RwSignal::default(), next: StoredValue::new(0) }
    }

    /// Most of this kind.
    pub fn most(self) -> usize {
        match self.kind {
            MediaKind::Photo => MAX_PHOTOS as usize,
            MediaKind::Voice => 1,
            MediaKind::Video => MAX_VIDEOS as usize,
        }
    }

    /// A key for another one.
    pub fn fresh_key(self) -> u32 {
        let key = self.next.try_get_value().unwrap_or_default();
        self.next.try_update_value(|next| *next += 1);
        key
    }

    /// Keys in the order shown.
    pub fn keys(self) -> Vec<u32> {
        self.all.with(|all| all.iter().map(F::key).collect())
    }

    /// One of them.
    pub fn get(self, key: u32) -> Option<F> {
        self.all.with(|all| all.iter().find(|one| one.key() == key).cloned())
    }

    /// The same, when nothing follows it; none when the form is gone.
    pub fn get_untracked(self, key: u32) -> Option<F> {
        self.all.try_with_untracked(|all| all.iter().find(|one| one.key() == key).cloned()).flatten()
    }

    /// The stored ones.
    pub fn ready(self) -> Vec<MediaId> {
        self.all.with(|all| all.iter().filter_map(F::stored).cloned().collect())
    }

    /// How many there are.
    pub fn count(self) -> usize {
        self.all.with(Vec::len)
    }

    /// The same, for who only counts; `None` when the form is gone.
    pub fn count_untracked(self) -> Option<usize> {
        self.all.try_with_untracked(Vec::len)
    }

    /// Whether it holds for any of them.
    pub fn any(self, holds: impl Fn(&F) -> bool) -> bool {
        self.all.with(|all| all.iter().any(holds))
    }

    /// These instead of those there are.
    pub fn set_all(self, all: Vec<F>) {
        self.all.try_set(all);
    }

    /// All, as they are now.
    pub fn all_untracked(self) -> Vec<F> {
        self.all.try_with_untracked(Vec::clone).unwrap_or_default()
    }

    /// One more.
    pub fn push(self, one: F) {
        self.all.try_update(|all| all.push(one));
    }

    /// Takes one away, and gives it back.
    pub fn take(self, key: u32) -> Option<F> {
        let taken = self.get_untracked(key);
        self.all.update(|all| all.retain(|one| one.key() != key));
        taken
    }

    /// Those that the person has just added: no draft knows of them yet.
    pub fn in_hand(self) -> Vec<F> {
        let is_new = |one: &F| one.held().is_some() && matches!(one.shelved(), Shelved::No | Shelved::Going);
        self.all_untracked().into_iter().filter(is_new).collect()
    }

    /// Puts those back in whose place a draft's list has come, as many as may be sent.
    pub fn put_back(self, in_hand: Vec<F>) {
        self.all.try_update(|all| {
            for one in in_hand {
                if all.len() < self.most() && all.iter().all(|other| other.key() != one.key()) {
                    all.push(one);
                }
            }
        });
    }

    /// Changes one; whether it is still there.
    pub fn change(self, key: u32, change: impl FnOnce(&mut F)) -> bool {
        let found = self.all.try_update(|all| all.iter_mut().find(|one| one.key() == key).map(change).is_some());
        found.unwrap_or(false)
    }
}

/// With the device's shelf.
impl<F: FormFile> Files<F> {
    /// As a draft keeps them, in the order shown.
    pub fn files(self) -> Vec<DraftFile> {
        self.all.with(|all| all.iter().filter_map(|one| one.kept(self.kind)).collect())
    }

    /// Those that lie nowhere on the device; from now on they are being written down.
    pub fn take_unshelved(self) -> Vec<(u32, F::Held)> {
        let is_new = |one: &F| *one.shelved() == Shelved::No && one.held().is_some();
        if !self.all.with_untracked(|all| all.iter().any(is_new)) {
            return Vec::new();
        }
        let mut taken = Vec::new();
        self.all.update(|all| {
            for one in all.iter_mut().filter(|one| is_new(one)) {
                one.shelve(Shelved::Going);
                taken.extend(one.held().cloned().map(|held| (one.key(), held)));
            }
        });
        taken
    }

    /// Where one lies now; `None` when it can't.
    pub fn shelved(self, key: u32, at: Option<String>) {
        self.change(key, |one| one.shelve(at.map_or(Shelved::Cant, Shelved::At)));
    }

    /// Some are being written down.
    pub fn is_being_shelved(self) -> bool {
        self.all.try_with_untracked(|all| all.iter().any(|one| *one.shelved() == Shelved::Going)) == Some(true)
    }

    /// None would be missing from the draft: each lies on the device or with the server, or was refused.
    pub fn all_shelved(self) -> bool {
        let is_safe = |one: &F| one.kept(self.kind).is_some() || one.is_refused();
        self.all.try_with_untracked(|all| all.iter().all(is_safe)) == Some(true)
    }

    /// The form goes on under another id: the files are written down once more, under that.
    pub fn unshelve(self) {
        if self.all.with_untracked(|all| all.iter().any(|one| *one.shelved() != Shelved::No)) {
            self.all.update(|all| all.iter_mut().for_each(|one| one.shelve(Shelved::No)));
        }
    }
}
