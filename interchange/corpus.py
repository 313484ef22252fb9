"""Synthetic articles in bulk, for benchmarks and for counting queries. Never meant for readers.

They are made past the verbs, in a few statements for a thousand of them; the database's own guards
hold all the same: each begins as a draft and is approved with the hash of its signed content.
"""

import random
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import IntegerField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import User
from articles.documents import KIND
from articles.models import Article, Byline, Edition, Tag, TaggedEdition, Topic
from audit.erasure import erasing
from audit.models import ImportRun
from authors.models import Author
from clinic import markup
from discovery import words
from discovery.documents import KEPT_TEXT
from discovery.models import Document, Feature, Related
from discovery.relatedness import KEPT, measure, recount, scope_of
from reviews.models import canonical

SOURCE = "corpus"
BATCH = 1000
# Articles come in neighbourhoods that share two tags and are related to each other.
NEIGHBOURS = 20
TAGS, TOPICS, AUTHORS, PARAGRAPHS = 200, 8, 20, 12
MINUTES_BETWEEN = 10

_WORD_LIST = """
ability absence accept action adult advice afternoon agree alone amygdala anger animal answer
anxiety appetite approach area arousal ask attention avoid balance become begin behaviour belief
belong body bond brain breath calm care carry cell change child choice circuit clear clinic
cognition comfort common compare concern connect control cope cortex cry curious daily danger
decide deep describe diary differ doubt dream early effort emotion energy evening event evidence
exercise expect experience explain exposure face family fatigue fear feel focus forget friend
function future gentle goal grief grow guess habit happen hear heart help hippocampus hope hour
idea image imagine insight insula interest interrupt island journal join judge kind know
language late learn leave letter life light limit listen lonely look loss low meaning measure
memory mind minute mood morning motion move narrow nerve network night notice number object
often open order pain pattern pause people picture plan play practice prefrontal present problem
promise quiet range reach reason recall region relax remember repeat rest result return reward
rhythm risk river room routine safe scan score sense session share shame signal simple situation
skill sleep slow small social sound space speak step story stress study support surprise system
talk task tension test therapy thought threat time tired touch train trauma trial trust turn
understand value visit voice wait wake walk want warm watch week weight window wonder word work
worry write year
"""
WORDS = _WORD_LIST.split()


def resize(number, progress=lambda done, total: None):
    """Bring the corpus to `number` articles: add what is missing, take out what is too many."""
    corpus = Article.objects.filter(source=SOURCE)
    have = corpus.count()
    if number < have:
        _remove(number)
    people = _people() if number > have else None
    if people:
        words.learn("en", _WORD_LIST, since=timezone.now())
    for start in range(have, number, BATCH):
        with transaction.atomic():
            _batch(range(start, min(start + BATCH, number)), people)
        progress(min(start + BATCH, number), number)
    recount()
    measure()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # measurements need plans that know how much there is


# -- Making --------------------------------------------------------------------------------------


def _people():
    """What all the texts share: topics, tags, authors and the run they came by."""
    run = ImportRun.objects.filter(source=SOURCE).first() or ImportRun.objects.create(source=SOURCE)
    user = User.objects.filter(username=SOURCE).first()
    if user is None:
        user = User(username=SOURCE, is_active=False)
        user.set_unusable_password()
        user.save()
    rng = random.Random(SOURCE)  # noqa: S311  (nothing here is a secret)
    for number in range(TOPICS):
        name = f"Corpus topic {number}"
        Topic.objects.get_or_create(slug=slugify(name), defaults={"name": name})
    known = set(Tag.objects.values_list("name", flat=True))
    names = [f"corpus {_words(rng, 2)} {number}" for number in range(TAGS)]
    Tag.objects.bulk_create(Tag(name=n, slug=slugify(n)) for n in names if n not in known)
    if not Author.objects.filter(source=SOURCE).exists():
        Author.objects.bulk_create(
            Author(
                slug=f"corpus-author-{number}",
                given_name=_words(rng, 1).title(),
                family_name=_words(rng, 1).title(),
                role="Clinical psychologist",
                public_from=timezone.now(),
                published_by=user,
                source=SOURCE,
                source_id=str(number),
                import_run=run,
            )
            for number in range(AUTHORS)
        )
    return {
        "run": run,
        "topics": list(Topic.objects.filter(slug__startswith="corpus-topic-").order_by("pk")),
        "tags": list(Tag.objects.filter(name__in=names).order_by("pk")),
        "authors": list(Author.objects.filter(source=SOURCE).order_by("pk")),
    }


def _batch(numbers, people):
    texts = [Text(number, people) for number in numbers]
    articles = Article.objects.bulk_create(text.article for text in texts)
    for text, article in zip(texts, articles, strict=True):
        text.edition.article = article
    Edition.objects.bulk_create(text.edition for text in texts)
    Byline.objects.bulk_create(
        Byline(edition=text.edition, author=author, position=position)
        for text in texts
        for position, author in enumerate(text.authors)
    )
    _approve(texts, people["run"])
    TaggedEdition.objects.bulk_create(
        TaggedEdition(content_object=text.edition, tag=tag) for text in texts for tag in text.tags
    )
    documents = Document.objects.bulk_create(text.document() for text in texts)
    Feature.objects.bulk_create(
        Feature(document=document, key=key, label=label, scope=scope_of(document))
        for text, document in zip(texts, documents, strict=True)
        for key, label in text.features.items()
    )
    _index_words(documents)
    Related.objects.bulk_create(_related(texts, documents), batch_size=5000)


class Text:
    """One article in the making; the same number gives the same text."""

    def __init__(self, number, people):
        rng = random.Random(number)  # noqa: S311
        shared = random.Random(f"neighbourhood {number // NEIGHBOURS}")  # noqa: S311
        self.when = timezone.now() - timedelta(minutes=MINUTES_BETWEEN * (number + 1))
        self.shared = shared.sample(people["tags"], 2)
        self.tags = list(dict.fromkeys([*self.shared, *rng.sample(people["tags"], 3)]))
        self.authors = rng.sample(people["authors"], rng.choice([1, 1, 1, 2]))
        topic = shared.choice(people["topics"])
        self.features = {f"tag:{tag.slug}": tag.name for tag in self.tags}
        self.features[f"topic:{topic.slug}"] = topic.name
        title = _words(rng, 6).capitalize()
        self.article = Article(
            slug=f"{slugify(title)}-{number}",
            topic=topic,
            source=SOURCE,
            source_id=str(number),
            import_run=people["run"],
            created_at=self.when,
        )
        self.edition = Edition(
            title=title,
            standfirst=_sentence(rng),
            body="".join(_paragraph(rng, place) for place in range(PARAGRAPHS)),
            disclosure="Synthetic text: nobody wrote it.",
            tag_names=[tag.name for tag in self.tags],
            created_at=self.when,
            edited_at=self.when,
        )

    def signed(self, like):
        """The canonical content, with the same parts as the content of an edition made by hand."""
        facts = {name: getattr(self.edition, name) for name in ("title", "standfirst", "body")}
        facts["authors"] = [{**author.shown, "as": Byline.Role.AUTHOR} for author in self.authors]
        return canonical({**like, **facts, "tags": sorted(self.edition.tag_names)})

    def document(self):
        edition, article = self.edition, self.article
        return Document(
            kind=KIND,
            object_id=edition.pk,
            group=article.pk,
            language=article.language,
            title=edition.title,
            summary=edition.standfirst,
            path=article.get_absolute_url(),
            slug=article.slug,
            topic=article.topic.name,
            facets=[
                f"topic:{article.topic.slug}",
                *[f"author:{author.slug}" for author in self.authors],
            ],
            text=markup.plain(edition.body)[:KEPT_TEXT],
            date=self.when,
            public_from=self.when,
        )


def _approve(texts, run):
    """All at once, in SQL: the trigger looks at each row as it does at a single one."""
    like = texts[0].edition.content
    values = [text.edition.pk for text in texts], [text.signed(like) for text in texts]
    moments = [text.when for text in texts]
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE articles_edition SET state = 'approved', signed = new.signed,
                content_hash = encode(sha256(convert_to(new.signed, 'UTF8')), 'hex'),
                approved_at = now(), import_run_id = %s,
                public_from = new.moment, published_at = new.moment
            FROM unnest(%s::bigint[], %s::text[], %s::timestamptz[]) AS new(id, signed, moment)
            WHERE articles_edition.id = new.id
            """,
            [run.pk, *values, moments],
        )


def _index_words(documents):
    with connection.cursor() as cursor:
        cursor.execute(
            """
            UPDATE discovery_document d SET vector =
                setweight(to_tsvector('english', lower(d.title)), 'A')
                || setweight(to_tsvector('english', lower(d.summary)), 'C')
                || setweight(to_tsvector('english', lower(e.body)), 'D'),
                title_vector = setweight(to_tsvector('english', lower(d.title))
                || to_tsvector('simple', lower(d.title)), 'A'), names = ARRAY[lower(d.title)]
            FROM articles_edition e WHERE e.id = d.object_id AND d.id = ANY(%s)
            """,
            [[document.pk for document in documents]],
        )


def _related(texts, documents):
    """Each beside its neighbours, for the two tags that they share."""
    for start in range(0, len(texts), NEIGHBOURS):
        group = documents[start : start + NEIGHBOURS]
        reasons = [
            {"key": f"tag:{tag.slug}", "label": tag.name, "share": 0.4}
            for tag in texts[start].shared
        ]
        for place, document in enumerate(group):
            others = [other for other in group if other is not document][:KEPT]
            for distance, other in enumerate(others):
                score = round(0.9 - distance / 100 - place / 10_000, 4)
                yield Related(document=document, other=other, score=score, reasons=reasons)


def _words(rng, number):
    return " ".join(rng.choices(WORDS, k=number))


def _sentence(rng):
    return f"{_words(rng, rng.randint(6, 18)).capitalize()}."


def _paragraph(rng, place):
    heading = f"<h2>{_words(rng, 3).capitalize()}</h2>" if place % 3 == 2 else ""
    return f"{heading}<p>{' '.join(_sentence(rng) for _ in range(rng.randint(3, 6)))}</p>"


# -- Taking out ----------------------------------------------------------------------------------


@transaction.atomic
def _remove(first):
    """Take out the articles from number `first` on; with the last one all that they shared goes."""
    numbered = Article.objects.filter(source=SOURCE).annotate(
        number=Cast("source_id", IntegerField())
    )
    articles = list(numbered.filter(number__gte=first).values_list("pk", flat=True))
    run = ImportRun.objects.get(source=SOURCE)
    with erasing(run, by=None, reason="synthetic articles are not needed any more"):
        Document.objects.filter(kind=KIND, group__in=articles).delete()
        Edition.objects.filter(article__in=articles).delete()
        Article.objects.filter(pk__in=articles).delete()
        if first == 0:
            Author.objects.filter(source=SOURCE).delete()
            Tag.objects.filter(name__startswith="corpus ").delete()
            Topic.objects.filter(slug__startswith="corpus-topic-").delete()
            User.objects.filter(username=SOURCE).delete()
            run.delete()
            words.forget()
