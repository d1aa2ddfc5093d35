-- Counters of the centres at work (Q+): who sits where, and what was done with each ticket. Tables and columns are added only.

-- `for_counter_id`: the counter a ticket was sent to. `served_ms`: milliseconds spent at counters before `started_ms`.
alter table ticket add column for_counter_id text references counter_desk (id);
alter table ticket add column first_called_ms bigint;
alter table ticket add column served_ms bigint not null default 0;
-- A counter has one ticket in hand.
create unique index ticket_at_counter on ticket (counter_id, day) where state in ('called', 'serving');

create table counter_seat (
    id text primary key,
    counter_id text not null references counter_desk (id),
    centre_id text not null references centre (id),
    person_id text not null references person (id),
    from_ms bigint not null,
    until_ms bigint,
    paused_ms bigint,
    revision bigint not null default 0
);
create unique index counter_seat_counter on counter_seat (counter_id) where until_ms is null;
create unique index counter_seat_person on counter_seat (person_id) where until_ms is null;
create index counter_seat_centre on counter_seat (centre_id) where until_ms is null;

-- What was done with a ticket: entries are only ever added, each holds the hash of the one before.
create table ticket_event (
    seq {serial},
    ticket_id text not null references ticket (id),
    nr bigint not null,
    centre_id text not null references centre (id),
    at_ms bigint not null,
    person_id text references person (id),
    counter_id text references counter_desk (id),
    act text not null,
    group_id text not null references service_group (id),
    service_id text not null references centre_service (id),
    prev_hash text not null,
    hash text not null,
    unique (ticket_id, nr)
);
