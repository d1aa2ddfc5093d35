-- The management panel (A3.1.4, A3.5). One table and indexes are added; what the release before needs stays as it is.

-- What happened to each record of the panel, only ever added to; `hash` = SHA-256 over the row and the hash before it. The number
-- of a record's last entry is its revision.
create table panel_change (
    seq {serial},
    resource text not null,
    record_id text not null,
    nr bigint not null,
    at_ms bigint not null,
    person_id text not null references person (id),
    act text not null check (act in ('saved', 'removed', 'imported')),
    before text,
    after text,
    prev_hash text not null,
    hash text not null,
    unique (resource, record_id, nr)
);

