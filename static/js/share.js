// A link to the page copies its address. Without this script it is simply a link.
for (const link of document.querySelectorAll("a[data-copy]")) {
  if (!navigator.clipboard) break;
  const words = link.textContent;
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(link.href);
    } catch {
      return;
    }
    link.textContent = link.dataset.copied;
    document.querySelector("[data-copy-status]").textContent = link.dataset.copied;
    setTimeout(() => { link.textContent = words; }, 2500);
  });
}

// Where the device has a way of its own to pass a page on, it is offered too.
for (const button of document.querySelectorAll("button[data-share]")) {
  if (!navigator.share) break;
  button.parentNode.hidden = false;
  button.addEventListener("click", () => {
    navigator.share({ title: button.dataset.share, url: button.dataset.url }).catch(() => {});
  });
}
