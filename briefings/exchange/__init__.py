"""A server's briefings, people and topics, out as files and in again. Knows the store, no door."""
