"""What is printed around articles, as data: a kind, a pattern, and where it was seen.

A pattern must match a whole line (case ignored); lines of prose are never tried against them, see
`furniture.MAX_LINE_CHARS`. Seen: "seeds" are the five seed articles, "allsides" the 20,000 bodies that
newspaper3k extracted, "sample" our own corpus.
"""

from __future__ import annotations

import re

_AGENCY = (
    r"(?:AP|AFP|EPA|UPI|PA|dpa|DPA|ANI|IANS|Xinhua|TASS|Anadolu|Reuters|Getty(?: Images)?|"
    r"Shutterstock|Bloomberg|Flash90|WireImage|Zuma(?: Press)?|USA TODAY(?: Network)?|NurPhoto|"
    r"Sipa(?: USA)?|AA|Alamy|iStock)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:\w+,? )?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_TIME = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}\)?)?)?"
_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|e-?mail|telegram|pinterest|reddit|instagram|youtube|"
    r"tweet|print|copy link|post|sms)"
)

_SOCIAL = r"(?:facebook|twitter|linkedin|whatsapp|telegram|instagram|youtube)"
_LEAD = r"[^\w“\"‘']*"
_MAIL = r"(?:newsletter|inbox|e-?mail|alerts|briefing|digest|updates|app|here|top stories|free)\b"

LINE_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # Navigation and page chrome (seeds 002, 004; sample).
    (
        "navigation",
        (
            r"skip to (?:the )?(?:main )?(?:content|navigation|footer)",
            r"exit mobile version",
            r"back to (?:top|home)",
            r"menu",
            r"search",
            r"home",
            r"sections",
            r"close",
            r"toggle navigation",
            r"(?:log|sign) ?in",
            r"register",
            r"my account",
            r"subscribe",
            r"(?:home|news|world|politics|opinion)(?: ?[|>»›/·] ?[\w &’'-]{2,25}){1,9}",
            r"(?:read|view|see|click|tap|learn|find out) (?:more|here|all|now)(?: here)?\W{0,3}",
            r"read the (?:full|whole|original) (?:story|article|report|post)\W{0,3}",
            r"full (?:story|coverage)(?:: .{1,60})?",
            r"(?:prev|next|previous)(?: image \d+ of \d+| article| story| page)?",
            r"image \d+ of \d+",
            r"click here (?:to|for) .{3,80}",
            r"visit .{3,50}(?:home ?page|website) for more.{0,30}",
        ),
    ),
    # Sharing (allsides: "SHARE THIS ARTICLE Share Tweet Post Email").
    (
        "share",
        (
            (
                rf"(?:share|tweet|pin)(?:(?: this)?(?: article| story| post|"
                rf" page)?)(?: (?:on|via|with|by|to)? ?{_NETWORK},?)*\W?"
            ),
            rf"share this (?:article|story|post)(?: (?:share|{_NETWORK}))*",
            rf"{_NETWORK}(?:[ ,|·/]+(?:share|{_NETWORK})){{1,9}}",
            rf"(?:\W* )?(?:follow|like|find|join) .{{2,50}}? (?:on|at) {_SOCIAL}\b.{{0,90}}",
            r"(?:follow )?@\w+(?: ?follow @\w+)*",
            r"(?:\W* )?(?:follow|join|like) (?:us|me)\b.{0,80}",
            r"on (?:twitter|facebook)(?: at)? @?[\w/.]+",
        ),
    ),
    # Subscriptions, newsletters, applications, cookies (seed 001; sample).
    (
        "subscription",
        (
            r"you['’]ve read\b.{0,40}\bfree articles?\..{0,60}",
            r"(?:start|get|manage) your (?:free )?subscription.{0,40}",
            rf"{_LEAD}(?:sign up|subscribe)(?: here| now| today| free)?\W?",
            rf"{_LEAD}(?:sign up|subscribe) (?:to|for) .{{0,200}}{_MAIL}.{{0,200}}",
            r"[^\w“\"‘']*(?:want|get) .{3,60} (?:in|to) your inbox.{0,60}",
            r"already a (?:subscriber|member)\?.{0,40}",
            r"already have an account\?.{0,40}",
            r"support (?:our|independent) journalism.{0,60}",
            r"/subscribe",
        ),
    ),
    (
        "app",
        (
            r"QR code\b.{0,160}",
            r"(?:download|get) (?:the|our) .{0,30}\bapp\b.{0,60}",
            r"read this article in(?: \w+)?",
            r"scan (?:the|this) .{0,40}",
        ),
    ),
    (
        "cookie",
        (
            r"(?:we|this (?:site|website|page)) uses? cookies\b.{0,160}",
            r"accept (?:all )?cookies",
            r"cookie (?:policy|settings|preferences)",
        ),
    ),
    (
        "feedback",
        (
            r"give us your feedback",
            r"we want to hear\b.{0,200}",
            r"(?:send|write) (?:us )?(?:your )?letters? to:? .{3,60}",
            r"got a (?:news )?tip\b.{0,120}",
            r"let us know what you['’]re thinking\b.{0,80}",
            r"send us your .{3,40}",
            r"(?:join the conversation|leave a (?:comment|reply)|comments?(?: \(?\d+\)?)?|\d+ comments?)\W?",
        ),
    ),
    # Advertising (allsides).
    (
        "advertisement",
        (
            r"\W*advert(?:isement|ising)?s?\W*",
            r"\W*sponsored(?: content)?\W*",
            r"(?:story|article) continues (?:below|after).{0,40}",
            r"continue reading (?:below|the main story)",
            r"\[?(?:pullquote|break|embed|video|audio|graphic)\]?",
            r"promoted content",
        ),
    ),
    # Labels over a part of the page (seeds 001, 003).
    (
        "label",
        (
            r"why (?:it matters|we wrote this)\W?",
            r"author-?image",
            r"new update",
            r"listen to this (?:article|story).{0,20}",
            (
                r"(?:video|photos?|watch|listen|live|opinion|analysis|"
                r"exclusive|breaking(?: news)?|editor['’]s (?:note|picks?))"
            ),
        ),
    ),
    # Related stories in a line of their own (allsides, sample); the openers of lists are below.
    (
        "related",
        (
            (
                r"(?:\W* ?)?(?:also read|read also|read more|read next|"
                r"related|see also|don['’]t miss|must read)\s?[:|–—-]\s?.{3,160}"
            ),
        ),
    ),
    # Bylines and datelines of the page, not of the text (seeds 003, 004; allsides).
    (
        "byline",
        (
            (
                r"by:? (?-i:[A-Z][\w.’'-]*,?(?: (?:and |& |of )?[A-Z][\w.’'-]*,?)"
                r"{0,9})(?: ?[|/(@][\w @|,/().’'-]{2,60})?(?<![.?!])"
            ),
            (
                r"(?:by )?(?-i:(?:[A-Z][\w.’'-]* ){1,4})(?:(?!pict|phot)[a-z]+ )?(?:correspondents?|"
                r"staff(?: writer)?|desk|newsroom|bureau|reporters?|editors?)"
            ),
            (
                r"(?:.{3,90} )?contributed (?:reporting|to this "
                r"(?:report|story|article|piece))(?: from .{3,40})?\W?"
            ),
            (
                r"this (?:story|article|report|post) (?:has been|was) "
                r"(?:updated|first published|originally published)\b.{0,100}"
            ),
            r"this is a rush transcript\b.{0,60}",
        ),
    ),
    (
        "date",
        (
            (
                rf"(?:(?:first |last )?(?:published|updated|posted|"
                rf"modified|created)(?: on| at)?:? ?)+(?:{_DATE}{_TIME})?"
            ),
            rf"{_DATE}{_TIME}",
            r"\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago",
            r"\d+[- ]min(?:ute)?s? read",
        ),
    ),
    (
        "caption",
        (
            r"(?:image copyright .{2,80}? )?image caption .{2,300}",
            r"(?:media playback|media caption|toggle caption) .{2,300}",
            r"(?-i:FILE(?: PHOTO| PIC)?|File [Pp]hoto) ?[:–—-] ?.{5,280}",
            r"(?:pictured|caption|photo caption): ?.{5,280}",
        ),
    ),
    # Credits of photographs (seed 001; allsides: "Image copyright Getty Images", "AP Photo/Susan Walsh").
    (
        "credit",
        (
            (
                rf"(?-i:[A-Z][\w.’'-]+ (?:[\w.’'-]+ ){{0,3}}?)[\w.’'-]+ ?/ ?(?:{_AGENCY}|"
                rf"staff|the [\w ]{{3,25}}|file)(?:(?: photo)?| ?[/|,] ?[\w ]{{2,30}})*"
            ),
            rf"(?:{_AGENCY}(?: photo)?)(?: ?[/|] ?[\w .’'-]{{2,40}})?",
            rf"\[{_AGENCY}(?: photo)?\]",
            (
                r"(?:image|photo(?:graph)?|picture|illustration)s?(?: "
                r"(?:copyright|credit|source))?(?::| ?[©–-] ).{2,80}"
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
            r".{0,60}all rights reserved\W?.{0,60}",
            r".{0,40}\bcreators\.com",
        ),
    ),
    (
        "address",
        (
            r"/(?:[\w.-]+/)+[\w.-]+/?",
            r"https?://\S+",
            r"www\.\S+",
        ),
    ),
    (
        "tags",
        (
            r"(?:tags|topics|filed under|categories)\s?:\s?.{2,160}",
            r"@\w+(?: [A-Z#@]\w*){0,5}",
            r"#\w+(?: #\w+)*",
        ),
    ),
    # Any other row of links: three short names or more, parted by bars.
    ("navigation", (r"[\w &’'.-]{2,30}(?: ?[|>»›·] ?[\w &’'-]{2,25}){2,9}",)),
    (
        "sample",
        (r"sample article for standpoint\. invented outlet\..{0,120}",),
    ),
)

# Lines that open a list of other stories; what follows goes with them (seeds 002, 004).
LIST_OPENER = (
    (
        r"(?:related|recommended|popular|trending|latest|featured|more|other|top)(?: (?:articles?|"
        r"stories|news|posts?|reading|content|headlines|coverage|topics|links|now|today))\W?"
    ),
    r"most (?:read|popular|viewed|shared|commented)\W?",
    r"(?:read|see|you (?:may|might)) (?:also|next|also like)\W?",
    r"more (?:on|from) (?:this|the|[A-Z])[\w ]{0,40}\W{0,3}",
    r"up next",
    r"editor['’]s picks?",
    r"don['’]t miss\W?",
    r"from around the web",
    r"what to read next",
    r"also see:",
    r"more:",
)
# Heads of a list that sums the article up (seed 003).
SUMMARY_OPENER = (
    r"(?:key|main) (?:takeaways|points)\W?",
    r"(?:at a glance|in brief|highlights|the gist)\W?",
)
# A paragraph with one of these is the outlet asking for support. Single words ("donations", "subscribe")
# also took paragraphs of politics; each phrase here took none in 2,858 bodies of allsides.
ASK = re.compile(
    r"\bby subscribing\b|"
    r"\b(?:subscribe|sign up) (?:today|now|for our|to our|for the .{0,30}newsletter|to receive)\b|"
    r"\bsupport our (?:work|journalism|reporting)\b|\bconsider (?:making a )?(?:contribut|donat|subscrib)\w+|"
    r"\bour (?:journalism|reporting|newsroom|mission) .{0,120}\b(?:contribution|donation|subscription)s?\b",
    re.IGNORECASE,
)
# A caption that ends in its credit: "Soldiers at the border. (AP Photo/Leo Correa)".
CREDITED = re.compile(
    r"[\[(](?:[A-Z]\w+ )?(?:photo|image|picture|file)s?\b[^\])]{0,80}[\])]\W*$", re.IGNORECASE
)
# An agency alone over a text credits the text, not a photograph.
AGENCY_ALONE = re.compile(rf"[\[(]?{_AGENCY}[\])]?", re.IGNORECASE)
# The token that scrapers of one collection put before the text (seed 000).
DATE_TOKEN = re.compile(r"\A\s*date (?:\d{4}-\d\d-\d\d)[ \t]+(?=\S)")
BULLET = re.compile(r"(?:[•●▪◦‣*–-]|\d{1,2}[.)])\s+")
# Words that are no line of an article by themselves (seed 004: "Published / on").
PARTICLES = frozenset({"on", "by", "in", "at", "and", "or", "via", "from", "with"})
