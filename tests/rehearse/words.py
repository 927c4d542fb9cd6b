"""What the people of the rehearsal write."""

from __future__ import annotations

PROMISES = (
    "The call-backs after fitting are done; the list is in the shared folder",
    "We are late with the January price page, and here is why",
)
COUNTS = (
    "Half of those who left never told us the reason",
    "The flats we gained were won by friends of customers, not by us",
)
# One for each stage of the sample's journey: customers' own words.
QUOTES = {
    "a": "“I did not understand which of the three was for a flat like mine”",
    "b": "“The price was fine, I just wanted somebody to say it would stay”",
    "c": "“They said Tuesday, and on Tuesday nobody came”",
    "d": "“The first cold week I phoned four times”",
    "e": "“I never know whether that noise is normal”",
    "f": "“The letter told me what I pay, not what I got”",
    "g": "“My neighbour asked me, and I did not know what else you do”",
}
WALK = (
    "Whoever fits the heating leaves before the dial has been used",
    "Care hears about a moved date from the customer, never from us",
    "We ask for the same meter reading three times",
    "Nobody phones in the first cold week",
    "A call-out is closed when the van leaves, not when it is warm",
    "The yearly letter is written for the regulator",
    "Billing and the price page do not show the same number",
    "Field service is paid by visits, not by warm homes",
    "The app shows a fault code and no sentence",
    "Partners promise dates that we do not hold",
    "New customers get a welcome, old ones get an invoice",
    "Complaints are answered within a day and settled within a month",
    "The customer explains the story again at every hand-off",
    "It works well when the engineer knows the street",
)
WHY = (
    "They stay because somebody they know by name comes",
    "They stay because leaving is more work than staying",
    "They stay because it was warm on the worst night",
    "They stay because the bill has no surprises",
    "They stay because we rang before they had to",
    "They stay because their parents had us",
    "They stay because the van came on a Sunday",
    "They want to know in May what they will pay in January",
    "They want one person to ask",
    "They want to see what they use, in words",
    "They want the flat upstairs to be warm, too",
    "They want to be told before it breaks",
    "They want to pay the same as a new customer",
    "They want to keep their engineer when they move",
)
BETS = ("We bet that a known name keeps more families than a discount",
        "We bet that next they want a fixed sum for warmth")  # fmt: skip
GROUPED = ("Nobody says when we come", "Nobody says that we come later")
GROUP = "Nobody tells them when"
FIRST = "Stay until the family has used the dial"
SECOND = "One number on the bill and on the page"
SOURCES = ("Crews leave at four and nobody shows the dial",
           "Two prices for the same family in one week")  # fmt: skip
OPTIONS = ("One person stays until they are warm", "Send a film the next morning")
WORRY = "It costs us 0.4 visits a day in January."
COMMIT = "I would begin with flats; I go with it."
OBJECTION = "Not before the new price page is live."
TEAMS = (
    "From now on nobody leaves before the family has turned the dial themselves.",
    "We stay longer and plan fewer visits; that is meant.",
    "You may stay. Nobody counts the minutes.",
    "One of us answers for the first cold week, by name.",
)
DRIFTING = "We promise a warm welcome to every new family."
MESSAGE = ("We asked why families leave in their first winter. From this month on nobody of us "
           "leaves a home before it is warm and the family has used the dial.")  # fmt: skip
