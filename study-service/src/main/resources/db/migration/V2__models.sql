-- Uploaded networks to start studies from; a name means its newest upload, older ones stay under their digest.
create table models (
    name        text        not null check (name ~ '^[A-Za-z0-9._-]{1,100}$'),
    digest      text        not null check (digest ~ '^[0-9a-f]{64}$'),
    uploaded_at timestamptz not null,
    profile     jsonb       not null,
    content     jsonb       not null,
    primary key (name, digest)
);

create index models_by_digest on models (digest);

alter table studies add column start jsonb;

comment on column studies.start is 'the network that trainings start from; null to start at random';
