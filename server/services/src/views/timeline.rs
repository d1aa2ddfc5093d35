//! The timeline: what each reader may know of what happened.

use super::Viewer;
use super::event::Particulars;
use crate::reference::Reference;
use crate::{Ctx, Error};
use domain::appeal::view::{Entry, What};
use domain::ids::PersonId;
use domain::lang::{Lang, Named};
use domain::role::Role;
use std::collections::HashMap;
use store::events::{Audience, EventRow};

/// Entries the viewer may see, oldest first.
pub(crate) async fn timeline(ctx: &Ctx, events: &[EventRow], viewer: &Viewer) -> Result<Vec<Entry>, Error> {
    let names = names(ctx, events, viewer).await?;
    let reference = ctx.portal.reference();
    let seen = events.iter().filter(|event| sees(viewer, event));
    Ok(seen.map(|event| entry(ctx.lang, &reference, event, viewer, &names)).collect())
}

fn sees(viewer: &Viewer, event: &EventRow) -> bool {
    match (event.audience, viewer) {
        (Audience::Public, _) => true,
        (Audience::Participants, viewer) => *viewer != Viewer::Public,
        // An institution's note stays in its house; the owner's staff watch over all.
        (Audience::Staff, Viewer::Owner) => true,
        (Audience::Staff, Viewer::Institution(own)) => event.institution.as_ref() == Some(own),
        (Audience::Staff, _) => false,
    }
}

/// Names of employees, only for staff.
async fn names(ctx: &Ctx, events: &[EventRow], viewer: &Viewer) -> Result<HashMap<PersonId, String>, Error> {
    if matches!(viewer, Viewer::Public | Viewer::Participant) {
        return Ok(HashMap::new());
    }
    let staff = events.iter().filter(|event| event.role != Role::Citizen);
    let mut ids: Vec<PersonId> = staff.filter_map(|event| event.person.clone()).collect();
    ids.sort();
    ids.dedup();
    let rows = store::people::find_many(ctx.portal.db(), &ids).await?;
    Ok(rows.into_iter().map(|row| (row.id.clone(), crate::people::name_of(&row))).collect())
}

fn entry(lang: Lang, reference: &Reference, event: &EventRow, viewer: &Viewer, names: &HashMap<PersonId, String>) -> Entry {
    Entry {
        at_ms: event.at_ms,
        what: event.what,
        by: event.role,
        institution: event.institution.as_ref().map(|id| reference.institution_name(id)),
        person: event.person.as_ref().and_then(|id| names.get(id)).cloned(),
        text: text(lang, reference, event, viewer),
        public: event.audience == Audience::Public,
    }
}

/// Words of persons never reach the public; numbers, days and names of categories do.
fn text(lang: Lang, reference: &Reference, event: &EventRow, viewer: &Viewer) -> Option<String> {
    let particulars = Particulars::read(&event.data);
    match event.what {
        What::Registered => particulars.number,
        What::DeadlineSet => particulars.due.map(|(on, article)| format!("{} · {article}", on.display())),
        What::Corrected => Some(correction(lang, reference, &particulars)).filter(|text| !text.is_empty()),
        _ if *viewer == Viewer::Public => None,
        // The author's own words with the rating are for staff; the author reads them in the card.
        What::Rated if *viewer == Viewer::Participant => None,
        _ => particulars.text,
    }
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
