"""Source -> Draft: sentences, people, quotes, dates, stances, summary, doubts. Offline, deterministic, no model."""

from briefings.drafting.items.drafter import draft
from briefings.text.sentences import sentences

__all__ = ["draft", "sentences"]
