"""Run by names.py in an environment of its own, with nomenklatura, rapidfuzz and Faker: names that nobody lists, and how
fast nomenklatura's logic-v2 scores candidates."""

# mypy: ignore-errors

import csv
import random
import sys
import time
from pathlib import Path

LOCALES = {
    "en_US": 40, "en_GB": 5, "de_DE": 5, "fr_FR": 5, "es_MX": 7, "it_IT": 4, "pt_BR": 4, "fi_FI": 4, "ru_RU": 5, "uk_UA": 3,
    "ar_SA": 4, "fa_IR": 3, "zh_CN": 3, "ja_JP": 3, "ko_KR": 3, "hi_IN": 3, "tr_TR": 3, "pl_PL": 3,
}  # fmt: skip
NEAREST = 50
"""Entries by each of two ratios that go to the matcher, as in the baselines of the evaluation."""


def rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def made_up(count: int) -> list[tuple[str, str]]:
    """Persons, companies and ships in many languages, always the same ones."""
    from faker import Faker

    chance = random.Random(7)
    fakers = {locale: Faker(locale) for locale in LOCALES}
    for locale, faker in fakers.items():
        faker.seed_instance(locale)
    names = []
    for locale in chance.choices(list(LOCALES), weights=list(LOCALES.values()), k=count):
        faker, draw = fakers[locale], chance.random()
        if draw < 0.75:
            given = [faker.first_name() for _ in range(chance.choice((1, 2)))]
            names.append((" ".join([*given, faker.last_name()]), "Person"))
        elif draw < 0.95:
            names.append((faker.company(), "Organization"))
        else:
            number = f" {chance.randint(1, 99)}" if chance.random() < 0.3 else ""
            names.append((f"{faker.word()} {faker.last_name()}{number}".upper(), "Vessel"))
    return names


def write(path: str, count: int, share: float, queries: str) -> None:
    """A file of names, of which a share is taken from an evaluation's queries."""
    asked = rows(queries)
    chance = random.Random(11)
    known = round(count * share)
    named = made_up(count - known) + [(q["name"], q["schema"]) for q in chance.choices(asked, k=known)]
    chance.shuffle(named)
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id", "name", "schema"])
        out.writerows([f"n{at}", *row] for at, row in enumerate(named))


def time_logic_v2(listed: str, names: str, count: int) -> None:
    """Prints names a second of processor time, the matcher alone, over the nearest candidates of each name."""
    from followthemoney import model
    from nomenklatura.matching import get_algorithm
    from nomenklatura.matching.types import ScoringConfig
    from rapidfuzz import fuzz, process

    matcher, config = get_algorithm("logic-v2"), ScoringConfig.defaults()
    schemas = {"Organization": "Organization", "Thing": "LegalEntity", "Aircraft": "Airplane"}

    def entity(key, schema, *values):
        schema = schemas.get(schema, schema)
        data = {"id": key, "schema": schema, "properties": {"name": [value for value in values if value]}}
        return model.get_proxy(data)

    entries = rows(listed)
    parties = [entity(e["id"], e["schema"], e["name"], *e["aliases"].split("|")) for e in entries]
    by_name = [
        (name.lower(), at) for at, e in enumerate(entries) for name in (e["name"], *e["aliases"].split("|")) if name
    ]
    choices = [name for name, _ in by_name]
    asked = random.Random(3).sample(rows(names), count)
    spent = 0.0
    for query in asked:
        found = [
            each
            for scorer in (fuzz.token_set_ratio, fuzz.WRatio)
            for each in process.extract(query["name"].lower(), choices, scorer=scorer, limit=2 * NEAREST)
        ]
        candidates = [parties[at] for at in dict.fromkeys(by_name[place][1] for _, _, place in found)][: 2 * NEAREST]
        proxy = entity(query["id"], query["schema"], query["name"])
        start = time.process_time()
        for candidate in candidates:
            matcher.compare(proxy, candidate, config)
        spent += time.process_time() - start
    print(count / spent)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", path, count, share, queries]:
            write(path, int(count), float(share), queries)
        case ["time", listed, names, count]:
            time_logic_v2(listed, names, int(count))
