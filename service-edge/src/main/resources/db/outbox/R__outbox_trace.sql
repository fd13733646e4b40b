-- Where a message stands in a trace: a W3C traceparent. Repeatable, since both services number their own migrations.
alter table outbox add column if not exists trace_parent text;
