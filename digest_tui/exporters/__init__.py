"""Papers to text that other programs read: one format each."""
