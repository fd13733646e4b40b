-- Studies that workers train can be deleted: what they have begun ends first, and what they left behind is removed.

alter table studies drop constraint studies_state_check;
alter table studies add constraint studies_state_check
    check (state in ('running', 'paused', 'evaluating', 'finished', 'cancelled', 'deleting', 'deleted'));

create table loose_ends (
    study   text        not null references studies (id),
    trial   integer     not null,
    rung    integer     not null,
    attempt integer     not null,
    run     text        not null,
    since   timestamptz not null,
    primary key (study, trial, rung, attempt, run)
);

comment on table loose_ends is 'Requests and runs that no longer count and that no worker has reported the end of.';
comment on column loose_ends.run is 'empty for a request that no worker has started';

-- a run that is long over falls silent, and is forgotten, within a lease
insert into loose_ends (study, trial, rung, attempt, run, since)
    select r.study, r.trial, r.rung, r.attempt, coalesce(r.run, ''), coalesce(r.started_at, r.dispatched_at)
    from trial_rungs r
    where r.state = 'cancelled' and r.dispatched_at is not null
        and not exists (select from trial_attempts a
            where a.study = r.study and a.trial = r.trial and a.rung = r.rung and a.attempt = r.attempt);

create table commands_in_force (
    study text not null references studies (id),
    key   text not null,
    primary key (study, key)
);

comment on table commands_in_force is 'Keys under which trial-commands holds a command; a tombstone takes one away.';

insert into commands_in_force (study, key) select id, id from studies where state in ('cancelled', 'deleted');
insert into commands_in_force (study, key)
    select distinct study, study || '/' || trial from trial_rungs where attempt > 1 or lost > 0 or state = 'cancelled';

create table leftovers (
    kind  text        not null check (kind in ('study', 'dataset')),
    owner text        not null,
    since timestamptz not null,
    primary key (kind, owner)
);

comment on table leftovers is 'Whose artifacts are to be removed: a deleted study''s, or a data set''s of that digest.';
