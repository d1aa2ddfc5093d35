//! Voice or videos of a form: sent up at once, each with its own state, so that one refused file spoils nothing.

use super::files::{Files, FormFile, Shelved};
use crate::device::recordings::{self as files, Held, Way};
use crate::device::{drafts, recorder};
use crate::error::AppError;
use domain::appeal::kept::DraftFile;
use domain::ids::MediaId;
use domain::media::MediaKind;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::ops::Deref;

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
    shelved: Shelved,
}

impl One {
    /// It lies on the device and goes up by itself later: losing the network is no problem.
    pub fn is_kept(&self) -> bool {
        let unsent = matches!(self.far, Far::Waiting | Far::Failed(AppError::Transport));
        unsent && matches!(self.shelved, Shelved::At(_))
    }

    /// It has not gone up, and more than pressing again is needed: the network, or the device's own sender.
    fn waits(&self) -> bool {
        self.far == Far::Waiting || self.is_kept()
    }

    /// Where it can be played: on the device while it is fresh.
    pub fn source(&self) -> Option<String> {
        match (&self.held, &self.far) {
            (Some(held), _) => Some(held.preview.clone()),
            (None, Far::Ready(id)) => Some(format!("/media/{id}/full")),
            _ => None,
        }
    }
}

impl FormFile for One {
    type Held = Held;

    fn key(&self) -> u32 {
        self.key
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn stored(&self) -> Option<&MediaId> {
        match &self.far {
            Far::Ready(id) => Some(id),
            _ => None,
        }
    }

    fn is_refused(&self) -> bool {
        matches!(&self.far, Far::Failed(error) if *error != AppError::Transport)
    }

    fn held(&self) -> Option<&Held> {
        self.held.as_ref()
    }

    fn shelved(&self) -> &Shelved {
        &self.shelved
    }

    fn shelve(&mut self, shelved: Shelved) {
        self.shelved = shelved;
    }
}

/// The voice message, or the videos.
#[derive(Clone, Copy)]
pub struct Recordings {
    all: Files<One>,
    /// The microphone, or the camera, is open.
    pub recording: RwSignal<bool>,
    /// More were chosen than may be sent.
    pub too_many: RwSignal<bool>,
}

impl Recordings {
    /// None yet.
    pub fn new(kind: MediaKind) -> Recordings {
        Recordings { all: Files::new(kind), recording: RwSignal::new(false), too_many: RwSignal::new(false) }
    }

    /// Those that were stored before.
    pub fn fill(self, media: Vec<MediaId>) {
        let all = media.into_iter().map(|id| self.one(None, Far::Ready(id))).collect();
        self.set_all(all);
        self.too_many.set(false);
    }

    /// The stored one, where there is one only.
    pub fn first(self) -> Option<MediaId> {
        self.ready().into_iter().next()
    }

    /// Another one may be added.
    pub fn has_room(self) -> bool {
        self.count() < self.most()
    }

    /// Some are being recorded, or on their way.
    pub fn is_busy(self) -> bool {
        self.is_going() || self.any(|one| one.far == Far::Waiting)
    }

    /// Something is being recorded, or pieces are being sent.
    pub fn is_going(self) -> bool {
        self.recording.get() || self.any(|one| matches!(one.far, Far::Sending(_)))
    }

    /// Some wait for the network.
    pub fn waits(self) -> bool {
        self.any(One::waits)
    }

    /// Takes recordings and sends them up, as many as may be sent.
    pub fn add(self, held: Vec<Held>) {
        let room = self.most().saturating_sub(self.count_untracked().unwrap_or(usize::MAX));
        self.too_many.try_set(held.len() > room);
        for (at, one) in held.into_iter().enumerate() {
            if at >= room {
                one.release();
                continue;
            }
            let one = self.one(Some(one), Far::Sending(0));
            let key = one.key;
            self.push(one);
            self.send(key);
        }
    }

    /// Takes one away; what was recorded is forgotten by the device too.
    pub fn remove(self, key: u32) {
        let one = self.take(key);
        if let Some(held) = one.as_ref().and_then(|one| one.held.clone()) {
            held.release();
            spawn_local(async move { recorder::forget(&held).await });
        }
        if let Some(Shelved::At(at)) = one.map(|one| one.shelved) {
            spawn_local(async move { drafts::forget_file(&at).await });
        }
        self.too_many.set(false);
    }

    /// Sends one up (again); what has arrived already stays there.
    pub fn send(self, key: u32) {
        let Some(held) = self.get_untracked(key).and_then(|one| one.held) else { return };
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
            match answer {
                Ok(stored) => {
                    self.set(key, Far::Ready(stored.id));
                    recorder::forget(&held).await;
                }
                Err(error) => {
                    self.set(key, Far::Failed(error));
                }
            }
        });
    }

    /// Whether it is still there.
    fn set(self, key: u32, far: Far) -> bool {
        self.change(key, |one| one.far = far)
    }

    fn one(self, held: Option<Held>, far: Far) -> One {
        let name = held.as_ref().map(|held| held.name.clone()).unwrap_or_default();
        One { key: self.fresh_key(), name, far, held, shelved: Shelved::No }
    }
}

/// With the device's shelf.
impl Recordings {
    /// The recordings of a draft, from the device where they lie there; [`Recordings::put`] shows them.
    pub async fn look_up(self, kept: Vec<DraftFile>) -> Vec<One> {
        let mut found = Vec::new();
        for file in kept {
            let held = if file.key.is_empty() { None } else { drafts::recording(&file).await };
            let shelved = if held.is_some() { Shelved::At(file.key) } else { Shelved::Cant };
            let far = match (file.id, &held) {
                (Some(id), _) => Far::Ready(id),
                (None, Some(_)) => Far::Sending(0),
                (None, None) => continue,
            };
            found.push(One { shelved, ..self.one(held, far) });
        }
        found
    }

    /// Puts the recordings of a draft in place. What has not gone up goes on from where it stopped.
    pub fn put(self, mut found: Vec<One>) {
        let known: Vec<Far> = found.iter().map(|one| one.far.clone()).collect();
        let others = self.all_untracked();
        // Those of the form that the draft doesn't know, as many as may be sent.
        found.extend(others.into_iter().filter(|one| matches!(one.far, Far::Ready(_)) && !known.contains(&one.far)));
        found.truncate(self.most());
        let unsent: Vec<u32> = found.iter().filter(|one| one.far == Far::Sending(0)).map(|one| one.key).collect();
        self.set_all(found);
        unsent.into_iter().for_each(|key| self.send(key));
    }

    /// One lies there now: nothing of a recorder's own pieces is needed any longer. `None` when it can't.
    pub async fn lies(self, key: u32, at: Option<String>) {
        let lies = at.is_some();
        self.shelved(key, at);
        let held = self.get_untracked(key).and_then(|one| one.held);
        if let Some(held) = held.filter(|_| lies) {
            recorder::forget(&held).await;
        }
    }
}

impl Deref for Recordings {
    type Target = Files<One>;

    fn deref(&self) -> &Files<One> {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::refusal::{Code, Field, Refusal};

    const KEY: &str = "sound/f/1";

    fn list(far: Far, shelved: Shelved) -> Recordings {
        let held = Held { key: 1, name: String::new(), bytes: 9.0, preview: String::new(), upload: "1".into(), pieces: String::new() };
        let list = Recordings::new(MediaKind::Voice);
        list.set_all(vec![One { shelved, ..list.one(Some(held), far) }]);
        list
    }

    fn lies() -> Shelved {
        Shelved::At(KEY.into())
    }

    /// Sending is blocked, it waits with the form, a draft has it, the draft may be queued.
    fn how(far: Far, shelved: Shelved) -> (bool, bool, bool, bool) {
        let list = list(far, shelved);
        (list.is_going(), list.waits(), list.files().len() == 1, list.all_shelved())
    }

    #[test]
    fn a2_2_2_a_recording_that_waits_for_the_network_waits_with_its_form() {
        let refused = || Far::Failed(AppError::Refused(vec![Refusal::new(Field::Voice, Code::NotARecording)]));
        let lost = || Far::Failed(AppError::Transport);
        let ready = || Far::Ready("a".repeat(64).into());
        let table = [
            (Far::Sending(40), lies(), (true, false, true, true)),
            (Far::Waiting, lies(), (false, true, true, true)),
            (Far::Waiting, Shelved::No, (false, true, false, false)),
            (Far::Waiting, Shelved::Cant, (false, true, false, false)),
            (lost(), lies(), (false, true, true, true)),
            (lost(), Shelved::Cant, (false, false, false, false)),
            (ready(), Shelved::No, (false, false, true, true)),
            (refused(), lies(), (false, false, false, true)),
        ];
        Owner::new().with(|| {
            for (far, shelved, expected) in table {
                assert_eq!(how(far.clone(), shelved.clone()), expected, "{far:?} {shelved:?}");
            }
        });
    }

    #[test]
    fn where_nothing_may_lie_on_the_device_a_recording_without_network_still_blocks() {
        Owner::new().with(|| assert!(list(Far::Waiting, Shelved::No).is_busy()));
    }

    #[test]
    fn a2_2_2_a_recording_is_written_down_once_and_once_more_under_another_draft() {
        Owner::new().with(|| {
            let list = list(Far::Waiting, Shelved::No);
            assert_eq!(list.take_unshelved().len(), 1);
            assert!(list.is_being_shelved() && list.take_unshelved().is_empty());
            list.unshelve();
            assert_eq!(list.take_unshelved().len(), 1);
        });
    }

    #[test]
    fn a2_2_2_what_is_on_its_way_stays_when_the_draft_comes_late() {
        Owner::new().with(|| {
            let list = list(Far::Sending(40), Shelved::No);
            let key = list.keys()[0];
            let in_hand = list.in_hand();
            list.put(Vec::new());
            list.put_back(in_hand);
            assert!(list.change(key, |one| one.far = Far::Ready("a".repeat(64).into())), "its sender finds it");
            assert_eq!(list.ready(), ["a".repeat(64).into()]);
        });
    }

    #[test]
    fn a2_2_2_what_comes_back_takes_nobodys_place() {
        Owner::new().with(|| {
            let list = list(Far::Sending(40), Shelved::No);
            let in_hand = list.in_hand();
            let brought = One { shelved: lies(), ..list.one(None, Far::Ready("b".repeat(64).into())) };
            list.put(vec![brought]);
            list.put_back(in_hand);
            assert_eq!((list.count(), list.ready()), (1, vec!["b".repeat(64).into()]));
        });
    }

    #[test]
    fn a2_2_2_what_the_draft_brings_and_what_the_form_has_is_never_more_than_may_be_sent() {
        Owner::new().with(|| {
            let list = list(Far::Ready("a".repeat(64).into()), Shelved::No);
            let brought = One { shelved: lies(), ..list.one(None, Far::Ready("b".repeat(64).into())) };
            list.put(vec![brought]);
            assert_eq!(list.ready(), ["b".repeat(64).into()]);
        });
    }
}
