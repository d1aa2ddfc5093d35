//! Everything typed is kept: it survives a reload, a sign-in, a lost network, and with consent a closed browser too (T8.1).

use super::draft;
use super::state::Report;
use crate::device;
use crate::device::storage::{self, Words};
use domain::appeal::form::AppealForm;
use domain::appeal::view::PlaceHit;
use domain::ids::AppealId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The form as it lies on the device.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// The form.
    pub form: AppealForm,
    /// The place found by its name.
    pub hit: Option<PlaceHit>,
}

impl Kept {
    /// Something has been filled in that would be a pity to lose.
    pub(super) fn is_worth_keeping(&self) -> bool {
        is_worth_keeping(&self.form)
    }
}

/// Something has been filled in that would be a pity to lose.
pub(super) fn is_worth_keeping(form: &AppealForm) -> bool {
    let AppealForm { point, place, district, address, category, text, media, voice, videos, postal_address, .. } = form;
    let words = [address, &category.0, text, postal_address].iter().any(|words| !words.trim().is_empty());
    words || point.is_some() || place.is_some() || district.is_some() || !media.is_empty() || voice.is_some() || !videos.is_empty()
}

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The draft to write on (`?open=`).
    pub open: Option<AppealId>,
    /// A blank form (`?new=1`).
    pub blank: bool,
}

/// Brings back what was kept, then keeps every change: the words at once, the whole draft with its files on the device's
/// shelf. A form kept by the server (`from_server`) wins over the device's. Tells whether something was brought back.
pub fn keep(report: Report, from_server: bool, asked: Asked) -> RwSignal<bool> {
    let restored = RwSignal::new(false);
    Effect::new(move |ran: Option<()>| {
        let kept = report.kept();
        report.files();
        if ran.is_some() {
            write(&kept);
            draft::save(report);
        } else {
            let typed = from_server || kept.is_worth_keeping();
            let other = asked.blank || asked.open.is_some();
            if !typed && (other || !restore(report)) {
                // The page may be one that was seen before: two appeals must not have its one id.
                renew(report);
            } else if !typed {
                restored.set(true);
            }
            draft::begin(report, asked.open.clone(), asked.blank, move || restored.set(true));
        }
    });
    restored
}

fn write(kept: &Kept) {
    if kept.is_worth_keeping() {
        storage::write(&Words::Report.key(), kept);
    } else {
        storage::remove(&Words::Report.key());
    }
}

fn restore(report: Report) -> bool {
    let Some(kept) = storage::read::<Kept>(&Words::Report.key()).filter(Kept::is_worth_keeping) else { return false };
    report.hit.set(kept.hit);
    report.fill(kept.form);
    true
}

/// Keeps the form as it stands now, before the page is left for the sign-in or the terms.
pub fn keep_now(report: Report) {
    write(&untrack(|| report.kept()));
}

/// After sending: nothing stays on the device.
pub fn forget() {
    storage::remove(&Words::Report.key());
}

/// Empties the form and begins a new appeal.
pub fn restart(report: Report) {
    report.hit.set(None);
    report.similar.set(Vec::new());
    report.refusals.set(Vec::new());
    report.error.set(None);
    report.fill(AppealForm { id: report.id.get_untracked(), ..AppealForm::default() });
    draft::forget(report);
    renew(report);
    forget();
}

/// Gives the form a new id: what is sent next is another appeal.
pub fn renew(report: Report) {
    if let Some(id) = device::ids::fresh() {
        report.id.set(AppealId(id));
        draft::renewed(report);
    }
}

/// The appeal has been sent, whichever way: its form needn't be kept any longer.
pub fn sent(appeal: &AppealId) {
    if storage::read::<Kept>(&Words::Report.key()).is_some_and(|kept| kept.form.id == *appeal) {
        forget();
    }
    if !draft::is_allowed() {
        return;
    }
    let appeal = appeal.clone();
    leptos::task::spawn_local(async move {
        // A receipt among the drafts says the same as the page that is shown now.
        let _ = device::drafts::remove(&appeal).await;
    });
}
