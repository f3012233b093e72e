-- `told_name` is the name of a person that members know: the one they last had while on record. Where `name` becomes another, members are
-- told as of a correction. The index holds only whom that is still to be looked at for.
alter table person add column told_name text;
update person set told_name = name;
create index person_untold on person (guild_no) where name is not null and name is not told_name;
