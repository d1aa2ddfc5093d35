-- Requests for e-services: results of services that run wholly by themselves (R-annex1, 1.6), reminders near the last day, to whom a sender's
-- data were given (T3.4). Tables and columns are added.

-- The regulation under whose version a request was sent; null for those from before.
alter table service_request add column regulation_id text;

-- A result or a refusal that no person gave, under the provider's seal; once.
create table request_sealed (
    request_id text primary key references service_request (id),
    ground text not null,
    text text not null,
    document text not null,
    cms text not null,
    organization text not null,
    demo bigint not null,
    report text not null,
    sealed_ms bigint not null
);

-- Each step of the escalation once for each last day, as with appeals.
create table request_escalation (
    request_id text not null references service_request (id),
    step_id text not null references escalation_step (id),
    due_on text not null,
    told_ms bigint not null,
    primary key (request_id, step_id, due_on)
);
create index service_request_due on service_request (due_on, id) where state in ('received', 'in_work', 'mended');

-- To which body a sender's data were given, and when its staff first opened them; `held` names what state registers had said.
create table request_disclosure (
    person_id text not null references person (id),
    request_id text not null references service_request (id),
    institution_id text not null references institution (id),
    what text not null check (what in ('given', 'opened')),
    held text not null,
    at_ms bigint not null,
    primary key (person_id, request_id, institution_id, what)
);
