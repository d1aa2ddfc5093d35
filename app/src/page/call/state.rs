//! What the form holds while somebody is on the telephone. It is kept for the window: a reload in the middle of a call loses nothing.

use crate::device::focus::focus;
use crate::device::ids;
use crate::device::storage::{self, Words};
use crate::device::typed::rather;
use crate::error::AppError;
use domain::appeal::form::{AppealForm, JoinForm};
use domain::appeal::view::PlaceHit;
use domain::correspondence::LetterForm;
use domain::geo::Point;
use domain::ids::{AppealId, CategoryId, InstitutionId, JoinId};
use domain::phone::{Caller, PhoneAppealForm, PhoneJoinForm, PhoneLetterForm, PhoneReceipt};
use domain::refusal::Refusal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use std::future::Future;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    id: String,
    caller: Caller,
    point: Option<Point>,
    place: String,
    address: String,
    category: String,
    text: String,
    official: bool,
    institution: String,
    subject: String,
}

/// What was kept, under what was typed since.
fn together(now: Kept, kept: Kept) -> Kept {
    let one = |now: String, kept: String| if now.is_empty() { kept } else { now };
    Kept {
        id: kept.id,
        caller: Caller {
            given_name: one(now.caller.given_name, kept.caller.given_name),
            surname: one(now.caller.surname, kept.caller.surname),
            phone: one(now.caller.phone, kept.caller.phone),
            consent: now.caller.consent || kept.caller.consent,
        },
        point: now.point.or(kept.point),
        place: one(now.place, kept.place),
        address: one(now.address, kept.address),
        category: one(now.category, kept.category),
        text: one(now.text, kept.text),
        official: now.official || kept.official,
        institution: one(now.institution, kept.institution),
        subject: one(now.subject, kept.subject),
    }
}

/// What was typed on after it was sent: how the next call begins.
fn unsent(sent: &Kept, now: Kept) -> Kept {
    let left = |sent: &String, now: String| rather(sent, now, String::new());
    Kept {
        id: String::new(),
        caller: Caller {
            given_name: left(&sent.caller.given_name, now.caller.given_name),
            surname: left(&sent.caller.surname, now.caller.surname),
            phone: left(&sent.caller.phone, now.caller.phone),
            consent: rather(&sent.caller.consent, now.caller.consent, false),
        },
        point: rather(&sent.point, now.point, None),
        place: left(&sent.place, now.place),
        address: left(&sent.address, now.address),
        category: left(&sent.category, now.category),
        text: left(&sent.text, now.text),
        official: rather(&sent.official, now.official, false),
        institution: left(&sent.institution, now.institution),
        subject: left(&sent.subject, now.subject),
    }
}

/// Of what the device keeps, only what was typed on while it was sent stays.
fn forget(sent: &Kept) {
    let left = unsent(sent, storage::read(&Words::Call.key()).unwrap_or_default());
    if left == Kept::default() {
        storage::remove(&Words::Call.key());
    } else {
        storage::write(&Words::Call.key(), &left);
    }
}

/// The form as signals.
#[derive(Clone, Copy)]
pub struct Call {
    /// The id of the next attempt; a retry keeps it.
    pub id: RwSignal<String>,
    /// Given name.
    pub given_name: RwSignal<String>,
    /// Surname.
    pub surname: RwSignal<String>,
    /// Telephone number.
    pub phone: RwSignal<String>,
    /// The caller agrees.
    pub consent: RwSignal<bool>,
    /// The place.
    pub point: RwSignal<Option<Point>>,
    /// Words by which it was looked for, then its name.
    pub place: RwSignal<String>,
    /// What was found by them.
    pub hits: RwSignal<Vec<PlaceHit>>,
    /// Address in the caller's words.
    pub address: RwSignal<String>,
    /// A category's code.
    pub category: RwSignal<String>,
    /// The text.
    pub text: RwSignal<String>,
    /// An official appeal to an institution, without a place (R11.7).
    pub official: RwSignal<bool>,
    /// To which one.
    pub institution: RwSignal<String>,
    /// About what, in a line.
    pub subject: RwSignal<String>,
    /// What was wrong.
    pub refusals: RwSignal<Vec<Refusal>>,
    /// Why it failed otherwise.
    pub error: RwSignal<Option<AppError>>,
    /// On its way.
    pub sending: RwSignal<bool>,
    /// What is to be read aloud.
    pub receipt: RwSignal<Option<PhoneReceipt>>,
    /// What was sent last.
    sent: StoredValue<Kept>,
}

impl Call {
    /// What was typed before a reload, or nothing.
    pub fn new() -> Call {
        let call = Call {
            id: RwSignal::default(),
            given_name: RwSignal::default(),
            surname: RwSignal::default(),
            phone: RwSignal::default(),
            consent: RwSignal::new(false),
            point: RwSignal::default(),
            place: RwSignal::default(),
            hits: RwSignal::default(),
            address: RwSignal::default(),
            category: RwSignal::default(),
            text: RwSignal::default(),
            official: RwSignal::new(false),
            institution: RwSignal::default(),
            subject: RwSignal::default(),
            refusals: RwSignal::default(),
            error: RwSignal::default(),
            sending: RwSignal::new(false),
            receipt: RwSignal::default(),
            sent: StoredValue::new(Kept::default()),
        };
        Effect::new(move |before: Option<()>| {
            if before.is_none() {
                // Who calls speaks at once: what was typed before the page woke up stays.
                let now = call.kept();
                call.restore(together(now, storage::read(&Words::Call.key()).unwrap_or_default()));
            }
            let kept = call.kept();
            let nothing = Kept { id: kept.id.clone(), ..Kept::default() } == kept;
            match nothing {
                true => storage::remove(&Words::Call.key()),
                false => {
                    storage::write(&Words::Call.key(), &kept);
                }
            }
        });
        call
    }

    fn caller(self) -> Caller {
        Caller { given_name: self.given_name.get(), surname: self.surname.get(), phone: self.phone.get(), consent: self.consent.get() }
    }

    fn kept(self) -> Kept {
        Kept {
            id: self.id.get(),
            caller: self.caller(),
            point: self.point.get(),
            place: self.place.get(),
            address: self.address.get(),
            category: self.category.get(),
            text: self.text.get(),
            official: self.official.get(),
            institution: self.institution.get(),
            subject: self.subject.get(),
        }
    }

    fn restore(self, kept: Kept) {
        self.id.set(Some(kept.id).filter(|id| !id.is_empty()).or_else(ids::fresh).unwrap_or_default());
        self.given_name.set(kept.caller.given_name);
        self.surname.set(kept.caller.surname);
        self.phone.set(kept.caller.phone);
        self.consent.set(kept.caller.consent);
        self.point.set(kept.point);
        self.place.set(kept.place);
        self.address.set(kept.address);
        self.category.set(kept.category);
        self.text.set(kept.text);
        self.official.set(kept.official);
        self.institution.set(kept.institution);
        self.subject.set(kept.subject);
    }

    /// The appeal as it will be sent. What lies near was shown beside the form all the while.
    pub fn appeal(self) -> PhoneAppealForm {
        let appeal = AppealForm {
            id: AppealId(self.id.get_untracked()),
            point: self.point.get_untracked(),
            address: self.address.get_untracked(),
            category: CategoryId(self.category.get_untracked()),
            text: self.text.get_untracked(),
            similar_seen: true,
            ..AppealForm::default()
        };
        PhoneAppealForm { caller: untrack(|| self.caller()), appeal }
    }

    /// The official appeal as it will be sent.
    pub fn letter(self) -> PhoneLetterForm {
        let letter = LetterForm {
            id: AppealId(self.id.get_untracked()),
            institution: InstitutionId(self.institution.get_untracked()),
            subject: self.subject.get_untracked(),
            text: self.text.get_untracked(),
            ..LetterForm::default()
        };
        PhoneLetterForm { caller: untrack(|| self.caller()), letter }
    }

    /// Joining this appeal with what was typed.
    pub fn join(self, appeal: AppealId) -> PhoneJoinForm {
        let join = JoinForm { id: JoinId(self.id.get_untracked()), appeal, text: self.text.get_untracked(), ..JoinForm::default() };
        PhoneJoinForm { caller: untrack(|| self.caller()), join }
    }

    /// Sends, and shows what is to be read aloud.
    pub fn send(self, call: impl Future<Output = Result<PhoneReceipt, AppError>> + 'static) {
        if self.sending.get_untracked() {
            return;
        }
        self.sending.set(true);
        let sent = untrack(|| self.kept());
        self.sent.set_value(sent.clone());
        self.refuse(Vec::new());
        spawn_local(async move {
            match call.await {
                Ok(receipt) => {
                    self.receipt.try_set(Some(receipt));
                    forget(&sent);
                    focus("call-done");
                }
                Err(AppError::Refused(refusals)) => self.refuse(refusals),
                Err(error) => drop(self.error.try_set(Some(error))),
            }
            self.sending.try_set(false);
        });
    }

    /// Shows what is wrong.
    pub fn refuse(self, refusals: Vec<Refusal>) {
        self.error.try_set(None);
        self.refusals.try_set(refusals);
    }

    /// The next call begins empty, but for what was typed while the one before was sent.
    pub fn next(self) {
        let now = untrack(|| self.kept());
        self.restore(self.sent.with_value(|sent| unsent(sent, now)));
        self.hits.set(Vec::new());
        self.receipt.set(None);
        focus("phone");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t8_3_what_a_caller_said_before_the_page_woke_up_stays() {
        let kept = |text: &str, address: &str| Kept { text: text.into(), address: address.into(), ..Kept::default() };
        let before = Kept { id: "id".into(), ..kept("kept", "street") };
        assert_eq!(together(kept("typed", ""), before.clone()), Kept { text: "typed".into(), ..before });
        assert_eq!(together(kept("typed", ""), Kept::default()), kept("typed", ""));
    }

    #[test]
    fn a2_2_2_the_next_call_begins_with_what_was_typed_while_the_one_before_was_sent() {
        let kept = |text: &str, address: &str| Kept { id: "id".into(), text: text.into(), address: address.into(), ..Kept::default() };
        let left = unsent(&kept("sent", "street"), kept("sent", "another street"));
        assert_eq!(left, Kept { id: String::new(), ..kept("", "another street") });
        assert_eq!(unsent(&kept("sent", "street"), kept("sent", "street")), Kept::default());
    }
}
