// g.A7: the words of <main> are there without JavaScript: at least 98 %.

export function sameWithout(withScript, without, report, page) {
  const share = shareFound(withScript, without);
  if (share < 0.98) report.add("g.A7", page, `${(100 * (1 - share)).toFixed(1)} % of the main text is missing without JavaScript`);
}

// shareFound is the share of the words of a list that another list has too,
// each as often.
export function shareFound(words, others) {
  if (words.length === 0) return 1;
  const left = new Map();
  for (const w of others) left.set(w, (left.get(w) ?? 0) + 1);
  let found = 0;
  for (const w of words) {
    const n = left.get(w) ?? 0;
    if (n > 0) {
      found++;
      left.set(w, n - 1);
    }
  }
  return found / words.length;
}
