-- Whose studies, data sets and models these are. What was made before anybody was asked for a token is nobody's: ''.

alter table studies add column owner text not null default '';
create index studies_by_owner on studies (owner, created_at desc);

-- a name is its owner's: two owners may use it for different things
alter table datasets add column owner text not null default '';
alter table datasets drop constraint datasets_pkey;
alter table datasets add primary key (owner, name, digest);

alter table models add column owner text not null default '';
alter table models drop constraint models_pkey;
alter table models add primary key (owner, name, digest);
