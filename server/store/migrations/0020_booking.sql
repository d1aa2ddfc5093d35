-- Orders of places in the centres' queues (Q1–Q3.2): what is taken of each step, confirmation codes, what happened, who waits for a place.

-- How many of a step's places are taken. The one number that decides who gets the last place.
create table queue_step (
    centre_id text not null references centre (id),
    group_id text not null references service_group (id),
    day text not null,
    at_min bigint not null,
    taken bigint not null check (taken >= 0),
    primary key (centre_id, group_id, day, at_min)
);

-- The confirmation code of an order that is not confirmed yet (Q3.1.1). `used_ms`: it has confirmed its order.
create table booking_code (
    booking_id text primary key references booking (id),
    asked_ms bigint not null,
    code_hash text,
    expires_ms bigint,
    tries bigint not null default 0,
    sends bigint not null default 0,
    refused_ms bigint,
    used_ms bigint
);

-- What happened to an order, under its order code, so that moving it to another place does not break the story (Q3.4).
create table booking_event (
    id text primary key,
    code text not null,
    at_ms bigint not null,
    what text not null,
    by_person text references person (id)
);
create index booking_event_code on booking_event (code, at_ms);
create index booking_event_at on booking_event (at_ms);

-- Who wants to hear of a place that becomes free between two days.
create table place_wait (
    id text primary key,
    centre_id text not null references centre (id),
    service_id text not null references centre_service (id),
    group_id text not null references service_group (id),
    from_day text not null,
    until_day text not null,
    email text not null,
    lang text not null check (lang in ('az', 'en', 'ru')),
    asked_ms bigint not null,
    told_ms bigint,
    ended_ms bigint
);
create index place_wait_open on place_wait (centre_id, group_id, asked_ms) where told_ms is null and ended_ms is null;
create index place_wait_email on place_wait (email) where told_ms is null and ended_ms is null;

-- Surname without marks for the call centre's search; when a reminder went out; the day was closed later; the address was refused.
alter table booking add column folded text not null default '';
alter table booking add column reminded_ms bigint;
alter table booking add column unsettled_ms bigint;
alter table booking add column mail_refused_ms bigint;
create index booking_folded on booking (folded, day);
create index booking_open on booking (day, start_min) where state = 'booked';
