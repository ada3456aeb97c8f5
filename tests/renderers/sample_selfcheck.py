"""An invented self-check on the invented account."""

from sample_account import ACCOUNT, span
from sample_report import REPORT, SAT

from markassist.selfcheck import Count, Identifier, Item, Located, SelfCheck

SELFCHECK = SelfCheck(
    account=ACCOUNT,
    rubric=REPORT.rubric,
    title="Attachment in residential childcare",
    profile="open",
    items=(
        Item(
            "M2",
            "How I build trust with a child",
            ("What did you do or say, exactly?", "What did the child do then?"),
            (Located(*span(SAT), 3, "What happened"), Located(*span("Kayleigh said"), 3, "What happened")),
            ("Look at your shift log for that day.",),
        ),
        Item("M5", "What I do when I am worried about a child", ("Who else knows about it?",)),
    ),
    counts=(Count("stages found", 4, 6), Count("sentences that begin with “I”", 5)),
    identifiers=(
        Identifier(
            "child_name",
            "K••••••• T•••••••",
            *span("Kayleigh Thornton")[1:],
            3,
            "This line may identify someone; change it before you share it.",
        ),
    ),
    signposts=(
        "If this has not already been reported, speak to your manager now; your account is no report.",
    ),
    changes=("One more of your passages was located for M2 than in the earlier draft.",),
)
