//! A later appeal of the same matter goes on in the earlier one (A8.4): its author joins there with own words and files, and keeps
//! the number, which leads on.

use super::in_territory;
use super::taken::{self, Before};
use crate::notices::{Told, for_all};
use crate::permission::Function;
use crate::reference::Reference;
use crate::views::Whole;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::view::What;
use domain::desk::merge::{self, Matter, MergeForm};
use domain::desk::undo::TakenStep;
use domain::ids::{AppealId, JoinId, MediaId, PersonId};
use domain::lifecycle::{self, Step};
use domain::refusal::{Code, Refusal};
use store::Tx;
use store::additions::{AdditionKind, AdditionRow};
use store::appeals::AppealRow;
use store::events::Audience;
use store::joins::JoinRow;
use store::media::LinkRow;

/// Merges; author and joined persons of both are told. The number of the appeal in which it goes on.
///
/// # Errors
/// [`Error::Refused`] with `NotNow` when the later one is with an institution, `Closed` when the earlier one has ended,
/// `NotSameMatter`; [`Error::NotFound`] outside the territory; [`Error::Conflict`] when somebody acted on one of them meanwhile.
pub async fn merge(ctx: &Ctx, form: MergeForm) -> Result<String, Error> {
    ctx.may(Function::MergeAppeal)?;
    if form.appeal == form.into {
        return Err(Refusal::form(Code::NotSameMatter).into());
    }
    let (later, earlier) = (Whole::read(ctx, &form.appeal).await?, Whole::read(ctx, &form.into).await?);
    if !in_territory(ctx, &later.appeal) || !in_territory(ctx, &earlier.appeal) {
        return Err(Error::NotFound);
    }
    // An official appeal is nobody else's matter (R11.7).
    if later.appeal.is_official() || earlier.appeal.is_official() {
        return Err(Refusal::form(Code::NotSameMatter).into());
    }
    let joining = joining(ctx, &later, &earlier);
    let read = (later.appeal.event_count, earlier.appeal.event_count);
    let (told_later, told_earlier) = (later.persons(), earlier.persons());
    let (later_change, mut earlier_change) = (later.change(), earlier.change());
    earlier_change.persons.extend(joining.iter().map(|(join, _)| join.person.clone()));
    let there = earlier.links;
    let (ctx, db) = (ctx.clone(), ctx.portal.db().clone());
    let write = db.write(move |tx| {
        Box::pin(async move {
            let later = lock_both(tx, &form.appeal, Some(&form.into)).await?;
            let earlier = store::appeals::lock(tx, &form.into).await?.ok_or(Error::NotFound)?;
            let next = lifecycle::next(later.status, Step::Merge, ctx.actor.role)?;
            one_matter(&ctx.portal.reference(), &later, &earlier)?;
            // Who joined, left, corrected or added something meanwhile would be passed over.
            if read != (later.event_count, earlier.event_count) {
                return Err(Error::Conflict);
            }
            let into_events = Some(earlier.event_count + 1);
            let mut before = Before { into: Some(earlier.id.clone()), into_events, ..Before::of(&later) };
            for (join, files) in &joining {
                before.joins.push(join_in(tx, join, files, &there).await?);
            }
            store::appeals::set_merged(tx, &later.id, Some(&earlier.id), ctx.now).await?;
            store::appeals::set_status(tx, &later.id, next, ctx.now).await?;
            let (number, own) = (earlier.known_number().to_owned(), later.known_number().to_owned());
            let merged = event(&ctx, What::Merged, "A8.4", Audience::Public, &numbered(&number));
            let took_in = event(&ctx, What::TookIn, "A8.4", Audience::Public, &numbered(&own));
            store::events::append(tx, &later.id, &[merged]).await?;
            store::events::append(tx, &earlier.id, &[took_in]).await?;
            taken::note(&ctx, tx, &taken::batch(), &later, TakenStep::Merge, &before, 1).await?;
            let told = Told { what: What::Merged, appeal: later.id.clone(), number: own, day: None };
            store::notices::add(tx, &for_all(&ctx, &told_later, &told)).await?;
            let told = Told { what: What::TookIn, appeal: earlier.id.clone(), number: number.clone(), day: None };
            store::notices::add(tx, &for_all(&ctx, &told_earlier, &told)).await?;
            tx.publish(later_change);
            tx.publish(earlier_change);
            Ok::<_, Error>(number)
        })
    });
    write.await
}

fn numbered(number: &str) -> Particulars {
    Particulars { number: Some(number.to_owned()), ..Particulars::default() }
}

fn one_matter(reference: &Reference, later: &AppealRow, earlier: &AppealRow) -> Result<(), Refusal> {
    let root =
        |appeal: &AppealRow| reference.category(&appeal.category).map_or_else(String::new, |found| reference.root(found).id.0.clone());
    let roots = (root(later), root(earlier));
    merge::may(&matter(&roots.0, later), &matter(&roots.1, earlier))
}

fn matter<'a>(root: &'a str, appeal: &AppealRow) -> Matter<'a> {
    Matter { root, point: appeal.point(), status: appeal.status, sent_ms: appeal.sent_ms }
}

/// Locks both, always in the same order, so that two employees who merge crosswise don't wait for each other; the first one named.
pub(super) async fn lock_both(tx: &mut Tx, id: &AppealId, other: Option<&AppealId>) -> Result<AppealRow, Error> {
    if let Some(other) = other.filter(|other| *other < id) {
        store::appeals::lock(tx, other).await?.ok_or(Error::NotFound)?;
    }
    let appeal = store::appeals::lock(tx, id).await?.ok_or(Error::NotFound)?;
    if let Some(other) = other.filter(|other| *other > id) {
        store::appeals::lock(tx, other).await?.ok_or(Error::NotFound)?;
    }
    Ok(appeal)
}

/// Who goes over with what: the author with the appeal's own words and files, those who joined with theirs, everybody with what
/// they added later. Who takes part in the
/// earlier one already is not counted twice; those words stay where they were written.
fn joining(ctx: &Ctx, later: &Whole, earlier: &Whole) -> Vec<(JoinRow, Vec<MediaId>)> {
    let there = earlier.persons();
    let appeal = &later.appeal;
    let row = |person: &PersonId, text: &str, answer_mode, postal: &str| JoinRow {
        id: JoinId(uuid::Uuid::now_v7().to_string()),
        appeal: earlier.appeal.id.clone(),
        person: person.clone(),
        text: text.to_owned(),
        answer_mode,
        postal_address: postal.to_owned(),
        joined_ms: ctx.now,
    };
    let author = (appeal.author_left_ms.is_none()).then(|| {
        let files = later.files(LinkRow::is_appeals_own);
        let (text, files) = with_additions(later, &appeal.person, &appeal.text, files);
        (row(&appeal.person, &text, appeal.answer_mode, &appeal.postal_address), files)
    });
    let joined = later.joins.iter().map(|join| {
        let files = later.files(|link| link.join.as_ref() == Some(&join.id));
        let (text, files) = with_additions(later, &join.person, &join.text, files);
        (row(&join.person, &text, join.answer_mode, &join.postal_address), files)
    });
    author.into_iter().chain(joined).filter(|(join, _)| !there.contains(&join.person)).collect()
}

/// A person's first words and files, and after them those added later (A9.1); each file once.
fn with_additions(later: &Whole, person: &PersonId, text: &str, files: Vec<MediaId>) -> (String, Vec<MediaId>) {
    let own = |one: &&AdditionRow| one.person == *person && one.kind == AdditionKind::Documents;
    let added: Vec<&AdditionRow> = later.additions.iter().filter(own).collect();
    let texts = std::iter::once(text).chain(added.iter().map(|one| one.text.as_str()));
    let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    let mut all = Vec::new();
    for file in files.into_iter().chain(added.iter().flat_map(|one| later.files(|link| link.addition.as_ref() == Some(&one.id)))) {
        if !all.contains(&file) {
            all.push(file);
        }
    }
    (texts.join("\n\n"), all)
}

/// Joins, also anew after having left, with the files that are not `there` since then; the joining's id.
async fn join_in(tx: &mut Tx, join: &JoinRow, files: &[MediaId], there: &[LinkRow]) -> Result<JoinId, Error> {
    match store::joins::left_by(tx, &join.appeal, &join.person).await? {
        Some(left) => {
            let has = |file: &MediaId| there.iter().any(|link| link.join.as_ref() == Some(&left.id) && link.media == *file);
            let new: Vec<MediaId> = files.iter().filter(|file| !has(file)).cloned().collect();
            store::joins::again(tx, &left.id, join, &new).await?;
            Ok(left.id)
        }
        None => {
            store::joins::insert(tx, join, files).await?;
            Ok(join.id.clone())
        }
    }
}

/// The joinings that came of a merge end with it; who stays in the earlier appeal is told.
pub(super) async fn part_again(ctx: &Ctx, tx: &mut Tx, later: &AppealRow, before: &Before) -> Result<(), Error> {
    let Some(into) = &before.into else { return Ok(()) };
    let joins = store::joins::of_appeal_in(tx, into).await?;
    for join in joins.iter().filter(|join| before.joins.contains(&join.id)) {
        store::joins::leave(tx, join, ctx.now).await?;
    }
    let undone = event(ctx, What::Undone, "A8.4", Audience::Public, &numbered(later.known_number()));
    store::events::append(tx, into, &[undone]).await?;
    let earlier = store::appeals::lock(tx, into).await?.ok_or(Error::NotFound)?;
    let staying: Vec<JoinRow> = joins.into_iter().filter(|join| !before.joins.contains(&join.id)).collect();
    let staying = crate::views::persons(&earlier, &staying);
    let told = Told { what: What::Undone, appeal: into.clone(), number: earlier.known_number().to_owned(), day: None };
    Ok(store::notices::add(tx, &for_all(ctx, &staying, &told)).await?)
}
