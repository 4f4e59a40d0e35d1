"""The article itself: its top, the furniture between its paragraphs, paragraphs out of lines."""

import pytest

from inforce.reports import Report, read
from inforce.reports.mastheads import is_rubric, read_meta
from inforce.reports.people import is_name, names_in, sender_of
from inforce.reports.subjects import split_outlet, tag_of, title_of

NEWS = "The ministry has put the port operator on its list, a spokesman said on Monday."
MORE = "The operator, Mina Services, denied any wrongdoing and said that it would appeal."


def report(*lines: str) -> Report:
    return read("\n".join(lines).encode(), name="a.txt")[0]


def roles(report: Report) -> list[str]:
    return [block.role for block in report.blocks]


def said(report: Report, role: str) -> list[str]:
    return [report.text[block.start : block.end] for block in report.blocks if block.role == role]


@pytest.mark.parametrize(
    ("top", "publisher", "published"),
    [
        (("QUAY NEWS | Issue 12 | 3 October 2024",), "Quay News", "2024-10-03"),
        (("The Quayside Gazette", "3 October 2024"), "The Quayside Gazette", "2024-10-03"),
        (("From the desk of the Quayside Gazette", "3 October 2024"), "Quayside Gazette", "2024-10-03"),
        (("«Портовый вестник», 3 октября 2024 года",), "Портовый вестник", "2024-10-03"),
        (("РИГА, 3 октября 2024 г. — «Портовый вестник»",), "Портовый вестник", "2024-10-03"),
        (("Газета «Причал»", "№ 40, 3 октября 2024"), "Причал", "2024-10-03"),
        (("Quay News, 3 October 2024",), "Quay News", "2024-10-03"),
    ],
)
def test_a_masthead_tells_outlet_and_day(top: tuple[str, ...], publisher: str, published: str) -> None:
    found = report(*top, "", "Port operator listed", "", NEWS)
    assert (found.publisher, found.published, found.title) == (publisher, published, "Port operator listed")


@pytest.mark.parametrize("name", ["The Northern Post", "Minsk Observer"])
@pytest.mark.parametrize("below", [("Why the list of the port matters so", "", "3 October 2024", ""), ()])
def test_a_name_that_outlets_bear_is_no_title(name: str, below: tuple[str, ...]) -> None:
    found = report(name, "", *below, NEWS)
    assert (found.publisher, found.title) == (name, below[0] if below else None)


@pytest.mark.parametrize(
    ("over", "title"),
    [
        ("U.S. DEPARTMENT OF THE TREASURY", "Treasury Removes Sanctions Designations"),
        ("Council of the EU", "Syria: EU lifts sanctions on bank"),
        ("Gulf Ledger", "EU Lifts Sanctions on Quay Bank"),
    ],
)
def test_a_body_or_an_outlet_over_a_title_is_who_published_it(over: str, title: str) -> None:
    found = report(over, "", title, "", "3 October 2024", "", NEWS)
    assert ((found.publisher or "").lower(), found.title) == (over.lower(), title)


def test_a_remark_of_who_passes_it_on_is_no_outlet() -> None:
    found = report("FYI", "", "Treasury Removes Sanctions Designations", "3 October 2024", "", NEWS)
    assert (found.publisher, found.title) == (None, "Treasury Removes Sanctions Designations")


@pytest.mark.parametrize("title", ["Press Review", "Sanctions In Force", "Treasury Removes Names"])
def test_a_title_is_no_outlet(title: str) -> None:
    found = report(title, "", "3 October 2024", "", NEWS)
    assert (found.publisher, found.title) == (None, title)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ann Lee and Bo Dahl", ("Ann Lee", "Bo Dahl")),
        ("by Ann Lee, senior correspondent", ("Ann Lee",)),
        ("Text: Ann Lee", ("Ann Lee",)),
        ("Ann Lee in Riga", ("Ann Lee",)),
        ("Ann Lee, Riga", ("Ann Lee",)),
        ("Автор: Анна Лоза", ("Анна Лоза",)),
        ("Анна Лоза, корреспондент", ("Анна Лоза",)),
        ("By our shipping correspondent", ()),
        ("By Ann Lee | 3 October 2024", ("Ann Lee",)),
    ],
)
def test_a_byline_names_persons_only(line: str, authors: tuple[str, ...]) -> None:
    found = report("Port operator listed", line, "", NEWS)
    assert found.authors == authors
    assert roles(found)[1] in ("byline", "dateline")


def test_a_standfirst_is_a_headline_and_two_bare_lines_are_authors() -> None:
    found = report("Port operator listed", "Its owner promises to appeal", "Ann Lee", "Bo Dahl", "", NEWS)
    assert roles(found) == ["title", "headline", "byline", "byline", "paragraph"]
    assert found.authors == ("Ann Lee", "Bo Dahl")


def test_nothing_is_made_up_for_bare_sentences() -> None:
    found = report(NEWS, "", MORE)
    assert (found.title, found.publisher, found.authors, found.published) == (None, None, (), None)
    assert found.language == "en"


def test_the_day_of_an_update_is_not_that_of_publication() -> None:
    assert report("Port listed", "Published 3 October 2024, updated 5 October 2024", "", NEWS).published == "2024-10-03"
    assert report("Port listed", "Updated 5 October 2024", "", NEWS).published is None


def test_a_known_outlet_gives_its_zone() -> None:
    found = report(
        "Порт внесён в список - РБК",
        "3 октября 2024, 09:15",
        "",
        "Минфин США внёс порт в санкционный список, сообщили в ведомстве.",
    )
    assert (found.publisher, found.published, found.zone_inferred) == ("РБК", "2024-10-03T09:15+03:00", True)


def test_the_dateline_of_the_first_paragraph_is_a_block_of_its_own() -> None:
    found = report("Port operator listed", "", f"RIGA, 3 October 2024 (Quay Wire) - {NEWS}", "", MORE)
    assert roles(found) == ["title", "dateline", "paragraph", "paragraph"]
    assert said(found, "paragraph")[0] == NEWS
    assert (found.publisher, found.published) == ("Quay Wire", "2024-10-03")


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    lines = (
        "The ministry has put the port operator on its list, a spokesman said",
        "on Monday. The operator denied any wrongdoing and said that it would",
        "Appeal Court judges willing, be heard before the end of the year, or",
        "so it hopes.",
    )
    found = report("Port operator listed", "", *lines, "", MORE)
    assert roles(found) == ["title", "paragraph", "paragraph"]


def test_a_line_for_each_paragraph_stays_a_paragraph() -> None:
    assert roles(report(NEWS, MORE, NEWS, MORE, NEWS)) == ["paragraph"] * 5


@pytest.mark.parametrize(
    "caption",
    [
        "Photo: the port in winter / Quay archive",
        "The port in winter. Photo: Ann Lee",
        "The port in winter / Press service of the ministry",
        "Фото: порт зимой",
        "На фото: порт зимой",
    ],
)
def test_a_caption_is_not_read(caption: str) -> None:
    found = report("Port operator listed", "", caption, "", NEWS, "", caption, "", MORE)
    assert said(found, "caption") == [caption, caption]


@pytest.mark.parametrize(
    "heading",
    ["READ ALSO", "See also:", "Related stories", "ALSO TODAY", "Читайте также", "По теме:", "Материалы по теме"],
)
def test_teasers_end_at_a_blank_line(heading: str) -> None:
    found = report(
        "Port operator listed", "", NEWS, "", heading, "London lists trader", "- Bern lifts measures", "", MORE
    )
    assert roles(found) == ["title", "paragraph", "related", "related", "related", "paragraph"]


@pytest.mark.parametrize(
    "line", ["SEE ALSO: One more listed | Two more freed", "Читайте также: Что такое список • Кто в списке"]
)
def test_teasers_on_one_line_are_not_read(line: str) -> None:
    assert roles(report("Port operator listed", "", NEWS, "", line)) == ["title", "paragraph", "related"]


def test_a_teaser_between_paragraphs_is_told_by_its_rubric() -> None:
    found = report("Port operator listed", "", NEWS, "US frees bank of sanctions", "Politics / World news", MORE)
    assert roles(found) == ["title", "paragraph", "headline", "related", "paragraph"]


def test_a_subheading_is_a_headline() -> None:
    found = report("Port operator listed", "", NEWS, "", "What the owner says", "", MORE, "Why now?", NEWS)
    assert said(found, "headline") == ["What the owner says", "Why now?"]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: an earlier version misspelt the operator's name.",
        "An earlier version of this report said that the port was listed in May.",
        "This article was amended on 4 October 2024 to correct a date.",
        "Уточнение: в первой версии была ошибка.",
        "В предыдущей версии заметки порт был назван банком.",
    ],
)
def test_a_correction_is_told_apart(note: str) -> None:
    assert roles(report("Port operator listed", "", NEWS, "", note))[-1] == "correction"


SENTENCES = """Данное сообщение опровергли в МИД, заявили в ведомстве в понедельник.
Конфиденциальный источник в порту сообщил, что судно из списка не исключали.
Это сообщение является ложью, заявил министр торговли в понедельник.
This message was sent to Riga by the embassy, two diplomats said on Monday.
При использовании лицензии банк обязан вести отдельный учёт, сказано в ней.
Телеграм-канал с миллионом подписчиков сообщил об исключении судна.
The list is published by the Treasury every week and was last changed in May.
Tel Aviv said that it had lifted sanctions on the shipping agent in May.
(c) Bank Vysoky, which was listed in May, is not covered by the licence.
Фото судна опубликовал телеграм-канал, близкий к министерству.
Copyright law in the EU was changed in May, the Commission said.
To change your flag you need a licence, the ministry said.
Forwarding agents said that the port was still on the list.
Подписка на облигации банка открыта, сообщили в министерстве.
Best friends of the minister were listed in May as well.
Ниже порога в 60 долларов нефть под санкции не попадает."""


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("sentence", SENTENCES.splitlines())
def test_a_sentence_that_begins_as_furniture_does_is_read(sentence: str, first: bool) -> None:
    lines = (sentence, "", NEWS, "", MORE) if first else (NEWS, "", MORE, "", sentence)
    mail = "From: Quay News <news@quay.example>\nSubject: Port news\n\n"
    for data, name in (("", "a.txt"), (mail, "a.eml")):
        (found,) = read((data + "\n".join(lines)).encode(), name=name)
        assert sentence in said(found, "paragraph") + said(found, "item")


def test_items_of_a_list_are_items() -> None:
    found = report(
        "Port operator listed", "", "Three were listed on Monday in all:", "", "- the port", "- the bank", "3. the ship"
    )
    assert said(found, "item") == ["- the port", "- the bank", "3. the ship"]


@pytest.mark.parametrize(
    "words", ["Ann Lee", "A. B. Brandt", "Ludwig van Dijk", "Анна Лоза", "Jean-Pierre O'Neill", "Omar al-Rashid"]
)
def test_a_name_is_a_name(words: str) -> None:
    assert is_name(words)


@pytest.mark.parametrize(
    "words",
    ["Quay News", "Port listed", "Ann", "US Treasury frees bank", "Our Correspondent", "Портовый вестник", "2 May"],
)
def test_what_is_no_name_is_none(words: str) -> None:
    assert not is_name(words)
    assert names_in(words) == ()


@pytest.mark.parametrize(
    ("value", "name", "outlet"),
    [
        ("Ann Lee <ann@quay.example>", "Ann Lee", False),
        ('"Lee, Ann" <ann@quay.example>', "Ann Lee", False),
        ("Quay News <news@x.example>", "Quay News", True),
        ("Mina Tova <hello@minatova.example>", "Mina Tova", True),
        ("'Ann Lee' via quay-talk <quay-talk@x.example>", "Ann Lee", False),
        ("ann@quay.example", None, False),
    ],
)
def test_a_sender_is_a_person_or_an_outlet(value: str, name: str | None, outlet: bool) -> None:
    sender = sender_of(value)
    assert (sender.name, sender.is_outlet) == (name, outlet)


@pytest.mark.parametrize(
    ("subject", "title", "outlet"),
    [
        ("Fwd: [quay-talk] Re: Port listed", "Port listed", None),
        ("FW: Port listed - Quay News", "Port listed", "Quay News"),
        ("Пересл: Порт в списке — Портовый вестник", "Порт в списке", "Портовый вестник"),
        ("Talks on the port - owner walks out", "Talks on the port - owner walks out", None),
        ("Порт закрыт - владелец недоволен", "Порт закрыт - владелец недоволен", None),
    ],
)
def test_a_subject_is_a_title_with_its_outlet(subject: str, title: str, outlet: str | None) -> None:
    assert split_outlet(title_of(subject) or "") == (title, outlet)


def test_a_list_is_named_by_its_tag() -> None:
    assert tag_of("Fwd: [quay-talk] Port listed") == "quay-talk"
    assert tag_of("Port [almost] listed") is None


def test_a_rubric_holds_names_of_sections_only() -> None:
    assert is_rubric("Politics / International news")
    assert is_rubric("Экономика | 10:30, 3 октября 2024")
    assert not is_rubric("Politics is a business")
    assert not is_rubric("3 October 2024")


def test_a_masthead_may_name_outlet_date_and_author_and_count_its_readers() -> None:
    meta = read_meta("Вестник порта | 12 марта 2024 | Инга Снегирева")
    assert meta and meta.stamp and meta.stamp.day == 12
    assert meta.authors == ("Инга Снегирева",)
    assert [sign.name for sign in meta.signs] == ["Вестник порта"]
    counted = read_meta("12 марта 2024 г., 08:12 • 41 тыс. просмотров")
    assert counted and counted.stamp and counted.stamp.month == 3


@pytest.mark.parametrize(
    "line", ["US lifts sanctions on 3 October 2024", "By the time the port was listed", "Port listed, operator sues"]
)
def test_a_headline_is_no_masthead(line: str) -> None:
    assert read_meta(line) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("US", "- Velden Steel designated on 2 March", "- Lom Shipping removed", "", "UK", "- Drava Freight added"),
        (
            "UK:",
            "- Velden Steel was designated on 2 March 2021",
            "- Lom Shipping was not",
            "",
            "EU:",
            "- Drava Freight",
        ),
        (
            "Designations:",
            "- 18 January: Velden Steel",
            "- 19 January: Lom Shipping",
            "",
            "Removals:",
            "- Drava Freight",
        ),
    ],
)
def test_the_heading_of_a_section_is_no_outlet_title_or_byline(lines: tuple[str, ...]) -> None:
    found = report(*lines)
    assert (found.title, found.publisher, found.authors) == (None, None, ())
    assert roles(found) == ["headline", "item", "item", "headline", "item"]


def test_a_keeper_of_lists_over_prose_is_a_heading_where_there_are_several() -> None:
    assert said(report("United States", NEWS, "", "United Kingdom", MORE), "headline") == [
        "United States",
        "United Kingdom",
    ]
    assert said(report("US", "Port operator listed", "", NEWS), "headline") == []


@pytest.mark.parametrize(
    ("flash", "news"),
    [
        ("RIGA, Oct 3, 2024 (Quay News) - The port was listed.", "The port was listed."),
        ("Riga, Oct 3 - Nobody freed the port.", "Nobody freed the port."),
        ("РИГА, 3 октября 2024 (Причал) - США не снимали санкций с порта.", "США не снимали санкций с порта."),
    ],
)
@pytest.mark.parametrize("below", [(), ("", MORE)])
def test_a_flash_is_read_behind_its_dateline(flash: str, news: str, below: tuple[str, ...]) -> None:
    assert news in said(report(flash, *below), "paragraph")


def test_what_stands_behind_a_dateline_and_is_no_sentence_is_of_the_masthead() -> None:
    found = report("Port listed", "RIGA, Oct 3, 2024 - By Ann Lee", "", NEWS, "", MORE)
    assert (found.authors, found.published) == (("Ann Lee",), "2024-10-03")


@pytest.mark.parametrize("last", ["12 October 2024 - EU frees bank.", "EU frees Mina | 5 November 2024"])
def test_news_beside_a_date_in_the_last_line_is_read(last: str) -> None:
    found = report("Port listed", "", f"RIGA, Oct 3, 2024 (Quay News) - {NEWS}", "", MORE, "", last)
    assert found.published == "2024-10-03"
    assert last in [*said(found, "paragraph"), *said(found, "headline")]


@pytest.mark.parametrize(
    "label", ["From: 1 October 2025", "Valid until: 1 October 2025", "Действует до: 1 октября 2025"]
)
def test_a_day_of_validity_is_no_day_of_publication(label: str) -> None:
    assert report("Port listed", "", NEWS, "", MORE, "", label).published is None


@pytest.mark.parametrize(
    "label", ["Week of March 25, 2024", "Week ending 29 March 2024", "Итоги недели с 25 марта 2024"]
)
def test_the_week_that_an_issue_tells_of_is_its_day_only_where_no_other_is_told(label: str) -> None:
    week = report(f"Quay Sanctions Update - {label}", "", NEWS, "", MORE).published
    assert week in ("2024-03-25", "2024-03-29")
    assert report(f"Quay Sanctions Update - {label}", "April 2, 2024", "", NEWS, "", MORE).published == "2024-04-02"


def test_a_byline_does_not_go_on_with_a_long_title() -> None:
    title = "Opinion: the case against lifting measures on the old harbour yard"
    found = report(title, "by Ann Marie Lee", "14 October 2025", "", NEWS, "", MORE)
    assert (found.title, found.authors) == (title, ("Ann Marie Lee",))


def test_a_date_below_the_article_counts_where_there_is_none_above() -> None:
    assert report("Port listed", "", NEWS, "", MORE, "", "12 October 2024").published == "2024-10-12"
    assert (
        report("Port listed", "", f"RIGA, Oct 3, 2024 - {NEWS}", "", MORE, "", "12 October 2024").published
        == "2024-10-03"
    )


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("The ministry said that it had not", "freed the port operator from its list."),
        (
            "It is entirely wrong, the ministry said on Thursday in the capital, that",
            "Riga has freed the operator of the port.",
        ),
        ("Минфин заявил, что неверны сообщения о том, что", "США сняли меры с портового оператора."),
    ],
)
def test_a_line_that_cannot_end_a_sentence_goes_on_in_the_next(above: str, below: str) -> None:
    assert f"{above}\n{below}" in said(report(above, below), "paragraph")


def test_a_title_above_the_text_stays_by_itself() -> None:
    found = report("Port operator listed", NEWS)
    assert (found.title, said(found, "paragraph")) == ("Port operator listed", [NEWS])


@pytest.mark.parametrize(
    "line", ["Read\u00a0more: EU lifts sanctions on bank", "Читайте\u00a0также: ЕС снял санкции с банка"]
)
def test_furniture_is_known_whatever_space_stands_in_it(line: str) -> None:
    assert said(report("Port listed", "", NEWS, "", line, "", MORE), "related") == [line]


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u200e", "\u2060"])
def test_signs_that_nobody_sees_change_neither_title_nor_day(sign: str) -> None:
    found = report(f"Po{sign}rt operator listed", f"3 Octo{sign}ber 2024", "", NEWS, "", MORE)
    assert (found.title, found.published) == ("Port operator listed", "2024-10-03")


def test_a_line_of_signs_that_nobody_sees_parts_paragraphs() -> None:
    assert said(report("Port listed", "", NEWS, "\u200b", MORE), "paragraph") == [NEWS, MORE]


@pytest.mark.parametrize("rule", ["--", "-- ", "__"])
def test_a_rule_of_two_dashes_between_paragraphs_ends_no_article(rule: str) -> None:
    assert said(report(NEWS, "", rule, "", MORE, "", NEWS), "paragraph") == [NEWS, MORE, NEWS]


@pytest.mark.parametrize("name", ["a.txt", "a.eml"])
def test_what_stands_under_two_dashes_is_a_signature_where_it_is_no_article(name: str) -> None:
    head = "From: Ann Lee <a@b.example>\nSubject: Port\nDate: Thu, 3 Oct 2024 10:00:00 +0200\n\n"
    (found,) = read(f"{head}{NEWS}\n\n-- \nAnn Lee\nCompliance, Quay Bank\n+44 1234\n".encode(), name=name)
    assert said(found, "paragraph") == [NEWS]
    assert said(found, "footer")[0].startswith("--")


def test_a_saying_under_a_name_belongs_to_the_signature_of_a_mail_and_news_do_not() -> None:
    head = "From: Ann Lee <a@b.example>\nSubject: Port\nDate: Thu, 3 Oct 2024 10:00:00 +0200\n\n"
    saying = "The price of a good conscience is that one must look at it every morning."
    (found,) = read(f"{head}{NEWS}\n\n-- \nAnn Lee\n{saying}\n".encode(), name="a.eml")
    assert said(found, "paragraph") == [NEWS]
    (found,) = read(f"{head}{NEWS}\n\n--\n\n{MORE}\n\n{NEWS}\n".encode(), name="a.eml")
    assert said(found, "paragraph") == [NEWS, MORE, NEWS]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee covers trade for the Quayside Post.",
        "Ann Lee is a reporter in Riga.",
        "Ann Lee has written about shipping since 2004.",
        "Ann Lee, a reporter in Riga, has won two prizes.",
    ],
)
def test_a_last_line_about_the_author_is_a_byline(line: str) -> None:
    assert said(report("Port listed", "", "By Ann Lee", "", NEWS, "", MORE, "", line), "byline")[-1] == line


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee said that the ministry had listed the port.",
        "Ann Lee was told that the port had been listed.",
        "Ann Lee reports that the port is closed now.",
    ],
)
def test_a_last_line_in_which_an_author_says_something_is_read(line: str) -> None:
    assert line in said(report("Port listed", "", "By Ann Lee", "", NEWS, "", MORE, "", line), "paragraph")


def test_what_a_browser_prints_above_and_below_a_page_is_not_read() -> None:
    above, below = "9/12/25, 10:04 AM        Port listed | Quay News", "https://quay.example/news/port-listed      1/2"
    found = report(above, "", "Port listed", "", "By Ann Lee", "", NEWS, "", below, "", "- 2 -", "", MORE)
    assert said(found, "wrapping") == [above, f"{below}\n\n- 2 -"]
    assert (found.title, said(found, "paragraph")) == ("Port listed", [NEWS, MORE])


@pytest.mark.parametrize(
    "line", ["9/12/25, the day of the list", "See https://quay.example/1/2", "- 2 - 3 firms were listed"]
)
def test_lines_that_are_only_like_it_are_read(line: str) -> None:
    assert line not in " ".join(said(report("Port listed", "", NEWS, "", line, "", MORE), "wrapping"))


@pytest.mark.parametrize(
    ("top", "publisher", "title"),
    [
        (("RSS feed", "Port put on list"), None, "Port put on list"),
        (("Sanctions news - RSS feed", "", "Port put on list", "3 October 2024"), None, "Port put on list"),
        (("Quayside Gazette - RSS", "", "Port put on list", "3 October 2024"), "Quayside Gazette", "Port put on list"),
        (("Санкции | RSS-лента", "", "Порт внесён в список", "3 октября 2024"), None, "Порт внесён в список"),
        (("Балтийская лента | 3 октября 2024", "", "Порт внесён в список"), "Балтийская лента", "Порт внесён в список"),
    ],
)
def test_what_a_feed_calls_itself_is_no_outlet(top: tuple[str, ...], publisher: str | None, title: str) -> None:
    told = report(*top, "", NEWS)
    assert (told.publisher, told.title) == (publisher, title)


@pytest.mark.parametrize("clock", ["19:02", "9.15", "7:40 pm", "23:59:01", "— 08:30 —"])
def test_a_time_of_day_is_no_title(clock: str) -> None:
    assert report(clock, "Port put on list", "", NEWS).title == "Port put on list"
    assert report(clock, NEWS).title is None


@pytest.mark.parametrize(
    ("note", "publisher"),
    [
        ("(Automatic translation from the Italian. Source: Il Molo, 3 October 2024)", "Il Molo"),
        (
            "[Translated by software. Original: the Gulf Evening Paper, Thursday 3 October 2024, 11:30]",
            "Gulf Evening Paper",
        ),
        ("(Машинный перевод с немецкого. Источник: газета «Хафенблатт», 3 октября 2024 года)", "Хафенблатт"),
        ("(Updated: 3 October 2024)", None),
        ("[Machine translation, 3 October 2024]", None),
    ],
)
def test_a_note_of_a_translation_tells_the_outlet_and_is_no_title(note: str, publisher: str | None) -> None:
    told = report(note, "", "Port put on list", "", NEWS)
    assert (told.publisher, told.title) == (publisher, "Port put on list")


def test_a_name_over_a_line_written_as_a_sentence_is_the_outlet() -> None:
    told = report(
        "Il Molo di Bari", "Rome, 3 October 2024", "", "Port operator is put on the list by the ministry", "", NEWS
    )
    assert (told.publisher, told.title) == ("Il Molo di Bari", "Port operator is put on the list by the ministry")
    assert report("Port Operator Listed", "3 October 2024", "", NEWS).title == "Port Operator Listed"
    kicker = report("Ports and Ships", "Port operator put on the list by the ministry", "3 October 2024", "", NEWS)
    assert kicker.publisher is None


def test_a_line_that_says_that_a_program_translated_is_not_the_article() -> None:
    told = report(
        "Machine translation (Italian > English). Not edited.", "", "Port put on list", "3 October 2024", "", NEWS
    )
    assert (told.title, told.published) == ("Port put on list", "2024-10-03")
    said_so = "Translated documents show that the port was listed."
    assert said_so in said(report("Port put on list", "3 October 2024", "", said_so, NEWS), "paragraph")[0]
