//! The timeline: what each reader may know of what happened.

use super::event::Particulars;
use super::{Viewer, Whole};
use crate::reference::Reference;
use crate::{Ctx, Error};
use domain::appeal::view::{Entry, What};
use domain::ids::{MediaId, PersonId};
use domain::lang::{Lang, Named};
use domain::role::Role;
use std::collections::HashMap;
use store::events::{Audience, EventRow};

/// Entries the viewer may see, oldest first.
pub(crate) async fn timeline(ctx: &Ctx, whole: &Whole, viewer: &Viewer) -> Result<Vec<Entry>, Error> {
    Ok(history(ctx, whole, viewer).await?.into_iter().map(|(_, entry)| entry).collect())
}

/// The same, each entry with the event it is made of.
pub(crate) async fn history<'a>(ctx: &Ctx, whole: &'a Whole, viewer: &Viewer) -> Result<Vec<(&'a EventRow, Entry)>, Error> {
    let names = names(ctx, &whole.events, viewer).await?;
    let reference = ctx.portal.reference();
    let seen = whole.events.iter().filter(|event| sees(viewer, event));
    Ok(seen.map(|event| (event, entry(ctx, &reference, whole, event, viewer, &names))).collect())
}

fn sees(viewer: &Viewer, event: &EventRow) -> bool {
    match (event.audience, viewer) {
        (Audience::Public, _) => true,
        (Audience::Participants, Viewer::Public) => false,
        (Audience::Participants, Viewer::Participant(person)) => !event.what.is_personal() || event.person.as_ref() == Some(person),
        // A complaint goes past the institution to the body above it.
        (Audience::Participants, Viewer::Institution(_)) => event.what != What::Complained,
        (Audience::Participants, Viewer::Owner) => true,
        // An institution's note stays in its house; the owner's staff watch over all.
        (Audience::Staff, Viewer::Owner) => true,
        (Audience::Staff, Viewer::Institution(own)) => event.institution.as_ref() == Some(own),
        (Audience::Staff, _) => false,
    }
}

/// Names of employees and of who added what later; only for staff.
async fn names(ctx: &Ctx, events: &[EventRow], viewer: &Viewer) -> Result<HashMap<PersonId, String>, Error> {
    if matches!(viewer, Viewer::Public | Viewer::Participant(_)) {
        return Ok(HashMap::new());
    }
    let owner = *viewer == Viewer::Owner;
    let added_later = |what: What| what.is_personal() || what == What::Disputed || (owner && what == What::Left);
    let named = events.iter().filter(|event| event.role != Role::Citizen || added_later(event.what));
    let mut ids: Vec<PersonId> = named.filter_map(|event| event.person.clone()).collect();
    ids.sort();
    ids.dedup();
    let rows = store::people::find_many(ctx.portal.db(), &ids).await?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), crate::people::name_of(&row))).collect())
}

fn entry(ctx: &Ctx, reference: &Reference, whole: &Whole, event: &EventRow, viewer: &Viewer, names: &HashMap<PersonId, String>) -> Entry {
    let particulars = Particulars::read(&event.data);
    let reads_words = reads_words(viewer, event);
    let added = particulars.addition.as_ref().filter(|_| reads_words);
    let taken = taken_away(&particulars).filter(|_| *viewer == Viewer::Owner || is_own(viewer, event));
    let (media, recordings) = (added.map(|id| whole.media_of_addition(id)), added.map(|id| whole.recordings_of_addition(ctx, id)));
    Entry {
        at_ms: event.at_ms,
        what: event.what,
        by: event.role,
        institution: event.institution.as_ref().map(|id| reference.institution_name(id)),
        person: event.person.as_ref().and_then(|id| names.get(id)).cloned(),
        text: text(ctx.lang, reference, event, viewer, particulars, reads_words),
        public: event.audience == Audience::Public,
        own: is_own(viewer, event),
        media: media.or(taken).unwrap_or_default(),
        recordings: recordings.unwrap_or_default(),
    }
}

/// Photos that a correction took away: for the record, so for its author and the owner's staff.
fn taken_away(particulars: &Particulars) -> Option<Vec<MediaId>> {
    let (from, to) = particulars.photos.as_ref()?;
    Some(from.iter().filter(|photo| !to.contains(photo)).cloned().collect())
}

fn is_own(viewer: &Viewer, event: &EventRow) -> bool {
    matches!(viewer, Viewer::Participant(person) if event.person.as_ref() == Some(person))
}

/// Whose words are for whom: a citizen's for staff and that citizen, staff's for everybody who sees the event; none for the
/// public.
fn reads_words(viewer: &Viewer, event: &EventRow) -> bool {
    match viewer {
        Viewer::Public => false,
        Viewer::Participant(_) => event.role != Role::Citizen || is_own(viewer, event),
        Viewer::Owner => true,
        // Who left takes the own words out of the institutions' sight; the record keeps them.
        Viewer::Institution(_) => event.what != What::Left,
    }
}

/// Words of persons never reach the public; numbers, days and names of categories do.
fn text(
    lang: Lang,
    reference: &Reference,
    event: &EventRow,
    viewer: &Viewer,
    particulars: Particulars,
    reads_words: bool,
) -> Option<String> {
    match event.what {
        // The number leads on to the other appeal of the same matter.
        What::Registered | What::Merged | What::TookIn => particulars.number,
        What::DeadlineSet => particulars.due.map(|(on, article)| format!("{} · {article}", on.display())),
        What::Corrected => Some(correction(lang, reference, &particulars)).filter(|text| !text.is_empty()),
        What::Amended => Some(amendment(lang, reference, particulars, reads_words)).filter(|text| !text.is_empty()),
        _ if !reads_words => None,
        // The own words with the rating are for staff; their author reads them in the card.
        What::Rated if matches!(viewer, Viewer::Participant(_)) => None,
        What::Complained => Some([particulars.number, particulars.text].into_iter().flatten().collect::<Vec<_>>().join("\n")),
        _ => particulars.text,
    }
}

/// What the author corrected: category and district for everybody, the words before and after for who may read them.
fn amendment(lang: Lang, reference: &Reference, particulars: Particulars, reads_words: bool) -> String {
    let category = Some(correction(lang, reference, &particulars)).filter(|text| !text.is_empty());
    let words =
        [particulars.place, particulars.address, particulars.words].into_iter().flatten().map(|(from, to)| format!("{from}\n→ {to}"));
    let words = words.filter(|_| reads_words);
    category.into_iter().chain(words).collect::<Vec<_>>().join("\n")
}

/// "Yol nişanı → Svetofor; Quba rayonu → Qusar rayonu", in the reader's language.
fn correction(lang: Lang, reference: &Reference, particulars: &Particulars) -> String {
    let arrow = |from: Option<&Named>, to: Option<&Named>| {
        let name = |named: Option<&Named>| named.map_or("—", |named| named.in_lang(lang)).to_owned();
        format!("{} → {}", name(from), name(to))
    };
    let category = particulars.category.as_ref().map(|(from, to)| {
        let name = |id| reference.category(id).map(|category| &category.name);
        arrow(name(from), name(to))
    });
    let district = particulars.district.as_ref().map(|(from, to)| {
        let name = |id: &Option<_>| id.as_ref().and_then(|id| reference.district(id)).map(|district| &district.name);
        arrow(name(from), name(to))
    });
    category.into_iter().chain(district).collect::<Vec<_>>().join("; ")
}
