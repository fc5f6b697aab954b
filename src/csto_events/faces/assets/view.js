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

    // "0:country 2:source" → [["0", "country"], ["2", "source"]]
    const marks = new Map(words.map((word) =>
      [word, word.dataset.marks.split(" ").map((mark) => mark.split(":"))]));

    // A word shows the slots of the lit records alone; beyond them it is a part of the evidence.
    function paint(word, told) {
      const slots = [...new Set(told.map(([, slot]) => slot).filter((slot) => slot !== "evidence"))];
      if (!slots.length) slots.push("lamp");
      for (const [at, place] of ["a", "b", "c"].entries())
        word.style.setProperty(`--csto-${place}`, `var(--csto-${slots[Math.min(at, slots.length - 1)]})`);
    }

    function light(records) {
      view.classList.toggle("csto-lighting", records.size > 0);
      for (const row of rows) {
        row.classList.toggle("csto-lit", records.has(row.dataset.record));
        row.classList.toggle("csto-chosen", chosen.has(row.dataset.record));
        row.setAttribute("aria-current", chosen.has(row.dataset.record));
      }
      for (const word of words) {
        const told = marks.get(word).filter(([record]) => records.has(record));
        word.classList.toggle("csto-lit", told.length > 0);
        paint(word, told.length ? told : marks.get(word));
      }
    }

    function recordsOf(target) {
      const row = target.closest?.("[data-record]");
      if (row) return new Set([row.dataset.record]);
      const word = target.closest?.("mark[data-marks]");
      return new Set(word ? marks.get(word).map(([record]) => record) : []);
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
    // What is done here is no command to the notebook around.
    view.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && chosen.size) choose(new Set());
      else if (["Enter", " "].includes(event.key) && event.target.matches("[data-record]")) event.target.click();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    view.addEventListener("csto-choose", (event) => choose(new Set([event.detail])));
    for (const row of rows) row.tabIndex = 0;
    view.tabIndex = -1; // a click anywhere in it, and Escape is for it
  }

  (own ? [own] : document.querySelectorAll(VIEW)).forEach(wire);
})();
