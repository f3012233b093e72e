"""The values of the record, frozen: sources, dates, what is published, and changes of it. Knows no store and no door."""
