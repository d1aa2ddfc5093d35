-- Districts are switched off and on in the panel (A3.5). Columns are added; what the release before needs stays as it is.

-- Not in use: nothing new is filed there. What was filed there keeps it.
alter table district add column active bigint not null default 1 check (active in (0, 1));
-- The district that takes what would be filed in one that is switched off.
alter table district add column successor_id text references district (id);
