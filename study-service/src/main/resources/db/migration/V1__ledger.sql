-- The ledger: what counts of every study. A study's row is locked by each transaction that changes it.

create table datasets (
    name        text        not null check (name ~ '^[A-Za-z0-9._-]{1,100}$'),
    digest      text        not null check (digest ~ '^[0-9a-f]{64}$'),
    uploaded_at timestamptz not null,
    profile     jsonb       not null,
    content     jsonb       not null,
    primary key (name, digest)
);

comment on table datasets is 'A name means its newest upload; older ones stay under their digest.';
create index datasets_by_digest on datasets (digest);

create table studies (
    id              text        primary key,
    incarnation     integer     not null check (incarnation >= 1),
    spec            jsonb       not null,
    data            jsonb       not null,
    state           text        not null
                    check (state in ('running', 'paused', 'evaluating', 'finished', 'cancelled')),
    sequence        bigint      not null check (sequence >= 0),
    numbered        integer     not null check (numbered >= 0),
    open            integer     not null check (open >= 0),
    completed       integer     not null check (completed >= 0),
    infeasible      integer     not null check (infeasible >= 0),
    failed          integer     not null check (failed >= 0),
    cancelled       integer     not null check (cancelled >= 0),
    demand          text        not null check (demand in ('none', 'open', 'resting')),
    demand_sequence bigint,
    demand_count    integer     check (demand_count >= 1),
    demand_sent_at  timestamptz,
    winner          integer,
    reason          text        not null,
    evaluation      jsonb,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    check (numbered = open + completed + infeasible + failed + cancelled),
    check ((demand = 'open') = (demand_sequence is not null and demand_count is not null))
);

create index studies_by_age on studies (created_at desc);
create index studies_with_open_demand on studies (demand_sent_at) where demand = 'open';

create table trials (
    study         text        not null references studies (id),
    number        integer     not null check (number >= 0),
    origin        text        not null
                  check (origin in ('default', 'proposed', 'enqueued', 'imported', 'evaluation')),
    configuration jsonb       not null,
    rung          integer     not null check (rung >= 1),
    opened_at     timestamptz not null,
    primary key (study, number),
    check ((number = 0) = (origin = 'evaluation'))
);

comment on column trials.number is '0 is the final evaluation, which is leased like a trial and no budget counts.';
comment on column trials.rung is 'the newest rung';

create table trial_rungs (
    study         text        not null,
    trial         integer     not null,
    rung          integer     not null check (rung >= 1),
    target        jsonb       not null,
    state         text        not null
                  check (state in ('queued', 'dispatched', 'running', 'evaluated',
                                   'completed', 'infeasible', 'failed', 'cancelled')),
    attempt       integer     not null check (attempt >= 1),
    lost          integer     not null check (lost >= 0),
    last_error    text,
    run           text,
    worker        text,
    checkpoint    jsonb,
    outcome       jsonb,
    evaluation    jsonb,
    provenance    jsonb,
    queued_at     timestamptz not null,
    dispatched_at timestamptz,
    started_at    timestamptz,
    ended_at      timestamptz,
    primary key (study, trial, rung),
    foreign key (study, trial) references trials (study, number),
    check ((ended_at is not null) = (state in ('evaluated', 'completed', 'infeasible', 'failed', 'cancelled'))),
    check ((outcome is not null) = (state in ('completed', 'infeasible', 'failed', 'cancelled'))),
    check ((evaluation is not null) = (state = 'evaluated')),
    check (state <> 'running' or (run is not null and worker is not null and started_at is not null))
);

create index trial_rungs_open on trial_rungs (study, trial) where ended_at is null;
create index trial_rungs_started on trial_rungs (dispatched_at) where started_at is not null;

-- Evidence: every end that a worker reported, whether it counted or not.
create table trial_attempts (
    study       text        not null references studies (id),
    trial       integer     not null,
    rung        integer     not null,
    attempt     integer     not null,
    run         text        not null,
    kind        text        not null check (kind in ('ended', 'evaluated', 'given-back')),
    counted     boolean     not null,
    note        text        not null,
    report      jsonb       not null,
    received_at timestamptz not null,
    primary key (study, trial, rung, attempt, run, kind)
);

create table study_events (
    study       text        not null references studies (id),
    incarnation integer     not null,
    sequence    bigint      not null check (sequence >= 1),
    event       jsonb       not null,
    at          timestamptz not null,
    primary key (study, incarnation, sequence)
);
