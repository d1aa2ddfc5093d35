//! The public discussion: what was said, the provider's answers beside it, the form of who is signed in.

use crate::api::regulation::{AnswerComment, CommentRegulation, JudgeComment};
use crate::error::AppError;
use crate::ui::*;
use crate::{routes, tr};
use domain::ids::RegulationId;
use domain::kept_words::KeptWords;
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

/// What is typed of a comment and what became of it. It belongs to the page: what surrounds the form is built anew after each sending.
#[derive(Clone, Copy)]
pub struct Saying {
    /// Sending it.
    pub send: ServerAction<CommentRegulation>,
    /// The words.
    pub text: RwSignal<String>,
    /// What a browser without script has sent and could not be taken.
    kept: RwSignal<Option<KeptWords>>,
    /// What became of what such a browser has sent.
    told: Signal<Option<CommentState>>,
}

impl Saying {
    /// Nothing yet.
    pub fn new(told: Signal<Option<CommentState>>) -> Saying {
        Saying { send: ServerAction::new(), text: RwSignal::default(), kept: RwSignal::new(None), told }
    }

    /// Puts words that were kept back into the form, once.
    pub fn bring(self, kept: Option<KeptWords>) {
        let Some(words) = kept.filter(|_| self.kept.with_untracked(Option::is_none)) else { return };
        self.text.set(words.text.clone());
        self.kept.set(Some(words));
    }

    fn failed(self) -> Option<AppError> {
        match self.send.value().get() {
            Some(sent) => sent.err(),
            None => self.kept.with(|kept| {
                let kept = kept.as_ref().filter(|words| !words.refusals.is_empty())?;
                Some(AppError::Refused(kept.refusals.clone()))
            }),
        }
    }
}

/// The form of a comment. It works without script.
#[component]
pub fn CommentForm(id: RegulationId, saying: Saying) -> impl IntoView {
    let Saying { send, text, kept, told } = saying;
    let (refusals, error) = wrong(Signal::derive(move || saying.failed()));
    let told = move || match send.value().get().map_or(told.get().map(Ok), Some) {
        Some(Ok(CommentState::Held)) => Some(tr!(regulation.comment_held)),
        Some(Ok(_)) => Some(tr!(regulation.comment_sent)),
        _ => None,
    };
    let draft = kept.with_untracked(|kept| kept.as_ref().map(|words| words.id.clone()).unwrap_or_default());
    let action = routes::regulation_comments(&id);
    view! {
        <div role="status">{move || told().map(|words| view! { <Notice kind=Tone::Good><p>{words}</p></Notice> })}</div>
        <form class="stack" method="post" action=action on:submit=by_script(send)>
            <input type="hidden" name="form[id]" value=id.0/>
            <input type="hidden" name="draft" value=draft/>
            <TextArea name="form[text]" label=tr!(regulation.comment_label) hint=tr!(regulation.comment_hint) value=text rows=4 max=MAX_COMMENT
                required=true error=error_in_words(refusals, Of::Text, tr!(errors.required))/>
            <InlineError error/>
            <div class="row"><Button look=Look::Primary icon=Icon::Send busy=Signal::derive(move || send.pending().get())>{tr!(regulation.comment_button)}</Button></div>
        </form>
    }
}
