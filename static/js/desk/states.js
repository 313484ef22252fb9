// The gallery of the design system: `.is-hover` and `.is-focus` look as their pseudo-classes do, by
// the very rules that the pages have, so that a state can be seen without a pointer.
const STATES = { ":hover": ".is-hover", ":focus": ".is-focus", ":focus-visible": ".is-focus" };

function stilled(selector) {
  return Object.entries(STATES).reduce(
    (text, [state, name]) => text.replace(new RegExp(`${state}(?![-\\w])`, "g"), name),
    selector,
  );
}

// Into a sheet of their own, so that the pages' sheets stay as they are.
const copied = new CSSStyleSheet();

function copyStates(sheet) {
  for (const rule of sheet.cssRules) {
    // What takes the focus ring away from the mouse has no part in a picture of it.
    if (!rule.selectorText || rule.selectorText.includes(":not(:focus-visible)")) continue;
    const selector = stilled(rule.selectorText);
    if (selector === rule.selectorText) continue;
    copied.insertRule(`${selector} { ${rule.style.cssText} }`, copied.cssRules.length);
  }
}

for (const sheet of document.styleSheets) if (sheet.href) copyStates(sheet);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, copied];
