"""The values of the record, frozen: sources, dates, what is published, settings, and changes. Knows no store and no door."""
