"""Build papers from records: what their keys mean, and which shapes their values have."""
