-- Messages that wait to be sent, in the order written (per study: the order of its row lock).
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    key        text        not null,
    key_range  smallint    not null,
    payload    text,
    created_at timestamptz not null default now()
);

create index outbox_by_range on outbox (key_range, id);
