-- A draft that was never published can be discarded: nobody sees it any more, its number is not given again, its log stays, and the
-- same article can be taken in anew, on the same source text.
alter table briefing add column discarded integer not null default 0 check (discarded in (0, 1));

create unique index briefing_on_text on briefing (text_id) where discarded = 0;

create trigger briefing_discard before update on briefing when old.discarded = 1 or new.discarded = 1 begin
  select raise(abort, 'what is discarded stays as it was') where old.discarded = 1;
  select raise(abort, 'only a draft that was never published is discarded')
  where old.state <> 'draft' or new.state <> 'draft' or old.published_rev is not null;
end;
