-- What counted, per study, as the ledger's events told it. Every row follows from the events.

create table results_studies (
    study         text        primary key,
    incarnation   integer     not null,
    -- of the last event taken in; the fence against a second replica
    last_sequence bigint      not null,
    phase         text        not null,
    name          text        not null,
    -- null once the study was deleted: the row then only remembers its place in the events
    spec          jsonb,
    data          jsonb,
    max_trials    integer,
    parallelism   integer,
    winner        integer,
    reason        text,
    evaluation    jsonb,
    -- the surrogates' fitted numbers: where the next fit starts
    fit           jsonb,
    opened_at     timestamptz not null,
    ended_at      timestamptz
);

create table results_trials (
    study         text        not null references results_studies on delete cascade,
    trial         integer     not null,
    configuration jsonb       not null,
    origin        text        not null,
    -- the rung that the trial was last opened for
    rung          integer     not null,
    rung_plan     jsonb       not null,
    state         text        not null,
    -- of the last completed rung
    score         double precision,
    -- the newest attempt that reported progress at this rung
    attempt       integer     not null default 0,
    opened_at     timestamptz not null,
    ended_at      timestamptz,
    primary key (study, trial)
);

create table results_outcomes (
    study      text        not null,
    trial      integer     not null,
    rung       integer     not null,
    state      text        not null,
    -- as the event had it, without the curve
    outcome    jsonb       not null,
    attempts   integer     not null,
    provenance jsonb,
    ended_at   timestamptz not null,
    primary key (study, trial, rung),
    foreign key (study, trial) references results_trials on delete cascade
);

create table curve_points (
    study   text             not null,
    trial   integer          not null,
    fold    integer          not null,
    epoch   integer          not null,
    rung    integer          not null,
    attempt integer          not null,
    seconds double precision not null,
    metrics jsonb            not null,
    primary key (study, trial, fold, epoch),
    foreign key (study, trial) references results_trials on delete cascade
);

create table answers (
    study       text        not null references results_studies on delete cascade,
    -- sequence of the demand
    demand      bigint      not null,
    answer      text        not null,
    answered_at timestamptz not null default now(),
    primary key (study, demand)
);
