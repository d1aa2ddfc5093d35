//! The form as signals; what is typed is kept for the window.

use crate::device::storage::{self, Words};
use crate::device::typed::rather;
use crate::error::AppError;
use domain::queue::OrderForm;
use domain::queue::order::{Held, OrderStart};
use domain::refusal::Refusal;
use leptos::prelude::*;

/// Which button was pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Press {
    /// Send the confirmation code.
    #[default]
    Code,
    /// Confirm.
    Send,
}

/// What is typed.
#[derive(Clone, Copy)]
pub struct Ordering {
    /// The order's id.
    pub id: RwSignal<String>,
    /// Ad.
    pub given_name: RwSignal<String>,
    /// Soyad.
    pub surname: RwSignal<String>,
    /// Ata adı.
    pub patronymic: RwSignal<String>,
    /// Ş/V seriyası və nömrəsi.
    pub document: RwSignal<String>,
    /// Telefon.
    pub phone: RwSignal<String>,
    /// E-poçt.
    pub email: RwSignal<String>,
    /// Xidmətin adı.
    pub service: RwSignal<String>,
    /// Xidmətin mərkəzi.
    pub centre: RwSignal<String>,
    /// Tarix.
    pub day: RwSignal<String>,
    /// Saat.
    pub time: RwSignal<String>,
    /// Təsdiqedici şifrə.
    pub code: RwSignal<String>,
    /// What is wrong.
    pub refusals: RwSignal<Vec<Refusal>>,
    /// What else went wrong.
    pub error: RwSignal<Option<AppError>>,
    /// The place that is kept.
    pub held: RwSignal<Option<Held>>,
    /// It is on its way.
    pub busy: RwSignal<bool>,
    /// Which button was pressed last.
    pub press: RwSignal<Press>,
    /// Grows when what is free should be asked for anew.
    pub stale: RwSignal<u32>,
}

impl Ordering {
    /// As the page begins.
    pub fn new(start: &OrderStart) -> Ordering {
        let ordering = Ordering::empty();
        ordering.fill(start.form.clone());
        ordering.code.set(start.form.code.clone());
        ordering.refusals.set(start.refusals.clone());
        ordering.held.set(start.held.clone());
        ordering
    }

    /// Nothing typed yet.
    pub fn empty() -> Ordering {
        let text = || RwSignal::new(String::new());
        Ordering {
            id: text(),
            given_name: text(),
            surname: text(),
            patronymic: text(),
            document: text(),
            phone: text(),
            email: text(),
            service: text(),
            centre: text(),
            day: text(),
            time: text(),
            code: text(),
            refusals: RwSignal::new(Vec::new()),
            error: RwSignal::new(None),
            held: RwSignal::new(None),
            busy: RwSignal::new(false),
            press: RwSignal::new(Press::Code),
            stale: RwSignal::new(0),
        }
    }

    /// What would be sent now.
    pub fn form(self) -> OrderForm {
        OrderForm {
            id: self.id.get(),
            given_name: self.given_name.get(),
            surname: self.surname.get(),
            patronymic: self.patronymic.get(),
            document: self.document.get(),
            phone: self.phone.get(),
            email: self.email.get(),
            service: self.service.get(),
            centre: self.centre.get(),
            day: self.day.get(),
            time: self.time.get(),
            code: self.code.get(),
        }
    }

    /// Puts a form in; a confirmation code is never kept.
    pub fn fill(self, form: OrderForm) {
        if !form.id.is_empty() {
            self.id.set(form.id);
        }
        self.given_name.set(form.given_name);
        self.surname.set(form.surname);
        self.patronymic.set(form.patronymic);
        self.document.set(form.document);
        self.phone.set(form.phone);
        self.email.set(form.email);
        self.service.set(form.service);
        self.centre.set(form.centre);
        self.day.set(form.day);
        self.time.set(form.time);
    }

    /// After a form was sent: a new one under another id, with what was typed on meanwhile.
    pub fn begin_anew(self, sent: &OrderForm, id: String) {
        let now = untrack(|| self.form());
        self.fill(OrderForm { id, ..unsent(sent, now) });
    }

    /// Service and centre named by the address: whoever waited for a place comes back to them.
    pub fn take_from_address(self, service: Option<String>, centre: Option<String>) {
        for (signal, named) in [(self.service, service), (self.centre, centre)] {
            if let Some(named) = named.filter(|_| signal.with_untracked(String::is_empty)) {
                signal.set(named);
            }
        }
    }
}

/// Brings back what was kept, under what was typed before the page woke up, then keeps every change.
pub fn keep(ordering: Ordering, from_server: bool) {
    let began = untrack(|| ordering.form());
    Effect::new(move |ran: Option<()>| {
        let form = ordering.form();
        if ran.is_some() {
            storage::write(&Words::Order.key(), &OrderForm { code: String::new(), ..form });
        } else if !from_server && let Some(kept) = storage::read::<OrderForm>(&Words::Order.key()) {
            ordering.fill(together(&began, form, kept));
        }
    });
}

/// Of the place, what the address has named stays too.
fn together(began: &OrderForm, now: OrderForm, kept: OrderForm) -> OrderForm {
    let nothing = String::new();
    OrderForm {
        given_name: rather(&began.given_name, now.given_name, kept.given_name),
        surname: rather(&began.surname, now.surname, kept.surname),
        patronymic: rather(&began.patronymic, now.patronymic, kept.patronymic),
        document: rather(&began.document, now.document, kept.document),
        phone: rather(&began.phone, now.phone, kept.phone),
        email: rather(&began.email, now.email, kept.email),
        service: rather(&nothing, now.service, kept.service),
        centre: rather(&nothing, now.centre, kept.centre),
        day: rather(&began.day, now.day, kept.day),
        time: rather(&began.time, now.time, kept.time),
        ..kept
    }
}

/// What of a form was typed on after it was sent.
fn unsent(sent: &OrderForm, now: OrderForm) -> OrderForm {
    let left = |sent: &String, now: String| rather(sent, now, String::new());
    OrderForm {
        given_name: left(&sent.given_name, now.given_name),
        surname: left(&sent.surname, now.surname),
        patronymic: left(&sent.patronymic, now.patronymic),
        document: left(&sent.document, now.document),
        phone: left(&sent.phone, now.phone),
        email: left(&sent.email, now.email),
        service: left(&sent.service, now.service),
        centre: left(&sent.centre, now.centre),
        day: left(&sent.day, now.day),
        time: left(&sent.time, now.time),
        ..OrderForm::default()
    }
}

/// After the order nothing stays on the device.
pub fn forget() {
    storage::remove(&Words::Order.key());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn q3_1_1_an_order_comes_back_under_what_was_typed_meanwhile_and_the_place_of_the_address_stays() {
        let form = |surname: &str, phone: &str, service: &str| OrderForm {
            surname: surname.into(),
            phone: phone.into(),
            service: service.into(),
            ..OrderForm::default()
        };
        let (began, now, kept) = (form("", "", "s2"), form("Əliyeva", "", "s2"), form("Kept", "050", "s1"));
        assert_eq!(together(&began, now, kept), form("Əliyeva", "050", "s2"));
    }

    #[test]
    fn q2_5_a_form_that_was_typed_on_while_it_was_sent_begins_anew_with_that_alone() {
        let form = |surname: &str, phone: &str| OrderForm { surname: surname.into(), phone: phone.into(), ..OrderForm::default() };
        assert_eq!(unsent(&form("Əliyeva", "050"), form("Quliyev", "050")), form("Quliyev", ""));
    }
}
