// A record lights its words, a word its records: for a moment under the pointer, to stay on a click.
(() => {
  const VIEW = ".csto-view:not(.csto-page)"; // a report is a page of views
  const own = document.currentScript?.closest(VIEW);
  const quiet = matchMedia("(prefers-reduced-motion: reduce)").matches;

  function wire(view) {
    const rows = [...view.querySelectorAll("[data-record]")];
    const words = [...view.querySelectorAll("[data-marks]")];
    if (view.classList.contains("csto-live") || !rows.length) return;
    view.classList.add("csto-live");
    let chosen = new Set();

    // "0:country 2:source" → the records that a word serves
    const served = new Map(words.map((word) => {
      const records = word.dataset.marks.split(" ").map((mark) => mark.split(":")[0]);
      return [word, new Set(records)];
    }));

    function light(records) {
      view.classList.toggle("csto-lighting", records.size > 0);
      for (const row of rows) {
        row.classList.toggle("csto-lit", records.has(row.dataset.record));
        row.classList.toggle("csto-chosen", chosen.has(row.dataset.record));
        row.setAttribute("aria-current", chosen.has(row.dataset.record));
      }
      for (const word of words)
        word.classList.toggle("csto-lit", [...served.get(word)].some((r) => records.has(r)));
    }

    function recordsOf(target) {
      const row = target.closest?.("[data-record]");
      if (row) return new Set([row.dataset.record]);
      const word = target.closest?.("mark[data-marks]");
      return new Set(word ? served.get(word) : []);
    }

    function choose(records) {
      chosen = records;
      light(chosen);
    }

    function show(nodes) {
      const first = nodes.find((node) => node.classList.contains("csto-lit"));
      first?.scrollIntoView({ block: "nearest", behavior: quiet ? "auto" : "smooth" });
    }

    view.addEventListener("pointerover", (event) => {
      const under = recordsOf(event.target);
      light(under.size ? under : chosen);
    });
    view.addEventListener("pointerleave", () => light(chosen));
    view.addEventListener("click", (event) => {
      if (event.target.closest("a, summary")) return;
      const clicked = recordsOf(event.target);
      const again = clicked.size === chosen.size && [...clicked].every((r) => chosen.has(r));
      choose(again ? new Set() : clicked);
      if (chosen.size) show(event.target.closest("[data-record]") ? words : rows);
    });
    view.addEventListener("keydown", (event) => {
      if (event.key === "Escape") choose(new Set());
      if ((event.key === "Enter" || event.key === " ") && event.target.matches("[data-record]")) {
        event.preventDefault();
        event.target.click();
      }
    });
    view.addEventListener("csto-choose", (event) => choose(new Set([event.detail])));
    for (const row of rows) row.tabIndex = 0;
  }

  (own ? [own] : document.querySelectorAll(VIEW)).forEach(wire);
})();
