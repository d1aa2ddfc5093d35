//! Everything of an own appeal on one page, to be read and printed (law 14, items 5 and 6).

use super::SignInFirst;
use super::answers::AnswersPart;
use crate::api::rights::my_materials;
use crate::error::AppError;
use crate::page::letter::view::LetterPart;
use crate::ui::*;
use crate::{context, device, routes, tr};
use domain::appeal::form::AnswerMode;
use domain::appeal::view::{Materials, Numbered};
use domain::ids::AppealId;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page `/my/{id}/materials`.
#[component]
pub fn MaterialsPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| AppealId(params.with(|params| params.get("id")).unwrap_or_default()));
    let materials = crate::wire::resource(move || id.get(), my_materials);
    view! {
        <div class="page stack materials">
            <Suspense fallback=|| view! { <Skeleton lines=12/> }>
                {move || Suspend::new(async move {
                    match materials.await {
                        Ok(materials) => view! { <MaterialsView materials/> }.into_any(),
                        Err(AppError::SignIn) => view! {
                            <PageHead title=tr!(rights.materials)/>
                            <SignInFirst here=routes::my_materials(&id.get_untracked())/>
                        }.into_any(),
                        Err(error) => view! { <PageHead title=tr!(rights.materials)/> <ErrorView error/> }.into_any(),
                    }
                })}
            </Suspense>
        </div>
    }
}

#[component]
pub(super) fn MaterialsView(materials: Materials) -> impl IntoView {
    let back = (routes::my_appeal(&materials.id), tr!(rights.back).to_owned());
    let (text, media, recordings) = (materials.text.clone(), materials.media.clone(), materials.recordings.clone());
    let (history, answers, complaints) = (materials.history.clone(), materials.answers.clone(), materials.complaints.clone());
    let letter = materials.letter.clone();
    let read_on = tr!(rights.read_on, materials.read_ms.display_minute());
    let print = Callback::new(move |()| device::print::print());
    view! {
        <PageHead title=tr!(rights.materials) lead=tr!(rights.materials_lead) back/>
        <div class="only-script"><Button kind="button" on_press=print>{tr!(rights.print)}</Button></div>
        <section class="panel stack">
            <MainFacts materials/>
        </section>
        <section class="panel stack">
            <h2>{tr!(cabinet.text)}</h2>
            {match text.is_empty() {
                true => view! { <p class="muted">{tr!(cabinet.text_none)}</p> }.into_any(),
                false => view! { <p class="prose">{text}</p> }.into_any(),
            }}
            <Players recordings/>
            <PhotoGrid photos=media/>
        </section>
        {letter.map(|letter| view! { <LetterPart letter/> })}
        <AnswersPart answers/>
        {(!complaints.is_empty()).then(|| view! {
            <section class="panel stack"><h2>{tr!(rights.complaints_title)}</h2><Complaints complaints/></section>
        })}
        <History history/>
        <p class="muted">{read_on}</p>
    }
}

/// Numbers, dates, place, how the answer is wanted.
#[component]
fn MainFacts(materials: Materials) -> impl IntoView {
    let lang = context::lang();
    let Materials { person, joined, receipt, sent_ms, registered, status, due, category, place, district, address, .. } = materials;
    let (point, answer_mode, postal, earlier) = (materials.point, materials.answer_mode, materials.postal_address, materials.earlier);
    let district = district.map(|name| name.in_lang(lang).to_owned());
    let place = [Some(place).filter(|place| !place.is_empty()), district].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let sent = if joined { tr!(rights.joined_on, sent_ms.display_minute()) } else { tr!(cabinet.sent_on, sent_ms.display_minute()) };
    let answer = match answer_mode {
        AnswerMode::Amis => tr!(cabinet.answer_amis).to_owned(),
        AnswerMode::AmisAndPost => tr!(cabinet.answer_post, postal),
    };
    let rows = [
        Some((tr!(rights.person), person)),
        Some((tr!(cabinet.receipt), format!("{receipt} · {sent}"))),
        registered.map(|(number, at)| (tr!(cabinet.registration), format!("{number} · {}", at.display_minute()))),
        earlier.map(|earlier| (tr!(rights.earlier), format!("{} · {}", earlier.number, earlier.sent_ms.display_minute()))),
        Some((tr!(rights.state), status_name(status).to_owned())),
        due.map(|(day, article)| (tr!(rights.due), tr!(rights.due_article, day.display(), article))),
        Some((tr!(rights.category), category.in_lang(lang).to_owned())),
        // An official appeal has no place (R11.7).
        materials.letter.is_none().then(|| (tr!(cabinet.place), format!("{place} ({:.5}, {:.5})", point.lat, point.lon))),
        Some((tr!(cabinet.address), address)).filter(|(_, address)| !address.is_empty()),
        Some((tr!(cabinet.answer_mode), answer)),
    ];
    view! { <Facts>{rows.into_iter().flatten().map(|(name, value)| view! { <Fact name>{value}</Fact> }).collect_view()}</Facts> }
}

/// What happened: each with its number, its date and the clause it rests on.
#[component]
fn History(history: Vec<Numbered>) -> impl IntoView {
    let rows = history.into_iter().map(row).collect_view();
    let heads = [tr!(rights.column_number), tr!(rights.column_when), tr!(rights.column_what), tr!(rights.column_clause)];
    let heads = heads.map(str::to_owned).to_vec();
    view! {
        <section class="panel stack">
            <h2>{tr!(rights.history)}</h2>
            <DataTable caption=tr!(rights.history) heads>{rows}</DataTable>
        </section>
    }
}

fn row(one: Numbered) -> impl IntoView {
    let sentence = what_sentence(&one.entry);
    let media = one.entry.media;
    view! {
        <tr>
            <td>{one.number}</td>
            <td><Moment at=one.entry.at_ms/></td>
            <td>
                <p>{sentence}</p>
                {one.entry.text.map(|text| view! { <p class="prose">{text}</p> })}
                {(!media.is_empty()).then(|| view! { <PhotoGrid photos=media/> })}
            </td>
            <td>{one.clause}</td>
        </tr>
    }
}
