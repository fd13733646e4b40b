-- What a study's opening brought besides its spec: what its networks learn from, what earlier studies learnt.
alter table results_studies add column basis jsonb;
