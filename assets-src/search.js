// The search: a field, the index of the page's language, a list of links.
//
// Every word it shows stands on the form, in the page's language. The index is
// loaded when somebody means to search: at the first focus of the field, or at
// once on a page that was asked for with a word.
import MiniSearch from "minisearch";

const MOST = 50; // results shown
const NEAR = 8; // of those that only come close

const fold = (s) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// beginning cuts a text after a sentence, else between two words.
const beginning = (text) => {
  if (text.length <= 180) return text;
  const part = text.slice(0, 180);
  const sentence = /^.{40,}[.!?؟](?=\s)/s.exec(part);
  return sentence ? sentence[0] : part.replace(/\s\S*$/, " …");
};

const options = {
  fields: ["title", "words", "other", "text"],
  storeFields: ["kind", "title", "lang", "dir", "href", "text"],
  extractField: (record, name) => {
    const value = record[name === "key" ? "href" : name];
    return Array.isArray(value) ? value.join(" | ") : value;
  },
  idField: "key",
  processTerm: (term) => fold(term) || null,
  searchOptions: {
    boost: { title: 4, words: 3, other: 2 },
    boostDocument: (id, term, stored) => (stored.kind === "tool" ? 1.5 : 1),
    prefix: (term) => term.length > 2,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    combineWith: "AND",
  },
};

function start(form) {
  const field = form.querySelector("input");
  const status = document.querySelector(".found");
  const list = document.querySelector(".results");
  const words = form.dataset;
  const say = (text, values = {}) => {
    status.textContent = text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  };

  let loading;
  const index = () =>
    (loading ??= (async () => {
      const answer = await fetch(words.index);
      if (!answer.ok) throw new Error(words.index);
      const { kinds, records } = await answer.json();
      const search = new MiniSearch(options);
      search.addAll(records);
      return { search, kinds };
    })());

  const row = (kinds, found) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = found.href;
    link.textContent = found.title;
    if (found.lang) Object.assign(link, { lang: found.lang, dir: found.dir });
    const kind = document.createElement("span");
    kind.className = "note";
    kind.textContent = kinds[found.kind];
    item.append(link, " ", kind);
    if (found.text) {
      const text = document.createElement("p");
      text.textContent = beginning(found.text);
      if (found.lang) Object.assign(text, { lang: found.lang, dir: found.dir });
      item.append(text);
    }
    return item;
  };

  let latest = 0;
  const run = async () => {
    const query = field.value.trim();
    const mine = ++latest;
    if (!query) {
      list.replaceChildren();
      list.hidden = true;
      status.textContent = "";
      return;
    }
    let all;
    try {
      if (!loading) say(words.loading);
      const { search, kinds } = await index();
      if (mine !== latest) return;
      all = search.search(query);
      const near = all.length === 0;
      if (near) all = search.search(query, { combineWith: "OR", prefix: true, fuzzy: 0.34 }).slice(0, NEAR);
      list.replaceChildren(...all.slice(0, MOST).map((r) => row(kinds, r)));
      list.hidden = all.length === 0;
      const count = Math.min(all.length, MOST);
      if (count === 0) say(words.none, { query });
      else if (near) say(words.near, { query, count });
      else if (count < all.length) say(words.first, { count, total: all.length });
      else say(words.found, { count });
    } catch {
      loading = undefined; // the next try asks again
      if (mine === latest) say(words.failed);
    }
  };

  let waiting;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, 200);
  };

  field.addEventListener("focus", () => index().catch(() => (loading = undefined)), { once: true });
  field.addEventListener("input", soon);
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    clearTimeout(waiting);
    const query = field.value.trim();
    history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    run();
  });

  // Down goes from the field into the results, up and down move among them,
  // Escape comes back.
  field.addEventListener("keydown", (e) => {
    const first = list.querySelector("a");
    if (e.key === "ArrowDown" && first && !list.hidden) {
      e.preventDefault();
      first.focus();
    }
  });
  list.addEventListener("keydown", (e) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: links[at + 1], ArrowUp: links[at - 1] ?? field, Escape: field }[e.key];
    if (at >= 0 && to) {
      e.preventDefault();
      to.focus();
    }
  });

  document.querySelector("[data-without-script]").hidden = true;
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    field.value = asked;
    run();
  }
}

const form = document.querySelector("form.search[data-index]");
if (form) start(form);
