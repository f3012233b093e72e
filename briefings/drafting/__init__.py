"""Source -> Draft: sentences, people, quotes, dates, stances, summary, doubts. Offline, deterministic, no model."""

from briefings.drafting.drafter import draft
from briefings.drafting.splitting import sentences

__all__ = ["draft", "sentences"]
