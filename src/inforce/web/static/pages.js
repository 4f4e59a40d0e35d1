// Where a page tells from when to when its register is known, a slider moves its moment; without this the date field does.
// A claim and its findings are shown to belong together while one of them is pointed at.
"use strict";

const DAY = 86400000;

function isoDay(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function dayOf(text) {
  return Math.floor(Date.parse(text) / DAY);
}

function addSlider(form) {
  const [first, last] = [dayOf(form.dataset.first), dayOf(form.dataset.last)];
  const field = form.elements.as_of;
  const shown = dayOf(field.value);
  const slider = Object.assign(document.createElement("input"), { type: "range", min: first, max: last });
  slider.value = Number.isNaN(shown) ? last : shown;
  const day = document.createElement("strong");
  const tell = () => { day.textContent = slider.ariaValueText = isoDay(Number(slider.value)); };
  tell();
  // Whoever moves it by keys goes on until Enter: a page for each key would take the place away under them.
  let byKeys = false;
  slider.addEventListener("pointerdown", () => { byKeys = false; });
  slider.addEventListener("keydown", (event) => {
    byKeys = true;
    if (event.key === "Enter") {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  slider.addEventListener("input", () => { field.value = isoDay(Number(slider.value)); tell(); });
  slider.addEventListener("change", () => { if (!byKeys) form.requestSubmit(); });
  const label = Object.assign(document.createElement("label"), { className: "slider" });
  const words = document.createElement("span");
  words.append("Move the moment ", day);
  label.append(words, slider);
  form.append(label);
}

function light(ids, on) {
  for (const id of ids) {
    document.getElementById(id)?.classList.toggle("lit", on);
    for (const words of document.querySelectorAll(`[data-cards~="${CSS.escape(id)}"]`)) {
      words.classList.toggle("lit", on);
    }
  }
}

function lightWhilePointedAt(element, ids) {
  element.addEventListener("pointerenter", () => light(ids, true));
  element.addEventListener("pointerleave", () => light(ids, false));
}

for (const form of document.querySelectorAll("form.moment[data-first]")) {
  addSlider(form);
}
for (const words of document.querySelectorAll("[data-cards]")) {
  lightWhilePointedAt(words, words.dataset.cards.split(" "));
}
for (const card of document.querySelectorAll(".findings .card")) {
  lightWhilePointedAt(card, [card.id]);
}
