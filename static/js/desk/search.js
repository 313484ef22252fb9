// “/” leads to the search box, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input, textarea, select, [contenteditable]:not([contenteditable=false]), dialog")) return;
  event.preventDefault();
  const box = document.getElementById("search-box");
  box.focus();
  box.select();
});
