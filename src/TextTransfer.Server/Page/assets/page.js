"use strict";
const at = id => document.getElementById(id);
const shownRows = 1000;
let results = [];

const percent = value => (100 * value).toFixed(1) + " %";
const excerpt = text => text.length > 120 ? text.slice(0, 120) + "…" : text;

async function ask(path, options = {}) {
  const headers = { ...options.headers };
  if (at("key").value) headers.Authorization = "Bearer " + at("key").value;
  const response = await fetch(path, { ...options, headers });
  if (response.ok) return response;
  if (response.status === 401) {
    at("key-field").hidden = false;
    at("key").focus();
  }
  const problem = await response.json().catch(() => ({}));
  throw new Error(problem.detail || "The service answered " + response.status + ".");
}

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function row(entry) {
  const made = document.createElement("tr");
  made.append(element("td", excerpt(entry.name)));
  if (entry.error) {
    const cell = element("td", "Not classified: " + entry.error.detail);
    cell.colSpan = 3;
    made.append(cell);
    return made;
  }
  const { label, probability, abstained, probabilities } = entry.result;
  made.append(
    element("td", label + (abstained ? " (not sure: better ask a person)" : ""), abstained ? "doubt" : ""),
    element("td", percent(probability)),
    element("td", probabilities.slice(1, 4).map(p => p.label + " " + percent(p.probability)).join(", ")));
  return made;
}

function show(entries) {
  results = entries;
  at("rows").replaceChildren(...entries.slice(0, shownRows).map(row));
  const unsure = entries.filter(e => e.result?.abstained).length;
  at("summary").textContent = entries.length + (entries.length === 1 ? " text" : " texts") + ", " + unsure + " not sure"
    + (entries.length > shownRows ? "; the first " + shownRows + " are shown, all are in the download." : ".");
  at("results").hidden = false;
  at("results-title").focus();
}

function showWhy(explanation) {
  at("why").hidden = !explanation;
  if (!explanation) return;
  const signed = value => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);
  at("why-summary").textContent = explanation.label + " against " + explanation.against + ": log-odds " + signed(explanation.log_odds)
    + ", a sum of what follows and more; +0.69 doubles the odds.";
  at("why-words").replaceChildren(...explanation.words.slice(0, 10).map(w => element("li", w.word + " " + signed(w.contribution))));
  at("why-examples").replaceChildren(...explanation.labelled_texts.map(e => element("li", e.label + " " + signed(e.contribution) + ": " + excerpt(e.text))));
}

async function work(message, task) {
  at("status").textContent = message;
  at("form").setAttribute("aria-busy", "true");
  try {
    await task();
    at("status").textContent = "Done.";
  } catch (error) {
    at("status").textContent = error.message;
  } finally {
    at("form").removeAttribute("aria-busy");
  }
}

async function loadModels() {
  const list = (await (await ask("v1/models")).json()).data;
  at("model").replaceChildren(...list.map(m => {
    const option = element("option", m.id + " (" + m.labels.length + " labels)");
    option.value = m.id;
    option.dataset.explains = m.explains;
    return option;
  }));
}

async function classifyText() {
  if (!at("model").value) await loadModels();
  const text = at("text").value;
  const explain = at("model").selectedOptions[0]?.dataset.explains === "true";
  const body = JSON.stringify({ model: at("model").value, text, explain });
  const answer = await (await ask("v1/classify", { method: "POST", headers: { "Content-Type": "application/json" }, body })).json();
  showWhy(answer.results[0].explanation);
  show([{ name: text.trim().split("\n")[0], result: answer.results[0] }]);
}

async function classifyFile(file) {
  if (!at("model").value) await loadModels();
  const query = new URLSearchParams({ name: file.name, model: at("model").value });
  const response = await ask("v1/classify/file?" + query, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const entries = [];
  let rest = "";
  for (let part; !(part = await reader.read()).done;) {
    const lines = (rest + part.value).split("\n");
    rest = lines.pop();
    for (const line of lines) {
      const { id, title, index, result, error } = JSON.parse(line);
      if (index < 0 && entries.length === 0) throw new Error(error.detail);
      entries.push({ name: title || id || "text " + (index + 1), id, result, error });
    }
    at("status").textContent = entries.length + " texts so far";
  }
  showWhy(null);
  show(entries);
}

function download() {
  // What begins with one of these a spreadsheet would compute.
  const cell = value => '"' + String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""') + '"';
  const lines = results.map(e => [e.id, e.name, e.result?.label, e.result?.probability, e.result?.abstained, e.error?.detail].map(cell).join(","));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["id,title,label,probability,abstained,error\r\n" + lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
  link.download = "labels.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

at("form").addEventListener("submit", event => {
  event.preventDefault();
  work("Classifying…", classifyText);
});
at("file").addEventListener("change", () => at("file").files[0] && work("Classifying the file…", () => classifyFile(at("file").files[0])));
at("key").addEventListener("change", () => work("Asking for the classifiers…", loadModels));
at("download").addEventListener("click", download);
for (const name of ["dragover", "dragleave", "drop"]) {
  at("drop").addEventListener(name, event => {
    event.preventDefault();
    at("drop").classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files[0]) work("Classifying the file…", () => classifyFile(event.dataTransfer.files[0]));
  });
}
work("", loadModels);
