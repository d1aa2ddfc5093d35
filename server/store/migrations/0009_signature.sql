-- Signatures with their certificates under answers (A7.0.4), refusals (A6.0.6) and what is left unconsidered, each with the report on
-- its check. A table is added; what was signed before stays with its answer in the old form.

-- Never changed, never removed.
create table signature (
    id text primary key,
    appeal_id text not null references appeal (id),
    kind text not null check (kind in ('answer', 'unconsidered', 'refusal')),
    answer_id text references answer (id),
    decision_id text references decision (id),
    person_id text not null references person (id),
    institution_id text references institution (id),
    document text not null,
    cms text not null,
    signer text not null,
    fin text not null,
    demo bigint not null check (demo in (0, 1)),
    report text not null,
    signed_ms bigint not null
);
create index signature_appeal on signature (appeal_id, signed_ms, id);
