"""What an editor does with briefings, people, issues and topics. Knows the store, no door."""
