-- Requests that are to come to their end by themselves and have not yet (R-annex1, 1.6): a row lives from the moment a request comes in until its
-- result is written or its provider's staff are told of it. One that is left over from a server that died is ended by the next turn. A table is added.
create table request_by_itself (
    request_id text primary key references service_request (id),
    since_ms bigint not null
);
