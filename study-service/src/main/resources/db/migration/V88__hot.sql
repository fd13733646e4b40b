-- A study's row is written several times for each trial. With room on its page, and no index on what changes, the new version
-- needs no entry in any index, and old ones are cleared away by whoever comes by.

drop index studies_with_open_demand;
create index studies_under_way on studies (id) where ended_at is null;
alter table studies set (fillfactor = 50);

-- How many attempts a study lost is asked for with every list of studies: few trials lose any.
create index trial_rungs_lost on trial_rungs (study) where lost > 0;
