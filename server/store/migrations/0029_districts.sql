-- Districts are switched off and on in the panel (A3.5). Columns are added; what the release before needs stays as it is.

-- Not in use: nothing new is filed there. What was filed there keeps it.
alter table district add column active bigint not null default 1 check (active in (0, 1));
-- The district that takes what would be filed in one that is switched off.
alter table district add column successor_id text references district (id);

-- What was told on a working morning beside the steps of institutions' work, so that each is told once for each last day: appeals whose
-- institution is not found yet (A8.5), queries between institutions (A8.10), a year without a calendar (A8.8).
create table morning_told (
    kind text not null check (kind in ('triage_soon', 'triage_late', 'query_soon', 'query_late', 'calendar')),
    subject text not null,
    due text not null,
    told_ms bigint not null,
    primary key (kind, subject, due)
);
