-- What is shown beside a quote's words, found when it is published: whether words of the same quotation are left out before (`head_cut`)
-- or after it (`tail_cut`), and whether the speaker's name is an editor's because the article does not have it (`name_given`).
-- A quote that was published before says 0 until it is published again.
alter table quote add column head_cut integer not null default 0 check (head_cut in (0, 1));
alter table quote add column tail_cut integer not null default 0 check (tail_cut in (0, 1));
alter table quote add column name_given integer not null default 0 check (name_given in (0, 1));
