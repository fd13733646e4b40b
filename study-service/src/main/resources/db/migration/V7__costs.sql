-- What a study's configurations cost follows from what was counted when it was opened: constraints may ask for it at any time.
alter table studies add column costs jsonb;
comment on column studies.costs is 'what its networks learn from, and how fast engines were; null where no constraint asks for it';
