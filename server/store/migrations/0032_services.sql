-- What a provider's staff read of the quality of their services: ratings with words, the newest first, and requests since a day.
create index eservice_rating_said on eservice_rating (eservice_id, rated_ms) where text <> '';
create index service_request_provider on service_request (provider_id, sent_ms);
