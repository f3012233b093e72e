-- What a merge or split found is only ever added to, by the server that it is of. REPLACE fires no delete trigger, so the insert itself
-- is refused. An undoing is a change of the same server, and issues that are merged form no circle.
create trigger regrouping_part_insert before insert on regrouping_part begin
  select raise(abort, 'a change of people is only ever added') where exists (
    select 1 from regrouping_part where regrouping_id = new.regrouping_id and briefing_id = new.briefing_id and key = new.key);
  select raise(abort, 'a change of people is of one server') where not exists (
    select 1 from regrouping where id = new.regrouping_id and guild_no = new.guild_no);
end;
create trigger regrouping_undone before update on regrouping
when new.undone_by is not null and not exists (
  select 1 from regrouping where id = new.undone_by and guild_no = new.guild_no and id <> new.id) begin
  select raise(abort, 'what undoes a change is a change of the same server');
end;
create trigger issue_change_undone before update on issue_change
when new.undone_by is not null and not exists (
  select 1 from issue_change where id = new.undone_by and guild_no = new.guild_no and id <> new.id) begin
  select raise(abort, 'what undoes a change is a change of the same server');
end;
create trigger issue_circle before update of merged_into_id on issue
when new.merged_into_id <> new.id and exists (
  with recursive way (id) as (
    select new.merged_into_id
    union select i.merged_into_id from way join issue i on i.id = way.id where i.merged_into_id is not null)
  select 1 from way where id = new.id) begin
  select raise(abort, 'issues are not merged in a circle');
end;
