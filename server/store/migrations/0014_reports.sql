-- Registry and reports (A6.0.8): what employees keep under a name; escalation of deadlines. Tables are added; what the release before needs stays as it is.

create table saved_view (
    id text primary key,
    person_id text not null references person (id),
    shelf text not null check (shelf in ('registry', 'reports')),
    title text not null,
    query text not null,
    saved_ms bigint not null,
    unique (person_id, shelf, title)
);

-- Escalation of deadlines: who is told how many working days before or after the last day, and what was told already.

create table escalation_step (
    id text primary key,
    days bigint not null check (days between -60 and 60),
    whom text not null check (whom in ('staff', 'head', 'owner')),
    active bigint not null check (active in (0, 1))
);
insert into escalation_step (id, days, whom, active) values
    ('three-before', -3, 'staff', 1), ('last-day', 0, 'head', 1), ('day-after', 1, 'owner', 1);

-- Each step once for each last day: a term that is extended begins anew.
create table escalation (
    assignment_id text not null references assignment (id),
    step_id text not null references escalation_step (id),
    due_on text not null,
    told_ms bigint not null,
    primary key (assignment_id, step_id, due_on)
);
create index assignment_due on assignment (due_on, id) where open = 1;
