-- Complaints near the last day of their review (A9.2): each step of the escalation once for each last day, as with appeals. A table and an
-- index are added.

create table complaint_escalation (
    complaint_id text not null references complaint (id),
    step_id text not null references escalation_step (id),
    due_on text not null,
    told_ms bigint not null,
    primary key (complaint_id, step_id, due_on)
);
create index complaint_due on complaint (due_on, id) where outcome is null;
