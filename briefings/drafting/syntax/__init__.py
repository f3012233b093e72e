"""How a sentence is built: clauses, subjects, verbs and what follows them. Resolves nobody."""
