"""What is printed around articles, as data: a kind, a pattern, and where it was seen.

A pattern must match a whole line (case ignored); lines longer than `furniture.MAX_LINE_CHARS` are never
tried. Seen: "seeds" are the five seed articles, "allsides" the 20,000 bodies that newspaper3k extracted,
"sample" our own corpus. Corrections and editors' notes are no furniture: they are the outlet's own words.
"""

from __future__ import annotations

import re

from pipeline.clean.patterns_credit import AGENCY, CREDIT_KEYED, CREDIT_RULES
from pipeline.clean.patterns_page import PAGE_KEYED, PAGE_RULES

LINE_RULES = (*PAGE_RULES, *CREDIT_RULES)
KEYED_RULES = (*PAGE_KEYED, *CREDIT_KEYED)

# Lines that open a list of other stories; what follows goes with them (seeds 002, 004).
LIST_OPENER = (
    (
        r"(?:related|recommended|popular|trending|latest|featured|more|other|top)(?: (?:articles?|"
        r"stories|news|posts?|reading|content|headlines|coverage|topics|links|now|today))\W?"
    ),
    r"most (?:read|popular|viewed|shared|commented)\W?",
    r"(?:read|see|you (?:may|might)) (?:also|next|also (?:like|enjoy))\W?",
    r"(?:read )?more (?:on|from) (?:this|the|[A-Z])[\w ]{0,40}\W{0,3}",
    r"up next",
    r"related\W?",
    r"editor['’]s picks?",
    r"don['’]t miss\W?",
    r"from around the web",
    r"(?:what to read|read this) next",
    r"also see:",
    r"more:",
)
MAX_OPENER_CHARS = 70
# Heads of a list that sums the article up (seed 003).
SUMMARY_OPENER = (
    r"(?:key|main) (?:takeaways|points|findings|facts)\W?",
    r"(?:at a glance|in brief|(?:story )?highlights|the gist|summary|quick read)\W?",
)
# The same, run together with the first of its points (allsides: CNN).
GLUED_SUMMARY = re.compile(r"story highlights (?=[\w“\"‘'])", re.IGNORECASE)
# A paragraph with one of these is the outlet asking for support. Single words ("donations", "subscribe")
# also took paragraphs of politics; each phrase here took none in 2,858 bodies of allsides.
ASK = re.compile(
    r"\bby subscribing\b|"
    r"\b(?:subscribe|sign up) (?:today|now|for our|to our|for the .{0,30}newsletter|to receive)\b|"
    r"\bsupport our (?:work|journalism|reporting)\b|\bconsider (?:making a )?(?:contribut|donat|subscrib)\w+|"
    r"\bour (?:journalism|reporting|newsroom|mission) .{0,120}\b(?:contribution|donation|subscription)s?\b|"
    r"\bif you enjoyed this article\b",
    re.IGNORECASE,
)
ASK_KEYS = ("subscri", "sign up", "donat", "contribut", "support our", "enjoyed this")  # one is in each ask
# Small print that no article writes, wherever it stands and however long it is (allsides).
SMALL_PRINT = re.compile(
    r"\bby signing up,? you(?: are)? agree|\bverify you['’]re not a robot\b|\bprotected by recaptcha\b|"
    r"\bavailable without charge to any eligible news publisher\b|\bplease enter a valid e-?mail address\b|"
    r"\bprivacy policy and terms of service apply\b",
    re.IGNORECASE,
)
PRINT_KEYS = ("signing up", "not a robot", "recaptcha", "without charge", "valid e", "terms of service apply")
# A caption that ends in its credit: "Soldiers at the border. (AP Photo/Leo Correa)", "… (Leo Correa/AP)".
CREDITED = re.compile(
    r"[\[(](?:[A-Z]\w+ )?(?:photo|image|picture|file)s?\b[^\])]{0,80}[\])]\W*$|"
    rf"\((?:[\w.’'-]+ ){{0,4}}[\w.’'-]+ ?/ ?(?:[\w ]{{1,20}}/)?(?-i:{AGENCY})[\w /]{{0,30}}\)\W*$|"
    rf"\([\w.’'/ -]{{4,50}} file photo\)\W*$|"
    rf"(?<=[\w.,] )(?-i:REUTERS|AP Photo)/(?-i:[A-Z])[\w .’'-]{{3,40}}(?:/[\w .]{{3,20}})*$|"
    r"[.!] (?:photo(?:graph)?|image|picture)s? (?:by|courtesy of):? [\w .’'/-]{3,50}$|"
    rf"(?-i:[A-Z])[\w.’'-]+(?: [\w.’'-]+){{0,3}} ?\| ?(?:[\w ’'-]{{2,30}} ?\| ?)?(?-i:{AGENCY})$",
    re.IGNORECASE,
)
# One of these stands in each credit without brackets.
CREDIT_MARKS = ("|", "REUTERS/", "AP Photo/", " by ", " courtesy of ")
# A credit that stands before its caption in one line: "Leo Correa/AP Soldiers at the border" (allsides).
CREDIT_LEAD = re.compile(
    rf"(?:[A-Z][\w.’'-]+ ){{1,3}}[A-Z][\w.’'-]+ ?/ ?(?:{AGENCY}|Staff|File|Special)"
    r"(?:/[\w ]{2,20})? (?=[A-Z\d])"
)
# An agency alone over a text credits the text, not a photograph.
AGENCY_ALONE = re.compile(rf"[\[(]?{AGENCY}[\])]?", re.IGNORECASE)
# The token that scrapers of one collection put before the text (seed 000).
DATE_TOKEN = re.compile(r"\A\s*date (?:\d{4}-\d\d-\d\d)[ \t]+(?=\S)")
BULLET = re.compile(r"(?:[•●▪◦‣*–-]|\d{1,2}[.)])\s+")
# A line that reports what somebody said is a sentence of the article, whatever else it looks like: "Join us
# or leave, the minister told his party." In 3,000 bodies of allsides no line of these kinds had it.
REPORTS = re.compile(
    r"(?:, |\b(?:he|she|they|it) )(?:[^,.!?]{2,60} )?"
    r"(?:said|says|told|asked|wrote|warned|added|found|argued|insisted)\b",
    re.IGNORECASE,
)
PAGE_SPEAKS = frozenset(
    ("navigation", "share", "subscription", "app", "cookie", "feedback", "advertisement", "note", "credit")
)
# Words that are no line of an article by themselves (seed 004: "Published / on").
PARTICLES = frozenset({"on", "by", "in", "at", "and", "or", "via", "from", "with"})
