//! The form as a draft on the device: with consent every change goes there, photos and recordings too. Two windows with the same draft don't
//! write over one another: the later one is told and chooses.

use super::keep;
use super::photo_list::Photo;
use super::place_words;
use super::recordings::{One, Recordings};
use super::state::Report;
use crate::device::drafts::{self, KeptDraft, Saved};
use crate::device::shelf::ShelfError;
use crate::device::{clock, consent, ids};
use domain::account::DeviceUse;
use domain::appeal::form::AppealForm;
use domain::appeal::kept::{self, DraftFile, DraftState};
use domain::ids::{AppealId, PersonId};
use domain::media::MediaKind;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Why the draft is not kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// No room on the device.
    Full,
    /// Another window has written it, or sent it, meanwhile.
    Elsewhere(Box<KeptDraft>),
}

/// How far the draft of this page is kept.
#[derive(Clone, Copy)]
pub struct Keeper {
    /// The version that lies on the device; 0: none.
    version: StoredValue<u32>,
    /// What lay there before has been looked at.
    ready: StoredValue<bool>,
    /// The newest contents that wait to be written.
    latest: StoredValue<Option<KeptDraft>>,
    writing: StoredValue<bool>,
    /// Who is signed in; a draft that waits goes out under no other name.
    person: StoredValue<Option<PersonId>>,
    /// What is in the way.
    pub trouble: RwSignal<Option<Trouble>>,
}

impl Keeper {
    /// Nothing kept yet.
    pub fn new(person: Option<PersonId>) -> Keeper {
        Keeper {
            version: StoredValue::new(0),
            ready: StoredValue::new(false),
            latest: StoredValue::new(None),
            writing: StoredValue::new(false),
            person: StoredValue::new(person),
            trouble: RwSignal::new(None),
        }
    }
}

/// Whether drafts may lie on this device.
pub fn is_allowed() -> bool {
    consent::state(DeviceUse::Storage) == Some(true)
}

/// Takes up what lies on the device for this form: the draft of the address, the one typed last, or the newest.
pub fn begin(report: Report, wanted: Option<AppealId>, blank: bool, brought: impl Fn() + 'static) {
    let ready = move || {
        report.keeper.ready.try_set_value(true);
        save(report);
    };
    if !is_allowed() || blank {
        return ready();
    }
    let typed = untrack(|| report.kept().is_worth_keeping().then(|| report.id.get()));
    spawn_local(async move {
        match (wanted, typed) {
            (Some(id), _) => {
                if let Ok(Some(draft)) = drafts::take_out(&id).await {
                    bring(report, draft).await;
                    brought();
                }
            }
            (None, Some(id)) => meet(report, &id).await,
            (None, None) => {
                let newest = drafts::all().await.unwrap_or_default().into_iter().rev().find(|draft| draft.state == DraftState::Draft);
                let untouched = report.text.try_with_untracked(String::is_empty) == Some(true);
                if let Some(draft) = newest.filter(|_| untouched) {
                    bring(report, draft).await;
                    brought();
                }
            }
        }
        ready();
    });
}

/// The words typed last win over the draft's; its files and version are taken up.
async fn meet(report: Report, id: &AppealId) {
    match drafts::one(id).await {
        Ok(Some(draft)) if draft.state.may_write() => {
            let files = Files::look_up(report, draft.files).await;
            report.keeper.version.try_set_value(draft.version);
            files.put(report);
        }
        Ok(Some(draft)) => report.keeper.trouble.set(Some(Trouble::Elsewhere(Box::new(draft)))),
        Ok(None) | Err(_) => {}
    }
}

/// Puts a kept draft into the form. Words typed and files added while it was looked up stay.
pub async fn bring(report: Report, draft: KeptDraft) {
    let before = report.text.try_get_untracked();
    let files = Files::look_up(report, draft.files.clone()).await;
    if let (Some(before), Some(text)) = (before, report.text.try_get_untracked()) {
        take(report, draft, files, (text != before).then_some(text));
    }
}

/// All at once: in between, a form without its files would be kept.
fn take(report: Report, draft: KeptDraft, files: Files, typed: Option<String>) {
    report.keeper.version.try_set_value(draft.version);
    report.keeper.trouble.set(None);
    report.hit.set(draft.hit);
    let added = Files::in_hand(report);
    let text = typed.unwrap_or(draft.form.text);
    report.fill(AppealForm { text, ..draft.form });
    files.put(report);
    added.put_back(report);
}

/// The files of a draft, found on the device and not yet shown.
struct Files {
    photos: Vec<Photo>,
    voice: Vec<One>,
    videos: Vec<One>,
}

impl Files {
    async fn look_up(report: Report, files: Vec<DraftFile>) -> Files {
        let of = |kind: MediaKind| files.iter().filter(|file| file.kind == kind).cloned().collect();
        Files {
            photos: report.photos.look_up(of(MediaKind::Photo)).await,
            voice: report.voice.look_up(of(MediaKind::Voice)).await,
            videos: report.videos.look_up(of(MediaKind::Video)).await,
        }
    }

    /// What the person has added meanwhile.
    fn in_hand(report: Report) -> Files {
        Files { photos: report.photos.in_hand(), voice: report.voice.in_hand(), videos: report.videos.in_hand() }
    }

    fn put(self, report: Report) {
        let added = Files::in_hand(report);
        report.photos.put(self.photos);
        report.voice.put(self.voice);
        report.videos.put(self.videos);
        added.put_back(report);
    }

    fn put_back(self, report: Report) {
        report.photos.put_back(self.photos);
        report.voice.put_back(self.voice);
        report.videos.put_back(self.videos);
    }
}

/// Keeps the form as it stands now. One writing at a time; the newest contents follow.
pub fn save(report: Report) {
    let keeper = report.keeper;
    let held_back = matches!(keeper.trouble.get_untracked(), Some(Trouble::Elsewhere(_)));
    if !is_allowed() || !keeper.ready.get_value() || held_back {
        return;
    }
    shelve(report);
    let draft = untrack(|| contents(report, DraftState::Draft));
    keeper.latest.set_value(Some(draft));
    if !keeper.writing.get_value() {
        keeper.writing.set_value(true);
        spawn_local(async move {
            // The page may be gone by then; what was taken before is written all the same.
            while let Some(draft) = keeper.latest.try_update_value(Option::take).flatten() {
                write(keeper, draft).await;
            }
            keeper.writing.try_set_value(false);
        });
    }
}

/// Puts the draft into the queue; whether it lies there.
pub async fn queue(report: Report) -> bool {
    let keeper = report.keeper;
    shelve(report);
    let being_shelved = move || report.photos.is_being_shelved() || report.voice.is_being_shelved() || report.videos.is_being_shelved();
    while being_shelved() || keeper.writing.try_get_value() == Some(true) {
        clock::pause(TICK_MS).await;
    }
    let draft = untrack(|| contents(report, DraftState::Waiting));
    // From here on the draft is the sender's.
    keeper.ready.try_set_value(false);
    let all_shelved = report.photos.all_shelved() && report.voice.all_shelved() && report.videos.all_shelved();
    let queued = all_shelved && write(keeper, draft).await;
    keeper.ready.try_set_value(!queued);
    queued
}

const TICK_MS: u32 = 20;

async fn write(keeper: Keeper, draft: KeptDraft) -> bool {
    let version = keeper.version.try_get_value().unwrap_or_default();
    let id = draft.form.id.clone();
    // Where the phone is stands there by itself: that alone is no draft yet.
    let typed = AppealForm { point: None, ..draft.form.clone() };
    let worth = draft.state != DraftState::Draft || keep::is_worth_keeping(&typed) || !draft.files.is_empty();
    if !worth {
        if version > 0 {
            keeper.version.try_set_value(0);
            let _ = drafts::remove(&id).await;
        }
        return false;
    }
    let saved = drafts::save(KeptDraft { version, ..draft }).await;
    if let Ok(Saved::Kept(version)) = &saved {
        keeper.version.try_set_value(*version);
    }
    let kept = matches!(saved, Ok(Saved::Kept(_)));
    let trouble = match saved {
        Ok(Saved::Kept(_)) | Err(ShelfError::Unavailable) => None,
        Ok(Saved::Changed(other)) => Some(Trouble::Elsewhere(other)),
        Err(ShelfError::Full) => Some(Trouble::Full),
    };
    if keeper.trouble.try_get_untracked().is_some_and(|before| before != trouble) {
        keeper.trouble.set(trouble);
    }
    kept
}

fn contents(report: Report, state: DraftState) -> KeptDraft {
    let place = place_words::sentence(report).unwrap_or_else(|| report.address.get());
    let owner = report.keeper.person.get_value();
    KeptDraft { state, form: report.form(), hit: report.hit.get(), place, files: report.files(), owner, ..KeptDraft::default() }
}

/// Files that lie nowhere on the device yet.
fn shelve(report: Report) {
    shelve_photos(report);
    shelve_recordings(report, report.voice);
    shelve_recordings(report, report.videos);
}

fn shelve_recordings(report: Report, list: Recordings) {
    let form = report.id.get_untracked();
    for (key, held) in list.take_unshelved() {
        let at = kept::key(list.kind, &form, &held.upload);
        spawn_local(async move {
            let kept = drafts::keep_recording(&at, &held).await;
            if kept == Err(ShelfError::Full) {
                report.keeper.trouble.try_set(Some(Trouble::Full));
            }
            list.lies(key, kept.is_ok().then_some(at)).await;
        });
    }
}

fn shelve_photos(report: Report) {
    let form = report.id.get_untracked();
    for (key, chosen) in report.photos.take_unshelved() {
        let Some(fresh) = ids::fresh() else { return };
        let at = kept::key(MediaKind::Photo, &form, &fresh);
        spawn_local(async move {
            let kept = drafts::keep_file(&at, &chosen).await;
            if kept == Err(ShelfError::Full) {
                report.keeper.trouble.try_set(Some(Trouble::Full));
            }
            report.photos.shelved(key, kept.is_ok().then_some(at));
        });
    }
}

/// The form goes on as another draft: the one on the device stays as it is.
pub fn part_ways(report: Report) {
    keep::renew(report);
    report.keeper.trouble.set(None);
    save(report);
}

/// The draft has been sent, or is given up: nothing of it stays on the device.
pub fn forget(report: Report) {
    let id = report.id.get_untracked();
    let lay_there = report.keeper.version.get_value() > 0;
    report.keeper.version.set_value(0);
    report.keeper.latest.set_value(None);
    if lay_there {
        spawn_local(async move {
            let _ = drafts::remove(&id).await;
        });
    }
}

/// What belongs to the old id stays with it.
pub fn renewed(report: Report) {
    report.keeper.version.set_value(0);
    report.photos.unshelve();
    report.voice.unshelve();
    report.videos.unshelve();
}

#[cfg(test)]
mod tests {
    use super::super::start::Start;
    use super::*;

    #[test]
    fn a2_2_2_words_typed_while_a_draft_is_looked_up_stay() {
        Owner::new().with(|| {
            let report = Report::new(&Start {
                id: "01890000-0000-7000-8000-000000000001".into(),
                draft: None,
                find: String::new(),
                hits: Vec::new(),
                words: None,
                similar: Vec::new(),
                person: None,
            });
            let draft = KeptDraft {
                form: AppealForm { text: "köhnə".into(), address: "Nizami 12".into(), ..AppealForm::default() },
                ..KeptDraft::default()
            };
            let none = || Files { photos: Vec::new(), voice: Vec::new(), videos: Vec::new() };
            take(report, draft.clone(), none(), Some("Yolda çuxur".into()));
            assert_eq!((report.text.get(), report.address.get()), ("Yolda çuxur".to_owned(), "Nizami 12".to_owned()));
            take(report, draft, none(), None);
            assert_eq!(report.text.get(), "köhnə");
        });
    }
}
