-- Studies whose trials are trained outside: callers ask for trials and tell what came of them.

alter table studies alter column data drop not null;
alter table studies add column imported integer not null default 0 check (imported >= 0);
comment on column studies.imported is 'numbered trials that ended elsewhere: no budget counts them';
alter table studies drop constraint studies_state_check;
alter table studies add constraint studies_state_check
    check (state in ('running', 'paused', 'evaluating', 'finished', 'cancelled', 'deleted'));

alter table trial_rungs drop constraint trial_rungs_state_check;
alter table trial_rungs add constraint trial_rungs_state_check
    check (state in ('queued', 'dispatched', 'running', 'offered', 'handed-out', 'evaluated',
                     'completed', 'infeasible', 'failed', 'cancelled'));
alter table trial_rungs add column expires_at timestamptz;
comment on column trial_rungs.expires_at is 'when a handed-out trial fails without a word; null for never';
create index trial_rungs_expiring on trial_rungs (expires_at) where state = 'handed-out';

-- Callers who wait for trials. A row goes when its caller has the answer, or has gone.
create table asks (
    number     bigint      generated always as identity primary key,
    study      text        not null references studies (id),
    count      integer     not null check (count >= 1),
    demand     bigint,
    reason     text,
    expires_at timestamptz not null
);

comment on column asks.reason is 'why fewer trials were handed to it; empty if all were, null while it waits';
create index asks_by_study on asks (study, number);
