// The focal point, chosen on the picture: by a click, or with two sliders that the keyboard moves.
// Without this script the two numbers are typed.
const picture = document.querySelector("img.picture");
const inputs = [document.querySelector("#id_focal_x"), document.querySelector("#id_focal_y")];

if (picture && inputs.every(Boolean)) start();

function start() {
  const stage = document.createElement("span");
  stage.className = "focal-stage";
  const marker = document.createElement("span");
  marker.className = "focal-marker";
  picture.replaceWith(stage);
  stage.append(picture, marker);
  stage.after(document.querySelector("#focal").content.cloneNode(true));
  const crop = document.querySelector(".focal-crop img");

  for (const input of inputs) {
    const { value } = input;
    Object.assign(input, { type: "range", min: "0", max: "1", step: "0.01", value });
    input.addEventListener("input", show);
  }
  picture.addEventListener("click", (event) => {
    inputs[0].value = event.offsetX / picture.clientWidth;
    inputs[1].value = event.offsetY / picture.clientHeight;
    show();
  });

  function show() {
    const [x, y] = inputs.map((input) => Number(input.value));
    marker.style.left = `${x * 100}%`;
    marker.style.top = `${y * 100}%`;
    // In steps of a tenth, as on the site.
    crop.style.objectPosition = `${Math.round(x * 10) * 10}% ${Math.round(y * 10) * 10}%`;
  }
  show();
}
