-- Where the bot wrote of corrections, so that what it wrote follows the record: `at` names the corrections of the briefing that the message
-- tells, `shown` is the digest of what it shows, so that a message is changed only where it says something else by now.
create table correction_post (
  briefing_id integer not null,
  message_id integer not null,
  guild_no integer not null,
  channel_id integer not null,
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  shown text not null check (length(shown) = 64),
  primary key (briefing_id, message_id),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict, without rowid;
