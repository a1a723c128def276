"""The rows of scopes under a filter, and their number."""

from __future__ import annotations

from collections import Counter

from digest_tui.index import Index
from digest_tui.index.rows import Rows
from digest_tui.session.scope import Scope


class ScopeRows:
    """The rows of scopes of papers under one filter, each computed once.

    Args:
        index: The open digests.
        matches: The positions that match the filter, in order; None without a filter.
    """

    def __init__(self, index: Index, matches: Rows | None) -> None:
        self._index = index
        self._matches = matches
        self._rows: dict[Scope, Rows] = {}
        self._category_counts: dict[str, Counter[str]] = {}

    def is_for(self, index: Index, matches: Rows | None) -> bool:
        """Return whether these are the rows of this index for these matches."""
        return self._index is index and self._matches is matches

    def rows(self, scope: Scope) -> Rows:
        """Return the rows of a scope; without a filter, those that the index keeps."""
        _, period, category = scope
        if self._matches is None:
            return self._index.rows(period, category)
        if scope not in self._rows:
            self._rows[scope] = self._index.rows(period, category, among=self._matches)
        return self._rows[scope]

    def count(self, scope: Scope) -> int:
        """Return the number of rows of a scope; count all categories of a period at once."""
        _, period, category = scope
        if self._matches is None or category is None:
            return len(self.rows(scope))
        if period not in self._category_counts:
            rows = self.rows(Scope(period=period))
            self._category_counts[period] = self._index.count_categories(rows)
        return self._category_counts[period][category]

    def has_matches(self, scope: Scope) -> bool:
        """Return whether the filter matches any version of a paper in a scope.

        The scope may have no rows although it has matches, because it lists only newest versions.
        """
        span, category_of = self._index.span(scope.period), self._index.category_of
        return any(
            position in span and scope.category in (None, category_of[position])
            for position in self._matches or ()
        )
