// Where a page tells from when to when its register is known, a slider moves its moment. Without this the date field does.
"use strict";

const DAY = 86400000;

function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function addSlider(form) {
  const first = Math.floor(Date.parse(form.dataset.first) / DAY);
  const last = Math.floor(Date.parse(form.dataset.last) / DAY);
  const field = form.elements.as_of;
  const shown = Math.floor(Date.parse(field.value) / DAY);
  const label = document.createElement("label");
  label.className = "slider";
  label.textContent = "Move the moment ";
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: first, max: last });
  slider.value = Number.isNaN(shown) ? last : shown;
  slider.addEventListener("input", () => { field.value = isoDay(Number(slider.value)); });
  slider.addEventListener("change", () => form.requestSubmit());
  label.append(slider);
  form.append(label);
}

for (const form of document.querySelectorAll("form.moment[data-first]")) {
  addSlider(form);
}
