//! Templates of the texts that staff send: refusals, answers, decisions (A8.6, A8.9, A9.2).

use crate::{Db, StoreError, Tx};
use domain::ids::InstitutionId;
use domain::lang::Lang;
use domain::template::TemplateKind;

row! {
    /// A template.
    TemplateRow {
        /// Id.
        id: String = "id",
        /// What it becomes.
        kind: TemplateKind = "kind",
        /// The ground it belongs to, in the form's word; `None`: to every one.
        ground: Option<String> = "ground",
        /// Whose it is; `None`: every institution's.
        institution: Option<InstitutionId> = "institution_id",
        /// The language it is written in.
        language: Lang = "language",
        /// What it is called in the list.
        title: String = "title",
        /// The text, with places as [`domain::template::fill`] knows them.
        text: String = "text",
        /// Order in the list: small first.
        position: i64 = "position",
        /// It is offered.
        active: bool = "active",
    }
}

macro_rules! columns {
    () => {
        "id, kind, ground, institution_id, language, title, text, position, active"
    };
}

statements! {
    // One's own before those of all.
    OF_KIND = concat!("select ", columns!(), " from answer_template where kind = $1 and active = 1 \
        and (institution_id is null or institution_id = $2) order by case when institution_id is null then 1 else 0 end, position, id");
    OF_INSTITUTION = concat!("select ", columns!(), " from answer_template where institution_id = $1 order by kind, position, id");
    ALL = concat!("select ", columns!(), " from answer_template order by kind, position, id");
    PUT = concat!("insert into answer_template (", columns!(), ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
        on conflict (id) do update set kind = excluded.kind, ground = excluded.ground, institution_id = excluded.institution_id, \
        language = excluded.language, title = excluded.title, text = excluded.text, position = excluded.position, \
        active = excluded.active");
    REMOVE = "delete from answer_template where id = $1";
}

/// The templates of a kind that are offered: those of the institution, if one is named, then those of all.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_kind(db: &Db, kind: TemplateKind, institution: Option<&InstitutionId>) -> Result<Vec<TemplateRow>, StoreError> {
    all!(db, TemplateRow, OF_KIND, kind.as_str(), institution.map(InstitutionId::as_str))
}

/// An institution's own templates, also those that are not offered.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn of_institution(db: &Db, institution: &InstitutionId) -> Result<Vec<TemplateRow>, StoreError> {
    all!(db, TemplateRow, OF_INSTITUTION, institution.as_str())
}

/// Every template, also those that are not offered.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn all(db: &Db) -> Result<Vec<TemplateRow>, StoreError> {
    all!(db, TemplateRow, ALL)
}

/// Adds or replaces a template.
///
/// # Errors
/// [`StoreError::Reference`] when the institution is unknown.
pub async fn put(tx: &mut Tx, row: &TemplateRow) -> Result<(), StoreError> {
    let (r, institution) = (row, row.institution.as_ref().map(InstitutionId::as_str));
    #[rustfmt::skip]
    exec!(tx, PUT, &r.id, r.kind.as_str(), &r.ground, institution, r.language.tag(), &r.title, &r.text, r.position,
        i64::from(r.active))?;
    Ok(())
}

/// Removes a template; what was written by it stays as it is. False when there was none.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn remove(tx: &mut Tx, id: &str) -> Result<bool, StoreError> {
    Ok(exec!(tx, REMOVE, id)? == 1)
}
