// What the cards and the images of a text still need: the rules of articles/care_cards.py, said
// gently while one writes. The server judges.

const ENDINGS = ["if:", "wenn:", "falls:", "si:"];

function found(doc, name) {
  const nodes = [];
  doc.descendants((node) => {
    if (node.type.name === name) nodes.push(node);
    return !node.isTextblock;
  });
  return nodes;
}

function headingEndsWell({ firstChild }) {
  const heading = firstChild.type.name === "heading" ? firstChild.textContent.trim() : "";
  return ENDINGS.some((ending) => heading.endsWith(ending));
}

// An emergency card links telephone numbers, and one place outside the site to go to.
function leadsElsewhere(card) {
  const places = new Set();
  let isInside = false;
  card.descendants(({ marks }) => {
    const link = marks.find((mark) => mark.type.name === "a")?.attrs;
    if (link?.["data-to"]) isInside = true;
    else if (link && !link.href.toLowerCase().startsWith("tel:")) places.add(link.href);
  });
  return isInside || places.size > 1;
}

// The names of the hints that a text gets. One card of each kind a page, which shows all `docs`.
export function hints(doc, docs) {
  const cards = found(doc, "careCard");
  const kinds = docs.flatMap((each) => found(each, "careCard")).map((card) => card.attrs.kind);
  const isTwice = ({ attrs }) => kinds.filter((kind) => kind === attrs.kind).length > 1;
  const rules = {
    cardHeading: !cards.every(headingEndsWell),
    cardLinks: cards.some((card) => card.attrs.kind === "emergency" && leadsElsewhere(card)),
    cardTwice: cards.some(isTwice),
    noAlt: found(doc, "figure").some((figure) => figure.attrs.alt === null),
  };
  return Object.keys(rules).filter((name) => rules[name]);
}
