// The gate "use": search, filter and comparison do what they are for. What
// they put on the page is held to axe (g.A1), 320 px (g.A4) and a quiet console
// (g.A8) as the page itself is. Each is tried where its form stands.
import { audit, axeSource } from "./axe.mjs";
import { tooWide } from "./reflow.mjs";
import { source } from "../lib/inpage.mjs";

const patience = 10_000; // to wait for what must come; a page that works needs far less

export async function scripts(it, server, page, report) {
  const url = server.origin + server.base + page;
  const has = await it.page.evaluate(() => ["form.search[data-index]", "form.filter", "form.compare"].map((s) => Boolean(document.querySelector(s))));
  const tries = [search, filter, compare].filter((_, i) => has[i]);
  for (const attempt of tries) {
    await it.metrics(320, 640);
    await it.media({ scheme: "dark" });
    await it.goto(url);
    try {
      await attempt(it.page, server);
      await it.page.evaluate(source);
      await it.page.evaluate(axeSource);
      await audit(it, { name: `in use: ${attempt.name}`, rules: null }, undefined, report, page);
      for (const w of await tooWide(it)) report.add("g.A4", page, `320 px, ${attempt.name} in use: ${w}`);
      for (const n of it.noise) report.add("g.A8", page, `${attempt.name} in use: ${n.slice(0, 200)}`);
    } catch (error) {
      report.add("use", page, `${attempt.name}: ${error.message.split("\n")[0]}`);
    }
  }
  return tries.length;
}

const must = (so, sentence) => {
  if (!so) throw new Error(sentence);
};

async function search(page, server) {
  const index = await page.locator("form.search[data-index]").getAttribute("data-index");
  const { records } = await (await page.request.get(new URL(index, page.url()).href)).json();
  const record = records.find((r) => r.kind === "tool") ?? records[0];
  const field = page.locator("form.search input");
  await field.fill(record.title);
  const first = page.locator("ol.results a").first();
  await first.waitFor({ timeout: patience }).catch(() => must(false, `nothing is shown for "${record.title}"`));
  must((await first.textContent()).trim() === record.title, `the first find for "${record.title}" is "${await first.textContent()}"`);
  const said = await page.locator(".found[role=status]").textContent();
  must(said.trim() !== "", "the number of finds is not said");
  const href = await first.evaluate((a) => a.href);
  must(server.fileOf(new URL(href).pathname) !== null, `the first find leads nowhere: ${href}`);
  await field.press("ArrowDown");
  must(await first.evaluate((a) => a === document.activeElement), "the arrow key does not go from the field to the first find");
  await field.fill("qzxqzxqzx");
  await page.waitForFunction((old) => document.querySelector(".found").textContent.trim() !== old && document.querySelector("ol.results").hidden, said.trim(), { timeout: patience }).catch(() => must(false, "a word that is nowhere still has finds, or nothing is said"));
  await field.fill(record.title);
  await first.waitFor({ timeout: patience });
}

async function filter(page) {
  const shown = () => page.locator("ul.tools > li:visible").count();
  await page.locator("form.filter").waitFor({ timeout: patience }).catch(() => must(false, "the form never shows"));
  const all = await shown();
  await page.locator("form.filter input").fill("qzxqzxqzx");
  await page.waitForFunction(() => ![...document.querySelectorAll("ul.tools > li")].some((li) => li.checkVisibility()), null, { timeout: patience }).catch(() => must(false, "a word that is nowhere takes nothing away"));
  must((await page.locator("form.filter [role=status]").textContent()).trim() !== "", "that nothing is left is not said");
  await page.locator("form.filter [type=reset]").click();
  await page.waitForFunction((n) => [...document.querySelectorAll("ul.tools > li")].filter((li) => li.checkVisibility()).length === n, all, { timeout: patience }).catch(() => must(false, "the reset does not bring all back"));
}

async function compare(page) {
  const [a, b] = [page.locator("form.compare select").nth(0), page.locator("form.compare select").nth(1)];
  await page.locator("form.compare").waitFor({ timeout: patience }).catch(() => must(false, "the form never shows"));
  await a.selectOption({ index: 1 });
  await b.selectOption({ index: 2 });
  await page.locator("form.compare button").click();
  await page.locator("table.compared").waitFor({ timeout: patience }).catch(() => must(false, "no table is shown"));
  const heads = await page.locator("table.compared thead a").count();
  must(heads === 2, `the table names ${heads} tools`);
  const filled = await page.locator("table.compared td:visible").evaluateAll((cells) => cells.filter((c) => c.textContent.trim()).length);
  must(filled > 0, "the table is empty");
}
