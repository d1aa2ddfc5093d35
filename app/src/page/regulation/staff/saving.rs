//! The draft saves itself while it is typed: on the device at once, at the server a moment after the last key. What others wrote
//! meanwhile comes back with the answer and is put together with what is typed here.

use crate::api::regulation::save_regulation;
use crate::device;
use crate::device::storage::{self, Key, Words};
use crate::error::AppError;
use domain::ids::RegulationId;
use domain::regulation::merge::merge;
use domain::regulation::{Clause, SaveForm, Text};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long after the last key the server is told.
const PAUSE: Duration = Duration::from_millis(1_200);

/// What is kept on the device until the server has it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    base: Text,
    text: Text,
    mine: Text,
    conflicts: Vec<Clause>,
}

/// How the draft stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// The server has everything.
    #[default]
    Saved,
    /// It is being told.
    Saving,
    /// The device alone has it.
    Here,
}

/// A draft in the editor.
#[derive(Clone, Copy)]
pub struct Draft {
    id: StoredValue<RegulationId>,
    /// What is typed.
    pub text: RwSignal<Text>,
    base: RwSignal<Text>,
    /// The own words of clauses in which somebody else's stand.
    pub mine: RwSignal<Text>,
    /// Those clauses.
    pub conflicts: RwSignal<Vec<Clause>>,
    /// How it stands.
    pub standing: RwSignal<Standing>,
    /// Why it could not be saved.
    pub failed: RwSignal<Option<AppError>>,
    turn: StoredValue<u32>,
    /// An answer is on its way: two savings at once would meet each other.
    busy: StoredValue<bool>,
}

impl Draft {
    /// The draft as the server gave it, with what this device still keeps.
    pub fn new(id: RegulationId, text: Text) -> Draft {
        let draft = Draft {
            id: StoredValue::new(id),
            base: RwSignal::new(text.clone()),
            mine: RwSignal::new(Text::default()),
            conflicts: RwSignal::new(Vec::new()),
            text: RwSignal::new(text),
            standing: RwSignal::new(Standing::default()),
            failed: RwSignal::new(None),
            turn: StoredValue::new(0),
            busy: StoredValue::new(false),
        };
        let mounted = device::mounted();
        // Until the page is awake its controls hold what the server gave, and what was typed into that.
        Effect::new(move |begun: Option<bool>| {
            let awake = mounted.get();
            if awake && begun != Some(true) {
                draft.restore();
            }
            if awake {
                draft.keep();
            }
            awake
        });
        draft
    }

    fn key(self) -> Key {
        Words::Desk.about(&format!("regulation/{}", self.id.get_value()))
    }

    /// Brings back what this device kept, under what was typed since.
    fn restore(self) {
        let Some(kept) = storage::read::<Kept>(&self.key()) else { return };
        let together = merge(&self.base.get_untracked(), &self.text.get_untracked(), &kept.text);
        self.base.set(kept.base);
        self.mine.set(kept.mine);
        self.conflicts.set(kept.conflicts);
        self.text.set(together.text);
    }

    /// Keeps what is typed on the device, and tells the server after a pause.
    fn keep(self) {
        let kept = Kept { base: self.base.get(), text: self.text.get(), mine: self.mine.get(), conflicts: self.conflicts.get() };
        if kept.base == kept.text && kept.conflicts.is_empty() {
            storage::remove(&self.key());
            return;
        }
        storage::write(&self.key(), &kept);
        if kept.base == kept.text {
            return;
        }
        self.standing.set(Standing::Here);
        let turn = self.next();
        set_timeout(
            move || {
                if self.turn.try_get_value() == Some(turn) {
                    self.save();
                }
            },
            PAUSE,
        );
    }

    fn next(self) -> u32 {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.turn.get_value()
    }

    /// Tells the server now.
    pub fn save(self) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        let (base, sent) = (self.base.get_untracked(), self.text.get_untracked());
        self.standing.set(Standing::Saving);
        spawn_local(async move {
            let saved = save_regulation(SaveForm { id: self.id.get_value(), base, text: sent.clone() }).await;
            // The editor is gone meanwhile.
            if self.busy.try_set_value(false).is_some() {
                return;
            }
            match saved {
                Ok(saved) => {
                    self.failed.set(None);
                    // What was typed while the answer was on its way goes on top of it.
                    let typed = self.text.get_untracked();
                    let together = merge(&sent, &typed, &saved.text);
                    let clashes: Vec<Clause> = saved.conflicts.into_iter().chain(together.conflicts).collect();
                    if !clashes.is_empty() {
                        self.mine.update(|mine| clashes.iter().for_each(|clause| domain::regulation::merge::take(*clause, &typed, mine)));
                        self.conflicts.update(|open| {
                            open.extend(clashes);
                            open.sort_unstable();
                            open.dedup();
                        });
                    }
                    self.standing.set(Standing::Saved);
                    self.base.set(saved.text);
                    if together.text != typed {
                        self.text.set(together.text);
                    }
                }
                Err(error) => {
                    self.standing.set(Standing::Here);
                    self.failed.set(Some(error));
                }
            }
        });
    }

    /// Ends a conflict: with the own words, or with what is kept.
    pub fn settle(self, clause: Clause, own: bool) {
        if own {
            let mine = self.mine.get_untracked();
            self.text.update(|text| domain::regulation::merge::take(clause, &mine, text));
        }
        self.conflicts.update(|open| open.retain(|one| *one != clause));
    }
}
