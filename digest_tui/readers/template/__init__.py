"""Read the Markdown of the generator's template, exactly and fast.

The template escapes nothing, so a field ends only where the template's next line begins. A paper is
regular if all its lines are where the template puts them. The scan only locates a regular paper,
which is built on access (`regular`, `papers`); it reads an irregular one at once (`irregular`).
`foreign` recognises the text of other templates.
"""
