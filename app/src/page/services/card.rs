//! The page of a service: everything one must know before using it (R5.1.2, R7.1.1), and the way to use it (R4.3, R4.4, R11.5.3).

mod law;
mod needs;
mod opinions;
mod way;

use super::parts::{self, list_of};
use super::{found, numbers, words};
use crate::api::portal::{AskService, FavourService, RateService, service_card};
use crate::api::words::kept_words;
use crate::context::lang;
use crate::error::AppError;
use crate::ui::eservice::{audience_name, automation_name, field_name, kind_name};
use crate::ui::{ErrorView, Fact, Facts, Moment, Notice, PageHead, Skeleton, Tone, done, empty_sent, served_list};
use crate::{routes, tr};
use domain::eservice::EserviceState;
use domain::eservice::portal::ServiceCard;
use domain::kept_words::{KeptWords, WordsOf};
use domain::time::UnixMs;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// What is typed and pressed; it stands outside the page's content, which is drawn anew.
#[derive(Clone, Copy)]
pub struct Typed {
    pub(super) favour: ServerAction<FavourService>,
    pub(super) rate: ServerAction<RateService>,
    pub(super) ask: ServerAction<AskService>,
    pub(super) stars: RwSignal<u8>,
    pub(super) words: RwSignal<String>,
    pub(super) question: RwSignal<String>,
    /// What a browser without script has sent and could not be taken.
    kept: RwSignal<Option<KeptWords>>,
}

impl Typed {
    /// Nothing yet.
    pub fn new() -> Typed {
        Typed {
            favour: ServerAction::new(),
            rate: ServerAction::new(),
            ask: ServerAction::new(),
            stars: RwSignal::new(0),
            words: RwSignal::default(),
            question: RwSignal::default(),
            kept: RwSignal::new(None),
        }
    }

    /// Puts words that were kept back into their form, once.
    pub(super) fn bring(self, kept: Option<KeptWords>) {
        let Some(words) = kept.filter(|_| self.kept.with_untracked(Option::is_none)) else { return };
        match words.of {
            WordsOf::Rating => {
                self.stars.set(words.stars);
                self.words.set(words.text.clone());
            }
            WordsOf::Question => self.question.set(words.text.clone()),
            WordsOf::Comment => return,
        }
        self.kept.set(Some(words));
    }

    /// Id under which the words of this form are kept; empty when none are.
    pub(super) fn draft(self, of: WordsOf) -> String {
        self.kept.with_untracked(|kept| kept.as_ref().filter(|words| words.of == of).map(|words| words.id.clone()).unwrap_or_default())
    }

    /// Why a form was not taken: by the last attempt here, else by the one that brought the page here.
    pub(super) fn failed(self, of: WordsOf, sent: Option<Result<(), AppError>>) -> Option<AppError> {
        match sent {
            Some(sent) => sent.err(),
            None => self.kept.with(|kept| {
                let kept = kept.as_ref().filter(|words| words.of == of && !words.refusals.is_empty())?;
                Some(AppError::Refused(kept.refusals.clone()))
            }),
        }
    }
}

impl Default for Typed {
    fn default() -> Self {
        Typed::new()
    }
}

/// The service, and words about it that were kept.
type Start = (ServiceCard, Option<KeptWords>);

async fn load(number: String, draft: String) -> Result<Start, AppError> {
    let kept = if draft.is_empty() { None } else { kept_words(draft).await? };
    let card = service_card(number).await?;
    let kept = kept.filter(|words| [WordsOf::Rating, WordsOf::Question].iter().any(|of| words.is_for(*of, &card.number)));
    Ok((card, kept))
}

/// The page `/services/{number}`; `?done=WORD` right after something was done there, `?draft=` with words that could not be taken.
#[component]
pub fn ServicePage() -> impl IntoView {
    let params = use_params_map();
    let number = Memo::new(move |_| params.with(|params| params.get("number")).unwrap_or_default());
    let query = use_query_map();
    let told = Memo::new(move |_| query.with(|query| query.get("done")).unwrap_or_default());
    let draft = Memo::new(move |_| query.with(|query| query.get("draft")).unwrap_or_default());
    let typed = Typed::new();
    macro_rules! sent {
        ($action:expr) => {
            done(Signal::derive(move || $action.value().get()), Signal::derive(move || $action.version().get()))
        };
    }
    let (favoured, rated, asked) = (sent!(typed.favour), sent!(typed.rate), sent!(typed.ask));
    empty_sent(typed.ask, [typed.question]);
    // The page of another service begins empty.
    Effect::new(move |before: Option<String>| {
        let now = number.get();
        if before.is_some_and(|before| before != now) {
            typed.stars.set(0);
            typed.words.set(String::new());
            typed.question.set(String::new());
            typed.kept.set(None);
        }
        now
    });
    let asked = move || (number.get(), draft.get(), favoured.get(), rated.get(), asked.get());
    let found = crate::wire::resource(asked, |(number, draft, ..)| load(number, draft));
    view! {
        <div class="page stack">
            <Transition fallback=|| view! { <Skeleton lines=12/> }>
                {move || {
                    let told = told.get();
                    Suspend::new(async move {
                        match found.await {
                            Ok((card, kept)) => {
                                typed.bring(kept);
                                shown(card, &told, typed)
                            }
                            Err(error) => view! { <PageHead title=tr!(portal.title)/> <ErrorView error/> }.into_any(),
                        }
                    })
                }}
            </Transition>
        </div>
    }
}

/// The whole page.
pub fn shown(card: ServiceCard, told: &str, typed: Typed) -> AnyView {
    let lang = lang();
    let name = card.facts.name.in_lang(lang).to_owned();
    let content = card.facts.content.in_lang(lang).to_owned();
    let back = (routes::SERVICES.to_owned(), tr!(portal.back).to_owned());
    let words_told = match told {
        "rated" => Some(tr!(portal.rated)),
        "asked" => Some(tr!(portal.asked)),
        _ => None,
    };
    view! {
        <PageHead title=name back/>
        {words_told.map(|words| view! { <div role="status"><Notice kind=Tone::Good><p>{words}</p></Notice></div> })}
        {card.cancelled_ms.filter(|_| card.state == EserviceState::Cancelled).map(|at| cancelled(at, &card))}
        {glance(&card)}
        <p class="prose">{content}</p>
        {(card.state == EserviceState::Registered).then(|| way::way(&card, told, typed))}
        {needs::needs(&card)}
        {needs::course(&card)}
        {law::fee(&card)}
        {facts(&card)}
        {law::basis(&card)}
        {law::rights(&card)}
        {opinions::quality(&card, typed)}
        {opinions::questions(&card, typed)}
        {numbers::months(&card.quality.months)}
        {history(&card)}
    }
    .into_any()
}

/// Right under the name: who provides it, what it costs, how long it takes.
fn glance(card: &ServiceCard) -> AnyView {
    let fee = law::fee_in_force(card);
    let fee = if fee.paid { tr!(eservice.paid).to_owned() } else { tr!(eservice.free).to_owned() };
    let span = card.regulation.as_ref().map(|regulation| regulation.text.span).filter(|span| span.most > 0).map(words::span);
    let here = (card.is_here() && card.state == EserviceState::Registered).then(|| tr!(portal.here_tag).to_owned());
    let tags = [Some(fee), span, Some(kind_name(card.facts.kind).to_owned()), here];
    let tags = tags.into_iter().flatten().map(|tag| view! { <span class="tag">{tag}</span> }).collect_view();
    view! { <div class="service-glance"><p class="muted">{card.provider.in_lang(lang()).to_owned()}</p><p class="row">{tags}</p></div> }
        .into_any()
}

/// It is provided no more: since when, and what there is instead.
fn cancelled(at: UnixMs, card: &ServiceCard) -> AnyView {
    let others = card.others.clone().into_iter().map(found::line).collect_view().into_any();
    let some = !card.others.is_empty();
    view! {
        <Notice kind=Tone::Warn title=tr!(portal.cancelled_title)><p>{tr!(portal.cancelled, at.date().display())}</p></Notice>
        {some.then(|| view! {
            <section class="stack" aria-labelledby="instead">
                <h2 id="instead">{tr!(portal.instead)}</h2>
                {served_list("plain-list stack", || others)}
            </section>
        })}
    }
    .into_any()
}

/// What the register says (R10.5).
fn facts(card: &ServiceCard) -> AnyView {
    let facts = &card.facts;
    let audiences = facts.audiences.iter().map(|one| audience_name(*one)).collect::<Vec<_>>().join(", ");
    let information = card.regulation.as_ref().map(|regulation| regulation.text.information.clone()).unwrap_or_default();
    let information = parts::information(information);
    let place = facts.address.clone();
    let place = (!place.is_empty()).then(|| view! { <Fact name=tr!(portal.address)>{parts::address(place)}</Fact> });
    let others = list_of(tr!(portal.others), &facts.others);
    let (provider, number) = (card.provider.in_lang(lang()).to_owned(), card.number.clone());
    let (kind, automation, field) = (kind_name(facts.kind), automation_name(facts.automation), field_name(facts.field));
    view! {
        <section class="panel stack" aria-labelledby="facts">
            <h2 id="facts">{tr!(portal.facts)}</h2>
            <Facts>
                <Fact name=tr!(portal.provider)>{provider}</Fact>
                {others}
                <Fact name=tr!(portal.audience)>{audiences}</Fact>
                <Fact name=tr!(portal.kind)>{kind}</Fact>
                <Fact name=tr!(portal.automation)>{automation}</Fact>
                <Fact name=tr!(portal.field)>{field}</Fact>
                {place}
                {information}
                <Fact name=tr!(portal.number)>{number}</Fact>
            </Facts>
        </section>
    }
    .into_any()
}

/// Its versions, the newest first (R10.2).
fn history(card: &ServiceCard) -> AnyView {
    let items = card.versions.iter().map(|version| {
        let parts = version.changed.iter().map(|part| words::part(*part)).collect::<Vec<_>>().join(", ");
        let changed = (!parts.is_empty()).then(|| view! { <p class="muted">{tr!(portal.changed, parts)}</p> });
        view! { <li class="timeline-item"><p class="timeline-what">{words::act(version.act)}</p><p class="timeline-when"><Moment at=version.at_ms/></p>{changed}</li> }
    });
    let items = items.collect_view();
    let [json, linked] = ["json", "jsonld"].map(|kind| format!("{}.{kind}", routes::service(&card.number)));
    view! {
        <section class="stack" aria-labelledby="versions">
            <h2 id="versions">{tr!(portal.versions)}</h2>
            <ol class="timeline">{items}</ol>
            <p class="row muted">{tr!(portal.one_file)} <a href=json rel="external">"JSON"</a> <a href=linked rel="external">"JSON-LD"</a></p>
        </section>
    }
    .into_any()
}
