//! Covering parts of a photo before the public sees it (A8.5, A8.6): rectangles drawn with a pointer, or set and moved with keys.

use crate::api::owner::cover_photo;
use crate::device::focus::focus;
use crate::device::pointer::thousandths;
use crate::page::desk::problem::StepProblem;
use crate::page::desk::side::Side;
use crate::page::desk::state::{State, use_desk};
use crate::tr;
use crate::ui::photo::address;
use crate::ui::*;
use domain::appeal::view::StaffCard;
use domain::ids::{AppealId, MediaId};
use domain::media::cover::{self, Area, CoverForm, CoverView, MAX_AREAS};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;

/// One press of an arrow key, in thousandths.
const PRESS: i32 = 10;
/// What the button sets down.
const FRESH: Area = Area { x: 400, y: 400, w: 200, h: 200 };

/// A photo that is being covered.
#[derive(Clone, Debug, PartialEq)]
pub struct Covering {
    /// The appeal.
    pub appeal: AppealId,
    /// The photo as it was sent.
    pub photo: MediaId,
    /// The covering that held when it was opened.
    pub seen: Option<String>,
}

/// Under the photos of a card: which are covered, the way to what lies under it, and for the owner's staff the way to cover.
#[component]
pub fn CoverPart(
    /// The card.
    card: StaffCard,
) -> impl IntoView {
    let desk = use_desk();
    let owner = desk.side == Side::Owner;
    let appeal = card.row.line.id.clone();
    let covers = card.covers.clone();
    let count = card.media.len();
    let line = move |(at, shown): (usize, MediaId)| {
        let cover = covers.iter().find(|cover| cover.copy == shown).cloned();
        let photo = cover.as_ref().map_or(shown, |cover| cover.photo.clone());
        let begin = Covering { appeal: appeal.clone(), photo, seen: cover.as_ref().map(|cover| cover.id.clone()) };
        (owner || cover.is_some()).then(|| view! { <Line at count cover begin owner/> })
    };
    let lines = card.media.into_iter().enumerate().map(line).collect_view();
    view! { <ul class="plain-list stack only-script">{lines}</ul> }
}

#[component]
fn Line(at: usize, count: usize, cover: Option<CoverView>, begin: Covering, owner: bool) -> impl IntoView {
    let desk = use_desk();
    let number = at + 1;
    let name = if count > 1 { tr!(cover.open_n, number) } else { tr!(cover.open).to_owned() };
    let under = cover.as_ref().map(|cover| address(&cover.photo, "full"));
    let areas = cover.as_ref().map(|cover| cover.areas.clone()).unwrap_or_default();
    let open = move |()| {
        desk.problem.set(None);
        desk.areas.set(areas.clone());
        desk.covering.set(Some(begin.clone()));
    };
    let told = cover.map(|cover| {
        let parts = i64::try_from(cover.areas.len()).unwrap_or(i64::MAX);
        view! { <span class="tag">{tr!(cover.covered, number, parts)}</span> <span class="muted">{cover.by} " · " <Moment at=cover.at_ms/></span> }
    });
    view! {
        <li class="row">
            {told}
            {under.map(|href| view! { <a href=href rel="external" target="_blank">{tr!(cover.under)}</a> })}
            {owner.then(|| view! { <Button kind="button" look=Look::Quiet icon=Icon::Edit on_press=Callback::new(open)>{name}</Button> })}
        </li>
    }
}

/// The dialog in which rectangles are drawn. It stands outside the card: a live update takes nothing away that was drawn.
#[component]
pub fn CoverDialog() -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    Effect::new(move || {
        let wanted = desk.covering.with(Option::is_some);
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    Effect::new(move || {
        if !open.get() && desk.covering.with_untracked(Option::is_some) {
            desk.covering.set(None);
        }
    });
    view! {
        <Dialog open title=tr!(cover.title) wide=true>
            <p>{tr!(cover.lead)}</p>
            <p class="hint">{tr!(cover.keys)}</p>
            <StepProblem/>
            {move || desk.covering.get().map(|covering| view! { <Board covering/> })}
        </Dialog>
    }
}

#[component]
fn Board(covering: Covering) -> impl IntoView {
    let desk = use_desk();
    let areas = desk.areas;
    let from = StoredValue::new(None::<((i32, i32), usize)>);
    let preview = RwSignal::new(false);
    // Rectangles are made anew when there are more or fewer of them, never while one moves: it would lose the keys.
    let drawn = Memo::new(move |_| areas.with(Vec::len));
    let full = move || drawn.get() >= MAX_AREAS as usize;
    let down = move |event: PointerEvent| {
        let Some(at) = thousandths(&event).filter(|_| areas.with_untracked(Vec::len) < MAX_AREAS as usize) else { return };
        event.prevent_default();
        from.set_value(Some((at, areas.with_untracked(Vec::len))));
    };
    let drag = move |event: PointerEvent| {
        let (Some((begun, index)), Some(at)) = (from.get_value(), thousandths(&event)) else { return };
        let area = Area::between(begun, at);
        areas.update(|areas| match areas.get_mut(index) {
            Some(held) => *held = area,
            None => areas.push(area),
        });
    };
    let up = move |_: PointerEvent| from.set_value(None);
    let add = move |()| {
        areas.update(|areas| areas.push(FRESH));
        focus(&format!("cover-{}", areas.with_untracked(Vec::len) - 1));
    };
    let picture = address(&covering.photo, "medium");
    let covered_before = covering.seen.is_some();
    let (form, nothing) = (StoredValue::new(covering), Signal::derive(move || areas.with(Vec::is_empty)));
    view! {
        <div class="cover-board" class:is-preview=move || preview.get()>
            <img src=picture alt=tr!(cover.photo)/>
            <svg
                viewBox="0 0 1000 1000"
                preserveAspectRatio="none"
                role="group"
                aria-label=tr!(cover.areas)
                on:pointerdown=down
                on:pointermove=drag
                on:pointerup=up
                on:pointercancel=up
            >
                {move || (0..drawn.get()).map(|index| rectangle(areas, index)).collect_view()}
            </svg>
        </div>
        <Checkbox name="cover-preview" label=tr!(cover.preview) checked=preview/>
        <div class="row">
            <Button kind="button" icon=Icon::Plus disabled=Signal::derive(full) on_press=Callback::new(add)>{tr!(cover.add)}</Button>
            <Button kind="button" look=Look::Quiet icon=Icon::Trash disabled=nothing on_press=Callback::new(move |()| areas.set(Vec::new()))>
                {tr!(cover.clear)}
            </Button>
        </div>
        <p class="muted" role="status">{move || tr!(cover.count, i64::try_from(drawn.get()).unwrap_or(i64::MAX))}</p>
        <div class="row">
            <Button
                kind="button"
                look=Look::Primary
                busy=desk.busy
                disabled=Signal::derive(move || nothing.get() && !covered_before)
                on_press=Callback::new(move |()| save(desk, form.get_value()))
            >
                {move || if nothing.get() && covered_before { tr!(cover.lift) } else { tr!(cover.save) }}
            </Button>
            <Button kind="button" on_press=Callback::new(move |()| desk.covering.set(None))>{tr!(desk.cancel)}</Button>
        </div>
    }
}

/// One rectangle: a thing of its own for keys and readers of screens. Its place is read anew, so that it keeps the focus while it
/// moves.
fn rectangle(areas: RwSignal<Vec<Area>>, index: usize) -> impl IntoView {
    let area = Memo::new(move |_| areas.with(|areas| areas.get(index).copied()).unwrap_or_default());
    let press = move |event: KeyboardEvent| {
        let now = area.get_untracked();
        let changed = match changed(now, &event.key(), event.shift_key()) {
            Some(changed) => changed,
            None if matches!(event.key().as_str(), "Delete" | "Backspace") => {
                areas.update(|areas| {
                    areas.remove(index);
                });
                focus(&format!("cover-{}", index.saturating_sub(1)));
                return event.prevent_default();
            }
            None => return,
        };
        event.prevent_default();
        areas.update(|areas| {
            if let Some(held) = areas.get_mut(index) {
                *held = changed;
            }
        });
    };
    let name = move || {
        let Area { x, y, w, h } = area.get();
        let percent = |part: u16| part / 10;
        tr!(cover.area, index + 1, percent(x), percent(y), percent(w), percent(h))
    };
    view! {
        <rect
            id=format!("cover-{index}")
            class="cover-area"
            tabindex="0"
            role="button"
            aria-label=name
            x=move || area.get().x.to_string()
            y=move || area.get().y.to_string()
            width=move || area.get().w.to_string()
            height=move || area.get().h.to_string()
            on:keydown=press
        />
    }
}

/// Arrow keys move, with Shift they make larger or smaller.
fn changed(area: Area, key: &str, shift: bool) -> Option<Area> {
    let (dx, dy) = match key {
        "ArrowLeft" => (-PRESS, 0),
        "ArrowRight" => (PRESS, 0),
        "ArrowUp" => (0, -PRESS),
        "ArrowDown" => (0, PRESS),
        _ => return None,
    };
    Some(if shift { area.grown(dx, dy) } else { area.moved(dx, dy) })
}

fn save(desk: State, covering: Covering) {
    let Covering { appeal, photo, seen } = covering;
    let form = CoverForm { appeal: appeal.clone(), photo, areas: desk.areas.get_untracked(), seen };
    if !desk.passes(cover::check(&form)) {
        return;
    }
    let lifted = form.areas.is_empty();
    desk.take(appeal, cover_photo(form), move |()| {
        desk.say(if lifted { tr!(cover.lifted) } else { tr!(cover.saved) });
        desk.covering.set(None);
        desk.refresh();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a8_5_a_rectangle_is_moved_and_grown_by_keys() {
        assert_eq!(changed(FRESH, "ArrowLeft", false), Some(Area { x: 390, ..FRESH }));
        assert_eq!(changed(FRESH, "ArrowDown", true), Some(Area { h: 210, ..FRESH }));
        assert_eq!(changed(Area { x: 0, ..FRESH }, "ArrowLeft", false), Some(Area { x: 0, ..FRESH }), "not beyond the photo");
        assert_eq!(changed(FRESH, "a", false), None);
    }
}
