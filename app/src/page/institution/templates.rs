//! The institution's own prepared texts (A8.9; A3.5): its head keeps them, everybody in it reads them.

use super::prepared::named;
use crate::api::institution::{SettleTemplate, house_templates};
use crate::ui::layout::own_name;
use crate::ui::*;
use crate::{routes, tr};
use domain::appeal::validate::MAX_TEXT;
use domain::lang::Lang;
use domain::refusal::Field as Of;
use domain::template::{OwnTemplate, Place, TemplateForm, TemplateKind};
use leptos::form::ActionForm;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// The part of the page `/institution/house`; `?text=` opens the form of one (`new` for a new one).
#[component]
pub fn TemplatesPart(may_settle: bool) -> impl IntoView {
    let query = use_query_map();
    let open = Memo::new(move |_| query.with(|query| query.get("text")).unwrap_or_default());
    let settle = ServerAction::<SettleTemplate>::new();
    let settled = done(Signal::derive(move || settle.value().get()), Signal::derive(move || settle.version().get()));
    let found = crate::wire::resource(move || settled.get(), |_| house_templates());
    view! {
        <section class="panel stack" id="texts">
            <h2>{tr!(house.texts_title)}</h2>
            <p>{tr!(house.texts_lead)}</p>
            <Transition fallback=|| view! { <Skeleton lines=3 /> }>
                {move || {
                    let open = open.get();
                    Suspend::new(async move {
                        match found.await {
                            Ok(all) => lines(all, &open, may_settle, settle),
                            Err(error) => view! { <ErrorView error /> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </section>
    }
}

fn lines(all: Vec<OwnTemplate>, open: &str, may_settle: bool, settle: ServerAction<SettleTemplate>) -> AnyView {
    let none = all.is_empty().then(|| view! { <p class="muted">{tr!(house.texts_none)}</p> });
    let lines = all.into_iter().map(|one| line(one, open, may_settle, settle)).collect_view();
    let new = may_settle.then(|| match open == "new" {
        true => form(TemplateForm::default(), settle).into_any(),
        false => {
            view! { <div class="row"><LinkButton href=format!("{}?text=new#texts", routes::HOUSE)>{tr!(house.text_new)}</LinkButton></div> }
                .into_any()
        }
    });
    view! {
        {none}
        <ul class="plain-list stack">{lines}</ul>
        {new}
    }
    .into_any()
}

fn line(one: OwnTemplate, open: &str, may_settle: bool, settle: ServerAction<SettleTemplate>) -> impl IntoView {
    let OwnTemplate { form: text, by_hand } = one;
    let id = text.id.clone().unwrap_or_default();
    let chosen = may_settle && id == open;
    let href = format!("{}?text={id}#texts", routes::HOUSE);
    let name = match may_settle && !chosen {
        true => view! { <a href=href>{text.title.clone()}</a> }.into_any(),
        false => view! { <strong>{text.title.clone()}</strong> }.into_any(),
    };
    let retired = text.retired.then(|| view! { <span class="tag">{tr!(house.text_retired)}</span> });
    let hand = (!by_hand.is_empty()).then(|| view! { <p class="muted">{tr!(house.text_by_hand, named(&by_hand))}</p> });
    let shown = text.text.clone();
    view! {
        <li class="stack">
            <div class="row">
                {name} <span class="tag">{kind_name(text.kind)}</span> <span class="tag">{own_name(text.language)}</span> {retired}
            </div>
            {(!chosen).then(|| view! { <p class="prose muted">{shown}</p> })}
            {hand}
            {chosen.then(|| form(text, settle))}
        </li>
    }
}

fn form(text: TemplateForm, settle: ServerAction<SettleTemplate>) -> impl IntoView {
    let new = text.id.is_none();
    let TemplateForm { id, kind, language, title, text, retired } = text;
    let (kind, language) = (RwSignal::new(kind.as_str().to_owned()), RwSignal::new(language.tag().to_owned()));
    let (title, text, retired) = (RwSignal::new(title), RwSignal::new(text), RwSignal::new(retired));
    let (refusals, error) = wrong(Signal::derive(move || settle.value().get().and_then(Result::err)));
    let kinds = [TemplateKind::Answer, TemplateKind::Unconsidered].map(|kind| Choice::new(kind.as_str(), kind_name(kind))).to_vec();
    let languages = Lang::ALL.map(|lang| Choice::new(lang.tag(), own_name(lang))).to_vec();
    let places = Place::ALL.map(|place| place.as_str().to_owned());
    view! {
        <ActionForm action=settle attr:class="stack">
            <input type="hidden" name="form[id]" value=id.unwrap_or_default() />
            <Select name="form[kind]" label=tr!(house.text_kind) value=kind choices=kinds required=true />
            <Select name="form[language]" label=tr!(house.text_language) value=language choices=languages required=true />
            <TextInput name="form[title]" label=tr!(house.text_name) value=title required=true error=error_of(refusals, Of::Subject) />
            <TextArea
                name="form[text]"
                label=tr!(house.text_text)
                hint=tr!(house.text_places, named(&places))
                value=text
                rows=8
                max=MAX_TEXT
                required=true
                error=error_of(refusals, Of::Text)
            />
            {(!new).then(|| view! { <Checkbox name="form[retired]" label=tr!(house.text_retired) checked=retired /> })}
            <InlineError error />
            <div class="row">
                <Button look=Look::Primary busy=Signal::derive(move || settle.pending().get())>{tr!(house.unit_save)}</Button>
                <LinkButton href=format!("{}#texts", routes::HOUSE) look=Look::Quiet>{tr!(desk.cancel)}</LinkButton>
            </div>
        </ActionForm>
    }
}

fn kind_name(kind: TemplateKind) -> &'static str {
    match kind {
        TemplateKind::Answer => tr!(house.text_kind_answer),
        TemplateKind::Unconsidered => tr!(house.text_kind_unconsidered),
        TemplateKind::Refusal => tr!(status.step_refuse),
    }
}
