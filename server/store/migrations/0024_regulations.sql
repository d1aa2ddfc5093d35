-- Administrative regulations (R9, R-annex1). Tables and indexes are added; what the release before needs stays as it is.

create table regulation (
    id text primary key,
    institution_id text not null references institution (id),
    created_ms bigint not null,
    created_by text references person (id)
);
create index regulation_institution on regulation (institution_id, id);

-- `text` is JSON, clause by clause; `name` is its clause 1.1, for lists. `revision` grows with every saving of the draft.
create table regulation_version (
    regulation_id text not null references regulation (id),
    version bigint not null,
    stage text not null check (stage in ('draft', 'agreement', 'discussion', 'in_force', 'superseded')),
    text text not null,
    name text not null,
    revision bigint not null,
    changed_ms bigint not null,
    changed_by text references person (id),
    published_ms bigint,
    discussed_until_ms bigint,
    since_ms bigint,
    until_ms bigint,
    primary key (regulation_id, version)
);
-- One version is in force, and one is on its way.
create unique index regulation_version_in_force on regulation_version (regulation_id) where stage = 'in_force';
create unique index regulation_version_open on regulation_version (regulation_id) where stage in ('draft', 'agreement', 'discussion');
create index regulation_version_since on regulation_version (since_ms, regulation_id) where stage = 'in_force';
create index regulation_version_discussed on regulation_version (published_ms, regulation_id) where stage = 'discussion';

-- What the other bodies say of a version (R9.2).
create table regulation_agreement (
    regulation_id text not null references regulation (id),
    version bigint not null,
    institution_id text not null references institution (id),
    state text not null check (state in ('waiting', 'agreed', 'objected')),
    reason text not null,
    person_id text references person (id),
    asked_ms bigint not null,
    decided_ms bigint,
    primary key (regulation_id, version, institution_id)
);
create index regulation_agreement_institution on regulation_agreement (institution_id, regulation_id);

-- The public discussion (R9.7).
create table regulation_comment (
    id text primary key,
    regulation_id text not null references regulation (id),
    version bigint not null,
    person_id text not null references person (id),
    name text not null,
    text text not null,
    state text not null check (state in ('shown', 'held', 'removed')),
    at_ms bigint not null,
    answer text,
    answered_by text references person (id),
    answered_ms bigint
);
create index regulation_comment_version on regulation_comment (regulation_id, version, at_ms);
create index regulation_comment_person on regulation_comment (person_id, at_ms);

-- Forms that are attached (note 1 of 2.6); the content is stored under its hash.
create table regulation_file (
    regulation_id text not null references regulation (id),
    digest text not null,
    kind text not null,
    name text not null,
    bytes bigint not null,
    person_id text not null references person (id),
    added_ms bigint not null,
    primary key (regulation_id, digest)
);

-- The approval (R9.2): over the whole text and the hashes of its forms.
create table regulation_signature (
    regulation_id text not null references regulation (id),
    version bigint not null,
    person_id text not null references person (id),
    document text not null,
    cms text not null,
    signer text not null,
    fin text not null,
    demo bigint not null,
    report text not null,
    signed_ms bigint not null,
    primary key (regulation_id, version)
);

-- What happened, only ever added to; `hash` = SHA-256 over the row and the hash before it.
create table regulation_event (
    seq {serial},
    regulation_id text not null references regulation (id),
    nr bigint not null,
    at_ms bigint not null,
    person_id text references person (id),
    institution_id text not null references institution (id),
    version bigint not null,
    what text not null check (what in ('begun', 'submitted', 'agreed', 'objected', 'published', 'recalled', 'approved', 'superseded')),
    note text not null,
    prev_hash text not null,
    hash text not null,
    unique (regulation_id, nr)
);
