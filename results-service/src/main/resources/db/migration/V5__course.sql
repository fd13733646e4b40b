-- How a trial came to its score at a rung, as far as forecasts need it; null where nothing is known, as of older outcomes.
alter table results_outcomes add column course jsonb;
