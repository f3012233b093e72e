"""Who speaks: each rule of attribution with an example in our own words."""

import pytest

from briefings.draft.model import DoubtKind
from tests.briefings.drafting.drafting import draft_text, speakers_of

STATED = "stated"
INFERRED = "inferred"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # The verb that introduces the words, not one in a side clause.
        ("Ann Lee had mocked the plan, saying anyone who complains about rain “should stay at home”.", "Ann Lee"),
        ("Ann Lee told a young man who suggested that boats are dear that “a bridge is dearer still”.", "Ann Lee"),
        ("Ann Lee said the ferry would tell a story, one of “salt and rust and patience”.", "Ann Lee"),
        ("In order to win, Ann Lee said, the bay must be “dredged to the very bottom”.", "Ann Lee"),
        # What follows after "when" or "while" is another clause.
        ("Ann Lee answered, “That was a long year,” when Tom Hale scolded her for it.", "Ann Lee"),
        # One verb, several fragments.
        ("Ann Lee called the pier a “rusty old tooth” that is “rotten to the very root”.", "Ann Lee"),
        # The sentences before ends with its verb.
        (
            "The bay may freeze while Tom Hale waits for a ship, Ann Lee said. “Nobody will walk to work then.”",
            "Ann Lee",
        ),
        ("As Ann Lee, a pilot of forty years, recently put it, “the sea keeps its own books”.", "Ann Lee"),
        # A passive has somebody else as its speaker.
        ("Ann Lee spoke first. Tom Hale was scolded for “sitting on his hands all year”, she said.", "Ann Lee"),
        ("The film shows Ann Lee asking, “Why are we not there yet?”", "Ann Lee"),
        ("“We are late,” said Del. Ann Lee of the upper bay.", "Ann Lee"),
        # Who is only qualified by a name is not that name.
        ("Hale campaign spokesman Ann Lee met Tom Hale. “We are late and sorry,” said Lee.", "Ann Lee"),
    ],
)
def test_the_speaker_is_whoever_the_article_says(text: str, speaker: str) -> None:
    assert speakers_of(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "group"),
    [
        (
            "In May, several island groups granted Mr. Tom Hale a week, saying his “purse was thinner than he said”.",
            "Several island groups",
        ),
        (
            "Small groups of fishermen walked to the quay while chanting, “Hands off our nets, please.”",
            "Small groups of fishermen",
        ),
        ("A Harbour Office report released last year found “rust in every second rivet”.", "Harbour Office report"),
        ("Norland insisted that Osterby “stop its dangerous games”.", "Norland"),
        ("The report is long, the report says. It also finds that “nobody has looked below deck”.", "Report"),
    ],
)
def test_a_group_a_document_or_a_country_can_speak(text: str, group: str) -> None:
    assert speakers_of(text)[-1][0] == group


def test_somebody_without_a_name_is_named_by_nobody_and_shown_with_what_the_article_says() -> None:
    text = "One Democratic senator who voted yes, and would not be named, said: “We had the votes for nine minutes.”"
    quote = draft_text(text).quotes[0]
    assert (quote.speaker, quote.speaker_state.value) == (None, "unknown")
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text) == "One Democratic senator who voted yes"


def test_a_pronoun_means_who_spoke_and_not_whom_the_sentence_mentions() -> None:
    text = (
        "Tom Hale campaign spokesman Rex Lund told the Courier that Hale’s plan stands. He would not say why.\n\n"
        "“It is not on paper yet,” he said."
    )
    assert speakers_of(text)[-1] == ("Rex Lund", INFERRED)


def test_a_pronoun_is_in_doubt_where_somebody_else_was_named_since() -> None:
    text = (
        "The talks may fail, said Mary Lund.\n\nThe quarrel is old, with Helen Ware doing what she can.\n\n"
        "“It would be the end of us,” she said."
    )
    assert [doubt.kind for doubt in draft_text(text).quotes[-1].doubts] == [DoubtKind.PRONOUN_SPEAKER]


def test_it_may_be_somebodys_message_and_then_it_is_their_words() -> None:
    text = "Ann Lee, a spokeswoman for the bay, replied by text message. “They had all summer,” it said."
    assert speakers_of(text) == [("Ann Lee", INFERRED)]


def test_words_at_second_hand_are_a_doubt() -> None:
    quote = draft_text(
        "Ann Lee said on Monday that Tom Hale once described the pier as “the gold tooth” of the bay."
    ).quotes[0]
    assert "second-hand" in quote.doubts[0].say


def test_a_message_that_is_posted_makes_no_second_hand() -> None:
    quote = draft_text(
        "In a message posted on Friday, Ann Lee said she had “areas of real disagreement” with the bay."
    ).quotes[0]
    assert quote.doubts == ()


def test_they_are_no_document() -> None:
    text = "The Bay Council met at night. The statement was short. “We will begin at once,” they said."
    assert speakers_of(text)[-1][0] != "Statement"


def test_the_paragraph_counts_for_a_pronoun() -> None:
    text = (
        "Asked about the bay, Mr. Tom Hale said he liked it.\n\nCol. T. V. Amsubban, who heads the panel, was against it. "
        "“Leave the rest as it is,” he said."
    )
    assert speakers_of(text) == [("T. V. Amsubban", INFERRED)]


def test_a_role_on_the_way_counts_for_a_pronoun() -> None:
    text = (
        "The chair, Ann Lee, opened. Mary Lund spoke against the plan. The chair said the bay had silted up. "
        "“I can hear it at night,” she added."
    )
    assert speakers_of(text) == [("Ann Lee", INFERRED)]


def test_letters_after_a_name_are_a_role_and_no_part_of_it() -> None:
    text = "Fintan Mallory TD said the line was “late and dear and late again”. “I like trams,” he said."
    one = draft_text(text)
    assert [(person.name, [role.title for role in person.roles]) for person in one.people] == [
        ("Fintan Mallory", ["TD"])
    ]
    assert [speaker for speaker, _ in speakers_of(text)] == ["Fintan Mallory", "Fintan Mallory"]


@pytest.mark.parametrize(
    "text",
    [
        "“my walk is a tour of ponds now,” wrote @bay_walker, who did not answer.",
        "By noon a user who goes by @bay_walker had the best reply of the day: “my walk is a tour of ponds now”",
    ],
)
def test_an_account_speaks(text: str) -> None:
    assert speakers_of(text) == [("@bay_walker", STATED)]


def test_a_statement_speaks_for_whoever_gave_it() -> None:
    text = (
        "Tallow Water, the largest of them, disputes the finding. The company said in a statement that early figures were rough. "
        "“We stand by our sums,” the statement continued."
    )
    assert speakers_of(text) == [("Tallow Water", INFERRED)]


def test_a_letter_is_named_as_it_was_brought_in() -> None:
    text = "In a letter to the bay’s mayor, nine traders complained. “We were never asked,” the letter read."
    assert speakers_of(text) == [("Letter to the bay’s mayor", INFERRED)]


def test_the_guild_is_the_body_whose_name_ends_so() -> None:
    text = "The Nurses’ Guild, which opposes the plan, wrote in May. “It is in their inbox,” the guild said."
    assert speakers_of(text)[-1][0] == "Nurses’ Guild"


def test_who_is_quoted_by_somebody_is_whom_he_means() -> None:
    text = "The mayor, Ann Lee, spoke through an aide, Tom Hale. “We drive nobody out,” Hale quoted her as saying."
    assert speakers_of(text) == [("Ann Lee", INFERRED)]


def test_one_of_two_is_in_doubt_between_them() -> None:
    quote = draft_text(
        "Ann Lee and Mary Lund met. The two women left together. “We will swim again,” one of them said."
    ).quotes[0]
    assert "Ann Lee" in quote.doubts[0].say
    assert "Mary Lund" in quote.doubts[0].say


def test_a_description_means_the_person_it_fits() -> None:
    text = "Carla Dunn, 38, came with a pram. Her partner, Rick Pryce, came too.\n\n“They have names,” the mum-of-four fumed."
    assert speakers_of(text) == [("Carla Dunn", INFERRED)]


def test_her_council_is_the_only_council_of_the_article() -> None:
    text = "Carla Dunn keeps gnomes that her council calls a “danger to all shipping”. A Brindle Council spokesman would not comment."
    assert speakers_of(text) == [("Brindle Council", INFERRED)]


def test_who_shot_back_speaks_and_who_was_shot_does_not() -> None:
    assert speakers_of("Ann Lee met Tom Hale. “Like a bird on a wire,” Hale shot back.") == [("Tom Hale", STATED)]
    assert "Tom Hale" not in [
        speaker for speaker, _ in speakers_of("“Skin of the bay on a wire” was sung after Tom Hale was shot.")
    ]


def test_one_of_a_group_is_nobody_in_particular() -> None:
    assert speakers_of("Ann Lee spoke first. The bishops abstained. “The field is ours,” one of them said.") == [
        (None, "unknown")
    ]


def test_a_pronoun_may_mean_somebody_without_a_name() -> None:
    text = (
        "Stig Lund opened the night. One father, who would not be named, said he worked late. “Who drives?” he asked."
    )
    assert speakers_of(text) == [(None, "unknown")]


def test_whom_words_are_told_to_is_given_no_role() -> None:
    one = draft_text("Asked for a reply to the florist, Tom Hale said he was sorry.")
    assert [person.roles for person in one.people] == [()]


def test_a_headline_names_no_group() -> None:
    text = (
        "Tea wage panel settles on nine\n\nThe wage advisory panel met on Monday. “We settled on nine,” the panel said."
    )
    assert speakers_of(text)[-1][0] == "Wage advisory panel"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Tom Hale opened the night. It was a girl of nine who got the applause. “I’m not tired,” she said.",
            "a girl of nine",
        ),
        ("Tom Hale sat down. A woman selling next to him sucked her teeth. “You are young,” she told him.", "A woman"),
        ("Tom Hale sat down. My grandson, who is four, looked on. “Who are they for?” he asked.", "My grandson"),
        ("Tom Hale spoke. A man of forty got up. He looked at the clock. “It is late,” he said.", "A man of forty"),
        (
            "Tom Hale sat down. One senior, who leaves in May, drew the biggest laugh. “I am late,” he said.",
            "One senior",
        ),
        (
            "Tom Hale wrote.\n\nSir — My grandson, who is four, waved. He asked me on Sunday: “Why?” I told him.",
            "My grandson",
        ),
        ("A spokesman for the ministry came. Tom Hale spoke. “It was an annex,” the spokesman said.", "A spokesman"),
    ],
)
def test_who_has_no_name_is_not_taken_for_whoever_was_named_last(text: str, speaker: str) -> None:
    quote = draft_text(text).quotes[-1]
    assert quote.speaker is None
    assert quote.speaker_span is not None
    assert quote.speaker_span.of(text).startswith(speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ann Lee had brought her daughter, Eve. “I only said hold the rail,” said Eve. “I am,” her mother said.",
            "Ann Lee",
        ),
        ("Ann Lee won again. Her sister Eve came second. “It is luck,” her sister said.", "Eve"),
        (
            "Tom Lee’s niece, Council member Eve Lee, sat down. “I am late,” she said. Her uncle laughed. “So late,” he said.",
            "Tom Lee",
        ),
        ("Tom Hale said the well was dry.\n\nAccording to him: “It has been dry since May.”", "Tom Hale"),
        ("Tom Hale spoke through his aide, Jon Lee. “It is late,” Lee quoted him as saying.", "Tom Hale"),
        ("Tom Hale, a former winger, got up. “It is late,” laughed the ex-winger.", "Tom Hale"),
        ("A reporter asked Tom Hale about it. “No,” he said.", "Tom Hale"),
        ("Prime Minister Tom Hale met Ann Lee. “It is late,” the PM said.", "Tom Hale"),
        ("After the talk Ann Lee emailed to say: “I am late.”", "Ann Lee"),
    ],
)
def test_kin_and_short_titles_mean_whom_the_article_says(text: str, speaker: str) -> None:
    assert speakers_of(text)[-1][0] == speaker


def test_a_role_that_nobody_was_given_before_is_a_guess() -> None:
    text = "Tom Hale and the driver sat down. “Sorry,” the driver said. Ann Lee, a driver of forty years, waved."
    quote = draft_text(text).quotes[0]
    assert speakers_of(text) == [("Ann Lee", INFERRED)]
    assert [doubt.kind for doubt in quote.doubts] == [DoubtKind.AMBIGUOUS_SPEAKER]


def test_words_of_the_headline_are_no_second_quote() -> None:
    text = "Night ban ‘will fill our roads’\n\n“It will fill our roads,” said Ann Lee on Monday."
    assert speakers_of(text) == [("Ann Lee", STATED)]


def test_a_bare_role_beside_the_only_name_of_its_paragraph_is_no_guess() -> None:
    text = "Ann Lee spoke first.\n\nTom Hale came in wet. “Sorry,” the driver said."
    assert speakers_of(text) == [("Tom Hale", INFERRED)]
    assert draft_text(text).quotes[0].doubts == ()


def test_an_office_in_short_is_a_guess_where_whoever_spoke_last_has_another() -> None:
    text = "The youth leader, Tom Hale, said it was late.\n\nThe council boss called it “a very loud joke”."
    assert [doubt.kind for doubt in draft_text(text).quotes[0].doubts] == [DoubtKind.AMBIGUOUS_SPEAKER]


def test_whom_a_clause_describes_speaks_and_not_the_end_of_the_clause() -> None:
    assert (
        speakers_of("Two councillors who voted for the Bay bypass called Tom Hale “a barrel of wind”.")[0][0]
        == "Two councillors"
    )


def test_a_firm_is_one_body_by_its_first_word_too() -> None:
    text = "Ann Lee runs Brennard Logistics. Brennard said in an update that it had seen “no figures worth the name”."
    assert speakers_of(text)[0][0] == "Brennard Logistics"
