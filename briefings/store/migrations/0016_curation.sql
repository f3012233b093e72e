-- What editors changed of topics ('T') and people ('P') on record outside a draft, one row a change: `before` and `after` are JSON objects
-- with the parts that differ. `number` counts from 1 in a server. `undone_by` is the undoing change, which is a row of its own.
create table curation (
  id integer primary key,
  guild_no integer not null references tenant (guild_no),
  number integer not null check (number >= 1),
  kind text not null check (kind in ('T', 'P')),
  entity integer not null check (entity >> 24 = guild_no),
  op text not null check (op <> ''),
  before text not null check (before like '{%}'),
  after text not null check (after like '{%}'),
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  actor_id integer not null,
  undone_by integer references curation (id),
  unique (guild_no, number)
) strict;
create index curation_by_entity on curation (guild_no, kind, entity, id desc);
create index curation_by_actor on curation (guild_no, actor_id, id desc);

create trigger curation_insert before insert on curation begin
  select raise(abort, 'a change of topics and people is only ever added') where new.undone_by is not null
    or exists (select 1 from curation where id = new.id or (guild_no = new.guild_no and number = new.number));
  select raise(abort, 'a change of people is of somebody on file')
  where new.kind = 'P' and not exists (select 1 from person where id = new.entity);
end;
create trigger curation_update before update on curation
when old.undone_by is not null or new.undone_by is null or new.id <> old.id or new.guild_no <> old.guild_no or new.number <> old.number
  or new.kind <> old.kind or new.entity <> old.entity or new.op <> old.op or new.before <> old.before or new.after <> old.after
  or new.at <> old.at or new.actor_id <> old.actor_id begin
  select raise(abort, 'a change of topics and people can only be undone, once');
end;
create trigger curation_undone before update on curation
when new.undone_by is not null and not exists (
  select 1 from curation where id = new.undone_by and guild_no = new.guild_no and id > new.id) begin
  select raise(abort, 'what undoes a change is a later change of the same server');
end;
create trigger curation_delete before delete on curation
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a change of topics and people is never deleted');
end;
