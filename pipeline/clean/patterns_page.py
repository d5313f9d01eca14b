"""Chrome of the page: links, buttons, subscriptions, players, advertising, as data (see `patterns`)."""

from __future__ import annotations

_NETWORK = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|e-?mail|telegram|pinterest|reddit|instagram|youtube|"
    r"tweet|print|copy link|post|sms|pocket|flipboard|threads|bluesky)"
)
_SOCIAL = (
    r"(?:facebook|twitter|linkedin|whatsapp|telegram|instagram|youtube|threads|bluesky|flipboard|tiktok|"
    r"google news)"
)
_LEAD = r"[^\w“\"‘']*"
_MAIL = r"(?:newsletter|inbox|e-?mail|alerts|briefing|digest|updates|app|here|top stories|free)\b"
_STORY = r"(?:story|stories|articles?|coverage|videos?|reading|content|links?|news)"

PAGE_RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    # Navigation and page chrome (seeds 002, 004; sample).
    (
        "navigation",
        (
            r"skip to (?:the )?(?:main )?(?:content|navigation|footer)",
            r"exit mobile version",
            r"back to (?:top|home)",
            r"(?:menu|search|home|sections|close|loading\W{0,3}|urgent:)",
            r"toggle navigation",
            r"(?:log|sign) ?in",
            r"register",
            r"my account",
            r"subscribe",
            r"(?:home|news|world|politics|opinion)(?: ?[|>»›/·] ?[\w &’'-]{2,25}){1,9}",
            r"(?:read|view|see|click|tap|learn|find out) (?:more|here|all|now)(?: here)?\W{0,3}",
            r"click (?:here )?for (?:more|the latest|complete|full)\b.{3,80}",
            r"read the (?:full|whole|original) (?:story|article|report|post)\W{0,3}",
            r"full (?:story|coverage)(?:: .{1,60})?",
            r"(?:prev|next|previous)(?: image \d+ of \d+| article| story| page)?",
            r"image \d+ of \d+",
            r"click (?:here )?(?:to|for) .{3,80}",
            r"watch the latest (?:video|news)\b.{3,80}",
            r"special coverage: .{3,80}",
            r"don['’]t see the graphic\b.{0,60}",
            r"interested in [^?]{3,60}\? add .{3,160}",
            r"visit .{3,50}(?:home ?page|website) for more.{0,30}",
            r"take me back to the top\b.{0,30}",
            r"story continues",
            r"ticker security last change\b.{0,300}",
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
            rf"share this:? (?:{_NETWORK} ?)*",
            r"share all sharing options for: .{3,200}",
            r"read or share this story:? \S{5,150}",
            rf"{_NETWORK}(?:[ ,|·/]+(?:share|{_NETWORK})){{1,9}}",
            r"(?:linkedin|whatsapp|pinterest|reddit|youtube|e-?mail|print|tweet)",
            (
                rf"(?:\W* )?(?:follow .|(?:like|find|join) (?=[^,]{{2,60}} (?:on|at) )).{{2,60}}? (?:on|at) "
                rf"{_SOCIAL}\b.{{0,90}}"
            ),
            r"(?:follow )?@\w+(?: ?follow @\w+)*",
            r"(?:\W* )?(?:(?:follow|join) (?:us|me)\b.{0,80}|like (?:us|me)(?: (?:on|at)\b.{0,70})?\W?)",
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
            rf"{_LEAD}(?:sign up|subscribe) (?:here )?(?:to|for) .{{0,200}}{_MAIL}.{{0,200}}",
            r"sign up for [\w ’']{3,40} newsletters?(?: manage newsletters)?",
            r"[^\w“\"‘']*(?:want|get) .{3,60} (?:in|to) your inbox.{0,60}",
            r"(?:for|get) .{3,120}[,.]? (?:subscribe|sign up) (?:to|for) .{3,60}newsletters?\W?",
            r"get (?:our|the) .{3,60} subscribe to .{3,60}newsletter\W?",
            r"get (?:our|the|your|breaking) .{3,60} newsletter\W?",
            r"(?:already a (?:subscriber|member)\?|already have an account\?).{0,40}",
            r"(?:become|be) a (?:member|subscriber)\b.{0,60}",
            r"support [\w ’']{2,40} journalism.{0,60}",
            r"/subscribe",
            r"subscribe now for .{3,60}",
            r"[\w ’']{3,30} is a (?:non-?profit|independent)\b.{3,80}\bsign up (?:to receive|for)\b.{3,120}",
            r"thank you for signing up\b.{0,120}",
            r"start the day smarter\b.{3,100}",
            r"(?:for|to) (?:receive|get) .{3,120} in your inbox\b.{0,100}",
            r"you can read diverse opinions from our\b.{0,220}",
        ),
    ),
    (
        "app",
        (
            r"(?:scan (?:the|this) )?QR code\b.{0,160}",
            r"scan (?:the|this) (?:QR |bar)?code\b.{0,120}",
            r"(?:download|get|install) (?:the|our) .{0,40}\bapps?\b.{0,90}",
            r"get breaking news\b.{0,80}\b(?:iphone|ipad|android|phone|app)\b.{0,40}",
            r"(?:available|download it) (?:on|from) (?:the )?(?:app store|google play)\b.{0,60}",
            r"read this article in(?: \w+)?",
        ),
    ),
    (
        "cookie",
        (
            r"(?:we|this (?:site|website|page)) uses? cookies\b.{0,200}",
            r"by (?:using|continuing to (?:use|browse)) (?:this|our) (?:site|website)\b.{0,160}",
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
            r"(?:send|submit|e-?mail) (?:us )?(?:your |a |any )?tips?\b.{3,80}",
            r"let us know what you['’]re thinking\b.{0,80}",
            r"send us your .{3,40}",
            r"(?:join the conversation|leave a (?:comment|reply))\W?",
            r"(?:view |see |\d+ |all )*comments?(?: \(?\d+\)?)?\W?",
            r"if you can['’]t see the .{3,40}\bplease (?:refresh|click)\b.{0,60}",
            r"get in touch with (?:us|our [\w ]{2,30})\b.{0,100}",
            r"for more stories like this,? check our .{3,40}",
            r"please include a contact number\b.{0,160}",
        ),
    ),
    # Advertising (allsides).
    (
        "advertisement",
        (
            r"\W*advert(?:isement|ising)?s?\W*(?:continue reading (?:below|the main story)\W?)?",
            r"ad",
            r"\W*sponsored(?: content)?\W*",
            r"(?:story|article) continue[sd] (?:below|after).{0,40}",
            r"continue reading (?:below|the main story)",
            r"\[?(?:pullquote|break|embed|video|audio|graphic)\]?",
            r"promoted content",
        ),
    ),
    # Players and galleries.
    (
        "player",
        (
            r"listen to (?:this )?(?:article|story)\b.{0,60}",
            r"play video \d+:\d\d .{3,160}",
            r"just watched .{3,200} replay more videos\b.{0,250}",
            r"slideshow \(\d+ images?\)",
            r"(?:view|see|launch) (?:gallery|slideshow|photos?)\W?",
            r"\d+ of \d+(?: photos?)?",
            r"\d+ photos?",
        ),
    ),
    # Labels over a part of the page (seeds 001, 003).
    (
        "label",
        (
            r"why (?:it matters|we wrote this)\W?",
            r"author-?image",
            r"new update",
            r"analysis/opinion:?",
            (
                r"(?:video|photos?|watch|listen|live|opinion|analysis|commentary|"
                r"exclusive|breaking(?: news)?|editor['’]s (?:note|picks?)):?"
            ),
        ),
    ),
    # Related stories in a line of their own (allsides, sample); the openers of lists are in `patterns`.
    (
        "related",
        (
            (
                r"[^\w“\"]{0,4}(?:also read|read also|read more|read next|"
                r"related|see also|don['’]t miss|must read|more on this|you may also like)"
                r"\s?[:|–—-]\s?.{3,160}"
            ),
            rf"[^\w“\"]{{0,4}}(?:related|more|other|recommended) {_STORY}\s?[:|–—-]\s?.{{3,160}}",
            r"[^\w“\"]{0,4}(?-i:READ|WATCH|MORE|ALSO|VIDEO|PHOTOS?|LISTEN|GALLERY)\s?[:|–—]\s?.{3,160}",
            r"[^\w“\"]{0,4}(?-i:READ MORE|RELATED|SEE ALSO|ALSO READ) (?-i:[A-Z]).{3,160}(?<![.!?])",
            r"read more (?:from .{3,60}|stories .{3,120})",
            r"(?-i:More):.{3,160}(?<![.])",
            r"more on this\b.{3,120}(?<![.!?])",
            r"check out (?:the|our) cnn .{3,100}",
        ),
    ),
)
# The same with words before them that may be any: tried only where the key stands in the line, in lower case.
PAGE_KEYED: tuple[tuple[str, str, str], ...] = (
    (
        "subscription",
        "your inbox",
        r"[^“\"]{3,80} delivered (?:straight |daily |right )?to your inbox\b.{0,80}",
    ),
    ("navigation", "click here", r"[^“\"]{5,140}\bclick here(?: now)?\W{0,2}"),
    ("player", "listen ·", r".{0,120}\blisten · \d+:\d\d \d+:\d\d"),
    ("related", "read more", r".{10,150}(?<![.,;:]) (?-i:Read more)"),
    # Any other row of links: three short names or more, parted by bars.
    *(
        ("navigation", bar, r"[\w &’'.-]{2,30}(?: ?[|>»›·] ?[\w &’'-]{2,25}){2,9}")
        for bar in ("|", ">", "»", "›", "·")
    ),
)
