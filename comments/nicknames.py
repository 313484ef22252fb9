"""Names for those who choose none: plain, friendly, and nobody's."""

from zlib import crc32

from django.utils.translation import gettext_lazy

NAMES = [
    gettext_lazy("Amber beetle"),
    gettext_lazy("Autumn fern"),
    gettext_lazy("Birch leaf"),
    gettext_lazy("Blue heron"),
    gettext_lazy("Brown owl"),
    gettext_lazy("Calm otter"),
    gettext_lazy("Copper fox"),
    gettext_lazy("Early swallow"),
    gettext_lazy("Evening thrush"),
    gettext_lazy("Field hare"),
    gettext_lazy("Forest moss"),
    gettext_lazy("Garden snail"),
    gettext_lazy("Golden carp"),
    gettext_lazy("Green lizard"),
    gettext_lazy("Grey seal"),
    gettext_lazy("Harbour gull"),
    gettext_lazy("Hill pony"),
    gettext_lazy("Lake reed"),
    gettext_lazy("Little hedgehog"),
    gettext_lazy("Maple seed"),
    gettext_lazy("Meadow cricket"),
    gettext_lazy("Morning finch"),
    gettext_lazy("Mountain goat"),
    gettext_lazy("Night moth"),
    gettext_lazy("Oak branch"),
    gettext_lazy("Orchard bee"),
    gettext_lazy("Pine cone"),
    gettext_lazy("Quiet badger"),
    gettext_lazy("Red squirrel"),
    gettext_lazy("River trout"),
    gettext_lazy("Sea urchin"),
    gettext_lazy("Silver birch"),
    gettext_lazy("Slow tortoise"),
    gettext_lazy("Spotted deer"),
    gettext_lazy("Spring clover"),
    gettext_lazy("Striped newt"),
    gettext_lazy("Summer lark"),
    gettext_lazy("Tall poplar"),
    gettext_lazy("Water lily"),
    gettext_lazy("White crane"),
    gettext_lazy("Wild thyme"),
    gettext_lazy("Winter wren"),
    gettext_lazy("Wood pigeon"),
    gettext_lazy("Yellow broom"),
]


def suggested(seed):
    """The same name for the same seed, in the reader's language."""
    return str(NAMES[crc32(seed.encode()) % len(NAMES)])
