#!/bin/sh
# Run once by the postgres image, in a new data folder: a role and a database for each service.
set -eu
psql -v ON_ERROR_STOP=1 --username postgres -v study="$STUDY_PASSWORD" -v results="$RESULTS_PASSWORD" <<'SQL'
create role study login password :'study';
create database study owner study;
create role results login password :'results';
create database results owner results;
SQL
