//! What staff have typed about an appeal. It is kept on the device until it is sent: another card, a reload, an expired
//! session or a colleague's change lose nothing.

use super::panel::Panel;
use super::side::Side;
use super::state::State;
use crate::device::storage::{self, Key, Words};
use domain::ids::{AppealId, InstitutionId, MediaId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What was typed, as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    panel: Panel,
    routing_begun: bool,
    picked: Vec<InstitutionId>,
    lead: String,
    note: String,
    public_text: String,
    publish_photos: bool,
    category: String,
    district: String,
    ground: String,
    reason: String,
    progress: String,
    audience: String,
    answer: String,
    media: Vec<MediaId>,
    breach: String,
    until: String,
    stop: bool,
    target: String,
    forward_reason: String,
    extension: String,
    days: String,
    extend_reason: String,
    asked: String,
    question: String,
    query_photos: bool,
    returned: String,
    hold: String,
}

/// The same as signals, one for each control.
#[derive(Clone, Copy, Default)]
pub struct Typed {
    /// The form that is open.
    pub panel: RwSignal<Panel>,
    /// The routing form has been filled with the proposals once.
    pub routing_begun: RwSignal<bool>,
    /// Institutions chosen for routing, in the order of choosing.
    pub picked: RwSignal<Vec<InstitutionId>>,
    /// Code of the leading institution; empty: the first one chosen.
    pub lead: RwSignal<String>,
    /// Note for the institutions.
    pub note: RwSignal<String>,
    /// Text for the public.
    pub public_text: RwSignal<String>,
    /// Whether the photos are shown in public.
    pub publish_photos: RwSignal<bool>,
    /// Corrected category; empty: as it is.
    pub category: RwSignal<String>,
    /// Corrected district; empty: as it is.
    pub district: RwSignal<String>,
    /// Ground of refusal (A8.6), or of leaving unconsidered (A9.2).
    pub ground: RwSignal<String>,
    /// And its reasons.
    pub reason: RwSignal<String>,
    /// Progress entry.
    pub progress: RwSignal<String>,
    /// Who sees the progress entry.
    pub audience: RwSignal<String>,
    /// The answer.
    pub answer: RwSignal<String>,
    /// Proof photos of the answer.
    pub media: RwSignal<Vec<MediaId>>,
    /// Which term the author broke.
    pub breach: RwSignal<String>,
    /// Last day of the author's restriction.
    pub until: RwSignal<String>,
    /// Whether processing of the author's appeals stops too.
    pub stop: RwSignal<bool>,
    /// To whom it is sent on (A8.11).
    pub target: RwSignal<String>,
    /// Why it is sent on.
    pub forward_reason: RwSignal<String>,
    /// Which extension (A8.8).
    pub extension: RwSignal<String>,
    /// By how many working days.
    pub days: RwSignal<String>,
    /// Why the term is extended.
    pub extend_reason: RwSignal<String>,
    /// Who is asked (A8.10).
    pub asked: RwSignal<String>,
    /// The question.
    pub question: RwSignal<String>,
    /// Whether the photos go along.
    pub query_photos: RwSignal<bool>,
    /// Why a colleague's draft goes back (A7.0.2).
    pub returned: RwSignal<String>,
    /// Why the appeal is held, or no longer (A6.0.2).
    pub hold: RwSignal<String>,
}

impl Typed {
    /// Opens a form, or closes it when it is the open one.
    pub fn toggle(self, panel: Panel) {
        self.panel.update(|open| *open = if *open == panel { Panel::Closed } else { panel });
    }

    /// Empties every control: it has been sent.
    pub fn clear(self) {
        self.restore(Kept::default());
    }

    fn kept(self) -> Kept {
        Kept {
            panel: self.panel.get(),
            routing_begun: self.routing_begun.get(),
            picked: self.picked.get(),
            lead: self.lead.get(),
            note: self.note.get(),
            public_text: self.public_text.get(),
            publish_photos: self.publish_photos.get(),
            category: self.category.get(),
            district: self.district.get(),
            ground: self.ground.get(),
            reason: self.reason.get(),
            progress: self.progress.get(),
            audience: self.audience.get(),
            answer: self.answer.get(),
            media: self.media.get(),
            breach: self.breach.get(),
            until: self.until.get(),
            stop: self.stop.get(),
            target: self.target.get(),
            forward_reason: self.forward_reason.get(),
            extension: self.extension.get(),
            days: self.days.get(),
            extend_reason: self.extend_reason.get(),
            asked: self.asked.get(),
            question: self.question.get(),
            query_photos: self.query_photos.get(),
            returned: self.returned.get(),
            hold: self.hold.get(),
        }
    }

    fn restore(self, kept: Kept) {
        self.routing_begun.set(kept.routing_begun);
        self.picked.set(kept.picked);
        self.lead.set(kept.lead);
        self.note.set(kept.note);
        self.public_text.set(kept.public_text);
        self.publish_photos.set(kept.publish_photos);
        self.category.set(kept.category);
        self.district.set(kept.district);
        self.ground.set(kept.ground);
        self.reason.set(kept.reason);
        self.progress.set(kept.progress);
        self.audience.set(kept.audience);
        self.answer.set(kept.answer);
        self.media.set(kept.media);
        self.breach.set(kept.breach);
        self.until.set(kept.until);
        self.stop.set(kept.stop);
        self.target.set(kept.target);
        self.forward_reason.set(kept.forward_reason);
        self.extension.set(kept.extension);
        self.days.set(kept.days);
        self.extend_reason.set(kept.extend_reason);
        self.asked.set(kept.asked);
        self.question.set(kept.question);
        self.query_photos.set(kept.query_photos);
        self.returned.set(kept.returned);
        self.hold.set(kept.hold);
        self.panel.set(kept.panel);
    }
}

/// Where the device keeps what was typed about an appeal.
pub fn key(side: Side, appeal: &AppealId) -> Key {
    Words::Desk.about(&format!("{}/{appeal}", side.base().trim_start_matches('/')))
}

/// What lay in an appeal's controls when a step on it began.
#[derive(Clone)]
pub struct Begun(Kept);

impl Begun {
    /// Now.
    pub fn now(desk: State, appeal: &AppealId) -> Begun {
        Begun(match desk.is_open(appeal) {
            true => untrack(|| desk.typed.kept()),
            false => storage::read(&key(desk.side, appeal)).unwrap_or_default(),
        })
    }

    /// Empties some controls. Where somebody has typed on since, that was not sent: it stays.
    pub fn empty(&self, typed: Typed, empty: fn(Typed)) {
        macro_rules! put_back {
            ($($field:ident),+) => {
                let Kept { $($field),+ } = untrack(|| typed.kept());
                empty(typed);
                $(if $field != self.0.$field && typed.$field.with_untracked(|emptied| *emptied != $field) {
                    typed.$field.set($field);
                })+
            };
        }
        put_back!(
            panel,
            routing_begun,
            picked,
            lead,
            note,
            public_text,
            publish_photos,
            category,
            district,
            ground,
            reason,
            progress,
            audience,
            answer,
            media,
            breach,
            until,
            stop,
            target,
            forward_reason,
            extension,
            days,
            extend_reason,
            asked,
            question,
            query_photos,
            returned,
            hold
        );
    }
}

/// Empties some controls of an appeal that is not the open one any more, after they were sent.
pub(super) fn forget(side: Side, appeal: &AppealId, begun: &Begun, empty: fn(Typed)) {
    let key = key(side, appeal);
    let Some(kept) = storage::read::<Kept>(&key) else { return };
    let rest = without(kept, begun, empty);
    if rest == Kept::default() {
        storage::remove(&key);
    } else {
        storage::write(&key, &rest);
    }
}

/// What is left when some controls are emptied; the controls are made for this alone.
fn without(kept: Kept, begun: &Begun, empty: fn(Typed)) -> Kept {
    Owner::new().with(|| {
        let typed = Typed::default();
        typed.restore(kept);
        begun.empty(typed, empty);
        untrack(|| typed.kept())
    })
}

/// A photo that has gone up belongs to the appeal for which it was chosen, whichever card is open by now.
pub fn attach(desk: State, appeal: &AppealId, media: MediaId) {
    let add = |all: &mut Vec<MediaId>| {
        if !all.contains(&media) {
            all.push(media.clone());
        }
    };
    if desk.is_open(appeal) {
        return desk.typed.media.update(add);
    }
    let key = key(desk.side, appeal);
    let mut kept = storage::read::<Kept>(&key).unwrap_or_default();
    add(&mut kept.media);
    storage::write(&key, &kept);
}

/// Keeps what is typed with the appeal it is about, and brings it back when the appeal is opened again.
pub fn keep(desk: State) {
    let about = StoredValue::new(None::<AppealId>);
    Effect::new(move |_| {
        let selected = desk.selected.get();
        let kept = selected.as_ref().and_then(|id| storage::read::<Kept>(&key(desk.side, id))).unwrap_or_default();
        about.set_value(selected);
        desk.problem.set(None);
        desk.dialog.set(false);
        desk.typed.restore(kept);
    });
    Effect::new(move |_| {
        let kept = desk.typed.kept();
        let Some(appeal) = about.get_value() else { return };
        let key = key(desk.side, &appeal);
        if kept == Kept::default() {
            storage::remove(&key);
        } else {
            storage::write(&key, &kept);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a8_9_what_was_sent_goes_and_the_other_words_about_the_appeal_stay() {
        let kept = Kept { progress: "sent".into(), answer: "half an answer".into(), media: vec!["photo".into()], ..Kept::default() };
        let begun = Begun(kept.clone());
        let rest = without(kept.clone(), &begun, |typed| typed.progress.set(String::new()));
        assert_eq!(rest, Kept { progress: String::new(), ..kept.clone() });
        assert_eq!(without(kept, &begun, Typed::clear), Kept::default());
    }

    #[test]
    fn a8_9_what_was_typed_on_while_the_step_was_on_its_way_stays() {
        let begun = Kept { progress: "sent".into(), media: vec!["photo".into()], ..Kept::default() };
        let now = Kept { progress: "sent, and more".into(), ..begun.clone() };
        assert_eq!(without(now, &Begun(begun), Typed::clear), Kept { progress: "sent, and more".into(), ..Kept::default() });
    }
}
