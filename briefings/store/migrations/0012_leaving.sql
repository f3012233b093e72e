-- A server's data can be deleted as a whole, once it was asked for or the bot was removed, and 30 days went by since. Nothing else is
-- ever deleted: the triggers look for the row in `purge`, which stands there only inside the transaction that deletes the server.
-- What stays is the server's id with its counters, so that an old link never leads to something else.
create table leaving (
  guild_no integer not null references tenant (guild_no),
  why text not null check (why in ('left', 'asked')),
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  actor_id integer not null,
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
create trigger purge_update before update on purge begin
  select raise(abort, 'only what has been leaving for 30 days is deleted');
end;

drop trigger briefing_delete;
create trigger briefing_delete before delete on briefing
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a briefing is withdrawn, never deleted');
end;
drop trigger person_delete;
create trigger person_delete before delete on person
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a person keeps its number');
end;
drop trigger issue_delete;
create trigger issue_delete before delete on issue
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'an issue keeps its number');
end;
drop trigger quote_delete;
create trigger quote_delete before delete on quote
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a quote is retired, never deleted');
end;
drop trigger event_delete;
create trigger event_delete before delete on event
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'an event is retired, never deleted');
end;
drop trigger stance_delete;
create trigger stance_delete before delete on stance
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a stance is retired, never deleted');
end;
drop trigger source_text_delete;
create trigger source_text_delete before delete on source_text
when not exists (select 1 from purge where guild_no = old.guild_no) and exists (select 1 from briefing where text_id = old.id) begin
  select raise(abort, 'a briefing stands on this source text');
end;
drop trigger piece_delete;
create trigger piece_delete before delete on piece
when not exists (select 1 from purge where guild_no = old.guild_no) and exists (select 1 from quote where id = old.quote_id and shown = 1) begin
  select raise(abort, 'a quote that is shown keeps its words');
end;
drop trigger evidence_delete;
create trigger evidence_delete before delete on evidence
when not exists (select 1 from purge where guild_no = old.guild_no) and exists (select 1 from stance where id = old.stance_id and shown = 1) begin
  select raise(abort, 'a stance that is shown keeps its evidence');
end;
drop trigger revision_delete;
create trigger revision_delete before delete on revision
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a revision is never deleted');
end;
drop trigger regrouping_delete;
create trigger regrouping_delete before delete on regrouping
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a change of people is never deleted');
end;
drop trigger regrouping_part_delete;
create trigger regrouping_part_delete before delete on regrouping_part
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a change of people is never deleted');
end;
drop trigger setting_delete;
create trigger setting_delete before delete on setting
when not exists (select 1 from purge where guild_no = old.guild_no) and exists (
  select 1 from setting_change c where c.guild_no = old.guild_no and c.name = old.name and c.became is not null
    and c.id = (select max(id) from setting_change where guild_no = old.guild_no and name = old.name)) begin
  select raise(abort, 'a setting needs its line in the log');
end;
drop trigger setting_change_delete;
create trigger setting_change_delete before delete on setting_change
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'the log of settings never changes');
end;
drop trigger issue_wording_delete;
create trigger issue_wording_delete before delete on issue_wording
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a sentence keeps its issue');
end;
drop trigger issue_change_delete;
create trigger issue_change_delete before delete on issue_change
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a change of issues is never deleted');
end;
drop trigger correction_delete;
create trigger correction_delete before delete on correction
when not exists (select 1 from purge where guild_no = old.guild_no) begin
  select raise(abort, 'a correction is never deleted');
end;
