"""How far a long command is."""

import time

LINE_EVERY = 50


class Progress:
    """`n/total`, on a terminal in place, elsewhere a line each fifty."""

    def __init__(self, out):
        self.out, self.in_place, self.shown = out, out.isatty(), 0.0

    def __call__(self, done, total):
        if not self.in_place:
            if done % LINE_EVERY == 0 or done == total:
                self.out.write(f"{done}/{total}")
        elif time.monotonic() - self.shown > 0.1 or done == total:
            self.shown = time.monotonic()
            self.out.write(f"\r{done}/{total}", ending="")
            self.out.flush()

    def close(self):
        if self.in_place:
            self.out.write("")
