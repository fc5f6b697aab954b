// A link to a record's evidence opens its article and lights the record; the form filters all.
(() => {
  const form = document.querySelector(".csto-filters");

  function follow() {
    const [, article, record] = location.hash.match(/^#(a\d+)-r(\d+)$/) ?? [];
    const folded = article && document.getElementById(article);
    if (!folded) return;
    folded.open = true;
    folded.querySelector(".csto-inside")
      ?.dispatchEvent(new CustomEvent("csto-choose", { detail: String(record - 1) }));
    document.getElementById(`${article}-r${record}`)?.scrollIntoView({ block: "center" });
  }

  // What holds records goes when its last one does; what never held one goes with any filter.
  function filter() {
    const asked = [...new FormData(form)].filter(([, value]) => value);
    const fits = (node) => asked.every(([key, value]) => node.dataset[key] === value);
    for (const node of document.querySelectorAll("[data-country]")) node.hidden = !fits(node);
    for (const group of document.querySelectorAll(".csto-group, .csto-without, .csto-article, .csto-broken"))
      group.hidden = asked.length > 0 && !group.querySelector("[data-country]:not([hidden])");
    const rows = document.querySelectorAll("[data-record]");
    const shown = [...rows].filter((row) => !row.hidden).length;
    form.querySelector("output").value = asked.length ? `${shown} of ${rows.length} records` : "";
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("change", filter);
    form.addEventListener("reset", () => setTimeout(filter));
  }
  addEventListener("hashchange", follow);
  // A second click on the same link changes no hash.
  document.addEventListener("click", (event) => {
    if (event.target.closest('a[href^="#"]')?.hash === location.hash) follow();
  });
  addEventListener("beforeprint", () => {
    for (const article of document.querySelectorAll(".csto-article")) article.open = true;
  });
  follow();
})();
