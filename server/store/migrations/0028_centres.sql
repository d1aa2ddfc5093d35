-- Faults of the centres' queue mended, and the centres kept in the panel. Columns are added; what the release before needs stays as it is.

-- The length of a step when the order was made: its places are given back by it, whatever the centre's step is then.
alter table booking add column step_min bigint;
update booking set step_min = (select centre.step_min from centre where centre.id = booking.centre_id);

-- Who wants one push message when the turn of a ticket is near (Q+). Rows go the day after.
create table ticket_follow (
    ticket_id text not null references ticket (id),
    person_id text not null references person (id),
    asked_ms bigint not null,
    told_ms bigint,
    primary key (ticket_id, person_id)
);
create index ticket_follow_open on ticket_follow (asked_ms) where told_ms is null;

-- What a centre may have otherwise than the installation: minutes for which a place that was given back rests at least, and how many orders
-- one document may have open. Null: as everywhere.
alter table centre add column cooling_min bigint check (cooling_min between 0 and 10080);
alter table centre add column open_orders bigint check (open_orders between 0 and 100);
