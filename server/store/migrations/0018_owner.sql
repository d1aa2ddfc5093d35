-- The owner's desk: complaints are considered, photos are covered before the public sees them, who looked at what lies under a
-- covering is kept, and so is what was written for who called 108. Tables are added; what the release before needs stays as it is.

-- Complaints with their review (A9.1, A9.2; Q3.5). One about a decision has the id and the words of what its person added to the
-- appeal. due_on null: made before its last day was written down, and so counted from the day of the complaint.
create table complaint (
    id text primary key,
    number text not null unique,
    about text not null check (about in ('decision', 'queue')),
    appeal_id text references appeal (id),
    institution_id text references institution (id),
    subject text not null,
    person_id text not null references person (id),
    text text not null,
    demand text not null,
    filed_ms bigint not null,
    due_on text,
    outcome text check (outcome in ('rejected', 'granted')),
    reasons text not null,
    decided_by text references person (id),
    decided_ms bigint,
    check ((about = 'decision') = (appeal_id is not null)),
    check ((outcome is null) = (decided_ms is null))
);
create index complaint_waiting on complaint (filed_ms, id) where outcome is null;
create index complaint_decided on complaint (decided_ms, id) where outcome is not null;
create index complaint_person on complaint (person_id, filed_ms);
create index complaint_appeal on complaint (appeal_id) where appeal_id is not null;
insert into complaint (id, number, about, appeal_id, institution_id, subject, person_id, text, demand, filed_ms, reasons)
    select id, number, 'decision', appeal_id, institution_id, '', person_id, text, demand, added_ms, ''
    from appeal_addition where kind = 'complaint' and number is not null;

-- Coverings of photos (A8.5): the copy is a file of its own. One holds at a time; those lifted stay for the record.
create table photo_cover (
    id text primary key,
    media_id text not null references media (id),
    copy_id text not null references media (id),
    appeal_id text not null references appeal (id),
    areas text not null,
    person_id text not null references person (id),
    covered_ms bigint not null,
    lifted_ms bigint,
    lifted_by text references person (id)
);
create unique index photo_cover_holds on photo_cover (media_id) where lifted_ms is null;
create index photo_cover_copy on photo_cover (copy_id);

-- Who looked at a photo as it was sent although parts of it are covered.
create table photo_view (
    id text primary key,
    media_id text not null references media (id),
    person_id text not null references person (id),
    session text,
    at_ms bigint not null
);
create index photo_view_media on photo_view (media_id, at_ms);

-- What an employee of 108 wrote for who called: an appeal, or a joining of one (A2.2.2). `id` is the appeal's or the joining's.
create table phone_call (
    id text primary key,
    appeal_id text not null references appeal (id),
    caller_id text not null references person (id),
    phone text not null,
    written_by text not null references person (id),
    session text,
    consent_ms bigint not null
);
create index phone_call_phone on phone_call (phone, consent_ms);
create index phone_call_appeal on phone_call (appeal_id);
