-- Trials in several rungs: the best is looked for among those that were trained furthest.

alter table results_studies add column rungs integer not null default 1;
comment on column results_studies.rungs is 'how many rungs a trial may go through';
