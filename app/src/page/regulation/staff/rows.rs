//! Names of the controls of a list's rows: as many as a list holds, so that each control keeps its own.

use crate::tr;
use crate::ui::*;
use domain::regulation::Text;
use leptos::prelude::*;

/// A name for each row.
pub type Names = [&'static str; 40];

macro_rules! names {
    ($($name:ident = $side:literal;)*) => {
        names! { @rows $($name = $side;)* }
    };
    (@rows $($name:ident = $side:literal;)*) => {$(
        pub const $name: Names = names!(@each $side: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20
            21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40);
    )*};
    (@each $side:literal: $($nr:literal)*) => { [$(concat!($side, "-", $nr)),*] };
}

names! {
    OTHER_NAME = "other-name";
    OTHER_BODY = "other-body";
    HELD_NAME = "held-name";
    HELD_BY = "held-by";
    HELD_REGISTER = "held-register";
    DOCUMENT_NAME = "document-name";
    DOCUMENT_REQUIRED = "document-required";
    DOCUMENT_ORIGINAL = "document-original";
    FORM_NAME = "form-name";
    OPERATION_NAME = "operation-name";
    OPERATION_RESPONSIBLE = "operation-responsible";
    OPERATION_CONTENT = "operation-content";
    OPERATION_MOST = "operation-most";
    OPERATION_UNIT = "operation-unit";
    OPERATION_OTHER = "operation-other";
    OPERATION_RESULT = "operation-result";
}

/// A list of the text: its rows, a button that adds one, and one on each row that takes it out.
pub fn rows<T, V>(
    text: RwSignal<Text>,
    list: fn(&mut Text) -> &mut Vec<T>,
    count: fn(&Text) -> usize,
    row: impl Fn(usize) -> V + Copy + Send + Sync + 'static,
    may_add: bool,
) -> impl IntoView
where
    T: Default + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let many = Memo::new(move |_| text.with(count).min(OTHER_NAME.len()));
    let add = move |()| text.update(|text| list(text).push(T::default()));
    let one = move |at: usize| {
        let drop = move |()| {
            text.update(|text| {
                let list = list(text);
                if at < list.len() {
                    list.remove(at);
                }
            });
        };
        view! {
            <li class="clause-row stack">
                {row(at)}
                <div class="row"><Button kind="button" look=Look::Quiet icon=Icon::Trash on_press=drop>{tr!(regulation.row_drop, at + 1)}</Button></div>
            </li>
        }
    };
    view! {
        <ol class="plain-list stack">{move || (0..many.get()).map(one).collect_view()}</ol>
        {may_add.then(|| view! {
            <div class="row">
                <Button kind="button" icon=Icon::Plus on_press=add disabled=Signal::derive(move || many.get() >= OTHER_NAME.len())>
                    {tr!(regulation.row_add)}
                </Button>
            </div>
        })}
    }
}
