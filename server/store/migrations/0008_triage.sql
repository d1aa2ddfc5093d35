-- The owner's desk: templates of texts that staff send, who has a card open, steps that can be taken back, appeals merged into
-- an earlier one. Tables and one column are added; what the release before needs stays as it is.

-- Texts with places for values: {number}, {institution} … (domain::template). institution_id null: of every institution.
create table answer_template (
    id text primary key,
    kind text not null check (kind in ('answer', 'refusal', 'unconsidered')),
    ground text,
    institution_id text references institution (id),
    language text not null check (language in ('az', 'en', 'ru')),
    title text not null,
    text text not null,
    position bigint not null,
    active bigint not null check (active in (0, 1))
);
create index answer_template_kind on answer_template (kind, position, id);

-- Who has a card of the desk open, until when; renewed by the open page, never kept longer.
create table presence (
    appeal_id text not null references appeal (id),
    person_id text not null references person (id),
    opened_ms bigint not null,
    until_ms bigint not null,
    primary key (appeal_id, person_id)
);

-- Steps of the owner's staff that can be taken back for a short time, with what stood before them. Steps taken together
-- share a batch.
create table taken_step (
    id text primary key,
    batch_id text not null,
    appeal_id text not null references appeal (id),
    person_id text not null references person (id),
    step text not null check (step in ('route', 'refuse', 'merge')),
    before text not null,
    events_after bigint not null,
    taken_ms bigint not null,
    undone_ms bigint
);
create index taken_step_batch on taken_step (batch_id, id);
create index taken_step_appeal on taken_step (appeal_id, taken_ms);

-- The earlier appeal of the same matter in which this one goes on (A8.4).
alter table appeal add column merged_into_id text references appeal (id);
create index appeal_merged on appeal (merged_into_id) where merged_into_id is not null;
