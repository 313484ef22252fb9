"""The order of the house, where the import linter cannot see it."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
LAYERS = next(
    contract["layers"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"][
        "contracts"
    ]
    if contract["type"] == "layers"
)
TOP_TO_BOTTOM = LAYERS[::-1]


def test_the_linter_knows_every_app_of_ours():
    ours = {config.name for config in apps.get_app_configs() if (ROOT / config.name).is_dir()}
    assert set(LAYERS) == ours


def foreign_keys():
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in TOP_TO_BOTTOM:
            for field in model._meta.get_fields(include_hidden=True):
                target = field.related_model
                if field.concrete and target and target._meta.app_label in TOP_TO_BOTTOM:
                    yield field, model._meta.app_label, target._meta.app_label


def test_foreign_keys_point_up_the_house():
    pairs = list(foreign_keys())
    assert len(pairs) > 50
    for field, owner, target in pairs:
        assert TOP_TO_BOTTOM.index(owner) >= TOP_TO_BOTTOM.index(target), field


def test_people_outlive_their_accounts():
    for field, _, _ in foreign_keys():
        if field.related_model._meta.label == settings.AUTH_USER_MODEL and field.many_to_one:
            through = field.model._meta.auto_created
            assert through or field.remote_field.on_delete.__name__ == "PROTECT", field


@pytest.mark.parametrize(
    "label",
    [
        "articles.Article articles.Edition articles.Topic articles.Series articles.Tag",
        "glossary.Entry faq.Question authors.Author comments.Comment pages.Page leaflets.Leaflet",
        "references.Reference safety.HelpLine discovery.Document",
    ],
)
def test_every_public_kind_has_the_public_rule(label):
    for name in label.split():
        model = apps.get_model(name)
        assert callable(model.objects.public), name
        assert model._default_manager is model.objects


# Where text is declared safe, and by what right.
DECLARED_SAFE = {
    "clinic/markup.py": 1,  # the sanitiser itself
    "clinic/json_ld.py": 1,  # escaped for a script element
    "articles/texts.py": 2,  # sanitised text with anchors and numbers put in
    "articles/reviewing.py": 1,  # rendered text with the ways to leave a note put in
    "articles/redline.py": 1,  # sanitised text with <ins> and <del> put in
}


def test_text_is_declared_safe_in_known_places_only():
    """Linters leave `mark_safe` to this test: each use stands in the table above."""
    apps_files = [path for name in LAYERS for path in (ROOT / name).rglob("*.py")]
    found = {
        str(path.relative_to(ROOT)): len(
            re.findall(r"\b(?:mark_safe|SafeString)\(", path.read_text())
        )
        for path in apps_files
    }
    assert {name: count for name, count in found.items() if count} == DECLARED_SAFE
    templates = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("templates/**/*.xml")]
    assert len(templates) > 50
    unsafe = re.compile(r"\|\s*(?:safe|safeseq)\b|autoescape off")
    assert [str(path) for path in templates if unsafe.search(path.read_text())] == []
