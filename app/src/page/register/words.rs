//! Names of states and steps, and the values of items in words.

use crate::tr;
use crate::ui::eservice::{audience_name, automation_name, event_name, field_name, kind_name};
use domain::eservice::application::{ApplicationState, ApplicationStep, FactsForm};
use domain::eservice::{Act, Audience, Automation, EserviceState, Field, Item, Kind, LifeEvent};

/// Where an application stands.
pub fn state(it: ApplicationState) -> &'static str {
    match it {
        ApplicationState::Draft => tr!(register.state_draft),
        ApplicationState::Submitted => tr!(register.state_submitted),
        ApplicationState::Returned => tr!(register.state_returned),
        ApplicationState::Granted => tr!(register.state_granted),
        ApplicationState::Withdrawn => tr!(register.state_withdrawn),
    }
}

/// The look of where it stands, beside the word.
pub fn state_look(it: ApplicationState) -> &'static str {
    match it {
        ApplicationState::Draft | ApplicationState::Withdrawn => "tag",
        ApplicationState::Submitted => "tag is-new",
        ApplicationState::Returned => "tag is-work",
        ApplicationState::Granted => "tag is-good",
    }
}

/// What was done with an application.
pub fn step(it: ApplicationStep) -> &'static str {
    match it {
        ApplicationStep::Write => tr!(register.did_write),
        ApplicationStep::Submit => tr!(register.did_submit),
        ApplicationStep::Withdraw => tr!(register.did_withdraw),
        ApplicationStep::Grant => tr!(register.did_grant),
        ApplicationStep::Return => tr!(register.did_return),
    }
}

/// What was done with a service.
pub fn change(it: Act) -> &'static str {
    match it {
        Act::Register => tr!(register.change_register),
        Act::Amend => tr!(register.change_amend),
        Act::Cancel => tr!(register.change_cancel),
    }
}

/// Whether a service is in the register.
pub fn service_state(it: EserviceState) -> &'static str {
    match it {
        EserviceState::Registered => tr!(register.registered),
        EserviceState::Cancelled => tr!(register.cancelled),
    }
}

/// The title of an application.
pub fn title(act: Act) -> &'static str {
    match act {
        Act::Register => tr!(register.title_register),
        Act::Amend => tr!(register.title_amend),
        Act::Cancel => tr!(register.title_cancel),
    }
}

/// What stands in an item, in words; words of closed lists by their names.
pub fn value(form: &FactsForm, item: Item) -> String {
    let text = form.text(item);
    let named = |name: Option<&'static str>| name.map_or_else(|| text.clone(), str::to_owned);
    match item {
        Item::Kind => named(Kind::parse(&text).map(kind_name)),
        Item::Automation => named(Automation::parse(&text).map(automation_name)),
        Item::Field => named(Field::parse(&text).map(field_name)),
        Item::Paid => match text.as_str() {
            "yes" => tr!(eservice.paid).to_owned(),
            "no" => tr!(eservice.free).to_owned(),
            _ => text,
        },
        Item::Manner => match text.as_str() {
            "here" => tr!(register.manner_here).to_owned(),
            _ => tr!(register.manner_source).to_owned(),
        },
        Item::Audiences => names(&form.audiences, |word| Audience::parse(word).map(audience_name)),
        Item::Events => names(&form.events, |word| LifeEvent::parse(word).map(event_name)),
        _ => text,
    }
}

fn names(words: &[String], name: impl Fn(&str) -> Option<&'static str>) -> String {
    words.iter().filter_map(|word| name(word)).collect::<Vec<_>>().join(", ")
}
