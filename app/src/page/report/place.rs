//! Where it is (A8.3): the phone's place, the map, a name, or the lists. The map is never the only way.

use super::place_search::{PlaceSearch, PlaceSearchPlain};
use super::place_words::PlaceInWords;
use super::start::{Lists, Start};
use super::state::Report;
use crate::device::consent;
use crate::device::location::{self, Fix, LocationProblem};
use crate::map::PlacePicker;
use crate::ui::*;
use crate::{context, device, tr};
use domain::account::DeviceUse;
use domain::appeal::view::DistrictView;
use domain::refusal::Field as Of;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// All ways to tell the place.
#[component]
pub fn PlacePart(report: Report, lists: StoredValue<Lists>, start: StoredValue<Start>) -> impl IntoView {
    let mounted = device::mounted();
    let refusals = Signal::derive(move || report.refusals.get());
    let error = error_of(refusals, Of::Place);
    let described = Parts::new("place", "hint", error);
    let districts = lists.with_value(|lists| district_choices(&lists.districts));
    view! {
        <section class="panel stack">
            <h2>{tr!(report.place_title)}</h2>
            <p class="muted">{tr!(report.place_hint)}</p>
            <Mine report/>
            <PlacePicker point=report.point label=tr!(report.place_title)/>
            <PlaceInWords report/>
            <Field name="place" label=tr!(report.place_search) hint=tr!(report.place_search_hint) error required=true>
                <Show when=move || mounted.get() fallback=move || view! { <PlaceSearchPlain report start described/> }>
                    <PlaceSearch report start described/>
                </Show>
            </Field>
            <Select name="district" label=tr!(report.place_district) hint=tr!(report.place_district_hint) value=report.district
                choices=districts empty=tr!(report.choose) required=true/>
            <TextInput name="address" label=tr!(report.place_address) hint=tr!(report.place_address_hint) value=report.address
                autocomplete="street-address" error=error_of(refusals, Of::Address)/>
        </section>
    }
}

/// "Olduğum yer": asks the phone at the moment of need, the first time with a word on what for (T8.1). Whoever has agreed
/// once need not press it: the form begins with where the phone is (A2.2.1).
#[component]
fn Mine(report: Report) -> impl IntoView {
    let waiting = RwSignal::new(false);
    let problem = RwSignal::new(None::<LocationProblem>);
    let found = RwSignal::new(None::<Fix>);
    let explaining = RwSignal::new(false);
    begin_here(report, found);
    let locate = Callback::new(move |()| {
        waiting.set(true);
        problem.set(None);
        let before = report.point.get_untracked();
        spawn_local(async move {
            match location::locate().await {
                // The phone may think for long: a place shown on the map meanwhile stays.
                Ok(fix) if report.point.try_get_untracked() == Some(before) => take(report, found, fix),
                Ok(_) => {}
                Err(why) => problem.set(Some(why)),
            }
            waiting.set(false);
        });
    });
    let ask = Callback::new(move |()| {
        spawn_local(async move {
            match consent::is_settled(DeviceUse::Location).await {
                true => locate.run(()),
                false => explaining.set(true),
            }
        });
    });
    view! {
        <div class="row only-script">
            <Button kind="button" icon=Icon::Locate busy=Signal::derive(move || waiting.get()) on_press=ask>
                {move || if waiting.get() { tr!(report.place_mine_waiting) } else { tr!(report.place_mine) }}
            </Button>
        </div>
        <ConsentAsk of=DeviceUse::Location open=explaining on_yes=locate/>
        {move || problem.get().map(|why| view! { <Notice kind=Tone::Warn><p>{location::problem_sentence(why)}</p></Notice> })}
        <p class="muted" role="status">{move || said(report, found)}</p>
    }
}

/// Nothing is asked, and a place told meanwhile stays.
fn begin_here(report: Report, found: RwSignal<Option<Fix>>) {
    Effect::new(move || {
        spawn_local(async move {
            if !has_place(report)
                && consent::is_settled(DeviceUse::Location).await
                && let Ok(fix) = location::locate().await
                && !has_place(report)
            {
                take(report, found, fix);
            }
        });
    });
}

/// A form that has been left meanwhile wants no place.
fn has_place(report: Report) -> bool {
    let told = |text: RwSignal<String>| text.try_with_untracked(|text| !text.is_empty()).unwrap_or(true);
    report.point.try_get_untracked().is_none_or(|point| point.is_some()) || told(report.district) || told(report.place)
}

fn take(report: Report, found: RwSignal<Option<Fix>>, fix: Fix) {
    report.point.set(Some(fix.point));
    found.set(Some(fix));
}

/// While the pin stands where the phone said: how sure that is.
fn said(report: Report, found: RwSignal<Option<Fix>>) -> Option<String> {
    let fix = found.get().filter(|fix| report.point.get() == Some(fix.point))?;
    Some(tr!(report.place_taken, fix.accuracy_m.ceil()))
}

/// Those in use (A3.5). Bakı's raions stand in Bakı's group.
fn district_choices(districts: &[DistrictView]) -> Vec<Choice> {
    let lang = context::lang();
    let name_of = |id: &domain::ids::DistrictId| districts.iter().find(|one| one.id == *id).map(|one| one.name.in_lang(lang).to_owned());
    let choice = |one: &DistrictView| {
        let choice = Choice::new(one.id.as_str(), one.name.in_lang(lang));
        match one.parent.as_ref().and_then(name_of) {
            Some(parent) => choice.in_group(parent),
            None => choice,
        }
    };
    districts.iter().filter(|one| one.active).map(choice).collect()
}
