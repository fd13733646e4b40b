-- Attempts lost with their worker and attempts that failed are told apart.

alter table trial_rungs add column errors integer not null default 0 check (errors >= 0);
-- of older rungs it is known that there was one, not how many
update trial_rungs set errors = 1 where last_error is not null and lost > 0;
alter table trial_rungs add constraint trial_rungs_errors check (errors <= lost);

comment on column trial_rungs.lost is 'attempts used up, by silence or by an error';
comment on column trial_rungs.errors is 'how many of them a worker reported as failed';
