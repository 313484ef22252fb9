"""Four outlines to begin with; the clinic changes them and adds its own."""

from django.db import migrations

URGENT = '<div class="care-card care-card-urgent"><h3>Ask for an urgent appointment if:</h3><ul>'
OUTLINES = {
    "About a condition": (
        "<h2>What it is</h2>"
        "<p>One paragraph that somebody who has just heard the word can follow. Say what it is, how common it is, and what it is often mistaken for.</p>"
        "<h2>How it feels</h2>"
        "<p>What people notice in themselves, and what others notice. An ordinary morning says more than a list of criteria. Nobody's own story without their written consent.</p>"
        "<h2>Why it happens</h2>"
        "<p>What is known, what is likely and what is not known. Cite a source for each cause, and leave no room for blame.</p>"
        "<h2>How it is recognised</h2>"
        "<p>Who makes the diagnosis, how long that takes, and what will be asked. A text cannot diagnose: say so.</p>"
        "<h2>What helps</h2>"
        "<p>The treatments with the best evidence first, with how well they work and for how many. Then what people can do themselves. About medication only what a guideline says, with the source.</p>"
        f"<h2>When to seek help</h2>{URGENT}"
        "<li>List the signs that should not wait, in words that people use of themselves.</li>"
        "</ul></div>"
        "<h2>Living with it</h2>"
        "<p>Work, family, sleep, setbacks. End with what gets better, honestly.</p>"
    ),
    "About a therapy": (
        "<h2>In short</h2>"
        "<p>What happens in this therapy, for whom it was made, and how long it takes: three sentences.</p>"
        "<h2>Whom it helps</h2>"
        "<p>For which problems there is good evidence, and for which there is little. Give numbers with their source, also of those whom it did not help.</p>"
        "<h2>What a session is like</h2>"
        "<p>From the first minute to the last: who speaks, what is practised, what there is to do at home.</p>"
        "<h2>Why it works</h2>"
        "<p>The idea behind it, and what has been shown of it. Part what is measured from what is believed.</p>"
        "<h2>What is hard about it</h2>"
        "<p>What may feel worse before it feels better, possible unwanted effects, and for whom another way is better.</p>"
        "<h2>How to begin</h2>"
        "<p>How to find somebody trained in it, what to ask in the first conversation, who pays.</p>"
    ),
    "How something changes the brain": (
        "<h2>The short answer</h2>"
        "<p>What changes, by how much, and whether it lasts. If the honest answer is “a little, and we are not sure”, begin with that.</p>"
        "<h2>What happens in the brain</h2>"
        "<p>One region or network at a time, each with its work in a few words; the glossary explains the rest. A picture helps here.</p>"
        "<h2>How we know</h2>"
        "<p>The best study in plain words: how many people, compared with whom, measured how. Were they people or mice?</p>"
        "<h2>What it does not mean</h2>"
        "<p>The conclusions that headlines draw and the studies do not. A difference in a group says little about one person.</p>"
        "<h2>What you can do with this</h2>"
        "<p>What a reader may try this week, or the relief of knowing why something is hard.</p>"
    ),
    "First aid for oneself": (
        "<h2>What is happening to you</h2>"
        "<p>Two sentences that calm: this has a name, it passes, you are not alone in it. The reader may be in the middle of it.</p>"
        "<h2>Do this now</h2>"
        "<ol><li>One step in each line, beginning with what to do.</li><li>Few words, no reasons.</li><li>At most five steps.</li></ol>"
        f"<h2>When this is not enough</h2>{URGENT}"
        "<li>List what should not be borne alone, and whom to call.</li>"
        "</ul></div>"
        "<h2>Why it helps</h2>"
        "<p>Now the reasons, for the reader who is calmer, each with a source.</p>"
        "<h2>For the next time</h2>"
        "<p>What to practise on quiet days, and what to lay ready.</p>"
    ),
}


def add(apps, schema_editor):
    outlines = apps.get_model("articles", "Outline").objects
    for order, (title, body) in enumerate(OUTLINES.items(), start=1):
        outlines.get_or_create(title=title, defaults={"body": body, "order": order})


def remove(apps, schema_editor):
    outlines = apps.get_model("articles", "Outline").objects
    for title, body in OUTLINES.items():
        outlines.filter(title=title, body=body).delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0004_guards_of_the_desk")]
    operations = [migrations.RunPython(add, remove)]
