-- Voice and video (A8.3): how long a recording plays, of what it is made, a picture from it; its words, written down by staff.

alter table media add column duration_ms bigint not null default 0;
alter table media add column codecs text not null default '';
alter table media add column poster_id text references media (id);
create index media_poster on media (poster_id) where poster_id is not null;

-- Added to, never changed: the last one of a recording counts. The same file may have been sent with another appeal too.
create table transcript (
    id text primary key,
    appeal_id text not null references appeal (id),
    media_id text not null references media (id),
    person_id text not null references person (id),
    institution_id text references institution (id),
    text text not null,
    written_ms bigint not null
);
create index transcript_appeal on transcript (appeal_id, written_ms, id);
