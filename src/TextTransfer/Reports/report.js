"use strict";
for (const data of document.querySelectorAll(".data")) {
  const body = data.querySelector("tbody");
  const rows = [...body.rows];
  const headings = [...data.querySelectorAll("th")];
  const collator = new Intl.Collator(undefined, { numeric: true });
  const key = (row, column) => row.cells[column].dataset.value === undefined ? row.cells[column].textContent : Number(row.cells[column].dataset.value);
  const compare = (a, b) => typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  headings.forEach((heading, column) => heading.querySelector("button").addEventListener("click", () => {
    const descending = heading.getAttribute("aria-sort") === "ascending";
    headings.forEach(h => h.removeAttribute("aria-sort"));
    heading.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const sorted = rows.map(row => [key(row, column), row]).sort((a, b) => descending ? compare(b[0], a[0]) : compare(a[0], b[0]));
    body.append(...sorted.map(pair => pair[1]));
  }));
  const search = data.querySelector("input[type=search]");
  if (search) {
    const matches = data.querySelector(".matches");
    const texts = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));
    search.addEventListener("input", () => {
      const wanted = search.value.trim().toLowerCase();
      let shown = 0;
      for (const row of rows) {
        row.hidden = !texts.get(row).includes(wanted);
        shown += row.hidden ? 0 : 1;
      }
      matches.value = wanted ? `${shown} of ${rows.length}` : "";
    });
  }
}
