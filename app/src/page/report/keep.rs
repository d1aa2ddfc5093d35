//! Everything typed is kept: it survives a reload, a sign-in, a lost network, and with consent a closed browser too (T8.1).

use super::state::Report;
use crate::device::{self, storage};
use domain::appeal::form::AppealForm;
use domain::appeal::view::PlaceHit;
use domain::ids::AppealId;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

const KEY: &str = "report";

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
        let AppealForm { point, place, district, address, category, text, media, voice, videos, postal_address, .. } = &self.form;
        let words = [address, &category.0, text, postal_address].iter().any(|words| !words.trim().is_empty());
        words || point.is_some() || place.is_some() || district.is_some() || !media.is_empty() || voice.is_some() || !videos.is_empty()
    }
}

/// Brings back what was kept, then keeps every change. A form kept by the server (`from_server`) wins over the device's.
/// Tells whether something was brought back.
pub fn keep(report: Report, from_server: bool) -> RwSignal<bool> {
    let restored = RwSignal::new(false);
    Effect::new(move |ran: Option<()>| {
        let kept = report.kept();
        if ran.is_some() {
            write(&kept);
        } else if !from_server && !kept.is_worth_keeping() {
            restored.set(restore(report));
        }
    });
    restored
}

fn write(kept: &Kept) {
    if kept.is_worth_keeping() {
        storage::write(KEY, kept);
    } else {
        storage::remove(KEY);
    }
}

fn restore(report: Report) -> bool {
    let Some(kept) = storage::read::<Kept>(KEY).filter(Kept::is_worth_keeping) else { return false };
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
    storage::remove(KEY);
}

/// Empties the form and begins a new appeal.
pub fn restart(report: Report) {
    report.hit.set(None);
    report.similar.set(Vec::new());
    report.refusals.set(Vec::new());
    report.error.set(None);
    report.fill(AppealForm { id: report.id.get_untracked(), ..AppealForm::default() });
    renew(report);
    forget();
}

/// Gives the form a new id: what is sent next is another appeal.
pub fn renew(report: Report) {
    if let Some(id) = device::ids::fresh() {
        report.id.set(AppealId(id));
    }
}

/// The appeal has been sent, whichever way: its form needn't be kept any longer.
pub fn sent(appeal: &AppealId) {
    if storage::read::<Kept>(KEY).is_some_and(|kept| kept.form.id == *appeal) {
        forget();
    }
}
