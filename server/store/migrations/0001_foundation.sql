-- Foundation. One text for SQLite and PostgreSQL; `{serial}` stands for a column that the database numbers itself
-- (see src/dialect.rs). Ids are text, instants BIGINT milliseconds UTC, days TEXT `YYYY-MM-DD`, truth values BIGINT 0/1.
-- Foreign keys are named by what they point at. Nothing here is deleted by cascade: A6.0.2, nothing vanishes by itself.

create table setting (
    key text primary key,
    value text not null
);

-- Gap-free numbers: one row a series and year (A8.5).
create table counter (
    key text primary key,
    value bigint not null
);

create table terms (
    version bigint primary key,
    text_az text not null,
    text_en text not null,
    text_ru text not null,
    published_ms bigint not null
);

create table calendar_day (
    day text primary key,
    kind text not null,
    name_az text not null,
    status text not null,
    source text not null
);

create table district (
    id text primary key,
    name_az text not null,
    name_en text not null,
    name_ru text not null,
    folded text not null,
    kind text not null,
    parent_id text references district (id),
    lat double precision not null,
    lon double precision not null,
    shape text,
    approximate bigint not null check (approximate in (0, 1)),
    source text not null
);

create table institution (
    id text primary key,
    name_az text not null,
    name_en text not null,
    name_ru text not null,
    folded text not null,
    idx bigint not null unique check (idx between 1 and 255),
    local_executive bigint not null check (local_executive in (0, 1)),
    district_id text references district (id),
    active bigint not null check (active in (0, 1)),
    position bigint not null
);

create table place (
    id text primary key,
    name_az text not null,
    name_en text not null,
    name_ru text not null,
    folded text not null,
    lat double precision not null,
    lon double precision not null,
    population bigint not null,
    district_id text references district (id)
);

create table category (
    id text primary key,
    parent_id text references category (id),
    name_az text not null,
    name_en text not null,
    name_ru text not null,
    idx bigint not null unique check (idx between 0 and 255),
    urgent bigint not null check (urgent in (0, 1)),
    emergency text,
    words text not null,
    position bigint not null,
    active bigint not null check (active in (0, 1))
);

create table routing_zone (
    id text primary key,
    name_az text not null,
    shape text not null,
    institution_id text not null references institution (id)
);

-- institution_id null: the local executive authority of the district.
create table routing_rule (
    id text primary key,
    category_id text not null references category (id),
    institution_id text references institution (id),
    priority bigint not null
);

create table person (
    id text primary key,
    issuer text not null,
    subject text not null,
    fin text,
    given_name text not null,
    surname text not null,
    patronymic text not null,
    voen text,
    legal_name text,
    phone text,
    email text,
    language text not null check (language in ('az', 'en', 'ru')),
    created_ms bigint not null,
    terms_version bigint references terms (version),
    terms_accepted_ms bigint,
    restricted_until_ms bigint,
    restricted_reason text,
    unique (issuer, subject)
);

create table role_grant (
    id text primary key,
    person_id text not null references person (id),
    role text not null check (role in ('citizen', 'owner_staff', 'institution_staff', 'operator')),
    institution_id text references institution (id),
    district_id text references district (id),
    granted_ms bigint not null,
    granted_by text references person (id),
    revoked_ms bigint
);
create index role_grant_person on role_grant (person_id);
create index role_grant_institution on role_grant (institution_id);

create table session (
    id_hash text primary key,
    person_id text not null references person (id),
    created_ms bigint not null,
    seen_ms bigint not null,
    expires_ms bigint not null,
    device text not null,
    method text not null,
    assurance text not null
);
create index session_person on session (person_id);
create index session_expires on session (expires_ms);

create table appeal (
    id text primary key,
    receipt_number text not null unique,
    number text unique,
    registered_ms bigint,
    person_id text not null references person (id),
    lat double precision not null,
    lon double precision not null,
    prior_lat double precision,
    prior_lon double precision,
    district_id text references district (id),
    place text not null,
    address text not null,
    category_id text not null references category (id),
    text text not null,
    text_folded text not null,
    answer_mode text not null check (answer_mode in ('amis', 'amis_and_post')),
    postal_address text not null,
    status text not null check (status in ('sent', 'routed', 'in_progress', 'query_sent', 'forwarded', 'extended',
        'answered', 'rated', 'refused', 'left_unconsidered', 'withdrawn', 'restricted')),
    status_ms bigint not null,
    sent_ms bigint not null,
    triage_due_ms bigint not null,
    due_on text not null,
    due_article text not null,
    urgent bigint not null check (urgent in (0, 1)),
    channel text not null,
    language text not null check (language in ('az', 'en', 'ru')),
    public_text text,
    publish_photos bigint not null default 0 check (publish_photos in (0, 1)),
    lead_institution_id text references institution (id),
    joined_count bigint not null default 0,
    photo_count bigint not null default 0,
    refusal_ground text check (refusal_ground in ('not_of_field', 'not_legible', 'obscene', 'not_clear')),
    refusal_reason text,
    stars bigint check (stars between 1 and 5),
    stars_text text,
    event_count bigint not null default 0,
    event_head_hash text not null default '',
    changed_ms bigint not null
);
-- Inbox of the owner's staff: only what is not routed yet, by its clock (A8.5).
create index appeal_inbox on appeal (triage_due_ms, id) where status in ('sent', 'forwarded');
create index appeal_person on appeal (person_id, sent_ms);
create index appeal_sent on appeal (sent_ms, id);
create index appeal_district on appeal (district_id, sent_ms);
create index appeal_category on appeal (category_id, sent_ms);
create index appeal_changed on appeal (changed_ms);

create table appeal_join (
    id text primary key,
    appeal_id text not null references appeal (id),
    person_id text not null references person (id),
    text text not null,
    answer_mode text not null check (answer_mode in ('amis', 'amis_and_post')),
    postal_address text not null,
    joined_ms bigint not null,
    unique (appeal_id, person_id)
);
create index appeal_join_person on appeal_join (person_id, appeal_id);

create table assignment (
    id text primary key,
    appeal_id text not null references appeal (id),
    institution_id text not null references institution (id),
    lead bigint not null check (lead in (0, 1)),
    status text not null check (status in ('placed', 'in_progress', 'query_sent', 'extended', 'forwarded', 'answered',
        'left_unconsidered', 'recalled')),
    open bigint not null check (open in (0, 1)),
    note text not null,
    placed_ms bigint not null,
    status_ms bigint not null,
    due_on text not null,
    due_article text not null,
    unique (appeal_id, institution_id)
);
create index assignment_cabinet on assignment (institution_id, open, due_on, appeal_id);

create table answer (
    id text primary key,
    appeal_id text not null references appeal (id),
    institution_id text not null references institution (id),
    person_id text not null references person (id),
    text text not null,
    payload text not null,
    signature text not null,
    certificate text not null,
    signer text not null,
    demo bigint not null check (demo in (0, 1)),
    signed_ms bigint not null
);
create index answer_appeal on answer (appeal_id);

-- The same file may be uploaded by several persons; each upload is its own permission to use it.
create table media (
    id text primary key,
    kind text not null check (kind in ('photo', 'voice', 'video')),
    mime text not null,
    bytes bigint not null,
    width bigint not null,
    height bigint not null,
    created_ms bigint not null
);

create table media_owner (
    media_id text not null references media (id),
    person_id text not null,
    created_ms bigint not null,
    primary key (media_id, person_id)
);

create table appeal_media (
    appeal_id text not null references appeal (id),
    join_id text references appeal_join (id),
    answer_id text references answer (id),
    media_id text not null references media (id),
    position bigint not null
);
create index appeal_media_appeal on appeal_media (appeal_id);
create index appeal_media_media on appeal_media (media_id);

-- What happened, only ever added to. `nr` counts within the appeal, `hash` = SHA-256 over the row and the hash before it.
create table appeal_event (
    seq {serial},
    appeal_id text not null references appeal (id),
    nr bigint not null,
    at_ms bigint not null,
    actor_person_id text references person (id),
    actor_role text not null,
    institution_id text references institution (id),
    what text not null,
    clause text not null,
    audience text not null check (audience in ('public', 'participants', 'staff')),
    data text not null,
    prev_hash text not null,
    hash text not null,
    unique (appeal_id, nr)
);

create table outbox (
    id text primary key,
    kind text not null,
    payload text not null,
    created_ms bigint not null,
    not_before_ms bigint not null,
    locked_until_ms bigint not null default 0,
    attempts bigint not null default 0,
    done_ms bigint
);
create index outbox_due on outbox (not_before_ms) where done_ms is null;

create table notice (
    id text primary key,
    person_id text not null references person (id),
    appeal_id text not null references appeal (id),
    what text not null,
    number text not null,
    day text,
    sent_ms bigint not null,
    read_ms bigint
);
create index notice_person on notice (person_id, id);
create index notice_unread on notice (person_id) where read_ms is null;

create table draft (
    id text primary key,
    person_id text,
    browser_hash text,
    form text not null,
    updated_ms bigint not null
);
create index draft_updated on draft (updated_ms);
