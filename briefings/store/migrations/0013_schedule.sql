-- When a draft is to be published: the revision that was seen, and no other. One a briefing; a new one takes the place of the last.
-- `why` says why nothing was published at that time.
create table schedule (
  briefing_id integer primary key check (briefing_id >> 24 = guild_no),
  guild_no integer not null,
  rev integer not null check (rev >= 1),
  due text not null check (due glob '????-??-??T??:??:??*+00:00'),
  channel text check (channel <> ''),
  actor_id integer not null,
  state text not null check (state in ('waiting', 'done', 'cancelled', 'missed')),
  why text check ((why is not null) = (state = 'missed')),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict;
create index schedule_by_due on schedule (due) where state = 'waiting';
