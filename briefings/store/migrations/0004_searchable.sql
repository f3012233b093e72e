-- `published_order` says which briefing was published last: it only rises, whatever the clock does.
-- A briefing whose article has no title was called by its file's name, which means nothing to a member.
alter table briefing add column published_order integer check (published_order >= 1);
drop trigger briefing_update;
update briefing set published_order = (
  select count(*) from briefing earlier
  where earlier.guild_no = briefing.guild_no and earlier.published_at is not null
    and (earlier.published_at, earlier.id) <= (briefing.published_at, briefing.id))
where published_at is not null;
update briefing set title = 'Untitled article (B-' || (id & 16777215) || ')'
where facts is not null and json_extract(facts, '$.title.value') is null;
create trigger briefing_update before update on briefing begin
  select raise(abort, 'a briefing keeps its number and its text')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.text_id <> old.text_id;
  select raise(abort, 'this move is not legal') where new.state <> old.state
    and old.state || '>' || new.state not in ('draft>published', 'published>withdrawn', 'withdrawn>published');
  select raise(abort, 'every change is one revision') where new.rev <> old.rev + 1;
  select raise(abort, 'a change needs its revision') where not exists (
    select 1 from revision where guild_no = new.guild_no and kind = 'B' and entity = new.id and rev = new.rev);
  select raise(abort, 'the order of publishing only rises') where new.published_order < old.published_order
    or (new.published_order is null and new.state <> 'draft');
end;
drop index briefing_by_publishing;
create index briefing_by_publishing on briefing (guild_no, state, published_order desc);

-- What may be searched of what is on record, without the two characters that a match is marked with. An entry says this, or is refused.
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

drop trigger entry_update;
create temp table retitled as
  select e.id from entry e join briefing b on b.id = e.item_id
  where e.kind = 'B' and e.heading <> b.title and b.title = 'Untitled article (B-' || (b.id & 16777215) || ')';
insert into entry_index (entry_index, rowid, heading, words)
  select 'delete', id, heading, words from entry where id in (select id from retitled);
update entry set heading = (select title from briefing where id = item_id) where id in (select id from retitled);
insert into entry_index (rowid, heading, words)
  select id, heading, words from entry where id in (select id from retitled);
drop table retitled;
create trigger entry_update before update on entry begin
  select raise(abort, 'an entry is written anew, never changed');
end;
drop trigger entry_insert;
create trigger entry_insert before insert on entry begin
  select raise(abort, 'an entry is never replaced') where exists (select 1 from entry where id = new.id);
  select raise(abort, 'an entry says what its item says') where not exists (
    select 1 from searchable s
    where s.kind = new.kind and s.item_id = new.item_id and s.briefing_id = new.briefing_id and s.person_id is new.person_id
      and s.heading = new.heading and s.words = new.words and s.first_day is new.first_day and s.last_day is new.last_day);
end;

-- `place` only rises within a server, so that the spellings that were asked for longest ago can be dropped.
alter table spelling add column place integer not null default 0;
create index spelling_by_place on spelling (guild_no, place);
