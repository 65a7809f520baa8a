// Chooses in the form what the link named: feedback.html?about=tools/x. Where
// the form program serves the page, it has done so already.
(() => {
  const select = document.querySelector("form.feedback select");
  const about = new URLSearchParams(location.search).get("about");
  if (!select || !about || select.value) return;
  const option = [...select.options].find((o) => o.value === about);
  if (option) option.selected = true;
})();
