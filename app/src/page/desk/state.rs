//! What the panes of one desk share: which appeal is open, what the list shows, what has been typed.

use super::draft::{self, Begun, Typed};
use super::query::DeskQuery;
use super::reference::Reference;
use super::side::Side;
use crate::device::{self, storage};
use crate::error::AppError;
use crate::page::owner::cover::Covering;
use crate::ui::{Toasts, error_sentence, use_toasts};
use domain::appeal::validate::Checked;
use domain::appeal::view::StaffCard;
use domain::desk::undo::WINDOW_MS;
use domain::house::AppealHouse;
use domain::ids::AppealId;
use domain::lang::Lang;
use domain::media::cover::Area;
use domain::refusal::Refusal;
use domain::time::UnixMs;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};
use std::future::Future;

/// The desk's shared state; a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct State {
    /// Whose desk it is.
    pub side: Side,
    /// The appeal named by the address.
    pub selected: Memo<Option<AppealId>>,
    /// What the list shows.
    pub query: Memo<DeskQuery>,
    /// The card that is on the screen; in the browser only.
    pub card: RwSignal<Option<StaffCard>>,
    /// What the house has to do with the appeal; in the browser only (A7.0.1).
    pub house: RwSignal<Option<(AppealId, AppealHouse)>>,
    /// Categories, districts, institutions to choose from; in the browser only.
    pub reference: RwSignal<Reference>,
    /// Words by which an institution is looked for in the routing form.
    pub institution_words: RwSignal<String>,
    /// Ids of the list in its order, for "next".
    pub order: StoredValue<Vec<AppealId>>,
    /// Grows when list and card must be asked for again.
    pub reload: RwSignal<u32>,
    /// What has been typed about the open appeal.
    pub typed: Typed,
    /// What went wrong with the last step on the open appeal.
    pub problem: RwSignal<Option<AppError>>,
    /// A step is on its way.
    pub busy: RwSignal<bool>,
    /// The reader's clock; `None` on the server and while hydrating.
    pub now: Signal<Option<UnixMs>>,
    /// The desk shows no list: not signed in, or not this side's staff.
    pub denied: RwSignal<bool>,
    /// The card could not be asked for again: it is shown as it was.
    pub stale: RwSignal<bool>,
    /// Keys of the card's folds that are open; they stay open when the card is drawn anew.
    pub folds: RwSignal<Vec<String>>,
    /// The photo that is being covered (A8.5); the owner's desk alone.
    pub covering: RwSignal<Option<Covering>>,
    /// What of it is covered.
    pub areas: RwSignal<Vec<Area>>,
    /// Rows marked for one step on all of them; the owner's desk alone.
    pub marked: RwSignal<Vec<AppealId>>,
    /// The appeal of the last step, while it can be taken back.
    pub undoable: RwSignal<Option<AppealId>>,
    /// Names of colleagues who have the same card open.
    pub beside: RwSignal<Vec<String>>,
    /// The help dialog.
    pub help: RwSignal<bool>,
    /// The dialog of the side (refusal, or signing).
    pub dialog: RwSignal<bool>,
    toasts: Toasts,
    /// Weak: a strong one would keep a desk that was left, and its keys, alive.
    owner: StoredValue<Option<WeakOwner>>,
    go: Callback<(String, bool)>,
}

impl State {
    /// The state of a desk just opened; reads the address.
    pub fn new(side: Side) -> State {
        let (params, query) = (use_params_map(), use_query_map());
        let navigate = use_navigate();
        let go = move |(path, replace): (String, bool)| {
            navigate(&path, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
        };
        State {
            side,
            selected: Memo::new(move |_| params.with(|params| params.get("id")).map(AppealId)),
            query: Memo::new(move |_| query.with(DeskQuery::of)),
            card: RwSignal::new(None),
            house: RwSignal::new(None),
            reference: RwSignal::new(Reference::default()),
            institution_words: RwSignal::new(String::new()),
            order: StoredValue::new(Vec::new()),
            reload: RwSignal::new(0),
            typed: Typed::default(),
            problem: RwSignal::new(None),
            busy: RwSignal::new(false),
            now: device::clock::use_now(),
            denied: RwSignal::new(false),
            stale: RwSignal::new(false),
            folds: RwSignal::new(Vec::new()),
            covering: RwSignal::new(None),
            areas: RwSignal::new(Vec::new()),
            marked: RwSignal::new(Vec::new()),
            undoable: RwSignal::new(None),
            beside: RwSignal::new(Vec::new()),
            help: RwSignal::new(false),
            dialog: RwSignal::new(false),
            toasts: use_toasts(),
            owner: StoredValue::new(Owner::current().map(|owner| owner.downgrade())),
            go: Callback::new(go),
        }
    }

    /// The address of the desk with this card (or none) and the list as it is.
    pub fn path(self, id: Option<&AppealId>) -> String {
        self.path_with(id, &self.query.get())
    }

    /// The address of the desk with this card (or none) and another list.
    pub fn path_with(self, id: Option<&AppealId>, query: &DeskQuery) -> String {
        let path = id.map_or_else(|| self.side.base().to_owned(), |id| self.side.card_path(id));
        path + &query.to_query_string()
    }

    /// Opens a card (or closes it) without moving the page.
    pub fn open(self, id: Option<&AppealId>) {
        self.go.run((untrack(|| self.path(id)), false));
    }

    /// Shows another list; the open card stays.
    pub fn show(self, query: &DeskQuery) {
        let id = self.selected.get_untracked();
        self.go.run((self.path_with(id.as_ref(), query), true));
    }

    /// The card on the screen when it is the one the address names; in between, no step can hit the wrong appeal.
    pub fn current(self) -> Option<StaffCard> {
        let selected = self.selected.get();
        self.card.get().filter(|card| Some(&card.row.line.id) == selected.as_ref())
    }

    /// The appeal so many places further in the list (earlier when negative); the first one when none is open.
    pub fn neighbour(self, steps: i32) -> Option<AppealId> {
        let selected = self.selected.get_untracked();
        self.order.with_value(|order| neighbour(order, selected.as_ref(), steps))
    }

    /// The refusals of the last step, for the fields.
    pub fn refusals(self) -> Signal<Vec<Refusal>> {
        Signal::derive(move || match self.problem.get() {
            Some(AppError::Refused(refusals)) => refusals,
            _ => Vec::new(),
        })
    }

    /// Shows what a form still lacks; `true` when it lacks nothing and may be sent.
    pub fn passes(self, checked: Checked) -> bool {
        let problem = checked.err().map(AppError::Refused);
        let passes = problem.is_none();
        self.problem.set(problem);
        passes
    }

    /// Says in a toast that a step was done.
    pub fn say(self, sentence: impl Into<String>) {
        self.toasts.good(sentence.into());
    }

    /// Whether the fold of this key is open.
    pub fn is_unfolded(self, key: &str) -> bool {
        self.folds.with_untracked(|folds| folds.iter().any(|open| open == key))
    }

    /// Remembers that the fold of this key was opened or closed.
    pub fn toggle_fold(self, key: &str) {
        self.folds.update(|folds| match folds.iter().position(|open| open == key) {
            Some(at) => drop(folds.remove(at)),
            None => folds.push(key.to_owned()),
        });
    }

    /// Offers to take the step on this appeal back, as long as that can be done.
    pub fn offer_undo(self, appeal: &AppealId) {
        let offered = Some(appeal.clone());
        self.undoable.set(offered.clone());
        let over = std::time::Duration::from_millis(WINDOW_MS.unsigned_abs());
        set_timeout(
            move || {
                if self.undoable.try_with_untracked(|now| *now == offered) == Some(true) {
                    self.undoable.set(None);
                }
            },
            over,
        );
    }

    /// Takes a step on `appeal` once: `done` runs when it worked; otherwise what was typed stays and the reason is shown.
    pub fn take<T: 'static>(
        self,
        appeal: AppealId,
        call: impl Future<Output = Result<T, AppError>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.problem.set(None);
        // The task outlives the event: it answers in the language of the desk only inside the desk's owner.
        let (owner, lang) = (self.owner.get_value(), crate::context::lang());
        let begun = Begun::now(self, &appeal);
        spawn_local(async move {
            let answer = call.await;
            // Where the desk was left meanwhile, the page's toasts still tell how the step ended.
            let owner = owner.and_then(|owner| owner.upgrade()).unwrap_or_else(|| speaking(lang));
            owner.with(|| match answer {
                Ok(value) => {
                    provide_context(begun);
                    done(value);
                }
                Err(error) => self.failed(&appeal, error),
            });
            self.busy.try_set(false);
        });
    }

    /// The card of this appeal is the open one.
    pub fn is_open(self, appeal: &AppealId) -> bool {
        self.selected.try_get_untracked().flatten().as_ref() == Some(appeal)
    }

    /// After a step on `appeal`: empties what was sent with it, wherever it lies by now. Another card's words stay, and so do those that
    /// were typed on meanwhile.
    pub fn sent(self, appeal: &AppealId, empty: fn(Typed)) {
        let begun = use_context::<Begun>().unwrap_or_else(|| Begun::now(self, appeal));
        match self.is_open(appeal) {
            true => begun.empty(self.typed, empty),
            false => draft::forget(self.side, appeal, &begun, empty),
        }
    }

    /// After a step that ends this side's work: forgets what was typed and goes on to the next appeal.
    pub fn finish(self, appeal: &AppealId) {
        storage::remove(&draft::key(self.side, appeal));
        if self.busy.is_disposed() {
            return;
        }
        let next = self.neighbour(1).or_else(|| self.neighbour(-1)).filter(|next| next != appeal);
        let still_open = self.selected.get_untracked().as_ref() == Some(appeal);
        if still_open {
            self.typed.clear();
            self.dialog.set(false);
            self.open(next.as_ref());
        }
        self.refresh();
    }

    /// Asks for list and card again.
    pub fn refresh(self) {
        self.reload.update(|count| *count += 1);
    }

    fn failed(self, appeal: &AppealId, error: AppError) {
        if self.busy.is_disposed() {
            return self.toasts.bad(error_sentence(&error));
        }
        if error == AppError::Conflict {
            self.refresh();
        }
        if self.selected.get_untracked().as_ref() == Some(appeal) {
            self.problem.set(Some(error));
        } else {
            self.toasts.bad(error_sentence(&error));
        }
    }
}

/// An owner of nothing, in which sentences are in this language.
fn speaking(lang: Lang) -> Owner {
    let owner = Owner::new();
    owner.with(|| provide_context(lang));
    owner
}

/// The desk this component stands in.
pub fn use_desk() -> State {
    expect_context::<State>()
}

/// [`State::neighbour`] without the signals.
fn neighbour(order: &[AppealId], selected: Option<&AppealId>, steps: i32) -> Option<AppealId> {
    let Some(selected) = selected else { return order.first().cloned() };
    let at = i32::try_from(order.iter().position(|id| id == selected)?).ok()?;
    order.get(usize::try_from(at + steps).ok()?).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_and_previous_stop_at_the_ends() {
        let order: Vec<AppealId> = ["a", "b", "c"].map(AppealId::from).into();
        let from = |selected: Option<&str>, steps| neighbour(&order, selected.map(AppealId::from).as_ref(), steps).map(|id| id.0);
        assert_eq!(from(Some("a"), 1).as_deref(), Some("b"));
        assert_eq!(from(Some("c"), 1), None);
        assert_eq!(from(Some("a"), -1), None);
        assert_eq!(from(None, 1).as_deref(), Some("a"));
        assert_eq!(from(Some("gone"), 1), None);
    }
}
