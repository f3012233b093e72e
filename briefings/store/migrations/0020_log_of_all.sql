-- Everything that was done at the desk, one line a change, in the order in which it was done. `change` is the change's own number among its
-- kind: a briefing's revision, the number of a merge of people, of a change of issues or of a topic. `whole` counts the lines of a server and
-- `own` those of one member in it, 1, 2, 3 … without a gap, so that a page of a long log is a range of a key and its length is read, not
-- counted. Both are null for a part of a change that has a line of its own, as a revision is that a merge of people makes; it is shown among
-- the changes of its briefing only. A draft's first revision is written before the draft itself, so that the reference is looked at when
-- both stand there.
-- Triggers write the lines of what has a log of its own; plans, people told apart and posts that failed have none, their lines are written
-- with them.
create table log (
  guild_no integer not null references tenant (guild_no),
  number integer not null check (number >= 1),
  kind text not null check (kind in ('revision', 'people', 'issue', 'topic', 'person', 'setting', 'plan', 'apart', 'post')),
  change integer not null check (change >= 1),
  briefing_id integer check (briefing_id >> 24 = guild_no),
  op text not null check (op <> ''),
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  actor_id integer not null,
  whole integer,
  own integer,
  primary key (guild_no, number),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id) deferrable initially deferred,
  check ((whole is null) = (own is null))
) strict, without rowid;

insert into log (guild_no, number, kind, change, briefing_id, op, at, actor_id, whole, own)
select guild_no, number, kind, change, briefing_id, op, at, actor_id,
  iif(part, null, sum(1 - part) over (partition by guild_no order by number)),
  iif(part, null, sum(1 - part) over (partition by guild_no, actor_id order by number))
from (
  select *, row_number() over (partition by guild_no order by at, rank, change, briefing_id) as number from (
    select guild_no, 2 as rank, 'revision' as kind, rev as change, entity as briefing_id, op, at, actor_id,
      op like 'merge %' or op like 'split %' or op like 'unmerge %' as part from revision
    union all
    select guild_no, 3, 'people', number, null, change || ' P-' || (person_id & 16777215) || coalesce(' P-' || (into_id & 16777215), ''),
      at, actor_id, 0 from regrouping
    union all
    select guild_no, 3, 'issue', number, null, change || ' I-' || (issue_id & 16777215) || coalesce(' I-' || (into_id & 16777215), ''),
      at, actor_id, 0 from issue_change
    union all
    select guild_no, 3, iif(kind = 'T', 'topic', 'person'), number, null, op || iif(kind = 'T', ' T-', ' P-') || (entity & 16777215),
      at, actor_id, 0 from curation
    union all
    select guild_no, 1, 'setting', id, null, name, at, actor_id, 0 from setting_change));
create unique index log_of_all on log (guild_no, whole) where whole is not null;
create unique index log_by_actor on log (guild_no, actor_id, own) where own is not null;
create index log_by_briefing on log (briefing_id, number) where briefing_id is not null;

create trigger log_insert before insert on log
when new.number <> (select coalesce(max(number), 0) + 1 from log where guild_no = new.guild_no) begin
  select raise(abort, 'the log is only ever added to');
end;
create trigger log_update before update on log begin
  select raise(abort, 'the log never changes');
end;
create trigger log_delete before delete on log
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'the log never changes');
end;

-- What is written here becomes the next line; without a `change` of its own the line is the change. `part` is 1 for a part of another.
create view log_line as select guild_no, kind, change, briefing_id, op, at, actor_id, whole is null as part from log;
create trigger log_line_insert instead of insert on log_line begin
  insert into log (guild_no, number, kind, change, briefing_id, op, at, actor_id, whole, own)
  select new.guild_no, next, new.kind, coalesce(new.change, next), new.briefing_id, new.op, new.at, new.actor_id,
    iif(new.part, null, (select coalesce(max(whole), 0) + 1 from log where guild_no = new.guild_no and whole is not null)),
    iif(new.part, null, (
      select coalesce(max(own), 0) + 1 from log where guild_no = new.guild_no and actor_id = new.actor_id and own is not null))
  from (select coalesce(max(number), 0) + 1 as next from log where guild_no = new.guild_no);
end;

create trigger log_revision after insert on revision begin
  insert into log_line values (new.guild_no, 'revision', new.rev, new.entity, new.op, new.at, new.actor_id,
    new.op like 'merge %' or new.op like 'split %' or new.op like 'unmerge %');
end;
create trigger log_regrouping after insert on regrouping begin
  insert into log_line values (new.guild_no, 'people', new.number, null,
    new.change || ' P-' || (new.person_id & 16777215) || coalesce(' P-' || (new.into_id & 16777215), ''), new.at, new.actor_id, 0);
end;
create trigger log_issue_change after insert on issue_change begin
  insert into log_line values (new.guild_no, 'issue', new.number, null,
    new.change || ' I-' || (new.issue_id & 16777215) || coalesce(' I-' || (new.into_id & 16777215), ''), new.at, new.actor_id, 0);
end;
create trigger log_curation after insert on curation begin
  insert into log_line values (new.guild_no, iif(new.kind = 'T', 'topic', 'person'), new.number, null,
    new.op || iif(new.kind = 'T', ' T-', ' P-') || (new.entity & 16777215), new.at, new.actor_id, 0);
end;
create trigger log_setting_change after insert on setting_change begin
  insert into log_line values (new.guild_no, 'setting', new.id, null, new.name, new.at, new.actor_id, 0);
end;
