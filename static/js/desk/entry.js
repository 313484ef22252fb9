// Tells the editor where an entry's form finds references, pictures and pages to link to. Django
// writes the form's tag, so the addresses stand in a template within it.
const places = document.querySelector("#editor-places");
Object.assign(places.closest("form").dataset, places.dataset);
