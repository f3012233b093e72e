"""The sample: one article in our own words and its reviewed briefing, for a record that is not empty on the first day."""
