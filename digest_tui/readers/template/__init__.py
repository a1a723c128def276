"""Read the Markdown of the generator's template, exactly and fast.

The template escapes nothing. A field therefore ends where the template's next line begins, and
nowhere else. A regular paper, whose lines are all where the template puts them, is only located by
the scan and built when it is accessed (`regular`, `papers`). An irregular one is read at once
(`irregular`). `foreign` recognises what other templates print.
"""
