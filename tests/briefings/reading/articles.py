"""Articles of our own about invented people and places, for pages, PDF and Word files to be made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """`blocks` are in order. A block that begins with `## ` is a heading between paragraphs, with `> ` a block quote, with `* ` an
    item of a list."""

    title: str
    author: str
    published: str
    blocks: tuple[str, ...]

    @property
    def day(self) -> str:
        return self.published[:10]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The blocks as they should be read."""
        return tuple(block.removeprefix("## ").removeprefix("> ").removeprefix("* ") for block in self.blocks)


LIGHTHOUSE = Article(
    "Council keeps the lighthouse lit for another winter",
    "Ona Reyes",
    "2026-03-03T18:40:00-05:00",
    (
        "PORT SELWYN — The harbour lighthouse will stay lit until April, the town council decided on Tuesday after a debate of three"
        " hours in which nobody asked for it to be switched off at once.",
        "“We are not going to leave the boats in the dark to save four thousand dollars,” Mayor Greta Holm said before the vote.",
        "The council voted 6–3. Holm, five members of the majority and one independent were in favour; the three members from the"
        " western wards were against.",
        "## What it costs",
        "The lamp uses little power, but its clockwork is 90 years old. The keeper, Anselm Brook, has asked for new bearings every"
        " year since 2019, and every year the request has been put off.",
        "“I can keep it turning,” Brook said. “I cannot keep it turning and promise that it will not stop on the worst night of the year.”",
        "Councillor Priya Nand, who voted against, said that the town should first hear from the coast guard. “We were told in January"
        " that a report was coming. It is March, and I have not seen a page of it.”",
        "> The light is an aid to navigation of the second class. No decision has been taken about its future, and none will be taken"
        " before the consultation ends.",
        "That statement, sent by the coast guard on Monday, was read out twice in the meeting.",
        "The consultation ends on 30 April. A second vote is planned for the week after.",
    ),
)

BUS = Article(
    "Night buses return, but not to the hill",
    "Tomasz Field and Irma Quist",
    "2026-02-11T06:05:00Z",
    (
        "Night buses will run again in Marrow Valley from 1 March, the transit board announced on Wednesday, ending a pause of two years.",
        "Four lines are to run every 40 minutes between midnight and five. The line up to Castle Hill, which carried the fewest"
        " passengers before the pause, is not among them.",
        "“It is a start, and I will take a start,” said Lena Ortiz, who cleans offices in the old town and has walked home since 2024.",
        "Her neighbour sees it differently. “They have drawn a map with a hole in it, and we live in the hole,” said Desmond Achterberg,"
        " a nurse at the hill clinic.",
        "The board's director, Yusuf Lindqvist, said that the hill line would cost more than the other four together, because it needs"
        " smaller buses and two drivers.",
        "What is known about the new lines:",
        "* Line N1 runs from the station to the harbour by way of the old town.",
        "* Line N2 runs from the station to the university hospital.",
        "* Lines N3 and N4 circle the valley in opposite directions.",
        "Tickets cost the same as by day. The board will count passengers until September and decide about the hill in October.",
        "A petition for the hill line had 1,180 signatures on Wednesday evening. Lindqvist said he had read it and “would rather have"
        " 1,180 passengers.”",
    ),
)

QUARRY = Article(
    "Judge pauses quarry extension over missing water study",
    "Calla Winterbourne",
    "2025-11-20T14:22:10+01:00",
    (
        "A district judge has paused the extension of the Hallam quarry until a study of its effect on the wells of two villages has been"
        " made public.",
        "In a ruling of eleven pages, Judge Oriel Tamm wrote that the county “could not have weighed what it had not read.”",
        "The study was finished in May. The county's planning office received it in June, according to a letter that was read in court,"
        " and approved the extension in July without publishing it.",
        "Ravi Colburn, a lawyer for the villages, called the ruling “a good day for anybody who drinks water.”",
        "The company that runs the quarry, Hallam Stone, said in a statement that it would cooperate. “We paid for the study and we have"
        " nothing to fear from it,” the statement said.",
        "Neither side would say what the study found. The judge has read it; her ruling quotes only its table of contents.",
        "The planning office did not answer questions sent on Wednesday. A spokesperson for the county, Ines Vogel, said that she could"
        " not comment on a pending case.",
        "A hearing is set for 9 December. Until then no new ground may be broken, though work in the old pit may go on.",
    ),
)

LIBRARY = Article(
    "Library will lend tools, and neighbours argue about noise",
    "Ben Okoro",
    "2026-01-15T09:00:00-08:00",
    (
        "The library on Fenner Street will lend drills, ladders and sewing machines from next month, its director said on Thursday.",
        "“People ask us for books about mending things,” said the director, Sunniva Dale. “Then they ask us where to find a drill.”",
        "The tools, about 200 of them, were given by residents and by a shop that closed last autumn. Borrowing is free; a lost drill"
        " costs 40 dollars.",
        "Some neighbours fear for their evenings. Harold Pim, who lives across the street, told the board that he could already hear"
        " the book returns at night. “Now I am to hear them test a saw,” he said.",
        "Dale said that nothing would be tested on the premises. “We lend it, you take it home, and your own neighbours may complain,” she"
        " told the board, to laughter.",
        "The board approved the plan without a vote against. Two members abstained.",
        "Similar collections exist in Dunmore and in Ashby, where a library has lent tools since 2018 and reports that three were never"
        " brought back.",
        "The first loans are planned for 16 February.",
    ),
)
