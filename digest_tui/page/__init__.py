"""Lay out one paper in rows of cells, without colours."""
