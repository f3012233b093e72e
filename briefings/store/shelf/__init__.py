"""What is read of the record, a file a subject. Writes nothing."""
