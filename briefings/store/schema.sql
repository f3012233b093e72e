-- The record. What must never be wrong is refused here, whoever writes (DESIGN §4).
-- No trigger and no check uses a JSON function: with trusted_schema off, older SQLite refuses them inside a schema.
-- REPLACE deletes without firing a delete trigger, so that the insert triggers refuse a row that is there already.
-- Several triggers look for a row in `purge`, the one state in which a server's rows may be deleted: see the end.

-- Servers and numbers. An id is guild_no << 24 | n: a server's rows are one rowid range, and n is the number that members see.

create table tenant (
  guild_no integer primary key check (guild_no between 1 and 549755813887),
  server integer not null unique
) strict;

-- The last number given, a server and kind. It only rises, so that no number is given twice.
create table counter (
  guild_no integer not null references tenant (guild_no),
  kind text not null check (kind in ('B', 'Q', 'E', 'S', 'P', 'I', 'T')),
  last integer not null default 0 check (last between 0 and 16777215),
  primary key (guild_no, kind)
) strict, without rowid;

create trigger tenant_counters after insert on tenant begin
  insert into counter (guild_no, kind)
  values (new.guild_no, 'B'), (new.guild_no, 'Q'), (new.guild_no, 'E'), (new.guild_no, 'S'),
         (new.guild_no, 'P'), (new.guild_no, 'I'), (new.guild_no, 'T');
end;
create trigger tenant_replace before insert on tenant
when exists (select 1 from tenant where guild_no = new.guild_no or server = new.server) begin
  select raise(abort, 'this server is known');
end;
create trigger tenant_update before update on tenant begin
  select raise(abort, 'a server keeps its number');
end;
create trigger tenant_delete before delete on tenant begin
  select raise(abort, 'a server keeps its number');
end;
create trigger counter_replace before insert on counter
when exists (select 1 from counter where guild_no = new.guild_no and kind = new.kind) begin
  select raise(abort, 'a counter is never replaced');
end;
create trigger counter_rises before update on counter
when new.last < old.last or new.guild_no <> old.guild_no or new.kind <> old.kind begin
  select raise(abort, 'a counter only rises');
end;
create trigger counter_delete before delete on counter begin
  select raise(abort, 'a counter is never deleted');
end;

-- Source texts. One never changes, and stays while a briefing is about it.

create table source_text (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null references tenant (guild_no),
  sha256 text not null check (length(sha256) = 64),
  body text not null check (body <> '' and instr(cast(body as blob), x'00') = 0),
  unique (guild_no, id),
  unique (guild_no, sha256)
) strict;

create trigger source_text_insert before insert on source_text begin
  select raise(abort, 'this server is being deleted') where exists (select 1 from purge where guild_no = new.guild_no);
  select raise(abort, 'a source text is never replaced')
  where exists (select 1 from source_text where id = new.id or (guild_no = new.guild_no and sha256 = new.sha256));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'T' and last >= new.id & 16777215 and new.id & 16777215 > 0);
end;
create trigger source_text_update before update on source_text begin
  select raise(abort, 'a source text never changes');
end;
create trigger source_text_delete before delete on source_text
when not exists (select 1 from purge where guild_no = old.guild_no) and exists (select 1 from briefing where text_id = old.id) begin
  select raise(abort, 'a briefing is about this source text');
end;

-- Briefings.

-- `draft` is the editors' draft as JSON without the source's text. What is published is beside it: `title` to `published_at`.
-- `published_order` says which briefing was published last: it only rises, whatever the clock does.
-- A draft that was never published can be discarded: nobody sees it any more, its number is not given again, its revisions stay, and the
-- same article can be taken in anew, on the same source text.
create table briefing (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null,
  text_id integer not null,
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  rev integer not null check (rev >= 1),
  draft text not null check (draft like '{%}'),
  draft_title text not null,
  open_doubts integer not null check (open_doubts >= 0),
  changed_at text not null,
  title text,
  outlet text,
  published text,
  first_day text,
  last_day text,
  facts text check (facts like '{%}'),
  published_rev integer,
  published_at text,
  reason text,
  published_order integer check (published_order >= 1),
  discarded integer not null default 0 check (discarded in (0, 1)),
  unique (guild_no, id),
  foreign key (guild_no, text_id) references source_text (guild_no, id),
  check (state = 'draft' or (title is not null and facts is not null and published_rev is not null and published_at is not null))
) strict;
create index briefing_by_day on briefing (guild_no, state, first_day desc, id desc);
create index briefing_by_text on briefing (text_id);
create index briefing_by_publishing on briefing (guild_no, state, published_order desc);
create unique index briefing_on_text on briefing (text_id) where discarded = 0;

create trigger briefing_insert before insert on briefing begin
  select raise(abort, 'this server is being deleted') where exists (select 1 from purge where guild_no = new.guild_no);
  select raise(abort, 'this number is taken') where exists (select 1 from briefing where id = new.id)
    or exists (select 1 from quote where briefing_id = new.id) or exists (select 1 from log where kind = 'revision' and item = new.id and nth > 1);
  select raise(abort, 'a briefing is about this source text')
  where exists (select 1 from briefing where text_id = new.text_id and discarded = 0);
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'B' and last >= new.id & 16777215 and new.id & 16777215 > 0);
  select raise(abort, 'a briefing begins as a draft') where new.state <> 'draft' or new.rev <> 1;
  select raise(abort, 'a change needs its revision') where not exists (
    select 1 from log where kind = 'revision' and item = new.id and nth = new.rev);
end;
create trigger briefing_delete before delete on briefing
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a briefing is withdrawn, never deleted');
end;
create trigger briefing_update before update on briefing begin
  select raise(abort, 'a briefing keeps its number and its text')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.text_id <> old.text_id;
  select raise(abort, 'this move is not legal') where new.state <> old.state
    and old.state || '>' || new.state not in ('draft>published', 'published>withdrawn', 'withdrawn>published');
  select raise(abort, 'every change is one revision') where new.rev <> old.rev + 1;
  select raise(abort, 'a change needs its revision') where not exists (
    select 1 from log where kind = 'revision' and item = new.id and nth = new.rev);
  select raise(abort, 'the order of publishing only rises') where new.published_order < old.published_order
    or (new.published_order is null and new.state <> 'draft');
end;
create trigger briefing_discard before update on briefing when old.discarded = 1 or new.discarded = 1 begin
  select raise(abort, 'what is discarded stays as it was') where old.discarded = 1;
  select raise(abort, 'only a draft that was never published is discarded')
  where old.state <> 'draft' or new.state <> 'draft' or old.published_rev is not null;
end;

-- Briefings whose log is ahead of their row, by one revision: so it is only inside the transaction that makes the change, which adds it
-- to the log first and stores the briefing last. What a briefing has on record is written in between and at no other time; whoever
-- writes it otherwise leaves a row in the log, and a briefing that is not at its end, which `verify` names.
create view open_briefing as
  select b.id from briefing b join log l on l.item = b.id and l.kind = 'revision' and l.nth = b.rev + 1;

-- What is on record: the one place that says what a member may see. So do the other views named `…_on_record`.
create view briefing_on_record as
  select * from briefing where state = 'published';

-- The log.

-- Members by a key of their server, so that forgetting one changes one row and no hash. `discord_id` 0 is the program itself; null is a
-- member who was forgotten.
create table actor (
  guild_no integer not null references tenant (guild_no),
  key integer not null check (key >= 1),
  discord_id integer,
  primary key (guild_no, key),
  unique (guild_no, discord_id)
) strict, without rowid;

create trigger actor_insert before insert on actor
when new.discord_id is null or new.key <> 1 + coalesce((select max(key) from actor where guild_no = new.guild_no), 0)
  or exists (select 1 from actor where guild_no = new.guild_no and discord_id = new.discord_id) begin
  select raise(abort, 'a member has one key');
end;
create trigger actor_update before update on actor
when new.guild_no <> old.guild_no or new.key <> old.key or new.discord_id is not null begin
  select raise(abort, 'a member is only ever forgotten');
end;
create trigger actor_delete before delete on actor
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a member is only ever forgotten');
end;

-- Everything that was done, one row a change, in the order in which it was done. `nth` is the change's number among its kind, of a
-- revision the briefing's; `item` is the id of what was changed, null for a setting. `undoes` is the change that this one takes back,
-- `back` is 1 where that did not take another one back itself. `whole` counts the lines of a server, `own` those of one member in it,
-- without a gap, so that a page of a long log is a range of a key; both are null for a part of another change. `hash` holds the row and
-- the hash of the row before it. What `op` and the JSON in `args`, `before` and `after` mean, `store.rows.log_values` says; of a revision the
-- two hold the parts of the draft that differ. They come last, since they can be long.
create table log (
  id integer primary key check (id >> 24 = guild_no and id & 16777215 > 0),
  guild_no integer not null references tenant (guild_no),
  kind text not null check (kind in ('revision', 'people', 'issue', 'topic', 'person', 'setting', 'plan', 'post', 'apart')),
  nth integer not null check (nth >= 1),
  item integer check (item >> 24 = guild_no),
  op text not null check (op <> ''),
  undoes integer references log (id) check (undoes < id and undoes >> 24 = guild_no),
  back integer not null check (back in (0, 1) and (back = 0 or undoes is not null)),
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  actor integer not null,
  whole integer,
  own integer check ((whole is null) = (own is null)),
  hash blob not null check (length(hash) = 32),
  args text not null check (args like '{%}'),
  before text,
  after text,
  briefing_id integer as (iif(kind in ('revision', 'plan', 'post'), item, null)),
  foreign key (guild_no, actor) references actor (guild_no, key),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id) deferrable initially deferred, -- the first revision comes first
  check ((kind = 'setting') = (item is null))
) strict;
create unique index log_named on log (guild_no, kind, nth) where kind <> 'revision';
create unique index log_revision on log (item, nth) where kind = 'revision';
create unique index log_undone on log (undoes) where undoes is not null and kind <> 'revision';
create index log_undoing on log (undoes) where undoes is not null;
create index log_by_item on log (item, kind, id);
create index log_of_moves on log (guild_no, id) where kind = 'revision' and op in ('publish', 'withdraw', 'restore');
create unique index log_of_all on log (guild_no, whole) where whole is not null;
create unique index log_of_actor on log (guild_no, actor, own) where own is not null;

-- The changes that were not taken back.
create view log_in_force as
  select * from log l where not exists (select 1 from log u where u.undoes = l.id);

create trigger log_insert before insert on log begin
  select raise(abort, 'the log is only ever added to') where new.id <> 1 + coalesce(
    (select max(id) from log where id between new.guild_no << 24 and (new.guild_no + 1 << 24) - 1), new.guild_no << 24)
    or new.whole <= (select max(whole) from log where guild_no = new.guild_no and whole is not null)
    or new.own <= (select max(own) from log where guild_no = new.guild_no and actor = new.actor and own is not null)
    or (new.kind <> 'revision' and exists (select 1 from log where undoes = new.undoes and kind <> 'revision'));
  select raise(abort, 'a change takes the next number of its kind') where new.nth <> 1 + coalesce(iif(new.kind = 'revision',
    (select max(nth) from log where kind = 'revision' and item = new.item),
    (select max(nth) from log where guild_no = new.guild_no and kind = new.kind and kind <> 'revision')), 0);
  select raise(abort, 'a change is of something on file') where
       new.kind in ('people', 'person', 'apart') and not exists (select 1 from person where id = new.item)
    or new.kind = 'issue' and not exists (select 1 from issue where id = new.item)
    or new.kind = 'topic' and not exists (select 1 from curated_topic where id = new.item);
end;
create trigger log_update before update on log begin
  select raise(abort, 'the log never changes');
end;
create trigger log_delete before delete on log
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'the log never changes');
end;

-- People.

-- `key` is the item's key in its draft, here and below: an item that is taken back and published again keeps its number.
-- `name` is the person's name on record, null while no published briefing names them: the one that an editor chose (`chosen`), or one
-- that a briefing gives. `told_name` is the name that members know: the one that the person last had while on record. Where `name`
-- becomes another, members are told as of a correction.
create table person (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null references tenant (guild_no),
  first_briefing_id integer not null,
  key text not null,
  name text,
  told_name text,
  chosen text check (chosen <> ''),
  unique (guild_no, id),
  unique (first_briefing_id, key),
  foreign key (guild_no, first_briefing_id) references briefing (guild_no, id)
) strict;
-- Only those whose new name members are still to be told.
create index person_untold on person (guild_no) where name is not null and name is not told_name;
create index person_chosen on person (guild_no) where chosen is not null;

create trigger person_insert before insert on person begin
  select raise(abort, 'somebody new has no name yet')
  where new.name is not null or new.told_name is not null or new.chosen is not null;
  select raise(abort, 'this number is taken')
  where exists (select 1 from person where id = new.id or (first_briefing_id = new.first_briefing_id and key = new.key));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'P' and last >= new.id & 16777215 and new.id & 16777215 > 0);
end;
create trigger person_update before update on person begin
  select raise(abort, 'a person keeps its number')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.first_briefing_id <> old.first_briefing_id or new.key <> old.key;
  select raise(abort, 'a name on record is the one that the record gives') where new.name is not old.name
    and (new.chosen is not old.chosen or new.name is not (select name from person_name where id = new.id));
  select raise(abort, 'the name that members know is the one on record') where new.told_name is not old.told_name
    and new.told_name is not new.name;
  select raise(abort, 'a name needs its line in the log') where new.chosen is not old.chosen and coalesce('"' || replace(replace(replace(replace(new.chosen, '\', '\\'), '"', '\"'), char(9), '\t'), char(10), '\n') || '"', 'null') is not (
    select after from log where item = new.id and kind = 'person' and op = 'name' order by id desc limit 1);
end;
create trigger person_delete before delete on person
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a person keeps its number');
end;

-- The name that an editor chose; else the one that the person's own briefing gives; while that is not on record, the name that members know,
-- where some article still gives it; else that of the oldest briefing. So a merge, a later article or a withdrawal changes it only where
-- nothing gives the old one.
create view person_name as
  select p.id, coalesce(
    (select p.chosen from appearance a join briefing b on b.id = a.briefing_id
     where a.person_id = p.id and b.state = 'published' limit 1),
    (select a.name from appearance a join briefing b on b.id = a.briefing_id
     where a.person_id = p.id and a.briefing_id = p.first_briefing_id and b.state = 'published'),
    (select a.name from appearance a join briefing b on b.id = a.briefing_id
     where a.person_id = p.id and a.name = p.told_name and b.state = 'published' limit 1),
    (select l.name from alias l join briefing b on b.id = l.briefing_id
     where l.person_id = p.id and l.name = p.told_name and b.state = 'published' limit 1),
    (select a.name from appearance a join briefing b on b.id = a.briefing_id
     where a.person_id = p.id and b.state = 'published' order by a.briefing_id limit 1)) as name
  from person p;

-- A person in one briefing. `ordinal` is source order, here and below. What a briefing gives of people is written anew with each of its
-- revisions on record, never changed.
create table appearance (
  guild_no integer not null,
  briefing_id integer not null,
  person_id integer not null,
  ordinal integer not null,
  name text not null check (name <> ''),
  primary key (briefing_id, person_id),
  unique (guild_no, briefing_id, person_id),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  foreign key (guild_no, person_id) references person (guild_no, id)
) strict, without rowid;
create index appearance_by_person on appearance (person_id, briefing_id);

create trigger appearance_insert_open before insert on appearance
when not exists (select 1 from open_briefing where id = new.briefing_id) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger appearance_delete before delete on appearance
when not exists (select 1 from open_briefing where id = old.briefing_id)
  and not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger appearance_update before update on appearance begin
  select raise(abort, 'what a briefing has on record is written anew, never changed');
end;

create table alias (
  guild_no integer not null,
  briefing_id integer not null,
  person_id integer not null,
  ordinal integer not null,
  name text not null check (name <> ''),
  primary key (briefing_id, person_id, ordinal),
  foreign key (guild_no, briefing_id, person_id) references appearance (guild_no, briefing_id, person_id)
) strict, without rowid;
create index alias_by_person on alias (person_id);

create trigger alias_insert_open before insert on alias
when not exists (select 1 from open_briefing where id = new.briefing_id) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger alias_delete before delete on alias
when not exists (select 1 from open_briefing where id = old.briefing_id)
  and not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger alias_update before update on alias begin
  select raise(abort, 'what a briefing has on record is written anew, never changed');
end;

-- `key` is the person's key in the briefing's draft.
create table role (
  guild_no integer not null,
  briefing_id integer not null,
  person_id integer not null,
  ordinal integer not null,
  start integer not null check (start >= 0),
  title text not null check (title <> ''),
  key text not null,
  primary key (briefing_id, person_id, ordinal),
  foreign key (guild_no, briefing_id, person_id) references appearance (guild_no, briefing_id, person_id)
) strict, without rowid;
create index role_by_person on role (person_id);

create trigger role_insert before insert on role
when not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.title)) = new.title) begin
  select raise(abort, 'this role is not in the source text');
end;
create trigger role_insert_open before insert on role
when not exists (select 1 from open_briefing where id = new.briefing_id) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger role_delete before delete on role
when not exists (select 1 from open_briefing where id = old.briefing_id)
  and not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger role_update before update on role begin
  select raise(abort, 'what a briefing has on record is written anew, never changed');
end;

-- What editors say of somebody on record outside a draft, each change with its line in the log. Aliases lead to a person as long as
-- nobody takes them away; the dates of a role hold for the role as one article gives it: in that briefing, of that person of its draft
-- (`key`), at that place. So a merge, a split or an edited draft changes nothing of this.

create table person_alias (
  guild_no integer not null,
  person_id integer not null,
  folded text not null check (folded <> ''),
  name text not null check (name <> ''),
  primary key (person_id, folded),
  foreign key (guild_no, person_id) references person (guild_no, id)
) strict, without rowid;
create index person_alias_by_server on person_alias (guild_no);

create trigger person_alias_insert before insert on person_alias
when exists (select 1 from person_alias where person_id = new.person_id and folded = new.folded) begin
  select raise(abort, 'an alias is given once');
end;
create trigger person_alias_insert_logged before insert on person_alias
when '"' || replace(replace(replace(replace(new.name, '\', '\\'), '"', '\"'), char(9), '\t'), char(10), '\n') || '"' is not (
  select after from log where item = new.person_id and id = (select max(id) from log where id between new.guild_no << 24 and (new.guild_no + 1 << 24) - 1)
    and kind = 'person' and op in ('add alias', 'take alias')) begin
  select raise(abort, 'an alias needs its line in the log');
end;
create trigger person_alias_delete before delete on person_alias
when not exists (select 1 from purge where guild_no = old.guild_no) and '"' || replace(replace(replace(replace(old.name, '\', '\\'), '"', '\"'), char(9), '\t'), char(10), '\n') || '"' is not (
  select before from log where item = old.person_id and id = (select max(id) from log where id between old.guild_no << 24 and (old.guild_no + 1 << 24) - 1)
    and kind = 'person' and op in ('add alias', 'take alias')) begin
  select raise(abort, 'an alias needs its line in the log');
end;
create trigger person_alias_update before update on person_alias begin
  select raise(abort, 'an alias is taken away and given anew');
end;

-- `since` and `until` are whens, null where not known; the days are the first and the last on which the role can have been held. The
-- source is a passage of an article, word by word, or an editor's note.
create table role_dates (
  guild_no integer not null,
  briefing_id integer not null,
  key text not null check (key <> ''),
  start integer not null check (start >= 0),
  title text not null check (title <> ''),
  since text check (since like '{%}'),
  until text check (until like '{%}'),
  first_day text,
  last_day text,
  source_id integer check (source_id >> 24 = guild_no),
  source_start integer check (source_start >= 0),
  words text check (words <> ''),
  note text check (note <> ''),
  primary key (briefing_id, key, start, title),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  foreign key (guild_no, source_id) references briefing (guild_no, id),
  check (since is not null or until is not null),
  check ((note is null) = (source_id is not null) and (source_id is null) = (words is null)
    and (source_id is null) = (source_start is null)),
  check (first_day <= last_day)
) strict, without rowid;
create index role_dates_by_server on role_dates (guild_no);

create trigger role_dates_insert before insert on role_dates begin
  select raise(abort, 'the dates of a role are given once') where exists (
    select 1 from role_dates where briefing_id = new.briefing_id and key = new.key and start = new.start and title = new.title);
  select raise(abort, 'these words are not in the source') where new.words is not null and not exists (
    select 1 from briefing b join source_text t on t.id = b.text_id
    where b.id = new.source_id and substr(t.body, new.source_start + 1, length(new.words)) = new.words);
end;
create trigger role_dates_insert_logged before insert on role_dates when not exists (
  select 1 from log where kind = 'person' and op = 'date role' and after <> 'null'
    and id = (select max(id) from log where id between new.guild_no << 24 and (new.guild_no + 1 << 24) - 1)) begin
  select raise(abort, 'the dates of a role need their line in the log');
end;
create trigger role_dates_delete before delete on role_dates
when not exists (select 1 from purge where guild_no = old.guild_no) and not exists (
  select 1 from log where kind = 'person' and op = 'date role' and before <> 'null'
    and id = (select max(id) from log where id between old.guild_no << 24 and (old.guild_no + 1 << 24) - 1)) begin
  select raise(abort, 'the dates of a role need their line in the log');
end;
create trigger role_dates_update before update on role_dates begin
  select raise(abort, 'the dates of a role are taken away and given anew');
end;

-- Roles on record with their dates, where what gives these is on record too. `last_held` is the last day on which the record knows
-- somebody in the role; null where no date is known, so that such a role is never newer than one that has a date.
create view dated_role as
  select r.*, d.since, d.until, d.first_day, d.last_day, d.source_id, d.source_start, d.words, d.note,
    (select min(coalesce(d.last_day, b.last_day), coalesce(b.last_day, d.last_day)) from briefing b where b.id = r.briefing_id) as last_held
  from role r left join role_dates d
    on d.briefing_id = r.briefing_id and d.key = r.key and d.start = r.start and d.title = r.title
    and (d.source_id is null or exists (select 1 from briefing s where s.id = d.source_id and s.state = 'published'));

-- Whose name on record is an editor's: no article on record that names them has it.
create view named_by_editor as
  select p.id from person p
  where p.chosen is not null and p.name = p.chosen
    and not exists (select 1 from appearance a join briefing b on b.id = a.briefing_id and b.state = 'published'
                    where a.person_id = p.id and a.name = p.chosen)
    and not exists (select 1 from alias l join briefing b on b.id = l.briefing_id and b.state = 'published'
                    where l.person_id = p.id and l.name = p.chosen)
    and not exists (select 1 from appearance a join briefing b on b.id = a.briefing_id and b.state = 'published'
                    join source_text t on t.id = b.text_id
                    where a.person_id = p.id and instr(t.body, p.chosen) > 0);

-- Pairs of people whom an editor said to be two: they are not asked about again, until somebody asks again.
create table not_same (
  person_id integer not null,
  other_id integer not null,
  guild_no integer not null,
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  primary key (person_id, other_id),
  foreign key (guild_no, person_id) references person (guild_no, id),
  foreign key (guild_no, other_id) references person (guild_no, id),
  check (person_id > other_id)
) strict, without rowid;
create index not_same_by_server on not_same (guild_no, at desc);

-- Quotes. What is shown as the source's words is in the source, code point by code point; so do evidence, roles and sentences below.

-- Shown beside the words: whether words of the same quotation are left out before (`head_cut`) or after them (`tail_cut`), and whether
-- the speaker's name is an editor's because the article does not have it (`name_given`). `reply_to` is the quote on record that this
-- one answers, as the article gives it or an editor said. All are found when the quote is published.
create table quote (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null,
  briefing_id integer not null,
  key text not null,
  ordinal integer not null,
  speaker_id integer,
  speaker_state text not null check (speaker_state in ('stated', 'inferred', 'ambiguous', 'unknown')),
  cue_start integer,
  cue text,
  vouch text check (vouch in ('item', 'together', 'file')),
  shown integer not null default 0 check (shown in (0, 1)),
  head_cut integer not null check (head_cut in (0, 1)),
  tail_cut integer not null check (tail_cut in (0, 1)),
  name_given integer not null check (name_given in (0, 1)),
  reply_to integer references quote (id) check (reply_to is null or (reply_to <> id and reply_to >> 24 = guild_no)),
  unique (guild_no, id),
  unique (briefing_id, key),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  foreign key (guild_no, speaker_id) references person (guild_no, id),
  check ((speaker_id is not null) = (speaker_state in ('stated', 'inferred'))),
  check ((cue is null) = (cue_start is null))
) strict;
create index quote_by_briefing on quote (briefing_id, shown, ordinal);
create index quote_by_speaker on quote (speaker_id, shown, briefing_id) where speaker_id is not null;
create index quote_by_answered on quote (reply_to) where reply_to is not null;

-- `gap` is the white space that parts this piece from the one before; null where words were left out, and at the first piece.
create table piece (
  guild_no integer not null,
  quote_id integer not null,
  ordinal integer not null,
  start integer not null check (start >= 0),
  text text not null check (text <> ''),
  gap text,
  primary key (quote_id, ordinal),
  foreign key (guild_no, quote_id) references quote (guild_no, id)
) strict, without rowid;

create trigger quote_insert before insert on quote begin
  select raise(abort, 'what is on record changes with a revision')
  where not exists (select 1 from open_briefing where id = new.briefing_id);
  select raise(abort, 'this number is taken')
  where exists (select 1 from quote where id = new.id or (briefing_id = new.briefing_id and key = new.key));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'Q' and last >= new.id & 16777215 and new.id & 16777215 > 0);
  select raise(abort, 'a quote is shown once it has its words') where new.shown <> 0;
  select raise(abort, 'a cue is in its source text') where new.cue is not null and not exists (
    select 1 from briefing b join source_text t on t.id = b.text_id
    where b.id = new.briefing_id and substr(t.body, new.cue_start + 1, length(new.cue)) = new.cue);
end;
create trigger quote_update before update on quote begin
  select raise(abort, 'a quote keeps its number and its briefing')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.briefing_id <> old.briefing_id or new.key <> old.key;
  select raise(abort, 'what is on record changes with a revision')
  where not exists (select 1 from open_briefing where id = new.briefing_id);
  select raise(abort, 'a quote needs its words')
  where new.shown = 1 and not exists (select 1 from piece where quote_id = new.id);
  select raise(abort, 'a cue is in its source text') where new.cue is not null and not exists (
    select 1 from briefing b join source_text t on t.id = b.text_id
    where b.id = new.briefing_id and substr(t.body, new.cue_start + 1, length(new.cue)) = new.cue);
end;
create trigger quote_delete before delete on quote
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a quote is retired, never deleted');
end;
create trigger piece_insert before insert on piece begin
  select raise(abort, 'a piece is never replaced')
  where exists (select 1 from piece where quote_id = new.quote_id and ordinal = new.ordinal);
  select raise(abort, 'a quote that is shown keeps its words')
  where exists (select 1 from quote where id = new.quote_id and shown = 1);
  select raise(abort, 'these words are not in the source text') where not exists (
    select 1 from quote q join briefing b on b.id = q.briefing_id join source_text t on t.id = b.text_id
    where q.id = new.quote_id and substr(t.body, new.start + 1, length(new.text)) = new.text
      and (new.gap is null or substr(t.body, new.start - length(new.gap) + 1, length(new.gap)) = new.gap));
  select raise(abort, 'pieces are in source order') where new.ordinal < 0
    or (new.ordinal > 0 and not exists (
      select 1 from piece where quote_id = new.quote_id and ordinal = new.ordinal - 1 and start + length(text) <= new.start));
  -- Joined pieces are shown without a marked omission, so nothing but white space may be between them.
  select raise(abort, 'there are words between these pieces') where new.gap is not null and (
    new.gap = '' or trim(new.gap, char(9, 10, 11, 12, 13, 32, 133, 160, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200,
                                       8201, 8202, 8232, 8233, 8239, 8287, 12288, 5760)) <> ''
    or not exists (
      select 1 from piece where quote_id = new.quote_id and ordinal = new.ordinal - 1
        and start + length(text) + length(new.gap) = new.start));
end;
create trigger piece_update before update on piece begin
  select raise(abort, 'a piece never changes');
end;
create trigger piece_delete before delete on piece
when not exists (select 1 from purge where guild_no = old.guild_no)
  and exists (select 1 from quote where id = old.quote_id and shown = 1) begin
  select raise(abort, 'a quote that is shown keeps its words');
end;

create view quote_on_record as
  select q.*, b.text_id, b.title as briefing_title, b.outlet, b.published, b.first_day as article_day
  from briefing b join quote q on q.briefing_id = b.id and q.shown = 1
  where b.state = 'published';

-- Summaries and events. `spans` is [[start, end], …] in the source text; with made_by 'text' the words are exactly the first of them,
-- from `start`.

create table summary_sentence (
  guild_no integer not null,
  briefing_id integer not null,
  ordinal integer not null,
  words text not null check (words <> ''),
  made_by text not null check (made_by in ('metadata', 'text', 'editor')),
  start integer check (start >= 0),
  spans text not null check (spans like '[%]'),
  primary key (briefing_id, ordinal),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict, without rowid;

create trigger summary_sentence_insert before insert on summary_sentence
when new.made_by <> 'editor' and not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.words)) = new.words) begin
  select raise(abort, 'this sentence is not in the source text');
end;
create trigger summary_sentence_insert_open before insert on summary_sentence
when not exists (select 1 from open_briefing where id = new.briefing_id) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger summary_sentence_delete before delete on summary_sentence
when not exists (select 1 from open_briefing where id = old.briefing_id)
  and not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger summary_sentence_update before update on summary_sentence begin
  select raise(abort, 'what a briefing has on record is written anew, never changed');
end;

create table event (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null,
  briefing_id integer not null,
  key text not null,
  ordinal integer not null,
  words text not null check (words <> ''),
  made_by text not null check (made_by in ('metadata', 'text', 'editor')),
  start integer check (start >= 0),
  spans text not null check (spans like '[%]'),
  when_json text not null check (when_json like '{%}'),
  first_day text,
  last_day text,
  shown integer not null default 0 check (shown in (0, 1)),
  unique (guild_no, id),
  unique (briefing_id, key),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  check ((first_day is null) = (last_day is null))
) strict;
create index event_by_briefing on event (briefing_id, shown, ordinal);
create index event_by_day on event (guild_no, shown, first_day, last_day);

create table event_person (
  guild_no integer not null,
  event_id integer not null,
  person_id integer not null,
  ordinal integer not null,
  primary key (event_id, person_id),
  foreign key (guild_no, event_id) references event (guild_no, id),
  foreign key (guild_no, person_id) references person (guild_no, id)
) strict, without rowid;
create index event_person_by_person on event_person (person_id, event_id);

create trigger event_insert before insert on event begin
  select raise(abort, 'what is on record changes with a revision')
  where not exists (select 1 from open_briefing where id = new.briefing_id);
  select raise(abort, 'this number is taken')
  where exists (select 1 from event where id = new.id or (briefing_id = new.briefing_id and key = new.key));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'E' and last >= new.id & 16777215 and new.id & 16777215 > 0);
end;
create trigger event_update before update on event begin
  select raise(abort, 'an event keeps its number and its briefing')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.briefing_id <> old.briefing_id or new.key <> old.key;
  select raise(abort, 'what is on record changes with a revision')
  where not exists (select 1 from open_briefing where id = new.briefing_id);
end;
create trigger event_person_insert before insert on event_person
when not exists (select 1 from event e join open_briefing o on o.id = e.briefing_id where e.id = new.event_id) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger event_person_delete before delete on event_person
when not exists (select 1 from event e join open_briefing o on o.id = e.briefing_id where e.id = old.event_id)
  and not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'what is on record changes with a revision');
end;
create trigger event_person_update before update on event_person begin
  select raise(abort, 'what a briefing has on record is written anew, never changed');
end;
create trigger event_delete before delete on event
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'an event is retired, never deleted');
end;
create trigger event_words_insert before insert on event
when new.made_by <> 'editor' and not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.words)) = new.words) begin
  select raise(abort, 'this sentence is not in the source text');
end;
create trigger event_words_update before update on event
when new.made_by <> 'editor' and not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.words)) = new.words) begin
  select raise(abort, 'this sentence is not in the source text');
end;

create view event_on_record as
  select e.*, b.text_id, b.title as briefing_title, b.outlet, b.published, b.first_day as article_day
  from briefing b join event e on e.briefing_id = b.id and e.shown = 1
  where b.state = 'published';

-- Issues. One keeps its number while its sentence is reworded, and while it is merged into another and parted again; nothing of this
-- changes a draft.

-- `sentence` is the issue's sentence on record, null while no stance on record is about it: an editor's (`worded`), or the one that the
-- oldest published briefing has. `merged_into_id` is the issue that its stances count for now.
create table issue (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null references tenant (guild_no),
  folded text not null check (folded <> ''),
  sentence text,
  worded text check (worded <> ''),
  merged_into_id integer references issue (id) check (merged_into_id <> id and merged_into_id >> 24 = guild_no),
  unique (guild_no, id),
  unique (guild_no, folded)
) strict;
create index issue_by_merge on issue (merged_into_id) where merged_into_id is not null;

create view issue_sentence as
  select i.id, (
    select coalesce(i.worded, s.issue_words) from stance s join briefing b on b.id = s.briefing_id
    where s.issue_id = i.id and s.shown = 1 and b.state = 'published' order by s.briefing_id, s.ordinal limit 1) as sentence
  from issue i;

-- Further sentences that lead to an issue, beside the one that it was made with.
create table issue_wording (
  guild_no integer not null,
  folded text not null check (folded <> ''),
  issue_id integer not null,
  primary key (guild_no, folded),
  foreign key (guild_no, issue_id) references issue (guild_no, id)
) strict, without rowid;

create trigger issue_insert before insert on issue begin
  select raise(abort, 'this issue is on file')
  where exists (select 1 from issue where id = new.id or (guild_no = new.guild_no and folded = new.folded));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'I' and last >= new.id & 16777215 and new.id & 16777215 > 0);
end;
create trigger issue_update before update on issue begin
  select raise(abort, 'an issue keeps its number')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.folded <> old.folded;
  select raise(abort, 'an issue on record says what its stances say') where new.sentence is not old.sentence
    and (new.worded is not old.worded or new.sentence is not (select sentence from issue_sentence where id = new.id));
  -- A merge gives an issue the sentence that it has as an editor's.
  select raise(abort, 'an issue needs its line in the log') where new.worded is not old.worded and new.worded is not old.sentence
    and '"' || replace(replace(replace(replace(new.worded, '\', '\\'), '"', '\"'), char(9), '\t'), char(10), '\n') || '"' is not (select after from log where kind = 'issue' and op = 'reword' and item = new.id
      and id = (select max(id) from log where id between new.guild_no << 24 and (new.guild_no + 1 << 24) - 1));
  select raise(abort, 'an issue needs its line in the log') where new.merged_into_id is not old.merged_into_id
    and coalesce(cast(new.merged_into_id & 16777215 as text), 'null') is not (
      select after from log where kind = 'issue' and op <> 'reword' and item = new.id
        and id = (select max(id) from log where id between new.guild_no << 24 and (new.guild_no + 1 << 24) - 1));
end;
create trigger issue_insert_worded before insert on issue
when exists (select 1 from issue_wording where guild_no = new.guild_no and folded = new.folded) begin
  select raise(abort, 'this sentence leads to an issue');
end;
create trigger issue_delete before delete on issue
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'an issue keeps its number');
end;
create trigger issue_circle before update of merged_into_id on issue
when new.merged_into_id <> new.id and exists (
  with recursive way (id) as (
    select new.merged_into_id
    union select i.merged_into_id from way join issue i on i.id = way.id where i.merged_into_id is not null)
  select 1 from way where id = new.id) begin
  select raise(abort, 'issues are not merged in a circle');
end;
create trigger issue_wording_insert before insert on issue_wording
when exists (select 1 from issue where guild_no = new.guild_no and folded = new.folded)
  or exists (select 1 from issue_wording where guild_no = new.guild_no and folded = new.folded) begin
  select raise(abort, 'this sentence leads to an issue');
end;
create trigger issue_wording_update before update on issue_wording begin
  select raise(abort, 'a sentence keeps its issue');
end;
create trigger issue_wording_delete before delete on issue_wording
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a sentence keeps its issue');
end;

-- Stances. One keeps `named_issue_id`, the issue that its own sentence names, so that undoing a merge puts it back whatever happened
-- since; `issue_id` is the issue that it counts for now. `dated` is the date (EDTF) that the evidence itself gives and `day` its first day;
-- both are null where the article's date holds.

create table stance (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null,
  briefing_id integer not null,
  key text not null,
  ordinal integer not null,
  holder_id integer not null,
  issue_id integer not null,
  issue_words text not null check (issue_words <> ''),
  position text not null check (position in ('supports', 'opposes', 'mixed', 'unclear')),
  basis text not null check (basis in ('stated', 'told', 'read')),
  dated text,
  day text,
  shown integer not null default 0 check (shown in (0, 1)),
  named_issue_id integer references issue (id) check (named_issue_id >> 24 = guild_no),
  unique (guild_no, id),
  unique (briefing_id, key),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  foreign key (guild_no, holder_id) references person (guild_no, id),
  foreign key (guild_no, issue_id) references issue (guild_no, id)
) strict;
create index stance_by_briefing on stance (briefing_id, shown, ordinal);
create index stance_by_holder on stance (holder_id, shown);
create index stance_by_issue on stance (issue_id, shown);
create index stance_by_named_issue on stance (named_issue_id);

create table evidence (
  guild_no integer not null,
  stance_id integer not null,
  ordinal integer not null,
  start integer not null check (start >= 0),
  text text not null check (text <> ''),
  primary key (stance_id, ordinal),
  foreign key (guild_no, stance_id) references stance (guild_no, id)
) strict, without rowid;

create trigger stance_insert before insert on stance begin
  select raise(abort, 'what is on record changes with a revision')
  where not exists (select 1 from open_briefing where id = new.briefing_id);
  select raise(abort, 'this number is taken')
  where exists (select 1 from stance where id = new.id or (briefing_id = new.briefing_id and key = new.key));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'S' and last >= new.id & 16777215 and new.id & 16777215 > 0);
  select raise(abort, 'a stance is shown once it has its evidence') where new.shown <> 0;
end;
create trigger stance_update before update on stance begin
  select raise(abort, 'a stance keeps its number and its briefing')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.briefing_id <> old.briefing_id or new.key <> old.key;
  -- Rewording, merging and parting issues changes which one a stance counts for, and its sentence: to what the issues say, and nothing else.
  select raise(abort, 'what is on record changes with a revision')
  where not exists (select 1 from open_briefing where id = new.briefing_id) and (
    new.ordinal <> old.ordinal or new.holder_id <> old.holder_id or new.position <> old.position or new.basis <> old.basis
    or new.shown <> old.shown or new.named_issue_id is not old.named_issue_id or new.dated is not old.dated or new.day is not old.day
    or not exists (
      with recursive way (id, up) as (
        select id, merged_into_id from issue where id = new.named_issue_id
        union select i.id, i.merged_into_id from way join issue i on i.id = way.up)
      select 1 from way join issue i on i.id = way.id
      where way.up is null and i.id = new.issue_id and new.issue_words = coalesce(i.worded, old.issue_words)));
  select raise(abort, 'a stance needs its evidence')
  where new.shown = 1 and not exists (select 1 from evidence where stance_id = new.id);
end;
create trigger stance_delete before delete on stance
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a stance is retired, never deleted');
end;
create trigger evidence_insert before insert on evidence begin
  select raise(abort, 'evidence is never replaced')
  where exists (select 1 from evidence where stance_id = new.stance_id and ordinal = new.ordinal);
  select raise(abort, 'a stance that is shown keeps its evidence')
  where exists (select 1 from stance where id = new.stance_id and shown = 1);
  select raise(abort, 'this evidence is not in the source text') where not exists (
    select 1 from stance s join briefing b on b.id = s.briefing_id join source_text t on t.id = b.text_id
    where s.id = new.stance_id and substr(t.body, new.start + 1, length(new.text)) = new.text);
end;
create trigger evidence_update before update on evidence begin
  select raise(abort, 'what a briefing has on record is written anew, never changed');
end;
create trigger evidence_delete before delete on evidence
when not exists (select 1 from purge where guild_no = old.guild_no)
  and exists (select 1 from stance where id = old.stance_id and shown = 1) begin
  select raise(abort, 'a stance that is shown keeps its evidence');
end;

create view stance_on_record as
  select s.*, b.title as briefing_title, b.outlet, b.published, coalesce(s.day, b.first_day) as stance_day, p.name as holder_name
  from briefing b join stance s on s.briefing_id = b.id and s.shown = 1 join person p on p.id = s.holder_id
  where b.state = 'published';

-- Topics. One is a curated tag of a server: it keeps its number while its name changes, it has aliases, it can be merged into another
-- and parted again, or retired. Nothing of this changes a draft, so that undoing a merge or an alias is exact whatever happened since.

create table topic_counter (
  guild_no integer primary key references tenant (guild_no),
  last integer not null check (last between 1 and 16777215)
) strict;

create table curated_topic (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null references tenant (guild_no),
  rev integer not null default 1 check (rev >= 1),
  retired integer not null default 0 check (retired in (0, 1)),
  merged_into_id integer references curated_topic (id) check (merged_into_id <> id and merged_into_id >> 24 = guild_no),
  unique (guild_no, id)
) strict;
create index curated_topic_by_merge on curated_topic (merged_into_id) where merged_into_id is not null;

-- Where a name leads that is typed now. `main` is the topic's own name, the others are aliases. `named_topic_id` is whose name it is,
-- `topic_id` where it leads now.
create table topic_name (
  guild_no integer not null,
  folded text not null check (folded <> ''),
  name text not null check (name <> ''),
  named_topic_id integer not null,
  topic_id integer not null,
  main integer not null check (main in (0, 1)),
  primary key (guild_no, folded),
  foreign key (guild_no, named_topic_id) references curated_topic (guild_no, id),
  foreign key (guild_no, topic_id) references curated_topic (guild_no, id)
) strict, without rowid;
create unique index topic_name_main on topic_name (named_topic_id) where main = 1;
create index topic_name_by_own_topic on topic_name (named_topic_id);
create index topic_name_by_topic on topic_name (topic_id);

-- A briefing's tag keeps the name that its draft has (`folded`, `name`) and `named_topic_id`, the topic that this name meant when
-- it was given; `topic_id` is what that topic is now.
create table topic (
  guild_no integer not null,
  briefing_id integer not null,
  folded text not null check (folded <> ''),
  name text not null check (name <> ''),
  named_topic_id integer references curated_topic (id) check (named_topic_id >> 24 = guild_no),
  topic_id integer references curated_topic (id) check (topic_id >> 24 = guild_no),
  primary key (briefing_id, folded),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict, without rowid;
create index topic_by_topic on topic (topic_id, briefing_id);
create index topic_by_own_topic on topic (named_topic_id);

create trigger topic_counter_replace before insert on topic_counter
when exists (select 1 from topic_counter where guild_no = new.guild_no) begin
  select raise(abort, 'a counter is never replaced');
end;
create trigger topic_counter_rises before update on topic_counter when new.last < old.last or new.guild_no <> old.guild_no begin
  select raise(abort, 'a counter only rises');
end;
create trigger topic_counter_delete before delete on topic_counter begin
  select raise(abort, 'a counter is never deleted');
end;
create trigger curated_topic_insert before insert on curated_topic begin
  select raise(abort, 'this number is taken') where exists (select 1 from curated_topic where id = new.id);
  select raise(abort, 'this number was not given') where not exists (
    select 1 from topic_counter where guild_no = new.guild_no and last >= new.id & 16777215 and new.id & 16777215 > 0);
end;
create trigger curated_topic_update before update on curated_topic
when new.id <> old.id or new.guild_no <> old.guild_no or new.rev < old.rev begin
  select raise(abort, 'a topic keeps its number');
end;
create trigger curated_topic_circle before update of merged_into_id on curated_topic
when new.merged_into_id <> new.id and exists (
  with recursive way (id) as (
    select new.merged_into_id
    union select t.merged_into_id from way join curated_topic t on t.id = way.id where t.merged_into_id is not null)
  select 1 from way where id = new.id) begin
  select raise(abort, 'topics are not merged in a circle');
end;
create trigger curated_topic_delete before delete on curated_topic
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a topic keeps its number');
end;
create trigger topic_name_insert before insert on topic_name
when exists (select 1 from topic_name where guild_no = new.guild_no and folded = new.folded)
  or (new.main = 1 and exists (select 1 from topic_name where named_topic_id = new.named_topic_id and main = 1)) begin
  select raise(abort, 'this name leads to a topic');
end;
create trigger topic_name_update before update on topic_name
when new.guild_no <> old.guild_no or new.folded <> old.folded or new.name <> old.name or new.named_topic_id <> old.named_topic_id
  or new.main <> old.main begin
  select raise(abort, 'a name keeps its topic');
end;
create trigger topic_insert before insert on topic begin
  select raise(abort, 'a briefing has a tag once')
  where exists (select 1 from topic where briefing_id = new.briefing_id and folded = new.folded);
  select raise(abort, 'a tag is of a topic') where new.named_topic_id is null or new.topic_id is null;
end;
create trigger topic_update before update on topic
when new.guild_no <> old.guild_no or new.briefing_id <> old.briefing_id or new.folded <> old.folded or new.name <> old.name
  or new.named_topic_id <> old.named_topic_id or new.topic_id is null begin
  select raise(abort, 'a tag keeps its briefing and its name');
end;

-- Published briefings with the topics that they have now, by the names that the topics have now; a retired topic has none.
create view topic_on_record as
  select distinct t.guild_no, t.briefing_id, t.topic_id, n.name, n.folded
  from topic t
  join briefing b on b.id = t.briefing_id and b.state = 'published'
  join curated_topic c on c.id = t.topic_id and c.retired = 0
  join topic_name n on n.named_topic_id = c.id and n.main = 1;

-- What members are told of a correction: of which item, what it was, what it became, and why. Only ever added to. `change_id` is the
-- change in the log that is told, the same for all that is told of it; `hash` holds the line, its change's hash and the hash of the line
-- before it.
create table correction (
  id integer primary key,
  guild_no integer not null,
  change_id integer not null references log (id) check (change_id >> 24 = guild_no),
  briefing_id integer not null,
  kind text not null check (kind in ('B', 'Q', 'E', 'S', 'P', 'I')),
  item_id integer not null check (item_id >> 24 = guild_no),
  what text not null check (what <> ''),
  was text not null,
  became text not null,
  reason text not null check (reason <> ''),
  hash blob not null check (length(hash) = 32),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  check (was <> became)
) strict;
create index correction_by_item on correction (item_id, kind, id desc);
create index correction_by_server on correction (guild_no, id desc);
create index correction_by_change on correction (change_id);

create trigger correction_insert before insert on correction when exists (select 1 from correction where id = new.id) begin
  select raise(abort, 'a correction is only ever added');
end;
create trigger correction_update before update on correction begin
  select raise(abort, 'a correction never changes');
end;
create trigger correction_delete before delete on correction
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a correction is never deleted');
end;

-- Plans and posts.

-- When a draft is to be published: the revision that was seen, and no other. One a briefing; a new one takes the place of the last.
-- `why` says why nothing was published at that time.
create table schedule (
  briefing_id integer primary key check (briefing_id >> 24 = guild_no),
  guild_no integer not null,
  rev integer not null check (rev >= 1),
  due text not null check (due glob '????-??-??T??:??:??*+00:00'),
  channel text check (channel <> ''),
  actor integer not null,
  state text not null check (state in ('waiting', 'done', 'cancelled', 'missed')),
  why text check ((why is not null) = (state = 'missed')),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  foreign key (guild_no, actor) references actor (guild_no, key)
) strict;
create index schedule_by_due on schedule (due) where state = 'waiting';

-- Where the bot wrote of a briefing, so that what it wrote follows the briefing when that is withdrawn or corrected.
-- The key's columns come first: quick_check of SQLite 3.40 takes another order for a NULL.
create table announcement (
  briefing_id integer not null,
  message_id integer not null,
  guild_no integer not null,
  channel_id integer not null,
  primary key (briefing_id, message_id),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict, without rowid;

-- Where the bot wrote of corrections, so that what it wrote follows the record: `change_id` names the corrections of the briefing that
-- the message tells, `shown` is the digest of what it shows, so that a message is changed only where it says something else by now.
create table correction_post (
  briefing_id integer not null,
  message_id integer not null,
  guild_no integer not null,
  channel_id integer not null,
  change_id integer not null references log (id) check (change_id >> 24 = guild_no),
  shown text not null check (length(shown) = 64),
  primary key (briefing_id, message_id),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict, without rowid;

-- Settings.

-- What a server has settled for itself; a setting without a row is the host's default. `value` is a JSON list of texts.
create table setting (
  guild_no integer not null references tenant (guild_no),
  name text not null check (name in (
    'editor_roles', 'reviewer_roles', 'public_channels', 'announcement_channel', 'corrections_channel', 'two_people',
    'dates', 'time_zone')),
  value text not null check (value like '[%]'),
  primary key (guild_no, name)
) strict, without rowid;

create trigger setting_insert before insert on setting
when new.value is not (
  select after from log where guild_no = new.guild_no and kind = 'setting' and args = '{"setting":"' || new.name || '"}'
  order by nth desc limit 1) begin
  select raise(abort, 'a setting needs its line in the log');
end;
create trigger setting_update before update on setting
when new.guild_no <> old.guild_no or new.name <> old.name or new.value is not (
  select after from log where guild_no = new.guild_no and kind = 'setting' and args = '{"setting":"' || new.name || '"}'
  order by nth desc limit 1) begin
  select raise(abort, 'a setting needs its line in the log');
end;
create trigger setting_delete before delete on setting
when not exists (select 1 from purge where guild_no = old.guild_no) and 'null' is not (
  select after from log where guild_no = old.guild_no and kind = 'setting' and args = '{"setting":"' || old.name || '"}'
  order by nth desc limit 1) begin
  select raise(abort, 'a setting needs its line in the log');
end;

-- Search.

-- What may be searched of what is on record, without the two characters that a match is marked with.
create view searchable as
select kind, item_id, briefing_id, person_id,
  replace(replace(heading, char(2), ' '), char(3), ' ') as heading,
  replace(replace(words, char(2), ' '), char(3), ' ') as words, first_day, last_day
from (
  select 'B' as kind, b.id as item_id, b.id as briefing_id, null as person_id, b.title as heading,
    coalesce((select group_concat(words, ' ') from (
      select words from summary_sentence where briefing_id = b.id order by ordinal)), '') as words,
    b.first_day, b.last_day
  from briefing b where b.state = 'published'
  union all
  select 'Q', q.id, q.briefing_id, q.speaker_id, coalesce(a.name, ''),
    case q.head_cut when 1 then '[…] ' else '' end
    || (select group_concat(shown, '') from (
          select case ordinal when 0 then '' else coalesce(gap, ' […] ') end || text as shown
          from piece where quote_id = q.id order by ordinal))
    || case q.tail_cut when 1 then ' […]' else '' end,
    b.first_day, b.last_day
  from quote q join briefing b on b.id = q.briefing_id and b.state = 'published'
  left join appearance a on a.briefing_id = q.briefing_id and a.person_id = q.speaker_id
  where q.shown = 1
  union all
  select 'E', e.id, e.briefing_id, null, '', e.words, e.first_day, e.last_day
  from event e join briefing b on b.id = e.briefing_id and b.state = 'published'
  where e.shown = 1
  union all
  select 'S', s.id, s.briefing_id, s.holder_id, coalesce(a.name, ''),
    s.issue_words || ' — ' || (select group_concat(text, ' […] ') from (
      select text from evidence where stance_id = s.id order by ordinal)),
    b.first_day, b.last_day
  from stance s join briefing b on b.id = s.briefing_id and b.state = 'published'
  left join appearance a on a.briefing_id = s.briefing_id and a.person_id = s.holder_id
  where s.shown = 1
);

-- What can be searched: only what is on record now. An entry says what `searchable` says, or is refused; it is written anew, never
-- changed. `indexing` writes the index beside it: older SQLite lets no trigger write to it with trusted_schema off.
create table entry (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null,
  briefing_id integer not null,
  kind text not null check (kind in ('B', 'Q', 'E', 'S')),
  item_id integer not null check (item_id >> 24 = guild_no),
  person_id integer,
  heading text not null,
  words text not null,
  first_day text,
  last_day text,
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  foreign key (guild_no, person_id) references person (guild_no, id)
) strict;
create index entry_by_briefing on entry (briefing_id);

create virtual table entry_index using fts5 (
  heading, words,
  content = 'entry', content_rowid = 'id', detail = full,
  tokenize = 'porter unicode61 remove_diacritics 2'
);

create trigger entry_insert before insert on entry begin
  select raise(abort, 'an entry is never replaced') where exists (select 1 from entry where id = new.id);
  select raise(abort, 'an entry says what its item says') where not exists (
    select 1 from searchable s
    where s.kind = new.kind and s.item_id = new.item_id and s.briefing_id = new.briefing_id and s.person_id is new.person_id
      and s.heading = new.heading and s.words = new.words and s.first_day is new.first_day and s.last_day is new.last_day);
end;
create trigger entry_update before update on entry begin
  select raise(abort, 'an entry is written anew, never changed');
end;

-- The articles of published briefings, in stretches that follow one another and leave nothing out, so that words are found that no
-- quote was made of. A stretch is exactly what the article has there, or is refused. `article_index` writes the index beside it.
create table stretch (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null,
  briefing_id integer not null,
  start integer not null check (start >= 0),
  words text not null check (words <> ''),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict;
create index stretch_by_briefing on stretch (briefing_id, start);

create virtual table stretch_index using fts5 (
  words, content = 'stretch', content_rowid = 'id', detail = full, tokenize = 'unicode61 remove_diacritics 0'
);

create trigger stretch_insert before insert on stretch begin
  select raise(abort, 'a stretch is never replaced') where exists (select 1 from stretch where id = new.id);
  select raise(abort, 'a stretch is exactly what the article of a published briefing has there') where not exists (
    select 1 from briefing b join source_text t on t.id = b.text_id
    where b.id = new.briefing_id and b.state = 'published' and substr(t.body, new.start + 1, length(new.words)) = new.words);
end;
create trigger stretch_update before update on stretch begin
  select raise(abort, 'a stretch never changes');
end;

-- Spellings too long for a button. `place` only rises within a server, so that those asked for longest ago can be dropped.
create table spelling (
  guild_no integer not null references tenant (guild_no),
  key text not null,
  spelling text not null,
  place integer not null,
  primary key (guild_no, key)
) strict, without rowid;
create index spelling_by_place on spelling (guild_no, place);

-- Leaving. A server's data can be deleted as a whole, once it was asked for or the bot was removed, and 30 days went by since. Nothing
-- else is ever deleted: the triggers look for the row in `purge`, which is there only inside the transaction that deletes the server.
-- What stays is the server's id with its counters, so that an old link never leads to something else.

create table leaving (
  guild_no integer not null references tenant (guild_no),
  why text not null check (why in ('left', 'asked')),
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  primary key (guild_no, why)
) strict, without rowid;

create table purge (
  guild_no integer primary key references tenant (guild_no),
  at text not null check (at glob '????-??-??T??:??:??*+00:00')
) strict;

create trigger leaving_update before update on leaving begin
  select raise(abort, 'the days of grace are counted from the first day');
end;
create trigger purge_insert before insert on purge
when not exists (
  select 1 from leaving where guild_no = new.guild_no and julianday(new.at) - julianday(at) >= 30) begin
  select raise(abort, 'only what has been leaving for 30 days is deleted');
end;
-- Once the deleting of a server began it is deleted whole: nothing of it can be written anew under what is left.
create trigger purge_delete before delete on purge
when exists (select 1 from source_text where guild_no = old.guild_no) or exists (select 1 from briefing where guild_no = old.guild_no)
  or exists (select 1 from log where guild_no = old.guild_no) begin
  select raise(abort, 'a server is deleted whole');
end;
create trigger purge_update before update on purge begin
  select raise(abort, 'only what has been leaving for 30 days is deleted');
end;
