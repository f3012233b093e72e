-- What members are told of a correction: of which item, what it was, what it became, and why. Only ever added to.
create table correction (
  id integer primary key,
  guild_no integer not null,
  briefing_id integer not null,
  rev integer not null,
  kind text not null check (kind in ('B', 'Q', 'E', 'S', 'P')),
  item_id integer not null check (item_id >> 24 = guild_no),
  what text not null check (what <> ''),
  was text not null,
  became text not null,
  reason text not null check (reason <> ''),
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  check (was <> became)
) strict;
create index correction_by_item on correction (item_id, kind, id desc);
create index correction_by_server on correction (guild_no, id desc);

create trigger correction_insert before insert on correction begin
  select raise(abort, 'a correction is only ever added') where exists (select 1 from correction where id = new.id);
  select raise(abort, 'a correction needs its revision') where not exists (
    select 1 from revision where guild_no = new.guild_no and kind = 'B' and entity = new.briefing_id and rev = new.rev);
end;
create trigger correction_update before update on correction begin
  select raise(abort, 'a correction never changes');
end;
create trigger correction_delete before delete on correction begin
  select raise(abort, 'a correction is never deleted');
end;
