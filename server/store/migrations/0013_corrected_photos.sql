-- Photos of a correction (A9.1). A column is added; what the release before needs stays as it is.

-- When the author took the photo away in the first minutes. It stays with the record; null: it stands.
alter table appeal_media add column taken_ms bigint;
