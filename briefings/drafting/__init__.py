"""Source -> Draft: sentences, people, quotes, dates, stances, summary, doubts. Offline, deterministic, no model."""

from briefings.drafting.items.drafter import draft

__all__ = ["draft"]
