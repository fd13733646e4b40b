-- Since when a search expects no improvement beyond the noise: each answer to a demand looks on from the one before.
alter table results_studies add column calm_since integer not null default 0 check (calm_since >= 0);
comment on column results_studies.calm_since is 'how many trials had completed then; 0 while improvement is expected';
