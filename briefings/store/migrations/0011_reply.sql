-- Which quote on record a quote answers, as the article gives it or an editor said. A quote that was published before answers none
-- until it is published again.
alter table quote add column reply_to integer references quote (id)
  check (reply_to is null or (reply_to <> id and reply_to >> 24 = guild_no));
create index quote_by_answered on quote (reply_to) where reply_to is not null;
