-- Official correspondence (R11.6, R11.7, R12.1.2, R12.2): an appeal to an institution that its sender names, without a place. It is a
-- row of `appeal` in the category `official`, which is never offered and is on no map. A column, a row and tables are added only.

alter table appeal add column subject text not null default '';

-- By this category an official appeal is told from others: everything that is public or asks for a place leaves it out.
insert into category (id, parent_id, name_az, name_en, name_ru, idx, urgent, emergency, words, position, active)
    values ('official', null, 'Rəsmi müraciət', 'Official appeal', 'Официальное обращение', 0, 0, null, '', 9999, 0);

-- A file of an official appeal, by its kind; a detached signature has none. `appeal_id` is empty while it waits in the form of `letter_id`;
-- `owner` is the person, or the browser that has not signed in yet.
create table letter_file (
    id text primary key,
    digest text not null,
    kind text check (kind in ('pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp')),
    name text not null,
    bytes bigint not null,
    owner text not null,
    letter_id text not null,
    appeal_id text references appeal (id),
    position bigint not null,
    added_ms bigint not null
);
create index letter_file_letter on letter_file (letter_id, position);
create index letter_file_waiting on letter_file (added_ms) where appeal_id is null;
create index letter_file_digest on letter_file (digest);

-- The sender's own signature: over the text, or over the document of `file_id`.
create table letter_signature (
    appeal_id text primary key references appeal (id),
    person_id text not null references person (id),
    file_id text references letter_file (id),
    document text not null,
    cms text not null,
    signer text not null,
    fin text not null,
    demo bigint not null check (demo in (0, 1)),
    report text not null,
    signed_ms bigint not null
);
