-- Pairs of people whom an editor said to be two: they are not asked about again, until somebody asks again.
create table not_same (
  person_id integer not null,
  other_id integer not null,
  guild_no integer not null,
  at text not null check (at glob '????-??-??T??:??:??*+00:00'),
  actor_id integer not null,
  primary key (person_id, other_id),
  foreign key (guild_no, person_id) references person (guild_no, id),
  foreign key (guild_no, other_id) references person (guild_no, id),
  check (person_id > other_id)
) strict, without rowid;
create index not_same_by_server on not_same (guild_no, at desc);
