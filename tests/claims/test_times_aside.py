"""Sentences about times that were written once and set aside: the grammar was not fitted to them."""

from inforce.claims.times import anchor_of, find_times

ASIDE = [
    ("2023-11-22", "The insurer was struck off on Monday, a week after it had appealed.", ["2023-11-20"]),
    ("2023-11-22", "By 30 November the trustees must answer.", ["../2023-11-30"]),
    ("2023-11-22", "He was first named in the autumn of 2019 and again last spring.", ["2019-23", "2023-21"]),
    ("2023-11-22", "The permit, issued on 2 January, runs until the end of next year.", ["2023-01-02", "../2024"]),
    ("2023-11-22", "Since the beginning of March the port has been empty.", ["2023-03/.."]),
    ("2023-11-22", "Between 2016 and 2019 she chaired the board.", ["2016/2019"]),
    ("2023-11-22", "The ship had been listed three months earlier, in August.", ["2023-08", "2023-08"]),
    ("2023-11-22", "From 1 December the fee will double.", ["2023-12-01/.."]),
    ("2023-11-22", "A notice of Oct. 9 named nine firms; a tenth was added on the 12th.", ["2023-10-09", "2023-10-12"]),
    ("2023-11-22", "Late on Saturday night the site changed.", ["2023-11-18"]),
    ("2023-11-22", "The waiver ends in December.", ["2023-12"]),
    ("2023-11-22", "It was shut throughout 2020 and for most of 2021.", ["2020", "2021"]),
    ("2023-11-22", "At 9:30 a.m. GMT yesterday the file was replaced.", ["2023-11-21T09:30Z"]),
    ("2023-11-22", "In 2016 he left. Five years later, in June 2021, he was back.", ["2016", "2021", "2021-06"]),
    ("2023-11-22", "The bank has been under sanctions for nine years.", ["2014/.."]),
    ("2023-11-22", "They expect a ruling early next year.", ["2024"]),
    ("2023-11-22", "The list of December 19, 2017 was longer.", ["2017-12-19"]),
    ("2023-11-22", "A decision is due this week.", ["2023-11-20/2023-11-26"]),
    ("2023-11-22", "On New Year's Eve the firm was gone.", ["2022-12-31"]),
    ("2023-11-22", "The committee met on 3 and 5 October.", ["2023-10-03", "2023-10-05"]),
]


def test_most_times_set_aside_are_read_right() -> None:
    right = 0
    for published, text, expected in ASIDE:
        found = [str(mention.value) for mention in find_times(text, 0, len(text), anchor_of(published))]
        right += found == expected
    assert right >= 0.75 * len(ASIDE)
