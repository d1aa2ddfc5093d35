-- The account: who signed in when (T8.4), what was done with it in which session (T6.1), to whom data were given (T3.4),
-- notices about it (T1.7), and requests to lift a restriction (A8.12, T1.9). Added to, never taken from.

-- Names the session: the first 24 digits of its hash say which one it was and open nothing.
alter table appeal_event add column session text;
create index appeal_event_actor on appeal_event (actor_person_id, seq);
create index person_restricted on person (restricted_until_ms) where restricted_until_ms is not null;

create table sign_in (
    id text primary key,
    person_id text not null references person (id),
    at_ms bigint not null,
    device text not null,
    method text not null,
    assurance text not null
);
create index sign_in_person on sign_in (person_id, at_ms);

create table account_event (
    id text primary key,
    person_id text not null references person (id),
    at_ms bigint not null,
    actor_person_id text references person (id),
    actor_role text not null,
    session text,
    what text not null,
    data text not null
);
create index account_event_person on account_event (person_id, at_ms);

-- The first time only: that the body has the data is what the person wants to know.
create table disclosure (
    person_id text not null references person (id),
    appeal_id text not null references appeal (id),
    institution_id text not null references institution (id),
    what text not null check (what in ('given', 'opened')),
    at_ms bigint not null,
    primary key (person_id, appeal_id, institution_id, what)
);
create index disclosure_appeal on disclosure (appeal_id, institution_id);

create table account_notice (
    id text primary key,
    person_id text not null references person (id),
    what text not null,
    word text not null,
    sent_ms bigint not null,
    read_ms bigint
);
create index account_notice_person on account_notice (person_id, sent_ms);
create index account_notice_unread on account_notice (person_id) where read_ms is null;

create table lift_request (
    id text primary key,
    person_id text not null references person (id),
    text text not null,
    asked_ms bigint not null,
    decided_ms bigint,
    decided_by text references person (id),
    lifted bigint check (lifted in (0, 1)),
    answer text
);
create index lift_request_person on lift_request (person_id, asked_ms);
create index lift_request_open on lift_request (asked_ms) where decided_ms is null;

-- What is known of the time before.
insert into sign_in (id, person_id, at_ms, device, method, assurance)
    select substr(id_hash, 1, 24), person_id, created_ms, device, method, assurance from session;
insert into disclosure (person_id, appeal_id, institution_id, what, at_ms)
    select appeal.person_id, assignment.appeal_id, assignment.institution_id, 'given', assignment.placed_ms
    from assignment join appeal on appeal.id = assignment.appeal_id
    union
    select appeal_join.person_id, assignment.appeal_id, assignment.institution_id, 'given', assignment.placed_ms
    from assignment join appeal_join on appeal_join.appeal_id = assignment.appeal_id;
