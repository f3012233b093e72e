-- What editors say of somebody on record outside a draft, each change with its row in `curation`. `chosen` is the name that an editor
-- chose; aliases lead to a person as long as nobody takes them away; the dates of a role hold for the role as one article gives it: in
-- that briefing, of that person of its draft (`key`), at that place. So a merge, a split or an edited draft changes nothing of this.
alter table person add column chosen text check (chosen <> '');
create index person_chosen on person (guild_no) where chosen is not null;

alter table role add column key text not null default '';
update role set key = coalesce((
  select json_extract(p.value, '$.key') from briefing b, json_each(b.draft, '$.people') p, json_each(p.value, '$.roles') r
  where b.id = role.briefing_id and json_extract(r.value, '$.span.start') = role.start
    and coalesce(json_extract(p.value, '$.same_as'), json_extract(p.value, '$.number')) = role.person_id & 16777215 limit 1), '');

create table person_alias (
  guild_no integer not null,
  person_id integer not null,
  folded text not null check (folded <> ''),
  name text not null check (name <> ''),
  primary key (person_id, folded),
  foreign key (guild_no, person_id) references person (guild_no, id)
) strict, without rowid;
create index person_alias_by_server on person_alias (guild_no);

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
  check ((note is null) = (source_id is not null) and (source_id is null) = (words is null) and (source_id is null) = (source_start is null)),
  check (first_day <= last_day)
) strict, without rowid;
create index role_dates_by_server on role_dates (guild_no);

create trigger person_alias_insert before insert on person_alias
when exists (select 1 from person_alias where person_id = new.person_id and folded = new.folded) begin
  select raise(abort, 'an alias is given once');
end;
create trigger person_alias_update before update on person_alias begin
  select raise(abort, 'an alias is taken away and given anew');
end;
create trigger role_dates_insert before insert on role_dates begin
  select raise(abort, 'the dates of a role are given once') where exists (
    select 1 from role_dates where briefing_id = new.briefing_id and key = new.key and start = new.start and title = new.title);
  select raise(abort, 'these words do not stand in the source') where new.words is not null and not exists (
    select 1 from briefing b join source_text t on t.id = b.text_id
    where b.id = new.source_id and substr(t.body, new.source_start + 1, length(new.words)) = new.words);
end;
create trigger role_dates_update before update on role_dates begin
  select raise(abort, 'the dates of a role are taken away and given anew');
end;

-- Roles on record with their dates, where what gives these is on record too.
create view dated_role as
  select r.*, d.since, d.until, d.first_day, d.last_day, d.source_id, d.source_start, d.words, d.note
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
