-- The register of e-services (elektron xidmətlər reyestri; R10). Tables and columns are added only.

-- A registered service: its facts as they are now. The number is given once and never again (R10.4).
create table eservice (
    id text primary key,
    number text not null unique,
    provider_id text not null references institution (id),
    name_folded text not null,
    facts text not null,
    state text not null check (state in ('registered', 'cancelled')),
    version bigint not null,
    registered_ms bigint not null,
    changed_ms bigint not null,
    cancelled_ms bigint
);
create index eservice_provider on eservice (provider_id, number);
-- One body doesn't register the same service twice.
create unique index eservice_name on eservice (provider_id, name_folded) where state = 'registered';

-- An application to the operator (R10.3, annex 2), from the first draft to the decision.
create table eservice_application (
    id text primary key,
    number text unique,
    provider_id text not null references institution (id),
    eservice_id text references eservice (id),
    act text not null check (act in ('register', 'amend', 'cancel')),
    state text not null check (state in ('draft', 'submitted', 'returned', 'granted', 'withdrawn')),
    facts text not null,
    happened_on text not null,
    reason text not null,
    revision bigint not null,
    written_by text not null references person (id),
    opened_ms bigint not null,
    changed_ms bigint not null,
    submitted_ms bigint,
    due_on text,
    due_article text,
    reported_late bigint not null default 0,
    decided_ms bigint
);
create index eservice_application_provider on eservice_application (provider_id, changed_ms, id);
create index eservice_application_waiting on eservice_application (due_on, id) where state = 'submitted';
create index eservice_application_decided on eservice_application (decided_ms) where decided_ms is not null;
-- A service has one application on its way.
create unique index eservice_application_open on eservice_application (eservice_id)
    where eservice_id is not null and state in ('draft', 'submitted', 'returned');

-- What was done with an application: only ever added to. A submission keeps exactly what was signed, and the signature.
create table eservice_application_step (
    application_id text not null references eservice_application (id),
    nr bigint not null,
    at_ms bigint not null,
    person_id text not null references person (id),
    step text not null,
    reason text not null,
    document text,
    cms text,
    signer text not null,
    fin text,
    demo bigint not null default 0,
    report text,
    primary key (application_id, nr)
);

-- Every version of a service with its whole facts (R10.5): entries are only ever added, each holds the hash of the one before.
create table eservice_change (
    seq {serial},
    eservice_id text not null references eservice (id),
    nr bigint not null,
    act text not null,
    at_ms bigint not null,
    person_id text references person (id),
    application_id text references eservice_application (id),
    facts text not null,
    prev_hash text not null,
    hash text not null,
    unique (eservice_id, nr)
);

-- Who is staff of the register's operator.
create table eservice_grant (
    id text primary key,
    person_id text not null references person (id),
    granted_ms bigint not null,
    granted_by text references person (id),
    revoked_ms bigint
);
create index eservice_grant_person on eservice_grant (person_id) where revoked_ms is null;
