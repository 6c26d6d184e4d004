"""The one renderer of what people write: emphasis, lists, quotes and links, and nothing else."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

LONGEST = 10_000
"""No text that people write here is longer; what a fault lets through is cut before it is read."""

# Links lead elsewhere: one within the site could look like a button of ours.
_SCHEMES = ("https://", "http://", "mailto:")
_RULES = ["newline", "escape", "emphasis", "backticks", "list", "blockquote", "link", "autolink"]
_MARKDOWN = MarkdownIt("zero", {"html": False, "breaks": True}).enable(_RULES)
_MARKDOWN.validateLink = lambda url: url.lower().startswith(_SCHEMES)  # type: ignore[method-assign]
_CLEANER = nh3.Cleaner(
    tags={"p", "br", "em", "strong", "code", "ul", "ol", "li", "blockquote", "a"},
    attributes={"a": {"href"}, "*": set()},
    url_schemes={scheme.partition(":")[0] for scheme in _SCHEMES},
    link_rel="nofollow ugc noopener",
)


def formatted(text: str) -> SafeString:
    """The text as HTML. Markup in it is shown as it was typed; links count as other people's."""
    return mark_safe(_CLEANER.clean(_MARKDOWN.render(text[:LONGEST])))  # noqa: S308, it is clean
