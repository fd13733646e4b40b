-- Studies can be paused: their time stands still meanwhile.

alter table studies add column paused_at timestamptz;
alter table studies add column paused_seconds double precision not null default 0 check (paused_seconds >= 0);
alter table studies add constraint studies_paused check ((paused_at is not null) = (state = 'paused'));

comment on column studies.paused_seconds is 'how long its time stood still before the present pause';
