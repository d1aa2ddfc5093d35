-- Forms of services that are used here, and people's requests for them (R6.3, R7.1.2, R7.1.3, R7.2, R7.4, R12.1). Tables are added.

-- One row for each version; what a request was written on stays readable.
create table request_form (
    eservice_id text not null,
    version bigint not null,
    form text not null,
    person_id text references person (id),
    saved_ms bigint not null,
    primary key (eservice_id, version)
);

-- `due_on` stands still from `paused_on` on, while the request lies with its sender.
create table service_request (
    id text primary key,
    number text not null unique,
    eservice_id text not null,
    service text not null,
    name text not null,
    provider_id text not null references institution (id),
    person_id text not null references person (id),
    form_version bigint not null,
    regulation_version bigint not null,
    state text not null check (state in ('received', 'in_work', 'returned', 'mended', 'done', 'refused', 'withdrawn')),
    sent_ms bigint not null,
    due_on text not null,
    unit text not null,
    paused_on text,
    employee_id text references person (id),
    changed_ms bigint not null,
    returns bigint not null default 0
);
create index service_request_person on service_request (person_id, sent_ms, id);
create index service_request_open on service_request (provider_id, due_on, id) where state in ('received', 'in_work', 'returned', 'mended');
create index service_request_over on service_request (provider_id, changed_ms, id) where state in ('done', 'refused', 'withdrawn');
create index service_request_service on service_request (eservice_id, sent_ms);

-- What was answered: as it was sent, and after each mending.
create table request_answer (
    request_id text not null references service_request (id),
    round bigint not null,
    answers text not null,
    at_ms bigint not null,
    primary key (request_id, round)
);

-- A document waits (`sent_ms` null) in the form of a request that may not be sent yet, or of its result (part `answer`).
create table request_file (
    id text primary key,
    request_id text not null,
    part text not null check (part in ('request', 'answer')),
    field text not null,
    digest text not null,
    kind text not null,
    name text not null,
    bytes bigint not null,
    person_id text not null references person (id),
    added_ms bigint not null,
    sent_ms bigint,
    replaced_ms bigint,
    cms text,
    report text
);
create index request_file_request on request_file (request_id, part);
create index request_file_digest on request_file (digest);
create index request_file_waiting on request_file (added_ms) where sent_ms is null;

-- The result or the refusal, once, signed.
create table request_result (
    request_id text primary key references service_request (id),
    ground text not null,
    text text not null,
    person_id text not null references person (id),
    document text not null,
    cms text not null,
    signer text not null,
    fin text not null,
    demo bigint not null,
    report text not null,
    signed_ms bigint not null
);

-- What happened, only ever added to; `hash` = SHA-256 over the row and the hash before it.
create table request_event (
    seq {serial},
    request_id text not null references service_request (id),
    nr bigint not null,
    at_ms bigint not null,
    person_id text references person (id),
    what text not null check (what in ('sent', 'received', 'taken', 'noted', 'returned', 'mended', 'done', 'refused', 'withdrawn')),
    data text not null,
    prev_hash text not null,
    hash text not null,
    unique (request_id, nr)
);
