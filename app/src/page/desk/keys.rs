//! Keys of the desk, and the window that announces them. Keys do nothing while somebody types in a field.

use super::panel::Panel;
use super::side::Side;
use super::state::{State, use_desk};
use super::steps;
use crate::device;
use crate::page::owner::{bulk, undo};
use crate::tr;
use crate::ui::{Button, Dialog, Icon, Look};
use leptos::prelude::*;

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Open the appeal so many places further.
    Move(i32),
    /// Open a form.
    Open(Panel),
    /// Go to the search field.
    Search,
    /// Mark the open row, or take its mark away.
    Mark,
    /// Take the last step back.
    Undo,
    /// Show the keys.
    Help,
    /// Close what is open: the form, then the card.
    Close,
}

/// What a key means at this side's desk; `None` for keys that mean nothing here.
pub fn wish(side: Side, key: &str) -> Option<Wish> {
    Some(match (key, side) {
        ("j", _) => Wish::Move(1),
        ("k", _) => Wish::Move(-1),
        ("/", _) => Wish::Search,
        ("?", _) => Wish::Help,
        ("Escape", _) => Wish::Close,
        ("x", Side::Owner) => Wish::Mark,
        ("z", Side::Owner) => Wish::Undo,
        ("r", Side::Owner) => Wish::Open(Panel::Route),
        ("a", Side::Institution) => Wish::Open(Panel::Answer),
        ("n", Side::Institution) => Wish::Open(Panel::Progress),
        _ => return None,
    })
}

/// Listens to the keys while the desk is shown.
pub fn listen(desk: State) {
    device::keys::use_keys(move |key| {
        let in_dialog = desk.help.get_untracked() || desk.dialog.get_untracked();
        match wish(desk.side, key) {
            Some(wish) if !in_dialog => untrack(|| grant(desk, wish)),
            _ => false,
        }
    });
}

/// Does what was wished; `false` when there was nothing to do, so that the browser's own key works.
fn grant(desk: State, wish: Wish) -> bool {
    match wish {
        Wish::Move(steps) => go(desk, steps),
        Wish::Open(panel) => steps::open(desk, panel),
        Wish::Search => device::focus::focus("q"),
        Wish::Mark => bulk::mark_open(desk),
        Wish::Undo => undo::take_back(desk, None),
        Wish::Help => desk.help.set(true),
        Wish::Close => return close(desk),
    }
    true
}

fn go(desk: State, steps: i32) {
    if let Some(id) = desk.neighbour(steps) {
        desk.open(Some(&id));
        device::focus::scroll_to(&super::row::row_id(&id));
    }
}

fn close(desk: State) -> bool {
    if desk.typed.panel.get_untracked() != Panel::Closed {
        desk.typed.panel.set(Panel::Closed);
        device::focus::focus(Panel::Closed.first_field());
        return true;
    }
    let open = desk.selected.get_untracked();
    if open.is_some() {
        desk.open(None);
    }
    open.is_some()
}

/// The window that tells the keys.
#[component]
pub fn HelpDialog(
    /// Whose keys.
    side: Side,
    /// Whether it is shown.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title=tr!(desk.keys_title)>
            <p class="muted">{tr!(desk.keys_text)}</p>
            <dl class="keys">{lines(side)}</dl>
        </Dialog>
    }
}

/// Each key of a side with its meaning.
fn lines(side: Side) -> impl IntoView {
    let mut keys = vec![("j", tr!(desk.key_next)), ("k", tr!(desk.key_previous))];
    match side {
        Side::Owner => keys.extend([("r", tr!(desk.key_route)), ("x", tr!(triage.key_mark)), ("z", tr!(triage.key_undo))]),
        Side::Institution => keys.extend([("a", tr!(desk.key_answer)), ("n", tr!(desk.key_note))]),
    }
    keys.extend([("/", tr!(desk.key_search)), ("?", tr!(desk.key_help)), ("Esc", tr!(desk.key_close))]);
    keys.into_iter().map(|(key, meaning)| view! { <dt><kbd>{key}</kbd></dt><dd>{meaning}</dd> }).collect_view()
}

/// The button that shows the keys, for who doesn't know them yet.
#[component]
pub fn HelpButton() -> impl IntoView {
    let desk = use_desk();
    view! {
        <span class="only-script">
            <Button kind="button" look=Look::Quiet icon=Icon::Keyboard on_press=Callback::new(move |()| desk.help.set(true))>
                {tr!(desk.keys_button)}
            </Button>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_side_has_its_own_keys() {
        assert_eq!(wish(Side::Owner, "r"), Some(Wish::Open(Panel::Route)));
        assert_eq!(wish(Side::Institution, "r"), None);
        assert_eq!(wish(Side::Institution, "a"), Some(Wish::Open(Panel::Answer)));
        assert_eq!(wish(Side::Owner, "a"), None);
        for side in [Side::Owner, Side::Institution] {
            assert_eq!(wish(side, "j"), Some(Wish::Move(1)));
            assert_eq!(wish(side, "Escape"), Some(Wish::Close));
            assert_eq!(wish(side, "q"), None);
        }
        assert_eq!((wish(Side::Owner, "x"), wish(Side::Owner, "z")), (Some(Wish::Mark), Some(Wish::Undo)));
        assert_eq!((wish(Side::Institution, "x"), wish(Side::Institution, "z")), (None, None));
    }
}
