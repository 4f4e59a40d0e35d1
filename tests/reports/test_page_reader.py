"""Pages: the article told from everything around it."""

import json
from collections.abc import Mapping

import pytest

from inforce.errors import UnreadableReport
from inforce.reports import Report, read

NEWS = "The ministry has put the port operator on its list, a spokesman said on Monday in the capital."
MORE = "The operator, Mina Services, denied any wrongdoing and said that it would appeal against the listing."


def page(body: str, head: str = "") -> Report:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), name="a.html")[0]


def roles(report: Report) -> dict[str, str]:
    return {report.text[block.start : block.end]: block.role for block in report.blocks}


def test_blocks_stand_apart_and_white_space_is_folded() -> None:
    found = page(f"<h1>Port\n  listed</h1><div>{NEWS}<br>{MORE}</div>")
    assert found.text == f"Port listed\n\n{NEWS}\n{MORE}"
    assert list(roles(found).values()) == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("around", "role"),
    [
        ("<nav><a>World</a></nav>", "wrapping"),
        ('<div class="cookie-banner">Cookies here</div>', "wrapping"),
        ('<div role="dialog">Cookies here</div>', "wrapping"),
        ('<div id="shareTools">Post it</div>', "wrapping"),
        ("<aside>London lists trader</aside>", "related"),
        ('<div class="relatedStories">London lists trader</div>', "related"),
        ('<div class="ad">Buy now</div>', "related"),
        ("<figure><figcaption>The port in winter</figcaption></figure>", "caption"),
        ('<p class="wp-caption-text">The port in winter</p>', "caption"),
        ("<footer>Quay News, Riga</footer>", "footer"),
        ('<div class="comments">It was delisted</div>', "footer"),
        ("<p><a>London lists another trader</a></p>", "related"),
    ],
)
def test_furniture_within_an_article_is_not_read(around: str, role: str) -> None:
    found = page(f"<article><h1>Port listed</h1><p>{NEWS}</p>{around}<p>{MORE}</p></article>")
    assert list(roles(found).values()) == ["title", "paragraph", role, "paragraph"]


def test_what_stands_outside_the_article_is_not_read() -> None:
    found = page(
        f"<div><a>Home</a></div><article><h1>Port listed</h1><p>{NEWS}</p><p>{MORE}</p></article><div>Other words</div>"
    )
    assert list(roles(found).values()) == ["wrapping", "title", "paragraph", "paragraph", "related"]


def test_a_class_around_the_whole_article_says_nothing() -> None:
    found = page(f'<div class="page has-sidebar more"><h1>Port listed</h1><p>{NEWS}</p><p>{MORE}</p></div>')
    assert list(roles(found).values()) == ["title", "paragraph", "paragraph"]


def test_hidden_words_and_scripts_are_not_in_the_text() -> None:
    found = page(
        '<p style="display: none">Hidden</p><script>var a = "no";</script><template>No</template><p hidden>No</p>'
        f"<p>{NEWS}</p>"
    )
    assert found.text == NEWS


def test_a_list_and_a_table_are_items() -> None:
    found = page(
        f"<main><h1>Port listed</h1><p>{NEWS}</p><ul><li>the port</li><li><p>the bank</p></li></ul>"
        "<table><tr><td>ship</td><td>2022</td></tr></table></main>"
    )
    assert [words for words, role in roles(found).items() if role == "item"] == ["the port", "the bank", "ship 2022"]


SITE = '<meta property="og:site_name" content="Quay News">'
TIME = "2024-10-03T10:00:00+02:00"
LINKED = {
    "@graph": [
        {"@type": "WebSite", "name": "Something else"},
        {
            "@type": ["Article"],
            "datePublished": TIME,
            "author": [{"name": "Ann Lee"}],
            "publisher": {"name": "Quay News"},
        },
    ]
}


@pytest.mark.parametrize(
    "head",
    [
        f'{SITE}<meta property="article:published_time" content="{TIME}"><meta name="author" content="Ann Lee">',
        f'<script type="application/ld+json">[{json.dumps(LINKED)}]</script>',
        f'<title>Port listed | Quay News</title><meta itemprop="datePublished" content="{TIME}">'
        '<meta name="author" content="Ann Lee">',
    ],
)
def test_a_page_tells_outlet_author_and_time_in_its_own_fields(head: str) -> None:
    found = page(f"<h1>Port listed</h1><p>{NEWS}</p>", head)
    assert (found.publisher, found.authors, found.published) == ("Quay News", ("Ann Lee",), "2024-10-03T10:00+02:00")


def test_a_newsroom_is_no_author() -> None:
    assert page(f"<h1>Port listed</h1><p>{NEWS}</p>", '<meta name="author" content="Newsroom">').authors == ()


def test_the_visible_time_completes_a_day_in_the_fields() -> None:
    found = page(
        f"<h1>Port listed</h1><p>3 October 2024, 10:00 CEST</p><p>{NEWS}</p>", '<meta name="date" content="2024-10-03">'
    )
    assert found.published == "2024-10-03T10:00+02:00"


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_the_charset_in_a_page_is_heeded(charset: str) -> None:
    words = "Министерство внесло порт в санкционный список, сообщили в понедельник."
    data = f'<html><head><meta charset="{charset}"></head><body><p>{words}</p></body></html>'.encode(charset)
    assert read(data, name="a.html")[0].text == words


@pytest.mark.parametrize("opened", ["<font size=2>", "<div>", "<span>", "<b>"])
def test_elements_left_open_by_the_hundred_take_no_words_away(opened: str) -> None:
    end = "The United Kingdom removed Beta Ltd from its list."
    found = page("".join(f"{opened}<p>Paragraph {number}.</p>" for number in range(600)) + f"<p>{end}</p>")
    assert found.text.endswith(f"Paragraph 599.\n\n{end}")
    assert found.notes == ()


def test_words_behind_elements_nested_thousands_deep_are_said_to_be_left_out() -> None:
    found = page(f"<p>{NEWS}</p>" + "<div>" * 3000 + "<p>The end.</p>")
    assert found.text == NEWS
    assert found.notes == (
        "left out: what stands behind elements nested thousands deep; save the page again, or its words as text",
    )
    with pytest.raises(UnreadableReport, match="nested thousands deep"):
        page("<div>" * 3000 + "x")


def test_a_form_is_the_page_where_most_paragraphs_are_within_it_and_a_control_where_they_are_not() -> None:
    story = f"<p>{NEWS} {NEWS}</p>"
    assert NEWS in page(f"<form>{story}</form>").text
    assert page(f"<form><p>{NEWS}</p></form>{story}{story}").text.count(NEWS) == 4


def test_the_time_of_a_page_stands_in_no_paragraph_of_prose() -> None:
    aside = (
        '<p>On <time datetime="2024-01-01">1 January</time> ' + "it was much the same as on other days " * 4 + "</p>"
    )
    time = '<div><time datetime="2024-10-03T10:00+02:00">3 October</time></div>'
    assert page(f"<h1>Port listed</h1>{aside}{time}<p>{NEWS}</p>").published == "2024-10-03T10:00+02:00"


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<p> </p>"])
def test_a_page_without_words_is_refused(body: str) -> None:
    with pytest.raises(UnreadableReport, match="without words"):
        page(body)


DATED = f"<h1>Port listed</h1><p>RIGA, 3 October 2024 (Quay News) - {NEWS}</p><p>{MORE}</p>"
UNDATED = f"<h1>Port listed</h1><p>{NEWS}</p><p>{MORE}</p>"


@pytest.mark.parametrize(
    "body",
    [
        f"<nav><time datetime=2024-11-20>20 Nov</time></nav>{UNDATED}",
        f"{UNDATED}<aside><time datetime=2024-11-20>20 Nov</time> Elsewhere</aside>",
        f"<div hidden><time datetime=2001-01-01></time></div>{UNDATED}",
        f"{UNDATED}<p>The talks, which began on <time datetime=2020-08-09>9 August 2020</time> in a hall of the old port, "
        "went on for months and ended without any result that either side would tell the papers, he said.</p>",
    ],
)
def test_a_time_that_is_not_the_articles_own_is_no_publication(body: str) -> None:
    assert page(body).published is None


def test_the_time_above_an_article_is_its_publication() -> None:
    body = f"<article><h1>Port listed</h1><div><time datetime=2024-10-03>3 Oct</time></div><p>{NEWS}</p><p>{MORE}</p></article>"
    assert page(body).published == "2024-10-03"


def test_a_dateline_counts_before_a_field_that_tells_another_day() -> None:
    head = '<meta property="article:published_time" content="2024-11-20">'
    assert page(DATED, head).published == "2024-10-03"


def test_a_field_with_the_hour_counts_beside_a_dateline_of_that_day() -> None:
    head = '<meta property="article:published_time" content="2024-10-03T10:00:00+03:00">'
    assert page(DATED, head).published == "2024-10-03T10:00+03:00"


def _linked(*articles: Mapping[str, object]) -> str:
    return f'<script type="application/ld+json">{json.dumps(list(articles))}</script>'


def test_of_several_articles_described_the_one_of_the_pages_title_counts() -> None:
    other = {
        "@type": "NewsArticle",
        "headline": "Bank freed",
        "datePublished": "2020-01-01",
        "publisher": {"name": "Old"},
    }
    own = {
        "@type": "http://schema.org/NewsArticle",
        "headline": "Port listed",
        "datePublished": {"@value": "2024-10-03"},
    }
    assert page(UNDATED, _linked(other, own)).published == "2024-10-03"
    assert page(UNDATED, _linked(other, other)).published is None


def test_half_a_character_in_a_field_is_replaced() -> None:
    found = page(
        UNDATED, _linked({"@type": "NewsArticle", "headline": "Port \ud800", "publisher": {"name": "Quay \ud800"}})
    )
    for told in (found.title, found.publisher):
        (told or "").encode()


def test_a_style_that_only_names_what_would_hide_hides_nothing() -> None:
    assert MORE in page(f'<h1>Port listed</h1><p>{NEWS}</p><p style="background:url(display:none.png)">{MORE}</p>').text


def test_a_correction_is_read_whatever_its_tag() -> None:
    found = page(
        f'<article><h1>Port listed</h1><p>{NEWS}</p><p>{MORE}</p><aside class="correction"><p>{NEWS}</p></aside></article>'
    )
    assert [block.role for block in found.blocks] == ["title", "paragraph", "paragraph", "correction"]


def test_a_form_around_a_whole_page_is_no_control() -> None:
    found = page(f"<form><h1>Port listed</h1><p>{NEWS}</p><p>{MORE}</p><input><select><option>Riga</select></form>")
    assert found.text == f"Port listed\n\n{NEWS}\n\n{MORE}"


def test_a_form_beside_the_article_is_not_read() -> None:
    assert (
        "letters" not in page(f"<h1>Port listed</h1><p>{NEWS}</p><p>{MORE}</p><form><p>Get our letters</p></form>").text
    )


@pytest.mark.parametrize("tag", ["del", "s", "strike", 'span style="text-decoration: line-through"'])
def test_what_is_crossed_out_is_left_out_and_told(tag: str) -> None:
    found = page(
        f"<article><h1>Port</h1><p>{NEWS}</p><p>It has <{tag}>not</{tag.split()[0]}> been listed. {MORE}</p></article>"
    )
    assert f"It has been listed. {MORE}" in found.text
    assert found.notes == ("left out, as it is crossed out: 'not'",)


def test_a_whole_block_that_is_crossed_out_is_left_out() -> None:
    found = page(f"<article><h1>Port</h1><p>{NEWS}</p><p>{MORE}</p><del><p>Oslo lists a bank.</p></del></article>")
    assert found.text == f"Port\n\n{NEWS}\n\n{MORE}"


def test_a_mark_that_strikes_out_most_of_a_page_is_a_slip() -> None:
    assert NEWS in page(f"<s><h1>Port</h1><p>{NEWS}</p><p>{MORE}</p></s><p>Riga</p>").text


@pytest.mark.parametrize(
    "style",
    [
        "opacity:0",
        "opacity: 0.0;",
        "font-size:0",
        "font-size:0px",
        "position:absolute; left:-9999px",
        "text-indent: -999em",
    ],
)
def test_words_in_a_style_that_nobody_sees_are_not_read(style: str) -> None:
    found = page(f'<article><h1>Port</h1><p>{NEWS}</p><p style="{style}">Oslo lists a bank.</p><p>{MORE}</p></article>')
    assert "Oslo" not in found.text


@pytest.mark.parametrize("style", ["opacity:0.5", "font-size:0.9em", "left:-2px", "background:url(opacity:0)"])
def test_words_that_are_only_small_or_pale_are_read(style: str) -> None:
    assert "Oslo" in page(f'<p>{NEWS}</p><p style="{style}">Oslo lists a bank.</p><p>{MORE}</p>').text


def test_a_page_that_a_script_would_have_shown_is_read() -> None:
    assert NEWS in page(f'<main style="opacity:0"><h1>Port</h1><p>{NEWS}</p></main>').text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Mina Services<sup>1</sup> was", "Mina Services was"),
        ('Mina Services<sup><a href="#n">[12]</a></sup> was', "Mina Services was"),
        ("the port.<sup>*</sup> It", "the port. It"),
        ("5<sup>th</sup> May", "5th May"),
        ("40 km<sup>2</sup> of", "40 km2 of"),
    ],
)
def test_the_number_of_a_note_is_no_part_of_a_name(markup: str, text: str) -> None:
    assert text in page(f"<p>{NEWS}</p><p>{markup}</p>").text


@pytest.mark.parametrize("tag", ["amp-ad", "amp-sidebar", "amp-consent", "amp-user-notification"])
def test_what_amp_puts_around_an_article_is_not_read(tag: str) -> None:
    found = page(
        f"<article><h1>Port</h1><p>{NEWS}</p><{tag}><div>Oslo lists a bank</div></{tag}><p>{MORE}</p></article>"
    )
    assert "Oslo" not in found.text


@pytest.mark.parametrize(
    "name", ["jp-relatedposts", "relatedarticles", "recommendedReading", "recentposts", "trendingnow"]
)
def test_words_of_a_class_may_run_together(name: str) -> None:
    found = page(
        f'<article><h1>Port</h1><p>{NEWS}</p><p>{MORE}</p><div id="{name}"><p>{NEWS} Oslo.</p></div></article>'
    )
    assert roles(found)[f"{NEWS} Oslo."] == "related"


def test_a_mail_in_the_archive_of_a_list_is_read_as_mail_is() -> None:
    mail = (
        "The ministry said on Monday that the talks went on, and that it had\nnothing to add to what it had said.\n\n"
        "On Mon, 2 May 2022, Bob wrote:\n> The port was removed from the list on Friday.\n> Nobody had asked.\n"
    )
    found = page(f"<h1>[quay] The port</h1><pre>{mail.replace('>', '&gt;')}</pre><p>Previous message: a mail</p>")
    assert [found.text[b.start : b.end] for b in found.blocks if b.role == "paragraph"] == [mail.split("\n\n")[0]]
    assert "not read: earlier mail that is quoted (12 words)" in found.notes
