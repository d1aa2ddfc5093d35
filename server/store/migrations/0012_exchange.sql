-- Exchange with state registers (A4.1–4.3): where what is known of a person came from, and every question to a register (T3.4).
-- Tables are added; what the release before needs stays as it is.

-- One row for each fact that a register was asked about or an employee entered. The names, the phone and the legal person's name
-- themselves stand with the person.
create table person_fact (
    person_id text not null references person (id),
    fact text not null check (fact in ('names', 'phone', 'legal_person')),
    state text not null check (state in ('waiting', 'answered', 'unknown', 'ended')),
    source text not null check (source in ('sign_in', 'register', 'staff')),
    at_ms bigint not null,
    until_ms bigint not null,
    voen text,
    address text,
    basis text not null,
    entered_by text references person (id),
    primary key (person_id, fact)
);

-- Written before the question leaves, completed when it is answered. Never removed.
create table exchange_call (
    id text primary key,
    person_id text not null references person (id),
    fact text not null check (fact in ('names', 'phone', 'legal_person')),
    purpose text not null check (purpose in ('identify')),
    at_ms bigint not null,
    outcome text not null check (outcome in ('asked', 'answered', 'unknown', 'timeout', 'unreachable', 'refused', 'fault', 'nonsense')),
    request_hash text
);
create index exchange_call_person on exchange_call (person_id, at_ms, id);
