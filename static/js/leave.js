// Leaving at once: the page goes blank, and the other site takes its place in the history, so that
// "back" does not lead here. Without this script it is a link.
const link = document.getElementById("leave");
link.addEventListener("click", (event) => {
  event.preventDefault();
  document.body.hidden = true;
  document.title = "";
  location.replace(link.href);
});
