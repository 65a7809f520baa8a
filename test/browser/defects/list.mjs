// The planted defects. Each changes the sound small site in base/ in one way
// and names the gate that must find it, alone.
//
//   change: [file, what stands there, what is put in its place]
//   changes: several such
//   add:    [file, content]
//   also:   another gate that the same defect cannot but trip, with why

const atEnd = (text) => ({ change: ["site.css", "outline-offset: 2px; }", `outline-offset: 2px; }\n${text}`] });
const inMain = (html) => ({ change: ["index.html", '<h2 id="help">', `${html}\n<h2 id="help">`] });
const inHead = (html) => ({ change: ["index.html", "</head>", `${html}\n</head>`] });
const script = (text) => ({ ...inHead('<script src="x.js" defer></script>'), add: ["x.js", text] });

const hardEnglish =
  "<p>Notwithstanding administrative considerations regarding institutional responsibilities, algorithmic procurement necessitates comprehensive interdepartmental documentation, organizational accountability and continuous evaluation of discriminatory consequences throughout operational deployment.</p>";
const hardSpanish =
  "<p>Independientemente de las consideraciones administrativas correspondientes a las responsabilidades institucionales, la contratación algorítmica requiere documentación interdepartamental exhaustiva, responsabilidad organizacional y evaluaciones permanentes de consecuencias discriminatorias.</p>";

export const defects = [
  { gate: "g.A1", name: "pale text in the light only", ...atEnd("@media (prefers-color-scheme: light) { main p { color: #999; } }") },
  { gate: "g.A1", name: "pale text in the dark only", ...atEnd("@media (prefers-color-scheme: dark) { main p { color: #555; } }") },
  { gate: "g.A1", name: "pale text at 320 px only", ...atEnd("@media (max-width: 320px) { main p { color: #888; background: #999; } }") },
  { gate: "g.A1", name: "pale text at 768 px only, light", ...atEnd("@media (min-width: 700px) and (max-width: 800px) and (prefers-color-scheme: light) { main p { color: #aaa; } }") },
  { gate: "g.A1", name: "colours kept in forced colours, unreadable", ...atEnd("@media (forced-colors: active) { main p { forced-color-adjust: none; color: #444; background: #333; } }") },
  { gate: "g.A2", name: "text of less than 7:1 in the light", ...atEnd("@media (prefers-color-scheme: light) { main p { color: #666; } }") },
  { gate: "g.A2", name: "text of less than 7:1 in the dark", ...atEnd("@media (prefers-color-scheme: dark) { main p { color: #909090; } }") },
  { gate: "g.A1", name: "text outside every landmark", change: ["index.html", "<main id", "<p>Stray words.</p>\n<main id"] },
  { gate: "g.A1", name: "heading level skipped where it is shown at 320 px only", change: ["index.html", '<h2 id="help">Help</h2>', '<h2 id="help">Help</h2>\n<h4 class="late">More</h4>'], add: ["site.css", "+.late { display: none; }\n@media (max-width: 320px) { .late { display: block; } }\n"] },
  { gate: "g.A3", name: "element in a wrong place", change: ["index.html", "<footer><p>", "<footer><h3></h3><p>"], also: ["g.A1", "an empty heading is a fault to both"] },
  { gate: "g.A3", name: "stray end tag", ...inMain("</span>") },
  { gate: "g.A3", name: "property that is none", ...atEnd("main { colour: red; }") },
  { gate: "g.A4", name: "block of 700 px", ...atEnd("h2 { inline-size: 700px; }"), also: ["g.F2", "large print is as wide"] },
  { gate: "g.A4", name: "block wider than the window with a large font only", ...atEnd("h2 { inline-size: 15rem; }"), also: ["g.F2", "large print is as wide"] },
  { gate: "g.A4", name: "text cut off with text spacing only", ...inMain('<div class="tight">Plans are read at once</div>'), add: ["site.css", "+.tight { display: inline-block; max-inline-size: 11rem; white-space: nowrap; overflow: hidden; }\n"] },
  { gate: "g.A5", name: "small targets side by side", ...inMain('<div class="row"><a href="#help">a</a> <a href="#main">b</a></div>'), add: ["site.css", "+.row a { display: inline-block; inline-size: 16px; block-size: 16px; }\n"] },
  { gate: "g.A6", name: "no focus mark", ...atEnd(".big:focus-visible { outline: none; }") },
  { gate: "g.A6", name: "focus mark as pale as the paper, in the dark only", ...atEnd("@media (prefers-color-scheme: dark) { :focus-visible { outline-color: #222; } }") },
  { gate: "g.A6", name: "focus mark gone in forced colours", ...atEnd("@media (forced-colors: active) { :focus-visible { outline: none; } }") },
  { gate: "g.A6", name: "skip link is not the first stop", change: ["index.html", '<a class="skip"', '<nav aria-label="Home"><a href="index.html">Home</a></nav>\n<a class="skip"'] },
  { gate: "g.A6", name: "skip link that does not move the focus", change: ["index.html", ' tabindex="-1"', ""] },
  { gate: "g.A6", name: "a trap for the Tab key", ...script('document.addEventListener("keydown", (e) => { if (e.key === "Tab" && document.activeElement.className === "big") e.preventDefault(); });') },
  { gate: "g.A7", name: "main text written by a script", ...script('const p = document.createElement("p"); p.textContent = "The town has more to say. It says it by a script. You can not read it with no script."; document.querySelector("main").append(p);') },
  { gate: "g.A8", name: "style in an attribute", change: ["index.html", "<footer><p>", '<footer><p style="color: inherit">'] },
  { gate: "g.A8", name: "picture from another host", ...inMain('<img src="https://other.example/x.png" alt="">') },
  { gate: "g.A8", name: "script that throws", ...script('throw new Error("broken");') },
  { gate: "g.A8", name: "loose policy", change: ["_headers", "style-src 'self'", "style-src 'self' 'unsafe-inline'"] },
  { gate: "g.L1", name: "Spanish page said to be in English", change: ["es/index.html", '<html lang="es"', '<html lang="en"'], also: ["g.L3", "its sentences are in Spanish"] },
  { gate: "g.L1", name: "page without a Spanish twin", add: ["more.html", "=index.html", ["https://town.example/ai/", "https://town.example/ai/more.html"], ["https://town.example/ai/more.htmles/", "https://town.example/ai/es/more.html"], ["es/index.html", "es/more.html"]], sitemap: "https://town.example/ai/more.html", also: ["links", "its switcher leads nowhere"] },
  { gate: "g.L2", name: "firm's motto that nobody translated", changes: [["index.html", '<h2 id="help">', '<p>Plan Desk Pro Suite</p><h2 id="help">'], ["es/index.html", '<h2 id="ayuda">', '<p>Plan Desk Pro Suite</p><h2 id="ayuda">']] },
  { gate: "g.L3", name: "English sentence on the Spanish page", change: ["es/index.html", '<h2 id="ayuda">', '<p>This part of the page is not in your language.</p><h2 id="ayuda">'] },
  { gate: "g.L3", name: "Spanish label on the English page", change: ["index.html", 'aria-label="Language"', 'aria-label="Cambiar el idioma de la página"'] },
  { gate: "g.L3", name: "text marked with the wrong language", ...inMain('<p lang="es">The desk is open on each day of the week.</p>') },
  { gate: "g.L4", name: "language under a foreign name", change: ["index.html", ">Español<", ">Spanish<"] },
  { gate: "g.L4", name: "flag in the switcher", change: ["index.html", ">Español<", ">🇲🇽 Español<"] },
  { gate: "g.L4", name: "switcher to the wrong page", change: ["index.html", 'href="es/index.html"', 'href="index.html"'] },
  { gate: "g.L4", name: "cookie", ...script('document.cookie = "language=en";') },
  { gate: "g.L5", name: "canonical to another page", change: ["es/index.html", 'canonical" href="https://town.example/ai/es/"', 'canonical" href="https://town.example/ai/"'] },
  { gate: "g.L5", name: "hreflang does not come back", change: ["es/index.html", 'hreflang="en" href="https://town.example/ai/"', 'hreflang="en" href="https://town.example/ai/old"'] },
  { gate: "g.L5", name: "no x-default", change: ["index.html", '<link rel="alternate" hreflang="x-default" href="https://town.example/ai/">', ""] },
  { gate: "g.L5", name: "page missing from the sitemap", change: ["sitemap.xml", "<url><loc>https://town.example/ai/es/</loc></url>", ""] },
  { gate: "g.W1", name: "heavy style sheet", add: ["site.css", "+", "noise", 40_000] },
  { gate: "g.W2", name: "twelve style sheets", ...inHead(Array.from({ length: 12 }, (_, i) => `<link rel="stylesheet" href="site.css?${i}">`).join("\n")) },
  { gate: "g.F1", name: "main text not printed", ...atEnd("@media print { main p { display: none; } }") },
  { gate: "g.F1", name: "closed details are lost in print", ...inMain("<details><summary>More</summary><p>These are more words that stand in a closed part. They are not seen on paper. A reader of the print will miss them all.</p></details>") },
  { gate: "g.F2", name: "no link to large print", change: ["index.html", '<p><a class="big" href="#large-print">Large print</a></p>', ""] },
  { gate: "g.F2", name: "large print that stays small", change: ["site.css", ":root:target { font-size: 180%; }", ":root:target { font-size: 110%; }"] },
  { gate: "g.F2", name: "large print that is small on paper", ...atEnd("@media print { body { font-size: 11pt; } }") },
  { gate: "g.F2", name: "plain text without the words", add: ["index.txt", "A small town\n"] },
  { gate: "g.F2", name: "PDF that is none", add: ["policy.pdf", "%PDF-1.4 and nothing more"] },
  { gate: "g.F2", name: "archive that is none", add: ["site.zip", "PK and nothing more"] },
  { gate: "g.P1", name: "hard English", ...inMain(hardEnglish.repeat(3)) },
  { gate: "g.P2", name: "hard Spanish", change: ["es/index.html", '<h2 id="ayuda">', `${hardSpanish.repeat(3)}<h2 id="ayuda">`] },
  { gate: "g.P3", name: "sentences that do not end", ...inMain(`<p>${"If you call the desk on a day when it is shut then it will not pick up and you will have to wait and call it once more. ".repeat(4)}</p>`) },
  { gate: "words", name: "two words run together", change: ["index.html", "<p>The town wrote", "<p><b>The town</b><span>council</span> wrote"] },
  { gate: "use", name: "search that finds another thing", change: ["use.js", "r.title.includes(q)", "!r.title.includes(q)"] },
  { gate: "use", name: "search that finds what is nowhere", change: ["use.js", "ol.hidden = found.length === 0", "ol.hidden = false"] },
  { gate: "use", name: "filter that takes nothing away", change: ["use.js", "li.hidden = !li.textContent.includes(word)", "li.hidden = false"] },
  { gate: "use", name: "comparison without a table", change: ["use.js", "frame.hidden = false", "frame.hidden = true"] },
  { gate: "g.A1", name: "finds in a pale colour", ...atEnd(".results a { color: #777; background: #888; }") },
  { gate: "links", name: "picture for other sites that is not there", ...inHead('<meta property="og:image" content="https://town.example/ai/gone.png">') },
  { gate: "links", name: "link to nowhere", change: ["index.html", 'href="#help"', 'href="gone.html"'] },
  { gate: "links", name: "fragment of no place", change: ["index.html", 'href="#help"', 'href="es/index.html#help"'] },
];
