"""Every table of Standpoint: name, type, unit, range, null meaning and a sentence for each column.

This file is the product's contract. `docs/schema.md` is generated from it, the store writes by it,
exports are typed by it. One column a line: name | type | unit | range | null means | sentence.
"""

from __future__ import annotations

from pipeline.errors import SchemaError, unknown
from pipeline.table import Table, declared

VOICES = ("direct", "indirect", "mixed", "action", "position", "narration")
SPOKEN = frozenset({"direct", "indirect", "mixed"})  # words, and no deed or attitude
LABELS = ("favor", "against", "mixed", "neutral")
STATUSES = ("kept", "duplicate", "rejected", "failed")
SCORE_STATUSES = ("scored", "abstained")
PRECISIONS = ("second", "minute", "day", "month", "year", "unknown")
METHODS = ("name", "alias", "role", "metonym", "pronoun", "apposition", "author", "noun")
MARKS = ("negated", "modal", "hypothetical", "question", "history")
FRAMINGS = ("neutral", "certain", "doubting", "revealing", "conceding", "hostile", "warm")

_ARTICLES = """
article_id | string | id | 16 hex digits | never | Hash of the outlet and the normalised text.
input_key | string | id | 16 hex digits | never | Hash of the input as it was read: its own id, text and metadata.
ref | string | | | never | The input's own id, or its path; unique within one input only.
origin | string | | path or path#record | never | Where the record was read from.
url | string | | address | not known | The address of the article.
title | string | | | not known | The headline.
authors | strings | | | not known | Authors as named by metadata or byline.
outlet_id | string | id | registry id | outlet unknown or not in the registry | The outlet in the registry.
outlet | string | | | not known | The outlet's name, as in the registry or as declared.
outlet_evidence | string | | | no evidence | Which signal named the outlet, and the words of it.
published | date | day, UTC | 1990-01-01 to the run's day | not known, never guessed | The day of publication.
published_at | timestamp | µs, UTC | | no time of day known | The moment of publication.
date_precision | string | | second minute day month year unknown | never | How exactly the date is known.
date_evidence | string | | | no evidence | Which signal gave the date, and the words of it.
date_conflicts | strings | | | no other signal disagreed | Signals that named another date.
language | string | | ISO 639 | not detected | Language of the text; only languages with word lists are analysed.
raw | string | | | the input could not be read as text | The input exactly as decoded, markup included.
text | string | | | nothing was left to analyse | The repaired text without what is not the article.
alignment | ints | characters | four a piece | no text | Pieces of text and raw that belong together: start, end, raw start, raw end.
repairs | repairs | raw characters | | nothing was repaired | Each repair of encoding, with what stood there before and after.
removed | spans | raw characters | | nothing was removed | Each stretch that is not the article, by kind.
n_words | int | words | ≥ 0 | no text | Words of the clean text.
story_id | string | id | 16 hex digits | no text | The story: articles that are copies of each other share the article_id of the one that represents it.
story_keys | ints | hashes | 32 bits | too short to be compared | What near copies share: a sample of the hashes of its runs of words.
wire | string | | registry id of an agency | no agency credited | The agency the text is credited to.
wire_evidence | string | | | no agency credited | Which signal named the agency, and the words of it.
status | string | | kept duplicate rejected failed | never | What became of the input.
reason | string | | | the article was kept and analysed | Why it was not kept, or was kept and not analysed, in one plain sentence.
duplicate_of | string | id | article_id | not a duplicate | The kept article this is a copy of.
sample | bool | | | never | Whether it belongs to the invented sample corpus.
analysis_key | string | id | 16 hex digits | never | Hash of the input and of everything that configured the analysis.
run_id | string | id | | never | The run that wrote the row.
"""

_ATTRIBUTIONS = """
attribution_id | string | id | 16 hex digits | never | Hash of the article, voice, content span and holder, as they were found.
article_id | string | id | articles | never | The article it stands in.
voice | string | | direct indirect mixed action position narration | never | Whose words: the holder's own, reported, both, a deed, an attitude, the journalist's.
start | int | characters of text | ≥ 0 | never | Start of the whole attributed span, cue and holder included.
end | int | characters of text | > start | never | End of the whole attributed span.
content_start | int | characters of text | ≥ start | never | Start of what is attributed.
content_end | int | characters of text | ≤ end | never | End of what is attributed.
parts | words | characters of text | in order, inside the content | the content is in one piece | The pieces of a content that a cue splits: start, end, text.
cue | string | | | no cue: a quotation without one | The word that attributes, as it stands.
cue_start | int | characters of text | | no cue | Start of the cue.
cue_end | int | characters of text | | no cue | End of the cue.
cue_verb | string | | | no cue, or one without a base form | The cue in its base form: "claim" for "claiming".
framing | string | | neutral certain doubting revealing conceding hostile warm | no cue, or one of which it is not known | How the cue frames what it attributes.
marks | strings | | negated modal hypothetical question history | it is attributed as it stands | What is said of the attribution itself: not said, might be, if, asked, an earlier episode.
holder_id | string | id | registry id, or ~ and a slug | speaker unknown: no candidate, or more than one | Whose it is.
holder | string | | | speaker unknown | The holder's name.
holder_text | string | | | no words name a holder | The words that name the holder, also where they lead to nobody: "he" of two men.
holder_start | int | characters of text | | no words name a holder | Start of those words.
holder_end | int | characters of text | | no words name a holder | End of those words.
holder_method | string | | name alias role metonym pronoun apposition author noun | speaker unknown | How those words led to the holder.
holder_confidence | float | share | 0 to 1 | speaker unknown | How sure the link to the holder is.
chain | words | characters of text | nearest first | the words name the holder, or the speaker is unknown | Earlier words that lead from those words to the holder: start, end, text.
body_id | string | id | as holder_id | the holder speaks for nobody else, or it is not known | Whom an unnamed source or a collective speaks for.
body | string | | | as body_id | Its name.
reporter_id | string | id | as holder_id | the outlet reports it itself | Another actor who reports what is the holder's.
reporter | string | | | the outlet reports it itself | The reporter's name.
reporter_text | string | | | no words name a reporter | The words that name the reporter.
reporter_start | int | characters of text | | no words name a reporter | Start of those words.
reporter_end | int | characters of text | | no words name a reporter | End of those words.
tone | float | VADER compound | −1 to +1 | never | Tone of the attributed words themselves; not a stance.
run_id | string | id | | never | The run that wrote the row.
"""

_STATEMENTS = """
statement_id | string | id | 16 hex digits | never | Hash of the attribution and the topic.
attribution_id | string | id | attributions | never | The attribution that is scored.
article_id | string | id | articles | never | The article it stands in.
topic | string | id | topic of the pack | never | The topic at stake.
holder_id | string | id | | speaker unknown | Whose stance it is; that of an unnamed source, or of a ministry, is the stance of whom it speaks for.
holder | string | | | speaker unknown | The holder's name.
voice | string | | as in attributions | never | In which voice.
p_favor | float | probability | 0 to 1 | abstained without a score | Probability that the holder is in favour.
p_against | float | probability | 0 to 1 | abstained without a score | Probability that the holder is against.
p_neutral | float | probability | 0 to 1 | abstained without a score | Probability of neither.
stance | float | p_favor − p_against | −1 to +1 | abstained | Stance toward the topic's statement; 0 was measured, not assumed.
label | string | | favor against mixed neutral | abstained | The side in a word.
status | string | | scored abstained | never | Whether a stance is given; abstained rows are kept and counted.
confidence | float | probability | 0 to 1 | abstained without a score | How likely the label is right.
cues | cues | characters of text | | no cue was found | What moved the score, with the side it spoke for.
flips | flips | characters of text | kind: negation cue | not scored, or nothing to leave out | What the stance would be without these words: start, end, kind, text, stance, label.
scorer | string | | name@version, then zero-shot or fitted where it is | never | What scored it.
outlet_id | string | id | | outlet unknown | Copied from the article.
outlet | string | | | outlet unknown | Copied from the article.
published | date | day, UTC | | date unknown | Copied from the article.
story_id | string | id | | never | Copied from the article.
run_id | string | id | | never | The run that wrote the row.
"""

_POSITIONS = """
ref | string | | | never | The article's input id or path.
article_id | string | id | articles | never | The article.
outlet | string | | | outlet unknown | The article's outlet.
published | date | day, UTC | | date unknown | The article's date.
actor_id | string | id | | never | Whose position it is.
actor | string | | | never | The actor's name.
topic | string | id | topic of the pack | never | On what.
stance | float | weighted mean | −1 to +1 | never | The actor's stance in this article.
label | string | | favor against mixed neutral | never | The side in a word; evidence on both sides is mixed.
confidence | float | probability | 0 to 1 | never | How likely the label is right.
story_id | string | id | 16 hex digits | never | The story the article belongs to.
n_statements | int | statements | ≥ 1 | never | Scored statements behind it.
voices | strings | | as in attributions | never | The voices they are in.
evidence | evidence | characters of text | | never | The attributed words: start, end, text, voice.
"""

_MENTIONS = """
mention_id | string | id | 16 hex digits | never | Hash of the article and the span.
article_id | string | id | articles | never | The article it stands in.
actor_id | string | id | | never | Who is mentioned.
actor | string | | | never | The actor's name.
kind | string | | as in the registry; unnamed, collective | never | What the actor is.
text | string | | | never | The words that mention the actor.
start | int | characters of text | ≥ 0 | never | Start of those words.
end | int | characters of text | > start | never | End of those words.
method | string | | as holder_method | never | How those words led to the actor.
chain | words | characters of text | nearest first | the words name the actor | Earlier words that lead to the actor: start, end, text.
body_id | string | id | as holder_id | the actor speaks for nobody else, or it is not known | Whom an unnamed source or a collective speaks for.
body | string | | | as body_id | Its name.
portrayal | float | p_positive − p_negative | −1 to +1 | in what somebody says, of who has no name, or scored without a model | How the outlet's sentence portrays the actor.
tone | float | VADER compound | −1 to +1 | never | Tone of the whole sentence; not the portrayal.
run_id | string | id | | never | The run that wrote the row.
"""

_RUNS = """
run_id | string | id | sorts by time | never | The run.
started_at | timestamp | µs, UTC | | never | When it began.
finished_at | timestamp | µs, UTC | | never | When it was committed.
inputs | int | records | kept + duplicates + rejected + failed | never | Every record that was read or tried.
kept | int | records | ≥ 0 | never | Records that are an article of the store.
duplicates | int | records | ≥ 0 | never | Records that are a copy of a kept article.
rejected | int | records | ≥ 0 | never | Records that can't be read, with the reason in articles.
failed | int | records | ≥ 0 | never | Records whose analysis broke, with the reason in articles.
unanalysed | int | records | ≤ kept | never | Kept records in a language that is not analysed, with the reason in articles.
unchanged | int | records | ≤ inputs | never | Records analysed before, with the same configuration.
pack | string | | pack id@version | never | The topic pack.
scorer | string | | name@version, then zero-shot or fitted where it is | never | The scorer.
config_key | string | id | 16 hex digits | never | Hash of pack, registry, scorer and code version.
version | string | | | never | Standpoint's version.
rows | counts | rows | | never | Rows written, by table.
tables | counts | Delta version | | never | The version of each table that belongs to this run.
timings | seconds | seconds | | not measured | Time spent, by stage.
"""

_CORRECTIONS = """
correction_id | string | id | 16 hex digits | never | The correction.
made_at | timestamp | µs, UTC | | never | When.
made_by | string | | | never | Who.
target_table | string | | a table here, or actors | never | What is corrected: rows of a table, or an actor wherever it stands.
target_id | string | id | | never | The row or the actor that is corrected.
column | string | | a column of it; of actors: actor_id, actor, kind | never | What is corrected.
was | string | | | it was null | The value as it was.
is_now | string | | | it is set to null | The value as it is now.
why | string | | | never | The reason given.
"""


ARTICLES = declared("articles", "article_id", "Every input, whatever became of it.", _ARTICLES)
ATTRIBUTIONS = declared("attributions", "attribution_id", "Which words and deeds are whose.", _ATTRIBUTIONS)
STATEMENTS = declared(
    "statements", "statement_id", "An attribution read against a topic at stake in it.", _STATEMENTS
)
POSITIONS = declared(
    "positions", "article_id + actor_id + topic", "A view: one row per article, actor and topic.", _POSITIONS
)
MENTIONS = declared("mentions", "mention_id", "Where actors are mentioned.", _MENTIONS)
RUNS = declared("runs", "run_id", "The ledger: one row per run; the last one names what readers see.", _RUNS)
CORRECTIONS = declared("corrections", "correction_id", "What people corrected; append-only.", _CORRECTIONS)

_ALL = (ARTICLES, ATTRIBUTIONS, STATEMENTS, POSITIONS, MENTIONS, RUNS, CORRECTIONS)
TABLES: dict[str, Table] = {table.name: table for table in _ALL}


def table(name: str) -> Table:
    """The table called `name`; raises SchemaError with the nearest name where there is none."""
    if name not in TABLES:
        raise unknown(SchemaError, "no such table", name, TABLES)
    return TABLES[name]
