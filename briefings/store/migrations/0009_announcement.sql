-- Where the bot wrote of a briefing, so that what it wrote follows the briefing when that is withdrawn or corrected.
-- The key's columns stand first: quick_check of SQLite 3.40 takes another order for a NULL.
create table announcement (
  briefing_id integer not null,
  message_id integer not null,
  guild_no integer not null,
  channel_id integer not null,
  primary key (briefing_id, message_id),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict, without rowid;
