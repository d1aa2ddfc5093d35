-- The house of an institution (A7.0.1–7.0.3): units, employees, in whose hands an appeal lies, answers that a second person
-- approves; letters by post (A8.9). Tables and columns are added; what the release before needs stays as it is.

create table unit (
    id text primary key,
    institution_id text not null references institution (id),
    name text not null,
    active bigint not null check (active in (0, 1)),
    position bigint not null
);
create index unit_institution on unit (institution_id, position);

-- Where a grant of staff places its person in the house; without a row: in no unit, and no head.
create table employee (
    grant_id text primary key references role_grant (id),
    unit_id text references unit (id),
    head bigint not null check (head in (0, 1))
);

-- In whose hands. It stays when the work ends, so that what comes back comes back to the same hands (A9.1).
alter table assignment add column unit_id text references unit (id);
alter table assignment add column employee_id text references person (id);
alter table assignment add column handed_ms bigint;

-- The institution wants its answers approved by a second person.
alter table institution add column approval bigint not null default 0 check (approval in (0, 1));

-- One for each part of an appeal. Once signed, the words stand in the answer; the row says who wrote and who approved.
create table answer_draft (
    assignment_id text primary key references assignment (id),
    institution_id text not null references institution (id),
    person_id text not null references person (id),
    text text not null,
    media text not null,
    state text not null check (state in ('writing', 'submitted', 'returned', 'signed')),
    remark text not null,
    revision bigint not null,
    changed_ms bigint not null,
    decided_by text references person (id),
    decided_ms bigint
);
create index answer_draft_submitted on answer_draft (institution_id, changed_ms) where state = 'submitted';

-- What is sent by post as well: one letter for each answer and each person who chose that.
create table letter (
    id text primary key,
    answer_id text not null references answer (id),
    appeal_id text not null references appeal (id),
    institution_id text not null references institution (id),
    person_id text not null references person (id),
    address text not null,
    written_ms bigint not null,
    printed_ms bigint,
    posted_on text,
    tracking text not null,
    posted_by text references person (id),
    unique (answer_id, person_id)
);
create index letter_waiting on letter (institution_id, written_ms, id) where posted_on is null;
create index letter_posted on letter (institution_id, posted_on, id) where posted_on is not null;
create index letter_person on letter (person_id);
