"""What stands around the article goes; the article stays."""

from __future__ import annotations

import pytest

from pipeline.clean.furniture import furniture

P1 = "The minister said on Monday that the government would decide by itself, whatever anybody else demanded."
P2 = "Officials in two capitals confirmed that the talks would go on, and that nothing had been settled so far."


def kinds(text: str) -> dict[str, str]:
    return {line.text: kind for line, kind in furniture(text)}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to content", "navigation"),
        ("Exit mobile version", "navigation"),
        ("The Courier | Home | Security | Opinion", "navigation"),
        ("CLICK HERE TO GET THE NEWS APP", "navigation"),
        ("SHARE THIS ARTICLE Share Tweet Post Email", "share"),
        ("Facebook | X | WhatsApp | Email", "share"),
        ("Follow us on Twitter @Outlet", "share"),
        ("Follow @outlet", "share"),
        ("You've read  of  free articles. Subscribe to continue.", "subscription"),
        ("Sign up for our newsletter: the day in your inbox", "subscription"),
        ("Start your subscription today", "subscription"),
        ("/subscribe", "subscription"),
        ("QR Code to Subscription page", "app"),
        ("Read this article in", "app"),
        ("This site uses cookies to remember you.", "cookie"),
        ("Give us your feedback", "feedback"),
        ("Advertisement", "advertisement"),
        ("Story continues below video.", "advertisement"),
        ("Why We Wrote This", "label"),
        ("author-image", "label"),
        ("READ ALSO: LEADERS REJECT FOREIGN TROOPS", "related"),
        ("By Jeff Greenfield", "byline"),
        ("BY MICHAEL FALCONE (@michaelp)", "byline"),
        ("Trim Correspondents", "byline"),
        ("Carmel Courier diplomatic desk", "byline"),
        ("The Associated Press contributed to this report.", "byline"),
        ("Published October 27, 2025", "date"),
        ("27 October 2025, 10:30 GMT", "date"),
        ("6 years ago", "date"),
        ("Fadel Senna/AP", "credit"),
        ("Leo Correa/AP/File", "credit"),
        ("Brendan Smialowski/AFP/Getty Images", "credit"),
        ("AP Photo/Susan Walsh", "credit"),
        ("Photo: Carmel Courier picture desk", "credit"),
        ("Golden Horn Gazette picture desk", "credit"),
        ("Troops at the border last week. (AP Photo/Leo Correa)", "caption"),
        ("FILE PHOTO: Troops at the border", "caption"),
        ("Image copyright AFP Image caption Troops at the border", "caption"),
        ("© 2019 Newsmax. All rights reserved.", "copyright"),
        ("/World/Middle-East/2025/1103/israel-gaza-security", "address"),
        ("Tags: Israel, Gaza", "tags"),
        ("@Biden Israel", "tags"),
        ("|", "separator"),
        ("on", "label"),
        ("Sample article for Standpoint. Invented outlet.", "sample"),
        ("MOST READ", "related"),
        ("RELATED: NORLAND MUST NEVER SURRENDER ITS HARBOURS", "related"),
        ("WATCH: GUARDS SHOULD RESIGN AT ONCE", "related"),
        ("SEE ALSO: Guards refuse to yield", "related"),
        ("More:Why guards refuse to yield", "related"),
        ("Why guards refuse to yield | Mara Tenby Read more", "related"),
        ("Read more from Mara Tenby", "related"),
        ("Sign up for Daily Newsletters Manage Newsletters", "subscription"),
        ("Daily harbour news delivered to your inbox: sign up for our newsletter", "subscription"),
        ("Start the day smarter: get our Daily Briefing in your inbox", "subscription"),
        (
            "The Courier Daily Email Sign Up By signing up you agree to receive alerts. Terms apply.",
            "subscription",
        ),
        ("Support The Courier’s independent journalism", "subscription"),
        ("Scan the QR code to read on", "app"),
        ("Download our app for the latest news", "app"),
        ("Get breaking news alerts and more on your iPhone.", "app"),
        ("Follow us on WhatsApp", "share"),
        ("Follow us on Telegram", "share"),
        ("Read or Share this story: https://courier.example/x1", "share"),
        ("Share All sharing options for: Guards go home", "share"),
        ("By continuing to use this site you accept our terms", "cookie"),
        ("Story Continued Below", "advertisement"),
        ("Advertisement Continue reading the main story", "advertisement"),
        ("AD", "advertisement"),
        ("Listen to this article 5 min", "player"),
        ("LISTEN TO ARTICLE 4:55 SHARE THIS ARTICLE Share Tweet Post Email", "player"),
        ("Slideshow (4 Images)", "player"),
        ("Play Video 1:57 Guards go home", "player"),
        ("5 min read", "date"),
        ("Reading time: 5 minutes", "date"),
        ("Updated: 10:51 a.m.", "date"),
        ("Updated 7:17 p.m. ET, 1/21/2014", "date"),
        ("Updated on Feb. 6 at 1:40 a.m. ET", "date"),
        ("12 comments", "feedback"),
        ("Send tips to desk@courier.example.", "feedback"),
        ("This article is more than 3 years old", "note"),
        ("This report was updated at 8:05 a.m.", "note"),
        ("The opinions expressed by columnists are their own.", "note"),
        ("⦁ This article is based in part on wire-service reports.", "note"),
        ("Additional reporting by Mara Tenby and Ivo Lask", "byline"),
        ("— With assistance by Mara Tenby", "byline"),
        ("Contributing: Mara Tenby, The Courier", "byline"),
        ("• Mara Tenby and Ivo Lask contributed to this report.", "byline"),
        ("Enlarge this image toggle caption Mara Tenby/AP Mara Tenby/AP", "caption"),
        ("Facebook Twitter Pinterest Guards at the harbour on Monday.", "caption"),
        ("Mara Tenby/AP Guards stand at the harbour gate.", "caption"),
        ("Guards stand at the harbour gate. (Mara Tenby/Reuters)", "caption"),
        ("Guards stand at the harbour gate, May 3. REUTERS/Mara Tenby", "caption"),
        ("Guards stand at the harbour gate. Mara Tenby | Getty Images", "caption"),
        ("Tagged under: Harbours", "tags"),
        ("06/02/2020", "date"),
    ],
)
def test_a_line_of_furniture_goes(line, kind) -> None:
    assert kinds(f"{P1}\n\n{line}\n\n{P2}") == {line: kind}


@pytest.mark.parametrize(
    "line",
    [
        "By setting expectations unreasonably high, the president made good news appear less encouraging.",
        "By Monday the army had withdrawn",
        "Follow the money, he said.",
        "Like many Republicans on Capitol Hill, he voted no.",
        "Join the fight on Tuesday, they urged.",
        "Copyright law is changing, the minister said.",
        "“Sign up for coverage now,” he told the crowd.",
        "Sign up by Friday, the ministry told parents.",
        "Photographs by local residents showed smoke over the port.",
        "File-sharing is illegal, the court found.",
        "He was on the road.",
        "Donations to the party doubled, and we know why: members were asked to subscribe to its paper.",
        "Gaza conundrum",
        "The case of Turkey",
        "Netanyahu’s “Red Line” and U.S. Response",
        "“No,” he said.",
        "Home rule is the issue.",
        "Israel/Palestine",
        "More than that he would not say.",
        "Published reports said otherwise.",
        "Related talks failed.",
        "It will only accept donations from US citizens, he wrote.",
        "MAYOR: We will see.",
        "Q: Who decides?",
        "“We decide.”",
        "– Who goes there?",
        "1. The harbour stays shut.",
        "• The guards go home.",
        "§ 2. The harbour shall be shut from dusk to dawn.",
        "Update at 4:15 p.m. ET. Harbour Shut, All Clear Given:",
        "CORRECTION: An earlier version of this story misstated the harbour’s depth.",
        "This column has been updated to correct the harbour's depth.",
        "The mayor left. Mara Tenby contributed to this report.",
        "It leads by two points, Courier/Norpoll reports.",
        "The harbour was shut by guards.",
        "Roses at the gate,",
        "and nobody came late,",
        "Read the room before you speak, the mayor told the guards.",
        "Watch the gate, the mayor told the guards, and do not leave.",
        "The courier reports (see the photo of the gate) were late.",
    ],
)
def test_a_line_of_the_article_stays(line) -> None:
    assert kinds(f"{P1}\n\n{P2}\n\n{line}\n\n{P2}") == {}


def test_a_caption_stands_in_one_block_with_its_credit() -> None:
    text = f"{P1}\n\nAmmar Awad/Reuters\nSoldiers service their tanks along the border.\n\n{P2}"
    assert kinds(text)["Soldiers service their tanks along the border."] == "caption"
    assert kinds(f"{P1}\n\nAmmar Awad/Reuters\n\n{P2}") == {"Ammar Awad/Reuters": "credit"}


def test_an_agency_over_the_text_takes_no_paragraph_with_it() -> None:
    assert kinds(f"Reuters\n{P1}\n\n{P2}") == {"Reuters": "credit"}


def test_short_lines_over_the_text_go_beside_a_headline_and_stay_without_one() -> None:
    headline = "Minister says government decides by itself"
    assert kinds(f"MIDDLE EAST\n\n{headline}\n\nNetanyahu\n\n{P1}") == {
        "MIDDLE EAST": "label",
        "Netanyahu": "label",
    }
    assert kinds(f"Surrender\n\n{P1}") == {}


def test_a_block_of_labels_goes_as_a_whole() -> None:
    assert set(kinds(f"{P1}\n\nauthor-image\nTrim Correspondents\nNew Update\nnetanyahu\n\n{P2}")) == {
        "author-image",
        "Trim Correspondents",
        "New Update",
        "netanyahu",
    }


def test_a_masthead_in_another_script_goes_and_chinese_news_keeps_its_first_line() -> None:
    assert kinds(f"海角大神\n\n{P1}\n\n{P2}") == {"海角大神": "masthead"}
    assert kinds("海角大神\n\n以色列总理今天表示，新闻报道说。") == {}


def test_links_at_the_end_go_whatever_they_say() -> None:
    text = f"{P1}\n\n{P2}\n\nRelated articles\n\nVETO FOR FOREIGN TROOPS\n\nLeaders reject the plan outright"
    assert set(kinds(text).values()) == {"related"}
    assert len(kinds(text)) == 3


def test_links_in_the_middle_end_with_their_block() -> None:
    text = f"{P1}\n\nMore:\n- Talks fail\n- Talks resume\n\nA heading\n\n{P2}"
    assert set(kinds(text)) == {"More:", "- Talks fail", "- Talks resume"}


def test_takeaways_that_repeat_the_article_go_and_others_stay() -> None:
    again = "• The minister said the government would decide by itself\n• Talks would go on in two capitals"
    new = "• Wheat prices doubled overnight across Europe\n• Railway workers strike again tomorrow"
    assert set(kinds(f"{P1}\n\n{P2}\n\nKey Takeaways:\n\n{again}").values()) == {"summary"}
    assert kinds(f"{P1}\n\n{P2}\n\nKey Takeaways:\n\n{new}") == {}
    assert kinds(f"{P1}\n\nKey Takeaways:\n\n{P2}") == {"Key Takeaways:": "label"}


def test_an_outlet_asking_for_support_goes_with_its_slogan() -> None:
    ask = "We were founded in 1908. We aim to “speak the truth.” Join us in this mission by subscribing."
    text = f"{P1}\n\n{P2}\n\nReal news can be honest, hopeful, credible, constructive.\n{ask}"
    assert set(kinds(text).values()) == {"subscription"}
    assert kinds(f"{P1}\n\n{P2}\n\n“Help us by subscribing to the fund,” the mayor told donors.") == {}


def test_nothing_is_nothing() -> None:
    assert furniture("") == []
    assert furniture(" \n\n ") == []


def test_a_list_in_upper_case_goes_with_its_head() -> None:
    text = f"{P1}\n\n{P2}\n\nRELATED ARTICLES\nNORLAND MUST NEVER YIELD ITS HARBOURS\nGUARDS SHOULD ALL RESIGN AT ONCE\n\nExit mobile version"
    assert list(kinds(text).values()) == ["related", "related", "related", "navigation"]
