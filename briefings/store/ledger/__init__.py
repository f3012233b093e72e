"""What is written to the record, a file a subject, each call one transaction. Decides nothing about who may."""
