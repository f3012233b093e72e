-- A topic is a curated tag of a server: it keeps its number while its name changes, it has aliases, it can be merged into another and
-- parted again, or retired. A briefing's tag keeps the name that stands in its draft (`folded`, `name`) and `named_topic_id`, the topic
-- that this name meant when it was given; `topic_id` is where that topic stands now. `topic_name` says where a name leads that is typed
-- now. Nothing of this changes a draft, so undoing a merge or an alias is exact whatever happened since.
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

-- `main` is the topic's own name, the others are aliases. `named_topic_id` is whose name it is, `topic_id` where it leads now.
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

-- What briefings are tagged with so far: each name a topic, called as its oldest briefing writes it.
insert into curated_topic (id, guild_no)
select guild_no << 24 | row_number() over (partition by guild_no order by folded), guild_no
from (select distinct guild_no, folded from topic);
insert into topic_counter (guild_no, last) select guild_no, count(*) from curated_topic group by guild_no;
insert into topic_name (guild_no, folded, name, named_topic_id, topic_id, main)
select guild_no, folded, name, id, id, 1 from (
  select guild_no, folded, name, guild_no << 24 | row_number() over (partition by guild_no order by folded) as id
  from (select guild_no, folded, name, row_number() over (partition by guild_no, folded order by briefing_id) as place from topic)
  where place = 1);

alter table topic add column named_topic_id integer references curated_topic (id) check (named_topic_id >> 24 = guild_no);
alter table topic add column topic_id integer references curated_topic (id) check (topic_id >> 24 = guild_no);
update topic set named_topic_id = (
  select n.named_topic_id from topic_name n where n.guild_no = topic.guild_no and n.folded = topic.folded);
update topic set topic_id = named_topic_id;
create index topic_by_topic on topic (topic_id, briefing_id);
create index topic_by_own_topic on topic (named_topic_id);
drop index topic_by_name;

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

create trigger curation_topic before insert on curation
when new.kind = 'T' and not exists (select 1 from curated_topic where id = new.entity) begin
  select raise(abort, 'a change of topics is of a topic on file');
end;
