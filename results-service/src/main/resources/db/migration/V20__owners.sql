-- Whose studies these are. What was opened before anybody was asked for a token is nobody's: ''.
alter table results_studies add column owner text not null default '';
create index results_studies_by_owner on results_studies (owner, opened_at desc);
