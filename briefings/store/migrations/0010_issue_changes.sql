-- An issue keeps its number while its sentence is reworded, and while it is merged into another and parted again.
-- `worded` is an editor's sentence, null while the stances' own counts; `issue_wording` has the further sentences that lead to an issue,
-- beside the one that it was made with. `merged_into_id` is where its stances stand now. A stance keeps `named_issue_id`, the issue that
-- its own sentence names, so that undoing a merge puts it back whatever happened since. Nothing of this changes a draft.
alter table issue add column worded text check (worded <> '');
alter table issue add column merged_into_id integer references issue (id) check (merged_into_id <> id and merged_into_id >> 24 = guild_no);
alter table stance add column named_issue_id integer references issue (id) check (named_issue_id >> 24 = guild_no);
update stance set named_issue_id = issue_id;
create index stance_by_named_issue on stance (named_issue_id);
create index issue_by_merge on issue (merged_into_id) where merged_into_id is not null;

create table issue_wording (
  guild_no integer not null,
  folded text not null check (folded <> ''),
  issue_id integer not null,
  primary key (guild_no, folded),
  foreign key (guild_no, issue_id) references issue (guild_no, id)
) strict, without rowid;

create trigger issue_wording_insert before insert on issue_wording
when exists (select 1 from issue where guild_no = new.guild_no and folded = new.folded)
  or exists (select 1 from issue_wording where guild_no = new.guild_no and folded = new.folded) begin
  select raise(abort, 'this sentence leads to an issue');
end;
create trigger issue_wording_update before update on issue_wording begin
  select raise(abort, 'a sentence keeps its issue');
end;
create trigger issue_wording_delete before delete on issue_wording begin
  select raise(abort, 'a sentence keeps its issue');
end;
create trigger issue_insert_worded before insert on issue
when exists (select 1 from issue_wording where guild_no = new.guild_no and folded = new.folded) begin
  select raise(abort, 'this sentence leads to an issue');
end;

-- Rewordings, merges and their undoing. `undone_by` is the undoing change.
create table issue_change (
  id integer primary key,
  guild_no integer not null references tenant (guild_no),
  number integer not null check (number >= 1),
  change text not null check (change in ('reword', 'merge', 'part')),
  issue_id integer not null,
  into_id integer,
  was text,
  became text,
  reason text,
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  actor_id integer not null,
  undone_by integer,
  unique (guild_no, number),
  foreign key (guild_no, issue_id) references issue (guild_no, id),
  foreign key (guild_no, into_id) references issue (guild_no, id),
  check ((change = 'reword') = (into_id is null)),
  check ((change = 'reword') = (reason is not null))
) strict;
create index issue_change_by_issue on issue_change (issue_id, id desc);
create index issue_change_by_into on issue_change (into_id, id desc);

create trigger issue_change_insert before insert on issue_change
when exists (select 1 from issue_change where id = new.id or (guild_no = new.guild_no and number = new.number)) begin
  select raise(abort, 'a change of issues is only ever added');
end;
create trigger issue_change_update before update on issue_change
when old.undone_by is not null or new.undone_by is null or new.id <> old.id or new.guild_no <> old.guild_no or new.number <> old.number
  or new.change <> old.change or new.issue_id <> old.issue_id or new.into_id is not old.into_id or new.was is not old.was
  or new.became is not old.became or new.reason is not old.reason or new.at <> old.at or new.actor_id <> old.actor_id begin
  select raise(abort, 'a change of issues can only be undone, once');
end;
create trigger issue_change_delete before delete on issue_change begin
  select raise(abort, 'a change of issues is never deleted');
end;

-- Members are told of a reworded issue as of a correction, so that an issue can be a correction's item. The check of a column cannot be
-- changed in place; the rows keep their ids.
create table correction_of_any (
  id integer primary key,
  guild_no integer not null,
  briefing_id integer not null,
  rev integer not null,
  kind text not null check (kind in ('B', 'Q', 'E', 'S', 'P', 'I')),
  item_id integer not null check (item_id >> 24 = guild_no),
  what text not null check (what <> ''),
  was text not null,
  became text not null,
  reason text not null check (reason <> ''),
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  check (was <> became)
) strict;
insert into correction_of_any select * from correction;
drop table correction;
alter table correction_of_any rename to correction;
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
