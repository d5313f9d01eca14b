"""Who wrote, when, who took the photograph, whose rights, as data (see `patterns`)."""

from __future__ import annotations

AGENCY = (
    r"(?:AP|AFP|EPA|UPI|PA|dpa|DPA|ANI|IANS|Xinhua|TASS|Anadolu|Reuters|REUTERS|Getty(?: Images)?|"
    r"Shutterstock|Bloomberg|Flash90|WireImage|Zuma(?: Press)?|USA ?TODAY(?: Network)?|NurPhoto|"
    r"Sipa(?: USA)?|AA|Alamy(?: Stock Photo)?|iStock|Redux|Landov|Rex|Pool|Pixabay|Dreamstime)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:\w+,? )?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_CLOCK = r"(?:at )?\d{1,2}(?:[:.]\d\d(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)(?: \(?[A-Z]{2,4}\)?)?"
_TIME = rf"(?:,? {_CLOCK})?"
_NAME = r"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3})"
_NAMES = rf"{_NAME}(?:(?:, | and |, and | & ){_NAME}){{0,5}}"

CREDIT_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # Bylines and datelines of the page, not of the text (seeds 003, 004; allsides).
    (
        "byline",
        (
            (
                r"by:? (?-i:[A-Z][\w.’'-]*,?(?: (?:and |& |of )?[A-Z][\w.’'-]*,?)"
                r"{0,9})(?: ?[|/(@][\w @|,/().’'-]{2,60}|(?<=,) (?:[a-z]+ ){0,2}(?:contributor|correspondent|"
                r"columnist|editor|reporter|writer)s?)?(?<![.?!])"
            ),
            (
                r"(?:by )?(?-i:(?:[A-Z][\w.’'-]* ){1,4})(?:(?!pict|phot)[a-z]+ )?(?:correspondents?|"
                r"staff(?: writer)?|desk|newsroom|bureau|reporters?|editors?)"
            ),
            (
                rf"[(\[]?(?:additional )?(?:reporting|writing|editing) by:? {_NAMES}"
                r"(?: (?:in|at) [\w .,]{3,60})?(?:[;,] .{3,120})?\W?"
            ),
            rf"\W{{0,3}}with (?:assistance|reporting) (?:by|from) {_NAMES}\W?",
            r"additional reporting (?:by|from):? [^.]{2,80}\.?",
            r"contributing: .{3,160}",
            rf"{_NAMES} contributed\.?",
            r"(?:the|by the) editorial board",
            r"(?:special (?:for|to) [\w .]{3,40}|opinion contributor|guest (?:columnist|contributor))",
        ),
    ),
    # What the outlet says about the text; corrections are not among them.
    (
        "note",
        (
            (
                r"\W{0,3}this (?:story|article|report|post) (?:has been|was) "
                r"(?:updated|first published|originally published)\b"
                r"(?!.{0,80}\b(?:correct|clarif|error))(?!.{0,110}(?-i:[a-z]\. [A-Z])).{0,110}"
            ),
            r"this is a rush transcript\b.{0,60}",
            r"\w+ transcripts are created on a rush deadline\b.{0,280}",
            r"this is a (?:developing|breaking) (?:news? )?story\b.{0,80}",
            r"this article is more than \d+ \w+ old",
            (
                r"(?:the )?(?:opinions?|views?)(?: and opinions)? expressed (?:by|in|here|are)\b.{0,220}"
                r"\b(?:own|not|solely|do not)\b.{0,120}"
            ),
            r"\W{0,3}this (?:article|story|report) is based (?:in part )?on wire[ -](?:service )?reports\W?",
        ),
    ),
    (
        "date",
        (
            (
                rf"(?:(?:first |last )?(?:published|updated|posted|"
                rf"modified|created)(?: on| at)?:? ?)+"
                rf"(?:{_DATE}{_TIME}|{_CLOCK}(?:,? (?:\w+,? )?(?:{_DATE}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}))?)?"
            ),
            rf"updated (?:on )?{_MONTH} \d{{1,2}}(?: {_CLOCK}(?: \w+)?)?",
            rf"{_DATE}{_TIME}",
            r"\d{1,2}/\d{1,2}/(?:\d\d){1,2}",
            r"\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago",
            r"\d+[- ]min(?:ute)?s?[ -]read",
            r"(?:estimated )?read(?:ing)? time:? ?\d+(?: ?min(?:ute)?s?)?",
        ),
    ),
    (
        "caption",
        (
            r"(?:image copyright .{2,80}? )?image caption .{2,300}",
            r"(?:media playback|media caption|(?:enlarge this image )?(?:toggle|hide) caption) .{2,300}",
            r"enlarge this image\b.{0,200}",
            r"facebook twitter pinterest .{5,300}",
            r"(?-i:FILE(?: PHOTO| PIC)?|File [Pp]hoto) ?[:–—-] ?.{5,280}",
            r"(?:pictured|caption|photo caption): ?.{5,280}",
        ),
    ),
    # Credits of photographs (seed 001; allsides: "Image copyright Getty Images", "AP Photo/Susan Walsh").
    (
        "credit",
        (
            (
                rf"(?-i:[A-Z][\w.’'-]+ (?:[\w.’'-]+ ){{0,3}}?)[\w.’'-]+ ?/ ?(?:{AGENCY}|"
                rf"staff|the [\w ]{{3,25}}|file)(?:(?: photo)?| ?[/|,] ?[\w ]{{2,30}})*"
            ),
            rf"(?:{AGENCY}(?: photo)?)(?: ?[/|] ?[\w .’'-]{{2,40}})?",
            rf"[\[(]{AGENCY}(?: photo)?[\])]",
            (
                r"(?:image|photo(?:graph)?|picture|illustration)s?(?: "
                r"(?:copyright|credit|source))?(?: ?:| ?[©–-] ).{2,80}"
            ),
            (
                r"(?:image|photo(?:graph)?|picture|illustration)s? by "
                r"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,4})(?:/.{2,60})?"
            ),
            r"(?:image|photo) (?:copyright|credit|source) .{2,60}",
            r"(?:[\w.’'-]+ ){1,4}(?:picture desk|pictures|photo desk)",
        ),
    ),
    # Rights, house notices, addresses.
    (
        "copyright",
        (
            r"(?:copyright )?© ?.{2,120}",
            r"(?:copyright )?\(c\) (?:\d{4}|(?-i:[A-Z])).{2,60}(?<!\.)",
            r"copyright (?:\d{4}|by) ?.{0,120}",
            r"distributed by .{3,60}\b(?:syndicate|agency|llc|inc)\b.{0,20}",
            r"(?:republished|reprinted) with permission\b.{0,80}",
        ),
    ),
    (
        "address",
        (
            r"/(?:[\w.-]+/)+[\w.-]+/?",
            r"https?://\S+",
            r"www\.\S+",
            r"\d{9,}",
        ),
    ),
    (
        "tags",
        (
            r"(?:tags|topics|filed under|categories|(?:this article )?tagged under)\s?:\s?.{2,160}",
            r"@\w+(?: [A-Z#@]\w*){0,5}",
            r"#\w+(?: #\w+)*",
        ),
    ),
    (
        "sample",
        (r"sample article for standpoint\. invented outlet\..{0,120}",),
    ),
)
# The same with words before them that may be any: tried only where the key stands in the line, in lower case.
CREDIT_KEYED: tuple[tuple[str, str, str], ...] = (
    (
        "byline",
        "contributed",
        (
            r"(?:(?:(?:[^.!?]|(?<=\b[A-Z])\.|(?<=\bJr)\.|\.(?=\w)){3,260} )?(?:also )?contributed "
            r"(?:reporting|to this (?:report|story|article|piece))(?: from [^.]{3,40})?\W{0,3}){1,3}"
        ),
    ),
    ("copyright", "all rights reserved", r".{0,60}all rights reserved\W?.{0,120}"),
    ("copyright", "creators.com", r".{0,40}\bcreators\.com"),
)
