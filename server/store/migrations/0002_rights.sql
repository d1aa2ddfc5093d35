-- Rights of the person after sending (A9.1, law art. 14; A8.4 leaving; A8.7 sending again). Columns and one table are added;
-- what the release before needs stays as it is.

-- How often text, category or place were changed after sending: a correction made on an older state is a conflict.
alter table appeal add column revision bigint not null default 0;
-- The author has withdrawn, and the appeal goes on for those who joined (decision 9).
alter table appeal add column author_left_ms bigint;
-- The author has asked for confidentiality (law 14, item 9).
alter table appeal add column confidential_ms bigint;
-- How often it was sent back to the institutions as not solved, and complained about.
alter table appeal add column dispute_count bigint not null default 0;
alter table appeal add column complaint_count bigint not null default 0;
-- The refused appeal that this one repeats (A8.7).
alter table appeal add column earlier_id text references appeal (id);
-- Why it was rated as it was: words with spaces between.
alter table appeal add column stars_reasons text not null default '';
create index appeal_earlier on appeal (earlier_id) where earlier_id is not null;
create index appeal_complained on appeal (sent_ms, id) where complaint_count > 0;

-- Who leaves keeps the row, for what came with it; joining again is told by the id of the new attempt (A8.4).
alter table appeal_join add column left_ms bigint;
alter table appeal_join add column again_id text;
create unique index appeal_join_again on appeal_join (again_id);

-- What a person adds to an appeal after sending it. Never changed, never removed.
create table appeal_addition (
    id text primary key,
    appeal_id text not null references appeal (id),
    person_id text not null references person (id),
    kind text not null check (kind in ('documents', 'dispute', 'complaint')),
    number text unique,
    institution_id text references institution (id),
    text text not null,
    demand text not null,
    added_ms bigint not null
);
create index appeal_addition_appeal on appeal_addition (appeal_id, added_ms, id);

alter table appeal_media add column addition_id text references appeal_addition (id);
