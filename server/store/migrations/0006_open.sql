-- Public statistics and open data (A2.2.5). Columns and indexes are added; what the release before needs stays as it is.

-- The day in Bakı of the last answer, as days are kept: with the deadline beside it one comparison says whether it was in time.
-- Null while an answer is owed, also again after "not solved".
alter table appeal add column answered_on text;
update appeal set answered_on = {day:coalesce((select max(signed_ms) from answer where answer.appeal_id = appeal.id), status_ms)}
    where status in ('answered', 'rated');
alter table assignment add column answered_on text;
update assignment set answered_on = {day:status_ms} where status = 'answered';

-- What statistics count with, so that the rows with their texts need not be read.
create index appeal_statistics on appeal (sent_ms, district_id, category_id, status, due_on, answered_on, dispute_count, joined_count, stars);
create index assignment_statistics on assignment (placed_ms, institution_id, status, due_on, answered_on);
