const $ = (s) => document.querySelector(s);
const ol = $("ol.results");
const field = $("#q");
field.addEventListener("input", async () => {
  const q = field.value;
  const { records } = await (await fetch($("form.search").dataset.index)).json();
  const found = records.filter((r) => r.title.includes(q));
  ol.replaceChildren(...found.map((r) => {
    const a = Object.assign(document.createElement("a"), { href: r.href, textContent: r.title });
    const li = document.createElement("li");
    li.append(a);
    return li;
  }));
  ol.hidden = found.length === 0;
  $(".found").textContent = `${found.length} found for ${q}`;
});
field.addEventListener("keydown", (e) => { if (e.key === "ArrowDown") ol.querySelector("a").focus(); });
const narrow = (word) => {
  for (const li of document.querySelectorAll("ul.tools > li")) li.hidden = !li.textContent.includes(word);
  $("form.filter [role=status]").textContent = `Only with ${word}`;
};
$("#f").addEventListener("input", () => narrow($("#f").value));
$("form.filter").addEventListener("reset", () => narrow(""));
$("form.filter").hidden = false;
const frame = $(".frame");
$("form.compare").addEventListener("submit", (e) => {
  e.preventDefault();
  frame.hidden = false;
});
$("form.compare").hidden = false;
