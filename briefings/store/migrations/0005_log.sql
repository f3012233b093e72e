-- The log of a server is read newest first, of one actor too.
create index revision_by_time on revision (guild_no, at desc, entity desc, rev desc);
create index revision_by_actor on revision (guild_no, actor_id, at desc);
