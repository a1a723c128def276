"""One paper set in rows of cells; knows neither Textual nor colours."""
