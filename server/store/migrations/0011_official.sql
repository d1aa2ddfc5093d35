-- Official requests between owner, operator and institutions (A5.0.7, A5.0.8, A6.0.4, A7.0.6), announcements of the owner
-- (A7.0.7), incidents of the system (A6.0.3). Tables and one index are added; what the release before needs stays as it is.

-- A side is `owner`, `operator` or `institution/CODE`. Written once, answered once.
create table official_request (
    id text primary key,
    number text not null unique,
    asker text not null,
    asked text not null,
    person_id text not null references person (id),
    clause text not null,
    subject text not null,
    text text not null,
    asked_ms bigint not null,
    due_on text not null,
    remind_on text not null,
    answer text,
    answered_by text references person (id),
    answered_ms bigint,
    reminded_ms bigint,
    late_told_ms bigint
);
create index official_request_to on official_request (asked, due_on, id) where answered_ms is null;
create index official_request_from on official_request (asker, due_on, id) where answered_ms is null;
create index official_request_to_over on official_request (asked, answered_ms, id) where answered_ms is not null;
create index official_request_from_over on official_request (asker, answered_ms, id) where answered_ms is not null;
create index official_request_remind on official_request (remind_on) where answered_ms is null;

-- What happened, only ever added to; `hash` = SHA-256 over the row and the hash before it.
create table official_event (
    seq {serial},
    request_id text not null references official_request (id),
    nr bigint not null,
    at_ms bigint not null,
    person_id text references person (id),
    side text not null,
    what text not null check (what in ('sent', 'reminded', 'late', 'answered')),
    prev_hash text not null,
    hash text not null,
    unique (request_id, nr)
);

-- One row for each version: a correction is a new one, the earlier ones stay.
create table announcement (
    id text not null,
    version bigint not null,
    title text not null,
    text text not null,
    ack_by text,
    person_id text not null references person (id),
    published_ms bigint not null,
    primary key (id, version)
);

-- To whom it goes, corrections included.
create table announcement_reader (
    announcement_id text not null,
    institution_id text not null references institution (id),
    primary key (announcement_id, institution_id)
);
create index announcement_reader_institution on announcement_reader (institution_id, announcement_id);

create table announcement_ack (
    announcement_id text not null,
    version bigint not null,
    institution_id text not null references institution (id),
    person_id text not null references person (id),
    at_ms bigint not null,
    primary key (announcement_id, version, institution_id)
);

-- Opened once, closed once.
create table incident (
    id text primary key,
    service text not null,
    text text not null,
    since_ms bigint not null,
    opened_ms bigint not null,
    opened_by text not null references person (id),
    closed_ms bigint,
    closed_by text references person (id),
    closed_text text
);
create index incident_open on incident (since_ms) where closed_ms is null;
create index incident_opened on incident (opened_ms, id);

-- What the operator counts.
create index delivery_given_up on delivery (channel) where state = 'failed';
create index sign_in_at on sign_in (at_ms);
create index person_fin on person (fin) where fin is not null;
create index notice_address_address on notice_address (address);
