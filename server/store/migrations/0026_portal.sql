-- What people do with e-services on the portal: the history of use (R6.1.3), favourites, ratings, questions. Tables are added; what the
-- release before needs stays as it is.

-- Once for each person, service and day.
create table eservice_use (
    person_id text not null references person (id),
    eservice_id text not null references eservice (id),
    day text not null,
    at_ms bigint not null,
    primary key (person_id, eservice_id, day)
);
create index eservice_use_month on eservice_use (eservice_id, day);

create table eservice_favourite (
    person_id text not null references person (id),
    eservice_id text not null references eservice (id),
    added_ms bigint not null,
    primary key (person_id, eservice_id)
);

-- One for each person and service; it can be changed.
create table eservice_rating (
    person_id text not null references person (id),
    eservice_id text not null references eservice (id),
    stars bigint not null check (stars between 1 and 5),
    text text not null,
    day text not null,
    rated_ms bigint not null,
    primary key (person_id, eservice_id)
);
create index eservice_rating_of on eservice_rating (eservice_id, stars);

create table eservice_question (
    id text primary key,
    eservice_id text not null references eservice (id),
    institution_id text not null references institution (id),
    person_id text not null references person (id),
    text text not null,
    asked_ms bigint not null,
    answer text,
    answered_by text references person (id),
    answered_ms bigint
);
create index eservice_question_of on eservice_question (eservice_id, answered_ms);
create index eservice_question_waiting on eservice_question (institution_id, asked_ms) where answered_ms is null;
