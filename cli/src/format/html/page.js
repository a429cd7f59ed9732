"use strict";
const form = document.getElementById("the-filters");
const codes = Array.from(document.querySelectorAll("article"), (article) => ({
  article,
  row: document.querySelector(`tbody a[href="#${article.id}"]`).closest("tr"),
  text: article.textContent.toLowerCase(),
}));

function filter() {
  const { text, category, version } = form.elements;
  const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const code of codes) {
    const fits =
      words.every((word) => code.text.includes(word)) &&
      (!category.value || code.article.dataset.category === category.value) &&
      (!version.value || code.row.cells[version.value].className !== "unlisted");
    code.row.hidden = code.article.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  document.getElementById("the-count").textContent = `${shown} of ${codes.length} codes`;
}

form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
filter();
