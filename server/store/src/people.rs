//! Persons, as the single sign-on gave them, and the roles granted to them.

use crate::holds::holds_person;
use crate::media::unused;
use crate::{Db, StoreError, Tx};
use domain::ids::{DistrictId, InstitutionId, PersonId};
use domain::lang::Lang;
use domain::role::Role;
use domain::time::UnixMs;

row! {
    /// A user: a natural person or a legal person's representative (T1.2, T3.1).
    PersonRow {
        /// Id.
        id: PersonId = "id",
        /// Who vouches for the person: the sign-on provider's address.
        issuer: String = "issuer",
        /// The provider's own key of the person.
        subject: String = "subject",
        /// Personal identification number (FİN).
        fin: Option<String> = "fin",
        /// Given name.
        given_name: String = "given_name",
        /// Surname.
        surname: String = "surname",
        /// Father's name; may be empty.
        patronymic: String = "patronymic",
        /// Tax number of the legal person represented (VÖEN).
        voen: Option<String> = "voen",
        /// Name of the legal person represented.
        legal_name: Option<String> = "legal_name",
        /// Phone.
        phone: Option<String> = "phone",
        /// E-mail.
        email: Option<String> = "email",
        /// Language of notices.
        language: Lang = "language",
        /// First sign-in.
        created_ms: UnixMs = "created_ms",
        /// Version of the terms accepted last (T1.3).
        terms_version: Option<i64> = "terms_version",
        /// When they were accepted.
        terms_accepted_ms: Option<UnixMs> = "terms_accepted_ms",
        /// Access is restricted until then (A8.12).
        restricted_until_ms: Option<UnixMs> = "restricted_until_ms",
        /// Why.
        restricted_reason: Option<String> = "restricted_reason",
    }
}

impl PersonRow {
    /// Until when access is restricted, as long as it is (A8.12).
    pub fn restricted_at(&self, now: UnixMs) -> Option<UnixMs> {
        self.restricted_until_ms.filter(|until| now < *until)
    }
}

row! {
    /// A role granted to a person.
    GrantRow {
        /// Id.
        id: String = "id",
        /// To whom.
        person: PersonId = "person_id",
        /// Which.
        role: Role = "role",
        /// In which institution.
        institution: Option<InstitutionId> = "institution_id",
        /// In which district only.
        district: Option<DistrictId> = "district_id",
        /// Since when.
        granted_ms: UnixMs = "granted_ms",
        /// By whom.
        granted_by: Option<PersonId> = "granted_by",
        /// Until when it was valid.
        revoked_ms: Option<UnixMs> = "revoked_ms",
    }
}

macro_rules! person {
    () => {
        "person.id, issuer, subject, fin, given_name, surname, patronymic, voen, legal_name, phone, email, language, \
         created_ms, terms_version, terms_accepted_ms, restricted_until_ms, restricted_reason"
    };
}

/// Whether a register or an employee has said it: what the sign-in says is a hint only (A4.1).
macro_rules! known {
    ($fact:literal) => {
        concat!("exists (select 1 from person_fact where person_id = person.id and fact = '", $fact, "' and source <> 'sign_in')")
    };
}

statements! {
    FIND = concat!("select ", person!(), " from person where id = $1");
    FIND_MANY = concat!("select ", person!(), " from person where id in ", list32!());
    BY_SUBJECT = concat!("select ", person!(), " from person where issuer = $1 and subject = $2");
    SIGN_IN = concat!("insert into person (id, issuer, subject, fin, given_name, surname, patronymic, voen, legal_name, phone, email, \
        language, created_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
        on conflict (issuer, subject) do update set fin = excluded.fin, voen = excluded.voen, \
        given_name = case when ", known!("names"), " then person.given_name else excluded.given_name end, \
        surname = case when ", known!("names"), " then person.surname else excluded.surname end, \
        patronymic = case when ", known!("names"), " then person.patronymic else excluded.patronymic end, \
        legal_name = case when person.voen = excluded.voen and ", known!("legal_person"), " then person.legal_name else excluded.legal_name end, \
        phone = case when ", known!("phone"), " then person.phone else coalesce(excluded.phone, person.phone) end returning id");
    ACCEPT_TERMS = "update person set terms_version = $2, terms_accepted_ms = $3 where id = $1";
    SET_LANGUAGE = "update person set language = $2 where id = $1";
    SET_CONTACT = "update person set phone = $2, email = $3 where id = $1";
    RESTRICTED = concat!("select ", person!(), " from person where restricted_until_ms > $1 order by restricted_until_ms, id limit $2");
    // The row stays where others point at it; what is left of the person is what the law keeps with appeals (decision 10).
    // A legal hold keeps what identifies the person (A6.0.2).
    CLOSE = concat!("update person set issuer = 'closed', subject = id, fin = case when ", holds_person!(), " then fin end, \
        phone = case when ", holds_person!(), " then phone end, email = case when ", holds_person!(), " then email end, \
        terms_version = null, terms_accepted_ms = null where id = $1 and issuer <> 'closed'");
    FORGET_HELD = concat!("update person set fin = null, phone = null, email = null where id = $1 and issuer = 'closed' and not ", holds_person!());
    FORGET_NAMES = "update person set given_name = '', surname = '', patronymic = '', legal_name = null, voen = null where id = $1 \
        and not exists (select 1 from appeal where person_id = $1) and not exists (select 1 from appeal_join where person_id = $1) \
        and not exists (select 1 from answer where person_id = $1) and not exists (select 1 from complaint where complaint.person_id = $1) \
        and not exists (select 1 from service_request where service_request.person_id = $1) \
        and not exists (select 1 from request_result where request_result.person_id = $1)";
    FORGET_DEVICES = concat!("update sign_in set device = '' where person_id = $1 and not ", holds_person!());
    FORGET_UPLOADS = concat!("delete from media_owner where person_id = $1 and ", unused!("media_owner.media_id"));
    RESTRICT = "update person set restricted_until_ms = $2, restricted_reason = $3 where id = $1";
    GRANT = "insert into role_grant (id, person_id, role, institution_id, district_id, granted_ms, granted_by, revoked_ms) \
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    REVOKE = "update role_grant set revoked_ms = $2 where id = $1 and revoked_ms is null";
    GRANTS = "select id, person_id, role, institution_id, district_id, granted_ms, granted_by, revoked_ms from role_grant \
        where person_id = $1 and revoked_ms is null order by granted_ms, id";
    STAFF_OF = concat!("select ", person!(), " from person where id in (select person_id from role_grant \
        where institution_id = $1 and revoked_ms is null) order by person.id");
    STAFF_WITH = concat!("select ", person!(), " from person where id in (select person_id from role_grant \
        where role = $1 and revoked_ms is null) order by person.id");
    // An address stands with the person or among the ways of notices. Two are asked for, to know whether one is the only one.
    BY_EMAIL = concat!("select ", person!(), " from person where issuer <> 'closed' and (email = $1 or id in \
        (select person_id from notice_address where address = $1)) order by id limit 2");
    BY_FIN = concat!("select ", person!(), " from person where issuer <> 'closed' and fin = $1 order by id limit 2");
}

/// A person signed in: makes or renews the row found by issuer and subject, and answers its id. What the person keeps here
/// (language, e-mail, terms) stays, and so does what a register has said or an employee has entered (A4.1, A4.3).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn sign_in(tx: &mut Tx, person: &PersonRow) -> Result<PersonId, StoreError> {
    let p = person;
    #[rustfmt::skip]
    let (id,) = one!(tx, (String,), SIGN_IN, p.id.as_str(), &p.issuer, &p.subject, &p.fin, &p.given_name, &p.surname, &p.patronymic,
        &p.voen, &p.legal_name, &p.phone, &p.email, p.language.tag(), p.created_ms.0)?;
    Ok(id.into())
}

/// A person by id.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find(db: &Db, id: &PersonId) -> Result<Option<PersonRow>, StoreError> {
    maybe!(db, PersonRow, FIND, id.as_str())
}

/// Persons by id, in no order.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn find_many(db: &Db, ids: &[PersonId]) -> Result<Vec<PersonRow>, StoreError> {
    all_in!(db, PersonRow, FIND_MANY, ids)
}

/// A person by the sign-on's key.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_subject(db: &Db, issuer: &str, subject: &str) -> Result<Option<PersonRow>, StoreError> {
    maybe!(db, PersonRow, BY_SUBJECT, issuer, subject)
}

/// The person accepted this version of the terms (T1.3); false when there is no such person.
///
/// # Errors
/// [`StoreError::Reference`] when there is no such version.
pub async fn accept_terms(tx: &mut Tx, id: &PersonId, version: i64, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, ACCEPT_TERMS, id.as_str(), version, now.0)? == 1)
}

/// The language of notices.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_language(tx: &mut Tx, id: &PersonId, language: Lang) -> Result<bool, StoreError> {
    Ok(exec!(tx, SET_LANGUAGE, id.as_str(), language.tag())? == 1)
}

/// Phone and e-mail for notices (T1.4).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn set_contact(tx: &mut Tx, id: &PersonId, phone: Option<&str>, email: Option<&str>) -> Result<bool, StoreError> {
    Ok(exec!(tx, SET_CONTACT, id.as_str(), phone, email)? == 1)
}

/// Restricts a person's access until a moment (A8.12); `None` lifts it.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn restrict(tx: &mut Tx, id: &PersonId, until: Option<UnixMs>, reason: Option<&str>) -> Result<bool, StoreError> {
    Ok(exec!(tx, RESTRICT, id.as_str(), until.map(|until| until.0), reason)? == 1)
}

/// Persons whose access is restricted now, those first whose restriction ends first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn restricted(db: &Db, now: UnixMs, limit: u32) -> Result<Vec<PersonRow>, StoreError> {
    all!(db, PersonRow, RESTRICTED, now.0, i64::from(limit))
}

/// Forgets what a legal hold kept of a person whose account was closed meanwhile, unless another hold stands (A6.0.2).
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn forget_held(tx: &mut Tx, id: &PersonId) -> Result<(), StoreError> {
    for forget in [FORGET_HELD, FORGET_DEVICES] {
        exec!(tx, forget, id.as_str())?;
    }
    crate::exchange::forget(tx, id).await
}

/// Closes an account (T2.2): nobody can sign in to it again, contact data and keys are gone, addresses and browsers for
/// notices, drafts and unused uploads too, nothing is followed any more; names go where no appeal and no complaint needs them. What
/// identifies the person stays while an appeal is under a legal hold (A6.0.2). False when it was closed before.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn close(tx: &mut Tx, id: &PersonId, now: UnixMs) -> Result<bool, StoreError> {
    let closed = exec!(tx, CLOSE, id.as_str())? == 1;
    for forget in [FORGET_NAMES, FORGET_DEVICES, FORGET_UPLOADS] {
        exec!(tx, forget, id.as_str())?;
    }
    crate::addresses::remove_all(tx, id).await?;
    crate::subscriptions::remove_all(tx, id).await?;
    crate::alerts::end_all(tx, id, now).await?;
    crate::drafts::remove_of(tx, id).await?;
    crate::exchange::forget(tx, id).await?;
    crate::saved_views::remove_all(tx, id).await?;
    crate::eservice_favourites::remove_all(tx, id).await?;
    crate::regulation_comments::forget_name(tx, id).await?;
    crate::sessions::end_all(tx, id).await?;
    Ok(closed)
}

/// Grants a role.
///
/// # Errors
/// [`StoreError::Reference`] when person, institution or district is unknown.
pub async fn grant(tx: &mut Tx, grant: &GrantRow) -> Result<(), StoreError> {
    let g = grant;
    let institution = g.institution.as_ref().map(InstitutionId::as_str);
    let district = g.district.as_ref().map(DistrictId::as_str);
    let by = g.granted_by.as_ref().map(PersonId::as_str);
    #[rustfmt::skip]
    exec!(tx, GRANT, &g.id, g.person.as_str(), g.role.as_str(), institution, district, g.granted_ms.0, by, g.revoked_ms.map(|at| at.0))?;
    Ok(())
}

/// Takes a role back; false when it was not valid any more.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn revoke(tx: &mut Tx, id: &str, now: UnixMs) -> Result<bool, StoreError> {
    Ok(exec!(tx, REVOKE, id, now.0)? == 1)
}

/// A person's valid roles, the oldest first.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn grants(db: &Db, id: &PersonId) -> Result<Vec<GrantRow>, StoreError> {
    all!(db, GrantRow, GRANTS, id.as_str())
}

/// The staff of an institution.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn staff_of(db: &Db, id: &InstitutionId) -> Result<Vec<PersonRow>, StoreError> {
    all!(db, PersonRow, STAFF_OF, id.as_str())
}

/// The staff with a role, of the owner or the operator.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn staff_with(db: &Db, role: Role) -> Result<Vec<PersonRow>, StoreError> {
    all!(db, PersonRow, STAFF_WITH, role.as_str())
}

/// The only person with exactly this e-mail address; nobody where several have it: anybody may type an address as their own.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_email(db: &Db, email: &str) -> Result<Option<PersonRow>, StoreError> {
    Ok(only(all!(db, PersonRow, BY_EMAIL, email)?))
}

/// The only person with exactly this FİN; nobody where several sign in with it.
///
/// # Errors
/// [`StoreError`] of the database.
pub async fn by_fin(db: &Db, fin: &str) -> Result<Option<PersonRow>, StoreError> {
    Ok(only(all!(db, PersonRow, BY_FIN, fin)?))
}

fn only(found: Vec<PersonRow>) -> Option<PersonRow> {
    <[PersonRow; 1]>::try_from(found).ok().map(|[person]| person)
}
