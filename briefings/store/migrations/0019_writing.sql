-- A server also settles how dates are written and its time zone. SQLite cannot widen a check, so the table is made anew, with its
-- triggers (0008, and 0012 for the one that lets a purge delete). Nothing refers to a row of it.
create table setting_wider (
  guild_no integer not null references tenant (guild_no),
  name text not null check (name in (
    'editor_roles', 'reviewer_roles', 'public_channels', 'announcement_channel', 'corrections_channel', 'two_people',
    'dates', 'time_zone')),
  value text not null check (value like '[%]'),
  primary key (guild_no, name)
) strict, without rowid;
insert into setting_wider (guild_no, name, value) select guild_no, name, value from setting;
drop table setting;
alter table setting_wider rename to setting;
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
when not exists (select 1 from purge where guild_no = old.guild_no) and exists (
  select 1 from setting_change c where c.guild_no = old.guild_no and c.name = old.name and c.became is not null
    and c.id = (select max(id) from setting_change where guild_no = old.guild_no and name = old.name)) begin
  select raise(abort, 'a setting needs its line in the log');
end;
