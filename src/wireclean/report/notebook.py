"""An article in a notebook: the page of `wireclean explain` in a frame, so that neither changes how the other looks."""

from __future__ import annotations

from html import escape

from wireclean.article import Article
from wireclean.edits import restore
from wireclean.explanation import Explanation, explain
from wireclean.html import to_html
from wireclean.report.frame import demand_pages
from wireclean.report.html import article_page

__all__ = ["notebook_page"]

_HEIGHT = 640  # pixels; the page scrolls inside


def notebook_page(article: Article) -> str:
    """Return the article as a frame that holds its explained page; its source is what its edits give back.

    The reasons are those of a call with no options. An article that was cleaned otherwise (with packs, some of the rules, what a
    file declares) has other edits than such a call: it is shown without reasons but those of its rules. Where the extra
    `wireclean[report]` is not installed, it is the article to read, and a line that names the extra.
    """
    try:
        demand_pages()
    except ImportError as error:
        return f"{to_html(article)}<p><small>{escape(str(error))}</small></p>"
    source = restore(article.text, article.edits)
    explained = explain(source)
    if explained.article.edits != article.edits:
        explained = Explanation(article, (), ())
    page = article_page(article.headline or "article", source, explained)
    return (
        f'<iframe title="wireclean article" sandbox="allow-scripts" srcdoc="{escape(page, quote=True)}" '
        f'style="width:100%;height:{_HEIGHT}px;border:0;color-scheme:light dark"></iframe>'
    )
