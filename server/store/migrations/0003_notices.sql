-- Notices beside the cabinet (T4.2): e-mail, SMS, push; what a person follows.

-- Own addresses (T1.4), each proved by a code. A phone from the single sign-on stays in person.phone and needs no row here.
create table notice_address (
    person_id text not null references person (id),
    channel text not null check (channel in ('email', 'sms')),
    address text not null,
    confirmed_ms bigint not null,
    failing_ms bigint,
    primary key (person_id, channel)
);

-- A new address that waits for its code. Only the hash of the code is kept; it is made when the code is sent.
create table notice_code (
    person_id text not null references person (id),
    channel text not null check (channel in ('email', 'sms')),
    address text not null,
    asked_ms bigint not null,
    code_hash text,
    expires_ms bigint,
    refused_ms bigint,
    tries bigint not null default 0,
    primary key (person_id, channel)
);

-- What a person decided; what has no row stands as `domain::notice::on_by_default` says.
create table notice_switch (
    person_id text not null references person (id),
    kind text not null,
    channel text not null check (channel in ('email', 'sms', 'push')),
    is_on bigint not null check (is_on in (0, 1)),
    primary key (person_id, kind, channel)
);

-- Browsers that may be sent push messages; the id is the hash of the endpoint, so a browser has one owner.
create table push_subscription (
    id text primary key,
    person_id text not null references person (id),
    endpoint text not null,
    p256dh text not null,
    auth text not null,
    created_ms bigint not null
);
create index push_subscription_person on push_subscription (person_id);

-- One row for each notice and channel, in the transaction of the notice. The id is the key by which the other side knows
-- the same message again; sent_ms counts as delivery (T4.3).
create table delivery (
    id text primary key,
    notice_id text not null references notice (id),
    channel text not null check (channel in ('email', 'sms', 'push')),
    state text not null check (state in ('waiting', 'sent', 'failed')),
    sent_ms bigint,
    trouble text
);
create index delivery_notice on delivery (notice_id);

-- Each channel takes its own work, so that a slow one never stands before another.
-- How often a worker died over a job: what may have gone out already goes out at most once more.
alter table outbox add column broken bigint not null default 0;
create index outbox_kind_due on outbox (kind, not_before_ms) where done_ms is null;

-- What a person follows. It ends, but stays for the notices that point at it.
create table alert (
    id text primary key,
    person_id text not null references person (id),
    appeal_id text references appeal (id),
    category_id text references category (id),
    institution_id text references institution (id),
    district_id text references district (id),
    lat double precision,
    lon double precision,
    radius_m bigint,
    since_ms bigint not null,
    ended_ms bigint,
    told_ms bigint not null default 0,
    news bigint not null default 0,
    news_appeal_id text references appeal (id),
    news_what text
);
create index alert_person on alert (person_id) where ended_ms is null;
create index alert_appeal on alert (appeal_id) where ended_ms is null;
create index alert_news on alert (told_ms) where news > 0;

alter table notice add column alert_id text references alert (id);
alter table notice add column alert_count bigint not null default 0;
create index notice_appeal on notice (appeal_id);
