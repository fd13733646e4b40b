-- Dispatching asks after every change what of each study waits and is at work: with 10,000 queued trials it must not look at them all.
create index trial_rungs_queued on trial_rungs (study, queued_at, trial) where state = 'queued' and ended_at is null;
create index trial_rungs_at_work on trial_rungs (study) where state in ('dispatched', 'running') and ended_at is null;
