-- Reports by e-mail (A6.0.8); documents and signatures of official requests (A5.0.7, A6.0.4, A7.0.6). Tables are added; what the release before needs stays as it is.

-- A kept report that goes out by e-mail, each time on `next_on`. It ends with the kept report.
create table report_mail (
    id text primary key,
    view_id text not null unique references saved_view (id) on delete cascade,
    person_id text not null references person (id),
    rhythm text not null check (rhythm in ('daily', 'weekly', 'monthly')),
    file text not null check (file in ('xlsx', 'csv')),
    next_on text not null,
    made_ms bigint not null
);
create index report_mail_next on report_mail (next_on, id);

create table report_mail_reader (
    mail_id text not null references report_mail (id) on delete cascade,
    person_id text not null references person (id),
    primary key (mail_id, person_id)
);
create index report_mail_reader_person on report_mail_reader (person_id);

-- One letter for a reader and a day, however often it is planned. `going` is written before the letter leaves.
create table report_letter (
    id text primary key,
    mail_id text not null references report_mail (id) on delete cascade,
    person_id text not null references person (id),
    day text not null,
    state text not null check (state in ('waiting', 'going', 'sent', 'no_address', 'not_allowed', 'closed', 'unclear', 'failed')),
    tries bigint not null,
    at_ms bigint not null,
    unique (mail_id, person_id, day)
);
create index report_letter_open on report_letter (state, at_ms) where state in ('waiting', 'going');

-- A document of a request or of its answer; `request_id` is empty while it waits in the form of `meant_for` (empty: a new request).
create table official_file (
    id text primary key,
    digest text not null,
    kind text not null check (kind in ('pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp')),
    name text not null,
    bytes bigint not null,
    person_id text not null references person (id),
    side text not null,
    meant_for text not null,
    request_id text references official_request (id),
    part text check (part in ('request', 'answer')),
    position bigint not null,
    added_ms bigint not null
);
create index official_file_request on official_file (request_id, part, position) where request_id is not null;
create index official_file_waiting on official_file (person_id, meant_for) where request_id is null;
create index official_file_digest on official_file (digest);

-- Who took which document, and when. Only ever added to.
create table official_fetch (
    seq {serial},
    file_id text not null references official_file (id),
    person_id text not null references person (id),
    side text not null,
    at_ms bigint not null
);
create index official_fetch_file on official_fetch (file_id, seq);

-- Under a request or its answer: the exact text and the documents' hashes.
create table official_signature (
    request_id text not null references official_request (id),
    part text not null check (part in ('request', 'answer')),
    person_id text not null references person (id),
    document text not null,
    cms text not null,
    signer text not null,
    fin text not null,
    demo bigint not null,
    report text not null,
    signed_ms bigint not null,
    primary key (request_id, part)
);
