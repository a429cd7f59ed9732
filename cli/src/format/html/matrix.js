"use strict";
const form = document.getElementById("filters");
const rows = Array.from(document.querySelectorAll("tbody tr"), (row) => ({
  row,
  text: row.querySelector("th").textContent.toLowerCase(),
}));

function filter() {
  const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
  const picked = Array.from(form.querySelectorAll("select")).filter((select) => select.value);
  let shown = 0;
  for (const { row, text } of rows) {
    const fits =
      words.every((word) => text.includes(word)) &&
      picked.every((select) => row.dataset[select.dataset.by].split(" ").includes(select.value));
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  document.getElementById("count").textContent = `${shown} of ${rows.length} codes`;
  document.getElementById("none").hidden = shown > 0;
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
filter();
