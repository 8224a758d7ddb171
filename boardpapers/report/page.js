"use strict";
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const of = (id) => all(`[data-record="${CSS.escape(id)}"]`);
  let chosen = null;

  // light up a record in both places; the part that was not clicked is brought into view
  const choose = (id, scrollTo) => {
    if (chosen) of(chosen).forEach((e) => e.classList.remove("on"));
    chosen = id;
    const found = of(id);
    found.forEach((e) => e.classList.add("on"));
    const target = scrollTo || found.find((e) => e.classList.contains("own"));
    if (target) target.scrollIntoView({ block: "center" });
    history.replaceState(null, "", `#r-${id}`);
  };

  for (const mark of all("svg .own")) {
    mark.addEventListener("click", (event) => {
      event.preventDefault();
      const item = document.getElementById(`r-${mark.dataset.record}`);
      choose(mark.dataset.record, item);
      item.focus({ preventScroll: true });
    });
  }
  for (const item of all(".records li[data-record]")) {
    item.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-goto]");
      if (event.target.closest("summary")) return;
      event.preventDefault();
      choose(item.dataset.record, link ? document.getElementById(link.getAttribute("href").slice(1)) : null);
    });
  }
  for (const box of all("input[data-kind]")) {
    box.addEventListener("change", () => {
      all(`.own.${box.dataset.kind}, .said.${box.dataset.kind}, ol.${box.dataset.kind}, h2.${box.dataset.kind}`)
        .forEach((e) => e.classList.toggle("hidden", !box.checked));
    });
  }
  const asked = location.hash.match(/^#r-(.+)$/);
  if (asked && of(asked[1]).length) {
    choose(asked[1]);
    document.getElementById(`r-${asked[1]}`).scrollIntoView({ block: "center" });
  }
})();
