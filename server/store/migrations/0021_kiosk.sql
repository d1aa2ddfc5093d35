-- Queue machines of the centres, what they print, what they do alone (Q3.2.1, Q3.2.2). Tables and columns are added.

-- `pair_hash`: of the code by which a machine gets its key, once and only until `pair_until_ms`. `key_hash`: of the key in its cookie.
-- `wrong`: wrong codes one after the other, the last at `wrong_ms`.
create table kiosk (
    id text primary key,
    centre_id text not null references centre (id),
    name text not null,
    printer text not null,
    pair_hash text unique,
    pair_until_ms bigint,
    key_hash text unique,
    paired_ms bigint,
    seen_ms bigint,
    wrong bigint not null default 0,
    wrong_ms bigint,
    created_ms bigint not null,
    created_by text references person (id),
    revoked_ms bigint,
    revoked_by text references person (id)
);
create index kiosk_centre on kiosk (centre_id, name);

-- Numbers that a machine may give by itself on a day. The key says that no block is given twice.
create table number_block (
    centre_id text not null references centre (id),
    day text not null,
    letter text not null,
    nth bigint not null,
    kiosk_id text not null references kiosk (id),
    first_number bigint not null,
    last_number bigint not null,
    given_ms bigint not null,
    primary key (centre_id, day, letter, nth)
);
create index number_block_kiosk on number_block (kiosk_id, day);

-- What a machine did alone and the server knew otherwise.
create table kiosk_conflict (
    id text primary key,
    kiosk_id text not null references kiosk (id),
    ticket_id text not null references ticket (id),
    what text not null check (what in ('used_elsewhere', 'order_gone', 'clock')),
    value text not null,
    at_ms bigint not null
);
create index kiosk_conflict_kiosk on kiosk_conflict (kiosk_id, at_ms);
create index kiosk_conflict_ticket on kiosk_conflict (ticket_id);

-- Whether the ticket is on paper; `printed_ms` says when the printer was done.
alter table ticket add column printing text not null default 'waiting' check (printing in ('waiting', 'done', 'no_paper', 'silent', 'browser'));
-- Given without the network.
alter table ticket add column offline bigint not null default 0 check (offline in (0, 1));
-- The class of who goes first, in the person's own word; empty for nobody in particular.
alter table ticket add column class text not null default '';
-- Who may go first in a centre, by their own word.
alter table centre add column priority_classes text not null default 'elderly,disability,infant';
