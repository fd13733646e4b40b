-- How far a study goes may change after it was opened; its spec stays as it was.

alter table studies add column max_trials integer;
alter table studies add column parallelism integer;
alter table studies add column weight double precision not null default 1 check (weight > 0);
alter table studies add column stop jsonb not null default '{}';
alter table studies add column deadline timestamptz;
alter table studies add column closed text not null default '';
alter table studies add column looks integer not null default 0 check (looks >= 0);
alter table studies add column look_winner integer;

update studies set max_trials = cast(spec -> 'search' ->> 'maxTrials' as integer),
    parallelism = cast(spec -> 'search' ->> 'parallelism' as integer);
update studies set looks = 1, look_winner = case when evaluation is not null then winner end
    where exists (select from trials t where t.study = studies.id and t.number = 0);

alter table studies alter column max_trials set not null;
alter table studies alter column parallelism set not null;

comment on column studies.closed is 'why nothing more is opened; empty while trials may be';
comment on column studies.deadline is 'when its time is up; null for never';
comment on column studies.looks is 'how many evaluations on the test part began';
comment on column studies.look_winner is 'whose network the last one read the test part with';
create index studies_with_deadline on studies (deadline) where state = 'running' and closed = '';
