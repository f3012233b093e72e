-- What a server has settled for itself; a setting without a row is the host's default. `value` is a JSON list of texts.
create table setting (
  guild_no integer not null references tenant (guild_no),
  name text not null check (name in (
    'editor_roles', 'reviewer_roles', 'public_channels', 'announcement_channel', 'corrections_channel', 'two_people')),
  value text not null check (value like '[%]'),
  primary key (guild_no, name)
) strict, without rowid;

-- Who changed which setting, and when. Only ever added to; null is nothing settled.
create table setting_change (
  id integer primary key,
  guild_no integer not null references tenant (guild_no),
  name text not null,
  was text check (was like '[%]'),
  became text check (became like '[%]'),
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  actor_id integer not null
) strict;
create index setting_change_by_server on setting_change (guild_no, id desc);

create trigger setting_insert before insert on setting
when new.value is not (
  select became from setting_change where guild_no = new.guild_no and name = new.name order by id desc limit 1) begin
  select raise(abort, 'a setting needs its line in the log');
end;
create trigger setting_update before update on setting
when new.guild_no <> old.guild_no or new.name <> old.name or new.value is not (
  select became from setting_change where guild_no = new.guild_no and name = new.name order by id desc limit 1) begin
  select raise(abort, 'a setting needs its line in the log');
end;
create trigger setting_delete before delete on setting
when exists (
  select 1 from setting_change c where c.guild_no = old.guild_no and c.name = old.name and c.became is not null
    and c.id = (select max(id) from setting_change where guild_no = old.guild_no and name = old.name)) begin
  select raise(abort, 'a setting needs its line in the log');
end;
create trigger setting_change_insert before insert on setting_change
when exists (select 1 from setting_change where id = new.id) begin
  select raise(abort, 'the log of settings is only ever added to');
end;
create trigger setting_change_update before update on setting_change begin
  select raise(abort, 'the log of settings never changes');
end;
create trigger setting_change_delete before delete on setting_change begin
  select raise(abort, 'the log of settings never changes');
end;
