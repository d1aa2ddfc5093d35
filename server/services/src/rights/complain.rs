//! The administrative complaint about a decision (law 14, item 8): written down under its own number, and laid before the
//! owner's staff.

use super::held::Held;
use super::stand::{decided_at, decided_by};
use super::told::tell;
use crate::views::event::{Particulars, event};
use crate::{Ctx, Error};
use domain::appeal::form::RightForm;
use domain::appeal::view::What;
use domain::complaint::{self, About};
use domain::ids::InstitutionId;
use domain::refusal::{Code, Field, Refusal};
use domain::time::UnixMs;
use store::Tx;
use store::additions::{AdditionKind, AdditionRow};
use store::complaints::ComplaintRow;
use store::events::{Audience, NewEvent};

/// Complains, once about each decision. Who is late is taken all the same (see `domain::rights::complaint`).
pub(super) async fn complain(ctx: &Ctx, tx: &mut Tx, held: &Held, form: &RightForm) -> Result<(), Error> {
    let (institution, decided) = about(held, form)?;
    let before = held.additions.iter().any(|one| {
        one.kind == AdditionKind::Complaint && one.person == held.person && one.institution == institution && one.added_ms >= decided
    });
    if before {
        return Err(Refusal::form(Code::AlreadyDone).into());
    }
    let number = store::additions::complaint_number(tx, ctx.now).await?;
    let row =
        AdditionRow { number: Some(number), institution, demand: form.demand.clone(), ..held.addition(ctx, form, AdditionKind::Complaint) };
    store::additions::insert(tx, &row, &[]).await?;
    store::complaints::file(tx, &waiting(ctx, &row)).await?;
    store::appeals::count_complaint(tx, &held.appeal.id, ctx.now).await?;
    store::events::append(tx, &held.appeal.id, &[complained(ctx, row)]).await?;
    tell(ctx, tx, held, std::slice::from_ref(&held.person), What::Complained, None).await
}

/// Whose decision it is about, and when that was made. One institution alone needn't be named.
fn about(held: &Held, form: &RightForm) -> Result<(Option<InstitutionId>, UnixMs), Refusal> {
    let decided = decided_by(&held.assignments);
    let one = match (&form.institution, &decided[..]) {
        (Some(wanted), _) => Some(decided.iter().find(|one| one.institution == *wanted).ok_or(unknown())?),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    match one {
        Some(one) => Ok((Some(one.institution.clone()), one.status_ms)),
        None => Ok((None, decided_at(&held.appeal, &held.assignments).unwrap_or(held.appeal.status_ms))),
    }
}

/// The same complaint as it is considered, with the last day of its review (A9.2).
fn waiting(ctx: &Ctx, row: &AdditionRow) -> ComplaintRow {
    ComplaintRow {
        id: row.id.clone(),
        number: row.number.clone().unwrap_or_default(),
        about: About::Decision,
        appeal: Some(row.appeal.clone()),
        institution: row.institution.clone(),
        subject: String::new(),
        person: row.person.clone(),
        text: row.text.clone(),
        demand: row.demand.clone(),
        filed_ms: row.added_ms,
        due_on: Some(complaint::due(row.added_ms, &ctx.portal.config().rights).on),
        outcome: None,
        reasons: String::new(),
        decided_by: None,
        decided_ms: None,
    }
}

fn unknown() -> Refusal {
    Refusal::new(Field::Institutions, Code::Unknown)
}

fn complained(ctx: &Ctx, row: AdditionRow) -> NewEvent {
    let particulars = Particulars { number: row.number, addition: Some(row.id), ..Particulars::text(&row.text) };
    NewEvent { institution: row.institution, ..event(ctx, What::Complained, "A9.1, law 14", Audience::Participants, &particulars) }
}
