"""The keys of records: those of the generator, and those of programs like it.

To add a key, append it to its field: lower case, with `_` between words.
"""

from __future__ import annotations

from typing import Final

ID: Final = ("id", "arxiv_id", "paper_id", "arxivid")
ABS: Final = ("abs", "url", "abs_url", "arxiv_url", "link", "paper_url", "entry_id")
PDF: Final = ("pdf", "pdf_url", "pdf_link")
TITLE: Final = ("title", "paper_title")
AUTHORS: Final = ("authors", "author", "author_list")
MAIN_CATEGORY: Final = ("primary_category", "main_category", "cate", "category")
CATEGORIES: Final = ("categories", "cats", "subjects")
COMMENT: Final = ("comment", "comments", "arxiv_comment")
CODE: Final = ("code_url", "code_link", "github", "github_url", "code")
TRANSLATED_TITLE: Final = (
    *("title_translation", "translated_title", "title_translated", "title_zh", "title_cn"),
    *("zh_title", "cn_title", "chinese_title", "title_chinese"),
)
ABSTRACT: Final = ("abstract", "summary")
SUMMARY: Final = ("ai", "ai_summary", "ai_enhanced")
"""The keys of the object with the summary."""

SUMMARY_FIELDS: Final = {
    "tldr": ("tldr", "task", "tl;dr", "tl_dr"),
    "motivation": ("motivation",),
    "method": ("method",),
    "result": ("result", "results"),
    "conclusion": ("conclusion",),
}
"""The keys of each field of a summary; a record may have them itself."""
