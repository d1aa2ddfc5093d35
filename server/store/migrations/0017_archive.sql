-- Archive and legal hold (A6.0.2). A column, indexes and a table are added; what the release before needs stays as it is.

-- Since when it has rested in the archive; null: it is at work. Nothing is destroyed and nothing moves: lists of work read the rest.
alter table appeal add column archived_ms bigint;
-- When it was brought back by hand: the rule's months are counted anew from there.
alter table appeal add column back_ms bigint;
create index appeal_at_work on appeal (sent_ms, id) where archived_ms is null;
-- What the rule looks through.
create index appeal_closed on appeal (status_ms, id) where archived_ms is null and status in ('answered', 'rated', 'refused',
    'left_unconsidered', 'withdrawn', 'restricted');

-- Placed once, lifted once. While it stands, the appeal is not archived and nothing of its persons is forgotten.
create table legal_hold (
    id text primary key,
    appeal_id text not null references appeal (id),
    reason text not null,
    placed_ms bigint not null,
    placed_by text not null references person (id),
    lifted_ms bigint,
    lifted_by text references person (id),
    lifted_reason text
);
create unique index legal_hold_standing on legal_hold (appeal_id) where lifted_ms is null;
create index legal_hold_appeal on legal_hold (appeal_id, placed_ms, id);
