// Narrows the list of tools on the page. The form, its words and what each
// tool is sorted under stand in the page; without this script the form stays
// hidden.
(() => {
  const form = document.querySelector("form.filter");
  const list = document.querySelector("ul.tools");
  if (!form || !list) return;
  const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const items = [...list.children].map((item) => ({ item, text: fold(item.textContent + " " + (item.dataset.words || "")) }));
  const status = form.querySelector("[role=status]");
  const word = form.querySelector("input");
  const selects = [...form.querySelectorAll("select")];

  const narrow = () => {
    const words = fold(word.value).split(/\s+/).filter(Boolean);
    let count = 0; // samples are shown, never counted
    let any = false;
    for (const { item, text } of items) {
      const under = (s) => !s.value || (item.getAttribute("data-" + s.name) || "").split(" ").includes(s.value);
      item.hidden = !(words.every((w) => text.includes(w)) && selects.every(under));
      any ||= !item.hidden;
      if (!item.hidden && !("sample" in item.dataset)) count++;
    }
    status.textContent = any
      ? form.dataset.shown.replace("{count}", count).replace("{total}", items.filter(({ item }) => !("sample" in item.dataset)).length)
      : form.dataset.none;
  };

  let waiting;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(narrow, 150);
  });
  form.addEventListener("submit", (e) => e.preventDefault());
  form.addEventListener("reset", () => {
    setTimeout(() => {
      narrow();
      status.textContent = "";
      word.focus();
    });
  });
  form.hidden = false;
})();
