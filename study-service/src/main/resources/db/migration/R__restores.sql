-- Which restores from a backup this database has been through.
create table if not exists restores (
    name        text        primary key,
    incarnation integer     not null,
    restored_at timestamptz not null
);
