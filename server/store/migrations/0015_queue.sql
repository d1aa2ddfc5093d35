-- Queue of the ASAN xidmət centres: what all its parts share (Q1–Q3). Tables are added; what the release before needs stays as
-- it is. Minutes are minutes of the day in Baku, days `YYYY-MM-DD`, weekdays 1 (Monday) to 7.

-- `early_min`, `late_min`: from when to when, around the set time, an order code is taken by the kiosk (Q3.2.1).
-- `walk_in_percent`: the share of each step's counters kept for who comes without an order. `step_min`: length of a step.
create table centre (
    id text primary key,
    name_az text not null,
    name_en text not null,
    name_ru text not null,
    folded text not null,
    city text not null,
    address text not null,
    lat double precision not null,
    lon double precision not null,
    approximate bigint not null check (approximate in (0, 1)),
    step_min bigint not null check (step_min between 5 and 60),
    early_min bigint not null,
    late_min bigint not null,
    walk_in_percent bigint not null check (walk_in_percent between 0 and 100),
    window_days bigint not null check (window_days between 1 and 365),
    active bigint not null check (active in (0, 1)),
    position bigint not null
);

-- Services that the same counters serve share places and the letter of their tickets.
create table service_group (
    id text primary key,
    name_az text not null,
    name_en text not null,
    name_ru text not null,
    letter text not null unique,
    position bigint not null
);

-- `steps`: how many steps of a centre one visit takes.
create table centre_service (
    id text primary key,
    group_id text not null references service_group (id),
    name_az text not null,
    name_en text not null,
    name_ru text not null,
    folded text not null,
    steps bigint not null check (steps between 1 and 24),
    sign_in bigint not null check (sign_in in (0, 1)),
    active bigint not null check (active in (0, 1)),
    position bigint not null
);
create index centre_service_group on centre_service (group_id, position);

-- Which services a centre offers.
create table centre_offer (
    centre_id text not null references centre (id),
    service_id text not null references centre_service (id),
    active bigint not null check (active in (0, 1)),
    primary key (centre_id, service_id)
);
create index centre_offer_service on centre_offer (service_id, centre_id);

create table counter_desk (
    id text primary key,
    centre_id text not null references centre (id),
    number bigint not null,
    zone text not null,
    active bigint not null check (active in (0, 1)),
    unique (centre_id, number)
);

create table counter_group (
    counter_id text not null references counter_desk (id),
    group_id text not null references service_group (id),
    primary key (counter_id, group_id)
);
create index counter_group_group on counter_group (group_id, counter_id);

-- Hours of each weekday; several rows a day leave a break between them.
create table opening (
    centre_id text not null references centre (id),
    weekday bigint not null check (weekday between 1 and 7),
    opens_min bigint not null check (opens_min between 0 and 1440),
    closes_min bigint not null check (closes_min between 0 and 1440),
    primary key (centre_id, weekday, opens_min)
);

-- A day that is not as its weekday: closed when `opens_min` is null. With a group: for that group alone. `counters` limits
-- how many counters work.
create table opening_exception (
    id text primary key,
    centre_id text not null references centre (id),
    group_id text references service_group (id),
    day text not null,
    opens_min bigint,
    closes_min bigint,
    counters bigint,
    reason text not null,
    set_by text references person (id),
    set_ms bigint not null,
    lifted_ms bigint
);
create index opening_exception_day on opening_exception (centre_id, day) where lifted_ms is null;

-- Who works in a centre, and who answers the telephone 108 (Q2.5). Counter staff and managers have a centre, 108 has none.
create table centre_grant (
    id text primary key,
    person_id text not null references person (id),
    role text not null check (role in ('centre_staff', 'call_centre')),
    centre_id text references centre (id),
    manager bigint not null check (manager in (0, 1)),
    granted_ms bigint not null,
    granted_by text references person (id),
    revoked_ms bigint
);
create index centre_grant_person on centre_grant (person_id);
create index centre_grant_centre on centre_grant (centre_id) where revoked_ms is null;

-- An order (sifariş). `code` is what is typed into the kiosk; none while the e-mail's code is awaited. A place stays taken
-- until `frees_ms`, also after it was given back, so that places are not traded; `freed` says that it was returned.
create table booking (
    id text primary key,
    centre_id text not null references centre (id),
    service_id text not null references centre_service (id),
    group_id text not null references service_group (id),
    day text not null,
    start_min bigint not null,
    steps bigint not null,
    state text not null check (state in ('held', 'booked', 'activated', 'cancelled', 'expired', 'missed')),
    code text unique,
    given_name text not null,
    surname text not null,
    patronymic text not null,
    document text not null,
    phone text not null,
    email text not null,
    person_id text references person (id),
    lang text not null check (lang in ('az', 'en', 'ru')),
    channel text not null check (channel in ('web', 'phone')),
    booked_by text references person (id),
    held_ms bigint not null,
    held_until_ms bigint not null,
    booked_ms bigint,
    ended_ms bigint,
    ended_why text,
    frees_ms bigint,
    freed bigint not null default 0 check (freed in (0, 1)),
    revision bigint not null
);
create index booking_day on booking (centre_id, day, start_min) where state in ('booked', 'activated');
create index booking_person on booking (person_id, day) where person_id is not null;
create index booking_email on booking (email, day);
create index booking_document on booking (document, day);
create index booking_phone on booking (phone, day);
create index booking_held on booking (held_until_ms) where state = 'held';
create index booking_frees on booking (frees_ms) where freed = 0 and frees_ms is not null;

-- A line number (sıra nömrəsi). `request` is the kiosk's own id of the pressing: the same pressing is the same ticket. One
-- order, one ticket. `place_ms` orders the line: who is moved to another service keeps it.
create table ticket (
    id text primary key,
    centre_id text not null references centre (id),
    day text not null,
    letter text not null,
    number bigint not null,
    group_id text not null references service_group (id),
    service_id text not null references centre_service (id),
    booking_id text unique references booking (id),
    kiosk_id text,
    request text not null unique,
    secret text not null unique,
    priority bigint not null check (priority between 0 and 3),
    state text not null check (state in ('waiting', 'called', 'serving', 'parked', 'done', 'missed', 'left')),
    due_min bigint,
    issued_ms bigint not null,
    place_ms bigint not null,
    counter_id text references counter_desk (id),
    called_ms bigint,
    calls bigint not null default 0,
    started_ms bigint,
    finished_ms bigint,
    printed_ms bigint,
    revision bigint not null default 0,
    unique (centre_id, day, letter, number)
);
create index ticket_line on ticket (centre_id, day, group_id, priority, place_ms) where state = 'waiting';
create index ticket_counter on ticket (counter_id, day) where state in ('called', 'serving');
create index ticket_day on ticket (centre_id, day, issued_ms);
