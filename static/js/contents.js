// Marks in the contents list the section that is being read. Without this script it is a plain list.
const links = new Map(
  [...document.querySelectorAll("#contents a")].map((link) => [decodeURIComponent(link.hash.slice(1)), link]),
);
const heads = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
// A heading counts once it has come to the upper part of the window.
const LINE = 0.3;

let current = null;

function mark() {
  const passed = heads.filter((head) => head.getBoundingClientRect().top < innerHeight * LINE);
  const link = passed.length ? links.get(passed[passed.length - 1].id) : null;
  if (link === current) return;
  if (current) current.removeAttribute("aria-current");
  if (link) link.setAttribute("aria-current", "true");
  current = link;
}

if (heads.length) {
  let waits = false;
  const soon = () => {
    if (waits) return;
    waits = true;
    requestAnimationFrame(() => { waits = false; mark(); });
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  mark();
}
