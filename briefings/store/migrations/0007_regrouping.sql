-- Merges and splits of people, and what each found, so that one is undone at any later time. `undone_by` is the undoing change.
create table regrouping (
  id integer primary key,
  guild_no integer not null references tenant (guild_no),
  number integer not null check (number >= 1),
  change text not null check (change in ('merge', 'split', 'unmerge')),
  person_id integer not null,
  into_id integer,
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  actor_id integer not null,
  undone_by integer,
  unique (guild_no, number),
  foreign key (guild_no, person_id) references person (guild_no, id),
  foreign key (guild_no, into_id) references person (guild_no, id),
  check (into_id is null or into_id <> person_id)
) strict;

create table regrouping_part (
  regrouping_id integer not null references regrouping (id),
  guild_no integer not null,
  briefing_id integer not null,
  key text not null,
  was integer,
  became integer,
  primary key (regrouping_id, briefing_id, key),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict, without rowid;

create trigger regrouping_insert before insert on regrouping
when exists (select 1 from regrouping where id = new.id or (guild_no = new.guild_no and number = new.number)) begin
  select raise(abort, 'a change of people is only ever added');
end;
create trigger regrouping_update before update on regrouping
when old.undone_by is not null or new.undone_by is null or new.id <> old.id or new.guild_no <> old.guild_no or new.number <> old.number
  or new.change <> old.change or new.person_id <> old.person_id or new.into_id is not old.into_id or new.at <> old.at
  or new.actor_id <> old.actor_id begin
  select raise(abort, 'a change of people can only be undone, once');
end;
create trigger regrouping_delete before delete on regrouping begin
  select raise(abort, 'a change of people is never deleted');
end;
create trigger regrouping_part_update before update on regrouping_part begin
  select raise(abort, 'a change of people never changes');
end;
create trigger regrouping_part_delete before delete on regrouping_part begin
  select raise(abort, 'a change of people is never deleted');
end;
