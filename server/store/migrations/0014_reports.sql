-- Registry and reports (A6.0.8): what employees keep under a name. A table is added; what the release before needs stays as it is.

create table saved_view (
    id text primary key,
    person_id text not null references person (id),
    shelf text not null check (shelf in ('registry', 'reports')),
    title text not null,
    query text not null,
    saved_ms bigint not null,
    unique (person_id, shelf, title)
);
