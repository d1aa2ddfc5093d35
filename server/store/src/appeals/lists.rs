//! Lists of appeals, a page at a time. Words are looked for by `like` in the folded column: the one place to change when that
//! gets slow.

use super::find::find_many;
use super::row::{AppealRow, appeal_columns};
use crate::assignments::AssignmentRow;
use crate::statement::{Mark, Page, like};
use crate::{Db, StoreError};
use domain::appeal::view::Heap;
use domain::ids::{AppealId, CategoryId, DistrictId, InstitutionId, PersonId, UnitId};
use domain::lifecycle::{Status, StatusGroup};
use domain::time::{Date, UnixMs};

/// Filters of the public list; the default lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Group of statuses.
    pub status: Option<StatusGroup>,
    /// Root or leaf.
    pub category: Option<CategoryId>,
    /// District.
    pub district: Option<DistrictId>,
    /// Leading institution.
    pub institution: Option<InstitutionId>,
    /// Sent at or after.
    pub since: Option<UnixMs>,
}

/// Filters of staff lists; the default lets everything through.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StaffFilter {
    /// Folded words, or a part of a number.
    pub words: String,
    /// Root or leaf.
    pub category: Option<CategoryId>,
    /// District.
    pub district: Option<DistrictId>,
    /// In whose hands; for an institution's cabinet.
    pub hands: Hands,
}

/// In whose hands an appeal lies within an institution (A7.0.1).
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Hands {
    /// Whosever.
    #[default]
    Any,
    /// In this employee's.
    Employee(PersonId),
    /// In this unit's.
    Unit(UnitId),
    /// In nobody's.
    Nobody,
    /// Its answer waits for approval by somebody who is not this employee; in one unit, or anywhere in the house.
    Approval(PersonId, Option<UnitId>),
}

impl Hands {
    /// Which case, who, which unit.
    fn binds(&self) -> (i64, Option<&str>, Option<&str>) {
        match self {
            Hands::Any => (0, None, None),
            Hands::Employee(person) => (1, Some(person.as_str()), None),
            Hands::Unit(unit) => (2, None, Some(unit.as_str())),
            Hands::Nobody => (3, None, None),
            Hands::Approval(person, unit) => (4, Some(person.as_str()), unit.as_ref().map(UnitId::as_str)),
        }
    }
}

/// A row of an institution's cabinet.
#[derive(Clone, Debug, PartialEq)]
pub struct CabinetRow {
    /// The appeal.
    pub appeal: AppealRow,
    /// The institution's part.
    pub assignment: AssignmentRow,
}

macro_rules! staff_filter {
    () => {
        " (cast($1 as text) is null or text_folded like $1 escape '\\' or receipt_number like $2 escape '\\' or number like $2 escape '\\') \
          and (cast($3 as text) is null or category_id = $3 or category_id like $3 || '.%') and (cast($4 as text) is null or district_id = $4) "
    };
}
/// 0 all of them, 1 those that are done, 2 those complained about.
macro_rules! which {
    () => {
        " and archived_ms is null and ($5 = 0 or ($5 = 1 and status not in ('sent', 'forwarded')) or ($5 = 2 and complaint_count > 0)) "
    };
}
macro_rules! public_filter {
    () => {
        " (cast($1 as text) is null or category_id = $1 or category_id like $1 || '.%') and (cast($2 as text) is null or district_id = $2) \
          and (cast($3 as text) is null or lead_institution_id = $3) and sent_ms >= $4 \
          and (cast($5 as text) is null or status in ($5, $6, $7, $8, $9)) and archived_ms is null and category_id <> 'official' "
    };
}
macro_rules! of_person {
    () => {
        " (person_id = $1 or id in (select appeal_id from appeal_join where appeal_join.person_id = $1 and left_ms is null)) "
    };
}
macro_rules! in_cabinet {
    () => {
        concat!(
            " from assignment join (select id, text_folded, receipt_number, number, category_id, district_id from appeal where archived_ms is null) as a \
            on a.id = assignment.appeal_id where ",
            staff_filter!(),
            " and institution_id = $5 and ($6 = 0 or ($6 = 1 and employee_id = $7) or ($6 = 2 and unit_id = $8) \
            or ($6 = 3 and unit_id is null and employee_id is null) \
            or ($6 = 4 and (cast($8 as text) is null or unit_id = $8) and exists (select 1 from answer_draft \
            where answer_draft.assignment_id = assignment.id and answer_draft.state = 'submitted' and answer_draft.person_id <> $7))) "
        )
    };
}
macro_rules! counted {
    ($($part:expr),*) => {
        concat!("select count(*) from (select 1 as one ", $($part,)* " limit 10000) as counted")
    };
}

statements! {
    PUBLIC = concat!("select ", appeal_columns!(), " from appeal where", public_filter!(),
        "and (sent_ms, id) < ($10, $11) order by sent_ms desc, id desc limit $12");
    COUNT_PUBLIC = counted!("from appeal where", public_filter!());
    MINE = concat!("select ", appeal_columns!(), " from appeal where", of_person!(),
        "and (sent_ms, id) < ($2, $3) order by sent_ms desc, id desc limit $4");
    COUNT_MINE = counted!("from appeal where", of_person!());
    OWN_IN = concat!("select ", appeal_columns!(), " from appeal where person_id = $1 and status in ($2, $3, $4, $5, $6, $7) \
        order by sent_ms, id");
    WAITING = concat!("select ", appeal_columns!(), " from appeal where", staff_filter!(),
        "and status in ('sent', 'forwarded') and triage_due_ms < $5 and (triage_due_ms, id) > ($6, $7) \
        order by triage_due_ms, id limit $8");
    COUNT_WAITING = counted!("from appeal where", staff_filter!(), "and status in ('sent', 'forwarded') and triage_due_ms < $5");
    NEWEST = concat!("select ", appeal_columns!(), " from appeal where", staff_filter!(),
        which!(), "and (sent_ms, id) < ($6, $7) order by sent_ms desc, id desc limit $8");
    COUNT_NEWEST = counted!("from appeal where", staff_filter!(), which!());
    CABINET_OPEN = concat!("select assignment.id, appeal_id, institution_id, lead, status, note, placed_ms, status_ms, due_on, \
        due_article", in_cabinet!(), "and open = 1 and due_on < $9 and (due_on, appeal_id) > ($10, $11) order by due_on, appeal_id limit $12");
    COUNT_CABINET_OPEN = counted!(in_cabinet!(), "and open = 1 and due_on < $9");
    CABINET_NEWEST = concat!("select assignment.id, appeal_id, institution_id, lead, status, note, placed_ms, status_ms, due_on, \
        due_article", in_cabinet!(), "and ($9 = 0 or open = 0) and (placed_ms, appeal_id) < ($10, $11) \
        order by placed_ms desc, appeal_id desc limit $12");
    COUNT_CABINET_NEWEST = counted!(in_cabinet!(), "and ($9 = 0 or open = 0)");
}

/// Larger than any number a page may begin at.
const LAST: i64 = i64::MAX;
/// Later than any day a deadline may have.
const LAST_DAY: &str = "9999-12-31";

/// The public list, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn public_list(db: &Db, filter: &Filter, after: Option<&str>, limit: u32) -> Result<Page<AppealRow>, StoreError> {
    let category = filter.category.as_ref().map(CategoryId::as_str);
    let district = filter.district.as_ref().map(DistrictId::as_str);
    let institution = filter.institution.as_ref().map(InstitutionId::as_str);
    let since = filter.since.unwrap_or_default().0;
    let [s1, s2, s3, s4, s5] = statuses(filter.status);
    let (value, id) = descending(after);
    #[rustfmt::skip]
    let rows = all!(db, AppealRow, PUBLIC, category, district, institution, since, s1, s2, s3, s4, s5, value, &id, one_more(limit))?;
    let (total,) = one!(db, (i64,), COUNT_PUBLIC, category, district, institution, since, s1, s2, s3, s4, s5)?;
    Ok(Page::cut(rows, limit, total, sent_mark))
}

/// A person's own appeals and those joined, the newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_person(db: &Db, person: &PersonId, after: Option<&str>, limit: u32) -> Result<Page<AppealRow>, StoreError> {
    let (value, id) = descending(after);
    let rows = all!(db, AppealRow, MINE, person.as_str(), value, &id, one_more(limit))?;
    let (total,) = one!(db, (i64,), COUNT_MINE, person.as_str())?;
    Ok(Page::cut(rows, limit, total, sent_mark))
}

/// A person's own appeals that are being considered, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn open_of(db: &Db, person: &PersonId) -> Result<Vec<AppealRow>, StoreError> {
    let [s1, s2, s3, s4, s5, s6] = six(|status| status.is_open());
    all!(db, AppealRow, OWN_IN, person.as_str(), s1, s2, s3, s4, s5, s6)
}

/// A person's own appeals whose processing was stopped with the person's access (A8.12), the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn stopped_of(db: &Db, person: &PersonId) -> Result<Vec<AppealRow>, StoreError> {
    let [s1, s2, s3, s4, s5, s6] = six(|status| status == Status::Restricted);
    all!(db, AppealRow, OWN_IN, person.as_str(), s1, s2, s3, s4, s5, s6)
}

/// The statuses that fit, the last one filling the six places.
fn six(fits: fn(Status) -> bool) -> [&'static str; 6] {
    let mut found = Status::ALL.into_iter().filter(|status| fits(*status)).map(Status::as_str);
    let mut last = "";
    std::array::from_fn(|_| {
        last = found.next().unwrap_or(last);
        last
    })
}

/// The owner's inbox: what waits for routing by its clock, what is done newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn inbox(
    db: &Db,
    heap: Heap,
    now: UnixMs,
    filter: &StaffFilter,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<AppealRow>, StoreError> {
    match heap {
        Heap::Waiting => waiting(db, LAST, filter, after, limit).await,
        Heap::Late => waiting(db, now.0, filter, after, limit).await,
        Heap::All => newest(db, 0, filter, after, limit).await,
        Heap::Done => newest(db, 1, filter, after, limit).await,
        Heap::Complaints => newest(db, 2, filter, after, limit).await,
    }
}

/// An institution's cabinet: what is open by its deadline, what is done newest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn cabinet(
    db: &Db,
    institution: &InstitutionId,
    heap: Heap,
    today: Date,
    filter: &StaffFilter,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<CabinetRow>, StoreError> {
    let page = match heap {
        Heap::Waiting => cabinet_open(db, institution, LAST_DAY, filter, after, limit).await?,
        Heap::Late => cabinet_open(db, institution, &today.to_string(), filter, after, limit).await?,
        Heap::Done => cabinet_newest(db, institution, true, filter, after, limit).await?,
        // A complaint goes past the institution to the body above it: here it is no heap of its own.
        Heap::All | Heap::Complaints => cabinet_newest(db, institution, false, filter, after, limit).await?,
    };
    with_appeals(db, page).await
}

async fn waiting(db: &Db, due_before: i64, filter: &StaffFilter, after: Option<&str>, limit: u32) -> Result<Page<AppealRow>, StoreError> {
    let (words, number, category, district) = binds(filter);
    let mark = Mark::read(after);
    let value = mark.as_ref().and_then(Mark::number).unwrap_or(i64::MIN);
    let id = mark.map(|mark| mark.id).unwrap_or_default();
    #[rustfmt::skip]
    let rows = all!(db, AppealRow, WAITING, &words, &number, category, district, due_before, value, &id, one_more(limit))?;
    let (total,) = one!(db, (i64,), COUNT_WAITING, &words, &number, category, district, due_before)?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.triage_due_ms.0, row.id)))
}

async fn newest(db: &Db, which: i64, filter: &StaffFilter, after: Option<&str>, limit: u32) -> Result<Page<AppealRow>, StoreError> {
    let (words, number, category, district) = binds(filter);
    let (value, id) = descending(after);
    #[rustfmt::skip]
    let rows = all!(db, AppealRow, NEWEST, &words, &number, category, district, which, value, &id, one_more(limit))?;
    let (total,) = one!(db, (i64,), COUNT_NEWEST, &words, &number, category, district, which)?;
    Ok(Page::cut(rows, limit, total, sent_mark))
}

async fn cabinet_open(
    db: &Db,
    institution: &InstitutionId,
    due_before: &str,
    filter: &StaffFilter,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<AssignmentRow>, StoreError> {
    let (words, number, category, district) = binds(filter);
    let (day, id) = Mark::read(after).map(|mark| (mark.value, mark.id)).unwrap_or_default();
    let (institution, (kind, who, unit)) = (institution.as_str(), filter.hands.binds());
    #[rustfmt::skip]
    let rows = all!(db, AssignmentRow, CABINET_OPEN, &words, &number, category, district, institution, kind, who, unit, due_before, &day, &id, one_more(limit))?;
    let (total,) = one!(db, (i64,), COUNT_CABINET_OPEN, &words, &number, category, district, institution, kind, who, unit, due_before)?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.due_on, row.appeal)))
}

async fn cabinet_newest(
    db: &Db,
    institution: &InstitutionId,
    done: bool,
    filter: &StaffFilter,
    after: Option<&str>,
    limit: u32,
) -> Result<Page<AssignmentRow>, StoreError> {
    let (words, number, category, district) = binds(filter);
    let (value, id) = descending(after);
    let (institution, done, (kind, who, unit)) = (institution.as_str(), i64::from(done), filter.hands.binds());
    #[rustfmt::skip]
    let rows = all!(db, AssignmentRow, CABINET_NEWEST, &words, &number, category, district, institution, kind, who, unit, done, value, &id, one_more(limit))?;
    let (total,) = one!(db, (i64,), COUNT_CABINET_NEWEST, &words, &number, category, district, institution, kind, who, unit, done)?;
    Ok(Page::cut(rows, limit, total, |row| format!("{}:{}", row.placed_ms.0, row.appeal)))
}

async fn with_appeals(db: &Db, page: Page<AssignmentRow>) -> Result<Page<CabinetRow>, StoreError> {
    let ids: Vec<AppealId> = page.rows.iter().map(|row| row.appeal.clone()).collect();
    // Found in the order asked for, and a foreign key promises that each is there.
    let appeals = find_many(db, &ids).await?;
    let rows = appeals.into_iter().zip(page.rows).map(|(appeal, assignment)| CabinetRow { appeal, assignment }).collect();
    Ok(Page { rows, total: page.total, next: page.next })
}

type Binds<'a> = (Option<String>, Option<String>, Option<&'a str>, Option<&'a str>);

fn binds(filter: &StaffFilter) -> Binds<'_> {
    let number = like(&filter.words.to_uppercase());
    let category = filter.category.as_ref().map(CategoryId::as_str);
    (like(&filter.words), number, category, filter.district.as_ref().map(DistrictId::as_str))
}

fn descending(after: Option<&str>) -> (i64, String) {
    let mark = Mark::read(after);
    let value = mark.as_ref().and_then(Mark::number).unwrap_or(LAST);
    (value, mark.map(|mark| mark.id).unwrap_or_default())
}

fn sent_mark(row: &AppealRow) -> String {
    format!("{}:{}", row.sent_ms.0, row.id)
}

/// One row more than shown tells whether there is another page.
fn one_more(limit: u32) -> i64 {
    i64::from(limit) + 1
}

/// The statuses of a group, the last one filling the five places; all empty for no filter.
pub(crate) fn statuses(group: Option<StatusGroup>) -> [Option<&'static str>; 5] {
    let Some(group) = group else { return [None; 5] };
    let mut found = Status::ALL.into_iter().filter(|status| status.group() == group).map(Status::as_str);
    let mut last = None;
    std::array::from_fn(|_| {
        last = found.next().or(last);
        last
    })
}
