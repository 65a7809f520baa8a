// g.F1: the page as a PDF, printed without JavaScript. The text is read back
// out of the PDF: at least 95 % of the words of <main> must be in it. The PDF
// is tagged and carries its title and language.
import { shareFound } from "./noscript.mjs";

// Text is all that is read, so the reader's drawing parts are stood in for,
// and its warning that it cannot draw is not shown.
globalThis.DOMMatrix ??= class {};
globalThis.ImageData ??= class {};
globalThis.Path2D ??= class {};
const { warn, log } = console;
console.warn = console.log = () => {};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
Object.assign(console, { warn, log });

// openPdf reads a PDF; whoever opens it destroys the task.
export function openPdf(bytes) {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, isEvalSupported: false });
}

export async function print(it, words, facts, report, page) {
  const bytes = await it.page.pdf({ format: "Letter", tagged: true, printBackground: false, margin: { top: "1.5cm", bottom: "1.5cm", left: "1.5cm", right: "1.5cm" } });
  const task = openPdf(bytes);
  const pdf = await task.promise;
  let text = "";
  for (let i = 1; i <= pdf.numPages; i++) {
    const sheet = await pdf.getPage(i);
    const content = await sheet.getTextContent();
    for (const item of content.items) text += item.str + (item.hasEOL ? "\n" : "");
    text += "\n";
  }
  const share = shareFound(letters(words.join(" ")), letters(text));
  if (share < 0.95) report.add("g.F1", page, `${(100 * (1 - share)).toFixed(1)} % of the main text is lost in print`);
  const marks = await pdf.getMarkInfo();
  if (!marks?.Marked) report.add("g.F1", page, "the PDF is not tagged");
  const { info } = await pdf.getMetadata();
  if (info.Language !== facts.lang) report.add("g.F1", page, `the PDF says its language is "${info.Language ?? ""}"`);
  if (info.Title !== facts.title) report.add("g.F1", page, `the PDF says its title is "${info.Title ?? ""}"`);
  await task.destroy();
  return { share, sheets: pdf.numPages };
}

// letters are the words of a text in one form: a line may break inside a word
// only where a sign stands, so words are split at every sign.
function letters(text) {
  return text.normalize("NFKC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
