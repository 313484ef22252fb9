// The public page in a frame, beside the form or on a page of its own. Without this script it is a
// link.

const WIDE = matchMedia("(min-width: 75em)"); // as in preview.css

const panel = document.getElementById("preview-panel");

// A browser may refuse to remember anything.
function remember(store, key, value) {
  try {
    window[store].setItem(key, value);
  } catch {
    // Then it is as on the first day.
  }
}

function recall(store, key) {
  try {
    return window[store].getItem(key);
  } catch {
    return null;
  }
}

function frameOf(panel) {
  const frame = panel.querySelector("iframe");
  const stage = frame.parentElement;
  const widths = [...panel.querySelectorAll("[name=preview-width]")];
  const { page, inDepth, edition } = panel.dataset;
  const place = `preview-scroll-${edition}`;
  // Null where the frame could not load a page of ours.
  const inside = () => frame.contentDocument?.defaultView;

  function fit() {
    const width = Number(widths.find((radio) => radio.checked).value);
    const scale = Math.min(1, stage.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${stage.clientHeight / scale}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.left = `${(stage.clientWidth - width * scale) / 2}px`;
  }

  function load() {
    const top = inside()?.scrollY ?? Number(recall("sessionStorage", place));
    const back = () => inside()?.scrollTo({ top, behavior: "instant" });
    frame.addEventListener("load", back, { once: true });
    if (inside() && frame.src) inside().location.reload();
    else frame.src = page;
  }

  // No other page of ours may be framed, so what leads out of the preview opens beside it.
  function leadOut(event) {
    const link = event.target.closest("a[href]");
    if (link && ![page, inDepth].includes(link.pathname)) link.target = "_blank";
  }

  const kept = widths.find((radio) => radio.value === recall("localStorage", "preview-width"));
  if (kept) kept.checked = true;
  for (const radio of widths) {
    radio.addEventListener("change", () => {
      remember("localStorage", "preview-width", radio.value);
      fit();
    });
  }
  new ResizeObserver(fit).observe(stage);
  frame.addEventListener("load", () => inside()?.addEventListener("click", leadOut));
  addEventListener("pagehide", () => {
    if (inside() && frame.src) remember("sessionStorage", place, inside().scrollY);
  });
  return { load };
}

function beside(form) {
  const frame = frameOf(panel);
  const grid = panel.parentElement;
  const desk = panel.closest(".writing");
  const opener = document.querySelector(".preview-opener");
  const [open, close] = [opener.querySelector("button"), panel.querySelector("button")];

  function show(shown) {
    panel.hidden = !shown;
    opener.hidden = shown;
    open.setAttribute("aria-expanded", shown);
    desk.classList.toggle("with-preview", shown);
    if (shown) frame.load();
  }

  function choose(shown) {
    show(shown);
    if (WIDE.matches) remember("localStorage", "preview", shown ? "open" : "closed");
    (shown ? close : open).focus();
  }

  // In one column it stands below its button; what comes first to the eye comes first to the keys.
  function settle() {
    grid.prepend(opener);
    if (WIDE.matches) grid.append(panel);
    else opener.after(panel);
    show(WIDE.matches && recall("localStorage", "preview") !== "closed");
  }

  open.addEventListener("click", () => choose(true));
  close.addEventListener("click", () => choose(false));
  form.addEventListener("desk:saved", () => panel.hidden || frame.load());
  WIDE.addEventListener("change", settle);
  settle();
}

if (panel) {
  const form = document.getElementById("edition-form");
  if (form) {
    beside(form);
  } else {
    panel.hidden = false;
    frameOf(panel).load();
  }
}
