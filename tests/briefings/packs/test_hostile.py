"""Files written to mislead: each is refused with its line, or what is kept of it is plain."""

import pytest

from briefings.draft.model import Draft
from briefings.errors import BadBriefingFile
from briefings.packs import read_file, write_file

ARTICLE = "on-record: 1\narticle: |\n  Amélie Quill left in 1974. “Go,” Amélie Quill said.\n"
URL = "Line 4: `url` is the whole address of a web page, with `https://`, without a user name in it."
NO_CHARACTER = "Line 4: an escape here stands for a character that no text has."
NOTHING = "Line 4: there is nothing to read in this text."
ACUTE = "\\u0301"


def read(rest: str) -> Draft:
    return read_file(f"{ARTICLE}{rest}\n", {})


def refusal(rest: str) -> str:
    with pytest.raises(BadBriefingFile) as refused:
        read(rest)
    return refused.value.say


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,hello",
        "//bay.example/ferry",
        "https:///ferry",
        "https://bank.example@evil.example/",
        "https://reader:secret@bay.example/",
        "https://bay.example:port/",
        "https://[::1/",
        "https://bаy.example/",
        "https://bay.example/a b",
        "https://bay.example/<b>",
        "https://bay.example/a`b",
        "https://bay.example\\\\@evil.example/",
        "https://bay.example/\\u202egpj.exe",
        "https://bay.example/fer\\u200bry",
        "https://bay.example/" + "x" * 2_000,
    ],
)
def test_an_address_that_is_none_or_hides_where_it_leads_is_refused(url: str) -> None:
    assert refusal(f'source: {{url: "{url}"}}') == URL


@pytest.mark.parametrize(
    "url",
    ["https://bay.example/ferry?page=1&b=(2)", "http://bay.example:8080/fährе/דף", "https://xn--bcher-kva.example"],
)
def test_the_address_of_a_page_is_kept_as_it_stands(url: str) -> None:
    draft = read(f'source: {{url: "{url}"}}')
    assert draft.source.url == url
    assert read_file(write_file(draft), {}).source.url == url


@pytest.mark.parametrize(
    ("rest", "say"),
    [
        ('source: {title: "The \\0 ferry"}', NO_CHARACTER),
        ('source: {title: "The \\ud800 ferry"}', NO_CHARACTER),
        ('topics: ["\\udfff"]', NO_CHARACTER),
        ('"\\ud800": 1', NO_CHARACTER),
        ('people: [{name: Amélie Quill, also: ["Quill\\0"]}]', NO_CHARACTER),
        ('source: {title: "\\u200b\\u202e"}', NOTHING),
        ('people: [{name: "\\u200b"}]', NOTHING),
        ('events: [{sentence: {editor: "\\u2066\\u2069"}}]', NOTHING),
        (f'source: {{title: "a{ACUTE * 40}"}}', "Line 4: More than 30 accents are on one letter in that text"),
        (f'people: [{{name: "Q{ACUTE * 40}"}}]', "Line 4: More than 30 accents are on one letter in that text"),
        (f"people: [{{name: {'x' * 300}}}]", "Line 4: this text has 300 characters; the limit is 200."),
        (f"source: {{title: {'x' * 5_000}}}", "Line 4: this text has 5,000 characters; the limit is 4,000."),
        ('people: [{name: Amélie Quill}, {name: "Amélie\\u200b Quill"}]', "Line 4: “Amélie Quill” is here twice"),
        ('people: [{name: Amélie Quill}, {name: "Ame\\u0301lie Quill"}]', "Line 4: “Amélie Quill” is here twice"),
        ('source: {title: a}\n"sour\\x63e": {title: b}', "Line 5: `source` is given a second time."),
        ("source: {title: a, \"t\\u0069tle\": b}", "Line 4: `title` is given a second time."),
        ("<<: {topics: [a]}", "Line 4: `<<` is not known;"),
        ("quotes: [{words: {words: Go, at: ２９}}]", "Line 4: `at` is a number from 0."),
        (f"quotes: [{{words: {{words: Go, at: {'9' * 5_000}}}}}]", "Line 4: `at` is a number from 0."),
        ("quotes: [{words: {words: Go, at: 0x1d}}]", "Line 4: `at` is a number from 0."),
        ("quotes: [{words: {words: Go, at: -1}}]", "Line 4: `at` is a number from 0."),
        ("source: {published: ２０２５}", "Line 4: “２０２５” is not a date that this bot understands."),
        ("source: {published: 2025-02-30}", "Line 4: “2025-02-30” "),
        (f"source: {'{a: ' * 5_000}1{'}' * 5_000}", "Line 4: this is nested too deep."),
        (f"topics: {'[' * 5_000}{']' * 5_000}", "Line 4: this is nested too deep."),
    ],
)  # fmt: skip
def test_what_could_mislead_is_refused_with_its_line(rest: str, say: str) -> None:
    assert refusal(rest).startswith(say)


def test_a_refusal_shows_nothing_invisible_of_the_file_and_is_not_long() -> None:
    say = refusal(f'people: [{{name: Amélie Quill}}]\nquotes: [{{words: Go, speaker: "\\u202e{"x" * 5_000}"}}]')
    assert say.isprintable()
    assert len(say) < 1_100


def test_what_is_kept_is_without_invisible_characters_and_composed() -> None:
    draft = read(
        'source: {title: "The \\u202eferry\\u200b", outlet: "Ame\\u0301lie"}\n'
        'people: [{name: "Ame\\u0301lie\\u200d Quill", roles: []}]\n'
        'quotes: [{words: "Go\\u200b", speaker: "Amélie Quill"}]\ntopics: ["Fer\\u2060ries"]'
    )
    assert draft.source.title is not None
    assert draft.source.outlet is not None
    assert (draft.source.title.value, draft.source.outlet.value) == ("The ferry", "Amélie")
    assert (draft.people[0].name, draft.topics) == ("Amélie Quill", ("Ferries",))
    assert [piece.of(draft.source.text) for piece in draft.quotes[0].pieces] == ["Go"]


@pytest.mark.parametrize("value", ["0x10", "1:20", "1_000", "no", "1e3", "2026-01-27", ".inf", "0o17", "=", "yes"])
def test_what_yaml_would_take_for_something_else_is_the_text_that_stands_there(value: str) -> None:
    assert read(f"topics: [{value}1]").topics == (f"{value}1",)
    assert read(f"source: {{outlet: {value}a}}").source.outlet is not None


def test_a_day_with_a_time_is_that_day() -> None:
    published = read("source: {published: 2026-01-27T10:00:00Z}").source.published
    assert published is not None
    assert published.value == "2026-01-27"


def test_quotation_marks_of_another_style_find_the_same_words() -> None:
    text = 'on-record: 1\narticle: |\n  “It’s ‘late’,” O’Neil said.\npeople: [{name: "O\'Neil"}]\n'
    draft = read_file(f"{text}quotes: [{{words: \"It's 'late',\", speaker: \"O'Neil\"}}]\n", {})
    assert draft.quotes[0].pieces[0].of(draft.source.text) == "It’s ‘late’,"
