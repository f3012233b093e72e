-- The record. What must never be wrong is refused here, whoever writes (DESIGN §4).
-- No JSON function is used here: with trusted_schema off, older SQLite refuses them inside a schema.
-- ids are guild_no << 24 | n: a server's rows are one rowid range, and n is the number that members see.

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

create table source_text (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null references tenant (guild_no),
  sha256 text not null check (length(sha256) = 64),
  body text not null check (body <> '' and instr(cast(body as blob), x'00') = 0),
  unique (guild_no, id),
  unique (guild_no, sha256)
) strict;

-- `draft` is the editors' draft as JSON without the source's text. What is published stands beside it: `title` to `published_at`.
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
  changed_by integer not null,
  title text,
  outlet text,
  published text,
  first_day text,
  last_day text,
  facts text check (facts like '{%}'),
  published_rev integer,
  published_at text,
  reason text,
  unique (guild_no, id),
  foreign key (guild_no, text_id) references source_text (guild_no, id),
  check (state = 'draft' or (title is not null and facts is not null and published_rev is not null and published_at is not null))
) strict;
create index briefing_by_day on briefing (guild_no, state, first_day desc, id desc);
create index briefing_by_publishing on briefing (guild_no, state, published_at desc, id desc);
create index briefing_by_text on briefing (text_id);

-- `kind` and `entity` name what changed; `before` and `after` hold only the parts that differ.
create table revision (
  guild_no integer not null references tenant (guild_no),
  kind text not null check (kind = 'B'),
  entity integer not null check (entity >> 24 = guild_no),
  rev integer not null check (rev >= 1),
  actor_id integer not null,
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  op text not null check (op <> ''),
  before text check (before like '{%}'),
  after text not null check (after like '{%}'),
  primary key (guild_no, kind, entity, rev)
) strict, without rowid;

-- `key` is the item's key in its draft, here and below: an item that is taken back and published again keeps its number.
-- `name` is how the oldest published briefing names the person, null while none does; likewise `sentence` of an issue.
create table person (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null references tenant (guild_no),
  first_briefing_id integer not null,
  key text not null,
  name text,
  unique (guild_no, id),
  unique (first_briefing_id, key),
  foreign key (guild_no, first_briefing_id) references briefing (guild_no, id)
) strict;

create table issue (
  id integer primary key check (id >> 24 = guild_no),
  guild_no integer not null references tenant (guild_no),
  folded text not null check (folded <> ''),
  sentence text,
  unique (guild_no, id),
  unique (guild_no, folded)
) strict;

-- A person in one briefing. `ordinal` is source order, here and below.
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

create table role (
  guild_no integer not null,
  briefing_id integer not null,
  person_id integer not null,
  ordinal integer not null,
  start integer not null check (start >= 0),
  title text not null check (title <> ''),
  primary key (briefing_id, person_id, ordinal),
  foreign key (guild_no, briefing_id, person_id) references appearance (guild_no, briefing_id, person_id)
) strict, without rowid;
create index role_by_person on role (person_id);

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
  checked integer not null check (checked in (0, 1)),
  shown integer not null default 0 check (shown in (0, 1)),
  unique (guild_no, id),
  unique (briefing_id, key),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  foreign key (guild_no, speaker_id) references person (guild_no, id),
  check ((speaker_id is not null) = (speaker_state in ('stated', 'inferred'))),
  check ((cue is null) = (cue_start is null))
) strict;
create index quote_by_briefing on quote (briefing_id, shown, ordinal);
create index quote_by_speaker on quote (speaker_id, shown, briefing_id) where speaker_id is not null;

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

-- `spans` is [[start, end], …] in the source text; with made_by 'text' the words are exactly the first of them, from `start`.
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
  basis text not null check (basis in ('stated', 'read')),
  shown integer not null default 0 check (shown in (0, 1)),
  unique (guild_no, id),
  unique (briefing_id, key),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id),
  foreign key (guild_no, holder_id) references person (guild_no, id),
  foreign key (guild_no, issue_id) references issue (guild_no, id)
) strict;
create index stance_by_briefing on stance (briefing_id, shown, ordinal);
create index stance_by_holder on stance (holder_id, shown);
create index stance_by_issue on stance (issue_id, shown);

create table evidence (
  guild_no integer not null,
  stance_id integer not null,
  ordinal integer not null,
  start integer not null check (start >= 0),
  text text not null check (text <> ''),
  primary key (stance_id, ordinal),
  foreign key (guild_no, stance_id) references stance (guild_no, id)
) strict, without rowid;

create table topic (
  guild_no integer not null,
  briefing_id integer not null,
  folded text not null check (folded <> ''),
  name text not null check (name <> ''),
  primary key (briefing_id, folded),
  foreign key (guild_no, briefing_id) references briefing (guild_no, id)
) strict, without rowid;
create index topic_by_name on topic (guild_no, folded, briefing_id);

-- Spellings too long for a button.
create table spelling (
  guild_no integer not null references tenant (guild_no),
  key text not null,
  spelling text not null,
  primary key (guild_no, key)
) strict, without rowid;

-- What can be searched: only what is on record now. `words` is the text without control characters.
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

-- What is on record: the one place that says what a member may see.
create view briefing_on_record as
  select * from briefing where state = 'published';

create view quote_on_record as
  select q.*, b.title as briefing_title, b.outlet, b.published, b.first_day as article_day
  from briefing b join quote q on q.briefing_id = b.id and q.shown = 1
  where b.state = 'published';

create view event_on_record as
  select e.*, b.title as briefing_title, b.outlet, b.published, b.first_day as article_day
  from briefing b join event e on e.briefing_id = b.id and e.shown = 1
  where b.state = 'published';

create view stance_on_record as
  select s.*, b.title as briefing_title, b.outlet, b.published, b.first_day as article_day, p.name as holder_name
  from briefing b join stance s on s.briefing_id = b.id and s.shown = 1 join person p on p.id = s.holder_id
  where b.state = 'published';

-- Numbers.

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

create trigger briefing_insert before insert on briefing begin
  select raise(abort, 'this number is taken') where exists (select 1 from briefing where id = new.id);
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'B' and last >= new.id & 16777215 and new.id & 16777215 > 0);
  select raise(abort, 'a briefing begins as a draft') where new.state <> 'draft' or new.rev <> 1;
  select raise(abort, 'a change needs its revision') where not exists (
    select 1 from revision where guild_no = new.guild_no and kind = 'B' and entity = new.id and rev = new.rev);
end;
create trigger briefing_update before update on briefing begin
  select raise(abort, 'a briefing keeps its number and its text')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.text_id <> old.text_id;
  select raise(abort, 'this move is not legal') where new.state <> old.state
    and old.state || '>' || new.state not in ('draft>published', 'published>withdrawn', 'withdrawn>published');
  select raise(abort, 'every change is one revision') where new.rev <> old.rev + 1;
  select raise(abort, 'a change needs its revision') where not exists (
    select 1 from revision where guild_no = new.guild_no and kind = 'B' and entity = new.id and rev = new.rev);
end;
create trigger briefing_delete before delete on briefing begin
  select raise(abort, 'a briefing is withdrawn, never deleted');
end;

create trigger person_insert before insert on person begin
  select raise(abort, 'this number is taken')
  where exists (select 1 from person where id = new.id or (first_briefing_id = new.first_briefing_id and key = new.key));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'P' and last >= new.id & 16777215 and new.id & 16777215 > 0);
end;
create trigger person_update before update on person
when new.id <> old.id or new.guild_no <> old.guild_no or new.first_briefing_id <> old.first_briefing_id or new.key <> old.key begin
  select raise(abort, 'a person keeps its number');
end;
create trigger person_delete before delete on person begin
  select raise(abort, 'a person keeps its number');
end;

create trigger issue_insert before insert on issue begin
  select raise(abort, 'this issue is on file')
  where exists (select 1 from issue where id = new.id or (guild_no = new.guild_no and folded = new.folded));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'I' and last >= new.id & 16777215 and new.id & 16777215 > 0);
end;
create trigger issue_update before update on issue
when new.id <> old.id or new.guild_no <> old.guild_no or new.folded <> old.folded begin
  select raise(abort, 'an issue keeps its number');
end;
create trigger issue_delete before delete on issue begin
  select raise(abort, 'an issue keeps its number');
end;

create trigger quote_insert before insert on quote begin
  select raise(abort, 'this number is taken')
  where exists (select 1 from quote where id = new.id or (briefing_id = new.briefing_id and key = new.key));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'Q' and last >= new.id & 16777215 and new.id & 16777215 > 0);
  select raise(abort, 'a quote is shown once it has its words') where new.shown <> 0;
  select raise(abort, 'a cue stands in its source text') where new.cue is not null and not exists (
    select 1 from briefing b join source_text t on t.id = b.text_id
    where b.id = new.briefing_id and substr(t.body, new.cue_start + 1, length(new.cue)) = new.cue);
end;
create trigger quote_update before update on quote begin
  select raise(abort, 'a quote keeps its number and its briefing')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.briefing_id <> old.briefing_id or new.key <> old.key;
  select raise(abort, 'a quote needs its words')
  where new.shown = 1 and not exists (select 1 from piece where quote_id = new.id);
  select raise(abort, 'a cue stands in its source text') where new.cue is not null and not exists (
    select 1 from briefing b join source_text t on t.id = b.text_id
    where b.id = new.briefing_id and substr(t.body, new.cue_start + 1, length(new.cue)) = new.cue);
end;
create trigger quote_delete before delete on quote begin
  select raise(abort, 'a quote is retired, never deleted');
end;

create trigger event_insert before insert on event begin
  select raise(abort, 'this number is taken')
  where exists (select 1 from event where id = new.id or (briefing_id = new.briefing_id and key = new.key));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'E' and last >= new.id & 16777215 and new.id & 16777215 > 0);
end;
create trigger event_update before update on event
when new.id <> old.id or new.guild_no <> old.guild_no or new.briefing_id <> old.briefing_id or new.key <> old.key begin
  select raise(abort, 'an event keeps its number and its briefing');
end;
create trigger event_delete before delete on event begin
  select raise(abort, 'an event is retired, never deleted');
end;

create trigger stance_insert before insert on stance begin
  select raise(abort, 'this number is taken')
  where exists (select 1 from stance where id = new.id or (briefing_id = new.briefing_id and key = new.key));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'S' and last >= new.id & 16777215 and new.id & 16777215 > 0);
  select raise(abort, 'a stance is shown once it has its evidence') where new.shown <> 0;
end;
create trigger stance_update before update on stance begin
  select raise(abort, 'a stance keeps its number and its briefing')
  where new.id <> old.id or new.guild_no <> old.guild_no or new.briefing_id <> old.briefing_id or new.key <> old.key;
  select raise(abort, 'a stance needs its evidence')
  where new.shown = 1 and not exists (select 1 from evidence where stance_id = new.id);
end;
create trigger stance_delete before delete on stance begin
  select raise(abort, 'a stance is retired, never deleted');
end;

-- The source text never changes. REPLACE deletes without firing a delete trigger, so the insert itself is refused.

create trigger source_text_insert before insert on source_text begin
  select raise(abort, 'a source text is never replaced')
  where exists (select 1 from source_text where id = new.id or (guild_no = new.guild_no and sha256 = new.sha256));
  select raise(abort, 'this number was not given') where not exists (
    select 1 from counter where guild_no = new.guild_no and kind = 'T' and last >= new.id & 16777215 and new.id & 16777215 > 0);
end;
create trigger source_text_update before update on source_text begin
  select raise(abort, 'a source text never changes');
end;
create trigger source_text_delete before delete on source_text
when exists (select 1 from briefing where text_id = old.id) begin
  select raise(abort, 'a briefing stands on this source text');
end;

-- Verbatim: whatever is shown as the source's words stands there, code point by code point.

create trigger piece_insert before insert on piece begin
  select raise(abort, 'a piece is never replaced')
  where exists (select 1 from piece where quote_id = new.quote_id and ordinal = new.ordinal);
  select raise(abort, 'a quote that is shown keeps its words')
  where exists (select 1 from quote where id = new.quote_id and shown = 1);
  select raise(abort, 'these words do not stand in the source text') where not exists (
    select 1 from quote q join briefing b on b.id = q.briefing_id join source_text t on t.id = b.text_id
    where q.id = new.quote_id and substr(t.body, new.start + 1, length(new.text)) = new.text
      and (new.gap is null or substr(t.body, new.start - length(new.gap) + 1, length(new.gap)) = new.gap));
  select raise(abort, 'pieces stand in source order') where new.ordinal < 0
    or (new.ordinal > 0 and not exists (
      select 1 from piece where quote_id = new.quote_id and ordinal = new.ordinal - 1 and start + length(text) <= new.start));
  -- Joined pieces are shown without a marked omission, so nothing but white space may stand between them.
  select raise(abort, 'words stand between these pieces') where new.gap is not null and (
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
when exists (select 1 from quote where id = old.quote_id and shown = 1) begin
  select raise(abort, 'a quote that is shown keeps its words');
end;

create trigger evidence_insert before insert on evidence begin
  select raise(abort, 'evidence is never replaced')
  where exists (select 1 from evidence where stance_id = new.stance_id and ordinal = new.ordinal);
  select raise(abort, 'this evidence does not stand in the source text') where not exists (
    select 1 from stance s join briefing b on b.id = s.briefing_id join source_text t on t.id = b.text_id
    where s.id = new.stance_id and substr(t.body, new.start + 1, length(new.text)) = new.text);
end;
create trigger evidence_update before update on evidence begin
  select raise(abort, 'evidence stays with its stance')
  where new.stance_id <> old.stance_id or new.ordinal <> old.ordinal or new.guild_no <> old.guild_no;
  select raise(abort, 'this evidence does not stand in the source text') where not exists (
    select 1 from stance s join briefing b on b.id = s.briefing_id join source_text t on t.id = b.text_id
    where s.id = new.stance_id and substr(t.body, new.start + 1, length(new.text)) = new.text);
end;
create trigger evidence_delete before delete on evidence
when exists (select 1 from stance where id = old.stance_id and shown = 1) begin
  select raise(abort, 'a stance that is shown keeps its evidence');
end;

create trigger role_insert before insert on role
when not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.title)) = new.title) begin
  select raise(abort, 'this role does not stand in the source text');
end;
create trigger role_update before update on role
when not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.title)) = new.title) begin
  select raise(abort, 'this role does not stand in the source text');
end;

create trigger summary_sentence_insert before insert on summary_sentence
when new.made_by <> 'editor' and not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.words)) = new.words) begin
  select raise(abort, 'this sentence does not stand in the source text');
end;
create trigger summary_sentence_update before update on summary_sentence
when new.made_by <> 'editor' and not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.words)) = new.words) begin
  select raise(abort, 'this sentence does not stand in the source text');
end;

create trigger event_words_insert before insert on event
when new.made_by <> 'editor' and not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.words)) = new.words) begin
  select raise(abort, 'this sentence does not stand in the source text');
end;
create trigger event_words_update before update on event
when new.made_by <> 'editor' and not exists (
  select 1 from briefing b join source_text t on t.id = b.text_id
  where b.id = new.briefing_id and substr(t.body, new.start + 1, length(new.words)) = new.words) begin
  select raise(abort, 'this sentence does not stand in the source text');
end;

-- The log is only ever added to.

create trigger revision_insert before insert on revision
when new.rev <> 1 + coalesce((
  select max(rev) from revision where guild_no = new.guild_no and kind = new.kind and entity = new.entity), 0) begin
  select raise(abort, 'a revision is only ever added');
end;
create trigger revision_update before update on revision begin
  select raise(abort, 'a revision never changes');
end;
create trigger revision_delete before delete on revision begin
  select raise(abort, 'a revision is never deleted');
end;

-- Entries are written anew, never changed; `indexing` writes the index beside them (older SQLite lets no trigger write to it
-- with trusted_schema off).

create trigger entry_insert before insert on entry when exists (select 1 from entry where id = new.id) begin
  select raise(abort, 'an entry is never replaced');
end;
create trigger entry_update before update on entry begin
  select raise(abort, 'an entry is written anew, never changed');
end;
