"""The domain: sources, drafts, briefings and the record. Knows nothing of Discord."""
