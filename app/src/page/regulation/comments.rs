//! The public discussion: what was said, the provider's answers beside it, the form of who is signed in.

use crate::api::regulation::{AnswerComment, CommentRegulation, JudgeComment};
use crate::tr;
use crate::ui::*;
use domain::ids::RegulationId;
use domain::refusal::Field as Of;
use domain::regulation::{CommentState, CommentView, MAX_COMMENT};
use leptos::form::ActionForm;
use leptos::prelude::*;

/// What was said, with the answers. Staff of the provider get the forms beside each.
#[component]
pub fn Comments(comments: Vec<CommentView>, #[prop(optional)] staff: Option<Desk>) -> impl IntoView {
    if comments.is_empty() {
        return view! { <p class="muted">{tr!(regulation.comments_none)}</p> }.into_any();
    }
    view! { <ol class="plain-list stack">{comments.into_iter().map(|one| said(one, staff)).collect_view()}</ol> }.into_any()
}

/// The steps of the provider's staff.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Answering.
    pub answer: ServerAction<AnswerComment>,
    /// Showing, or not.
    pub judge: ServerAction<JudgeComment>,
    /// Answers that are typed and not sent, by comment.
    pub typed: crate::page::unsent::Unsent<String>,
    /// They may be sent now.
    pub open: bool,
}

fn said(one: CommentView, staff: Option<Desk>) -> impl IntoView {
    let state = match one.state {
        CommentState::Shown => None,
        CommentState::Held => Some(tr!(regulation.comment_is_held)),
        CommentState::Removed => Some(tr!(regulation.comment_is_removed)),
    };
    let answer = one.answer.clone().map(|answer| {
        view! {
            <div class="comment-answer">
                <p><strong>{tr!(regulation.answer_title)}</strong> {one.answered_ms.map(|at| view! { " " <Moment at/> })}</p>
                <p class="prose">{answer}</p>
            </div>
        }
    });
    let forms = staff.filter(|desk| desk.open).map(|desk| forms(&one, desk));
    view! {
        <li class="comment" id=format!("comment-{}", one.id)>
            <p><strong>{one.name}</strong> " " <Moment at=one.at_ms/> {state.map(|words| view! { " " <span class="tag">{words}</span> })}</p>
            <p class="prose">{one.text}</p>
            {answer}
            {forms}
        </li>
    }
}

fn forms(one: &CommentView, desk: Desk) -> impl IntoView + use<> {
    let (show, words) = match one.state {
        CommentState::Shown => ("false", tr!(regulation.comment_hide)),
        CommentState::Held | CommentState::Removed => ("true", tr!(regulation.comment_show)),
    };
    let typed = desk.typed.of(&one.id);
    let (comment, unanswered) = (one.id.clone(), one.answer.is_none());
    let label = tr!(regulation.answer_label, &one.name);
    let field = format!("answer-{}", one.id);
    let answer = desk.answer;
    let id = one.id.clone();
    let send = move |()| {
        let text = typed.get_untracked();
        answer.dispatch(AnswerComment { form: domain::regulation::AnswerForm { comment: id.clone(), text } });
    };
    view! {
        <div class="row">
            <ActionForm action=desk.judge>
                <input type="hidden" name="form[comment]" value=comment/>
                <input type="hidden" name="form[show]" value=show/>
                <Button look=Look::Quiet>{words}</Button>
            </ActionForm>
        </div>
        {unanswered.then(|| view! {
            <div class="field">
                <label for=field.clone()>{label}</label>
                <input class="control" id=field type="text" prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
                <div class="row"><Button kind="button" on_press=send busy=Signal::derive(move || answer.pending().get())>{tr!(regulation.answer_button)}</Button></div>
            </div>
        })}
    }
}

/// The form of a comment. It works without script. `text` belongs to the page: what surrounds the form is built anew after each sending.
#[component]
pub fn CommentForm(id: RegulationId, send: ServerAction<CommentRegulation>, text: RwSignal<String>) -> impl IntoView {
    let (refusals, error) = wrong(Signal::derive(move || send.value().get().and_then(Result::err)));
    let told = move || match send.value().get() {
        Some(Ok(CommentState::Held)) => Some(tr!(regulation.comment_held)),
        Some(Ok(_)) => Some(tr!(regulation.comment_sent)),
        _ => None,
    };
    view! {
        <div role="status">{move || told().map(|words| view! { <Notice kind=Tone::Good><p>{words}</p></Notice> })}</div>
        <ActionForm action=send attr:class="stack">
            <input type="hidden" name="form[id]" value=id.0/>
            <TextArea name="form[text]" label=tr!(regulation.comment_label) hint=tr!(regulation.comment_hint) value=text rows=4 max=MAX_COMMENT
                required=true error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
            <InlineError error/>
            <div class="row"><Button look=Look::Primary icon=Icon::Send busy=Signal::derive(move || send.pending().get())>{tr!(regulation.comment_button)}</Button></div>
        </ActionForm>
    }
}
