// The page as a person uses it, by keyboard and by mouse, in Chromium; axe looks at it in every state.
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");
const { readFileSync } = require("node:fs");

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM, headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const told = { violations: [], problems: [], requests: [] };
  const page = await browser.newPage({ acceptDownloads: true });
  page.on("console", m => m.type() === "error" && told.problems.push(m.text()));
  page.on("pageerror", e => told.problems.push(String(e)));
  page.on("request", r => told.requests.push(new URL(r.url()).origin));
  const check = async state => {
    // The policy of the page forbids foreign scripts; this one comes by the debugger.
    await page.evaluate(readFileSync(axe, "utf8"));
    const found = await page.evaluate(() => axe.run());
    told.violations.push(...found.violations.map(v => state + ": " + v.id + ": " + v.nodes.map(n => n.html).join(" ")));
  };

  await page.goto(process.env.SERVICE + "/");
  if (process.env.KEY) {
    await page.getByLabel("Key of this service").fill(process.env.KEY);
    await page.keyboard.press("Tab");
    told.problems = told.problems.filter(p => !p.includes("401"));
  }
  await page.waitForFunction(() => document.getElementById("model").options.length > 0);
  await check("empty");

  await page.getByLabel("Text", { exact: true }).focus();
  await page.keyboard.type("Bake the bread\nand salt the water <b>now</b>");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Results" }).waitFor();
  told.focus = await page.evaluate(() => document.activeElement.id);
  told.row = await page.locator("#rows tr").first().innerText();
  told.why = await page.locator("#why").innerText();
  await check("text");
  if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });

  await page.getByLabel("Or a file").setInputFiles({ name: "posts.csv", mimeType: "text/csv", buffer: Buffer.from("id,title,text\n1,=1+1,bake the bread\n2,Beans,sow the beans\n") });
  await page.waitForFunction(() => document.querySelectorAll("#rows tr").length === 2);
  await page.waitForFunction(() => document.getElementById("status").textContent === "Done.");
  told.rows = await page.locator("#rows tr").allInnerTexts();
  await check("file");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
  told.csv = readFileSync(await download.path(), "utf8");

  await page.getByLabel("Or a file").setInputFiles({ name: "posts.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF") });
  await page.waitForFunction(() => document.getElementById("status").textContent.includes("extension"));
  told.problems = told.problems.filter(p => !p.includes("415"));
  await check("error");
  await browser.close();
  console.log(JSON.stringify(told));
})().catch(e => { console.error(e); process.exit(1); });
