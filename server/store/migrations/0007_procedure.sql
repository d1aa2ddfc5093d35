-- What an institution does beside answering: leaving unconsidered (A9.2), sending on (A8.11), extensions (A8.8), queries (A8.10).
-- Tables and one column are added; what the release before needs stays as it is.

-- Decisions with their reasons. Never changed, never removed.
create table decision (
    id text primary key,
    appeal_id text not null references appeal (id),
    institution_id text not null references institution (id),
    person_id text not null references person (id),
    kind text not null check (kind in ('left_unconsidered', 'forwarded', 'sent_back', 'extended_study', 'extended')),
    ground text check (ground in ('other_procedure', 'form_not_met', 'court_decision', 'repeated', 'not_enough', 'person_asked')),
    text text not null,
    target_id text references institution (id),
    due_before text,
    due_on text,
    due_article text,
    decided_ms bigint not null
);
create index decision_appeal on decision (appeal_id, decided_ms, id);

-- Queries of one institution to another; written once, answered once.
create table appeal_query (
    id text primary key,
    appeal_id text not null references appeal (id),
    institution_id text not null references institution (id),
    asked_id text not null references institution (id),
    person_id text not null references person (id),
    text text not null,
    photos bigint not null check (photos in (0, 1)),
    asked_ms bigint not null,
    due_on text not null,
    answer text,
    answered_by text references person (id),
    answered_ms bigint
);
create index appeal_query_appeal on appeal_query (appeal_id, asked_ms, id);
create index appeal_query_waiting on appeal_query (asked_id, due_on, id) where answered_ms is null;
create index appeal_query_asked on appeal_query (asked_id, asked_ms, id);

alter table appeal_media add column query_id text references appeal_query (id);
