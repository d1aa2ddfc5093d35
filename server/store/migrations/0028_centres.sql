-- Faults of the centres' queue mended, and the centres kept in the panel. Columns are added; what the release before needs stays as it is.

-- The length of a step when the order was made: its places are given back by it, whatever the centre's step is then.
alter table booking add column step_min bigint;
update booking set step_min = (select centre.step_min from centre where centre.id = booking.centre_id);
