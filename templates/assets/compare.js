// Sets two tools side by side. The rows and all words stand in the page; the
// cells are copied from the two tools' own pages in the same language.
(() => {
  const form = document.querySelector("form.compare");
  if (!form) return;
  const [a, b] = form.querySelectorAll("select");
  const status = document.querySelector(".found");
  const frame = document.querySelector(".table-scroll");
  const table = frame.querySelector("table");
  const tools = new Map();

  const get = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    return answer;
  };
  const failed = () => {
    frame.hidden = true;
    status.textContent = form.dataset.failed;
  };

  // page reads one tool's page: its rows, and the questions that are open.
  const page = async (tool) => {
    const address = new URL(tool.href, location.href);
    const doc = new DOMParser().parseFromString(await (await get(address)).text(), "text/html");
    const open = [...doc.querySelectorAll("main section.not-answered li")].map((li) => li.textContent.trim());
    const cell = (row, label) => {
      const found = doc.querySelector("main dl.facts > #" + CSS.escape(row) + " > dd");
      const td = document.createElement("td");
      if (found) {
        for (const n of found.childNodes) td.append(document.importNode(n, true));
        for (const link of td.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), address);
      } else {
        td.className = "note";
        td.textContent = open.includes(label) ? form.dataset.open : form.dataset.missing;
      }
      td.dataset.empty = found || open.includes(label) ? "" : "yes";
      return td;
    };
    return { tool, address, cell };
  };

  const head = (th, p) => {
    const link = document.createElement("a");
    link.href = p.address;
    link.textContent = p.tool.title;
    if (p.tool.lang) link.lang = p.tool.lang;
    th.replaceChildren(link);
  };

  const compare = async () => {
    const two = [tools.get(a.value), tools.get(b.value)];
    if (!two[0] || !two[1] || two[0] === two[1]) {
      frame.hidden = true;
      status.textContent = a.value && a.value === b.value ? form.dataset.same : "";
      return;
    }
    try {
      const pages = await Promise.all(two.map(page));
      pages.forEach((p, i) => head(table.tHead.rows[0].cells[i + 1], p));
      for (const body of table.tBodies) {
        let shown = 0;
        for (const row of body.querySelectorAll("[data-row]")) {
          const label = row.cells[0].textContent.trim();
          const cells = pages.map((p) => p.cell(row.dataset.row, label));
          row.replaceChildren(row.cells[0], ...cells);
          row.hidden = cells.every((td) => td.dataset.empty);
          if (!row.hidden) shown++;
        }
        body.hidden = !shown;
      }
      frame.hidden = false;
      status.textContent = form.dataset.done;
      history.replaceState(null, "", "?a=" + two[0].id + "&b=" + two[1].id);
    } catch {
      failed();
    }
  };

  const start = async () => {
    const index = await (await get(form.dataset.index)).json();
    const listed = index.records.filter((r) => r.kind === "tool");
    listed.sort((x, y) => x.title.localeCompare(y.title, document.documentElement.lang));
    for (const t of listed) {
      tools.set(t.id, t);
      for (const select of [a, b]) {
        const option = new Option(t.title, t.id);
        if (t.lang) option.lang = t.lang;
        select.append(option);
      }
    }
    const asked = new URLSearchParams(location.search);
    a.value = tools.has(asked.get("a")) ? asked.get("a") : "";
    b.value = tools.has(asked.get("b")) ? asked.get("b") : "";
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      compare();
    });
    form.hidden = false;
    document.querySelector("[data-without-script]").hidden = true;
    if (a.value && b.value) compare();
  };
  start().catch(failed);
})();
