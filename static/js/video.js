// A press on a video plays it in place. Until then nothing is asked of where it is; without this
// script the link leads there. Pages whose text holds no such video do not load this.
for (const figure of document.querySelectorAll("figure[data-player]")) {
  const link = figure.querySelector("a");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const player = Object.assign(document.createElement("iframe"), {
      src: figure.dataset.player,
      title: link.querySelector(".video-title").textContent,
      allow: "autoplay; encrypted-media; fullscreen; picture-in-picture",
      // YouTube refuses to play where it is not told which site asks; the page itself stays unnamed.
      referrerPolicy: "strict-origin",
    });
    link.replaceWith(player);
    player.focus();
  });
}
