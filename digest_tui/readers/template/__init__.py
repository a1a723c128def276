"""Read the Markdown of the generator's template, exactly and at once."""
