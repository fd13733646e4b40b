-- When a worker last began and last ended: asked for wherever a request waits for long.

create index trial_rungs_began on trial_rungs (started_at) where dispatched_at is not null;
create index trial_rungs_over on trial_rungs (ended_at) where dispatched_at is not null and state <> 'cancelled';
