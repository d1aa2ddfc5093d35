//! The form that publishes an announcement, or corrects one.

use super::{ANNOUNCEMENTS, outcome};
use crate::api::map::institutions;
use crate::api::office::PublishAnnouncement;
use crate::context::lang;
use crate::tr;
use crate::ui::*;
use domain::announcement::AnnouncementView;
use domain::appeal::validate::MAX_TEXT;
use domain::appeal::view::InstitutionView;
use domain::refusal::Field as Of;
use leptos::form::ActionForm;
use leptos::prelude::*;

const FIELDS: &[Of] = &[Of::Subject, Of::Text, Of::Until, Of::Institutions];

/// The folded form; open with the words of the one that is corrected.
#[component]
pub fn PublishPart(publish: ServerAction<PublishAnnouncement>, corrected: Option<AnnouncementView>) -> impl IntoView {
    let houses = crate::wire::resource(|| (), |()| institutions());
    let title = if corrected.is_some() { tr!(office.correct_title) } else { tr!(office.publish_title) };
    let corrected = StoredValue::new(corrected);
    view! {
        <details class="fold" id="publish" open=corrected.with_value(Option::is_some)>
            <summary>{title}</summary>
            <Suspense fallback=|| view! { <Skeleton lines=6/> }>
                {move || Suspend::new(async move {
                    let houses = if corrected.with_value(Option::is_some) { Vec::new() } else { houses.await.unwrap_or_default() };
                    view! { <PublishForm publish corrected=corrected.get_value() houses/> }
                })}
            </Suspense>
        </details>
    }
}

#[component]
fn PublishForm(
    publish: ServerAction<PublishAnnouncement>,
    corrected: Option<AnnouncementView>,
    houses: Vec<InstitutionView>,
) -> impl IntoView {
    let is_new = corrected.is_none();
    let id = corrected.as_ref().map(|one| one.id.0.clone()).unwrap_or_default();
    let before = corrected.as_ref().and_then(|one| one.versions.first().cloned());
    let day = corrected.as_ref().and_then(|one| one.ack_by.filter(|_| !one.late)).map(|day| day.to_string()).unwrap_or_default();
    let (seen, title, text) = before.map(|one| (one.version, one.title, one.text)).unwrap_or_default();
    let (title, text, day) = (RwSignal::new(title), RwSignal::new(text), RwSignal::new(day));
    let all = RwSignal::new(false);
    let of = outcome(Memo::new(move |_| publish.value().get().and_then(Result::err)), FIELDS);
    let done = Memo::new(move |_| publish.value().with(|value| matches!(value, Some(Ok(())))));
    if is_new {
        empty_sent(publish, [title, text, day]);
        empty_sent(publish, [all]);
    }
    let busy = Signal::derive(move || publish.pending().get());
    let wrong = error_of(of.refusals, Of::Institutions);
    view! {
        <div role="status">{move || done.get().then(|| view! { <Notice kind=Tone::Good><p>{tr!(office.publish_done)}</p></Notice> })}</div>
        <ActionForm action=publish attr:class="stack">
            <input type="hidden" name="form[id]" value=id/>
            <input type="hidden" name="form[seen]" value=seen.to_string()/>
            <TextInput name="form[title]" label=tr!(office.publish_subject) value=title required=true error=error_of(of.refusals, Of::Subject)/>
            <TextArea name="form[text]" label=tr!(office.publish_text) value=text rows=6 max=MAX_TEXT required=true
                error=error_of(of.refusals, Of::Text)/>
            <TextInput name="form[ack_by]" kind="date" label=tr!(office.publish_day) hint=tr!(office.publish_day_hint) value=day
                error=error_of(of.refusals, Of::Until)/>
            {match is_new {
                true => view! {
                    <Checkbox name="form[all]" label=tr!(office.publish_all) checked=all error=wrong/>
                    <details class="fold" hidden=move || all.get()>
                        <summary>{tr!(office.publish_to)}</summary>
                        <div class="choices">{houses.into_iter().map(house).collect_view()}</div>
                    </details>
                }.into_any(),
                false => view! { <p class="muted">{tr!(office.correct_hint)}</p> }.into_any(),
            }}
            <InlineError error=of.error/>
            <div class="row">
                <Button look=Look::Primary icon=Icon::Send busy>{tr!(office.publish_button)}</Button>
                {(!is_new).then(|| view! { <LinkButton href=ANNOUNCEMENTS look=Look::Quiet>{tr!(office.correct_leave)}</LinkButton> })}
            </div>
        </ActionForm>
    }
}

fn house(one: InstitutionView) -> impl IntoView {
    view! {
        <label class="choice">
            <input type="checkbox" name="form[to][]" value=one.id.0/>
            <span class="choice-words"><span>{one.name.in_lang(lang()).to_owned()}</span></span>
        </label>
    }
}
