"use strict";
// The page works without this script: it adds the filter, keys, and a steadier jump into the articles.

const findings = () => [...document.querySelectorAll(".finding")].filter((f) => f.checkVisibility());
for (const finding of document.querySelectorAll(".finding")) finding.tabIndex = -1;
const pane = document.getElementById("articles");
const help = document.getElementById("help");
const back = document.getElementById("back");
const found = document.getElementById("found");
const label = document.getElementById("filter");
const field = label.querySelector("input");
label.hidden = false;

// --- Filter: what does not have all the words is hidden; what is folded is opened while it is on.

const FILTERED = ".finding, .speech, .lone li, .events li, .cast > li, .plain span, tbody tr";
let filtered = null;
const folds = [...document.querySelectorAll("main details.more")];

function filter() {
  filtered ??= [...document.querySelectorAll(FILTERED)].map((element) => ({
    element,
    text: element.textContent.toLowerCase(),
  }));
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let left = 0;
  let all = 0;
  for (const { element, text } of filtered) {
    element.hidden = !words.every((word) => text.includes(word));
    if (element.classList.contains("finding")) {
      all += 1;
      left += element.hidden ? 0 : 1;
    }
  }
  for (const fold of folds) {
    if (words.length && fold.dataset.was === undefined) fold.dataset.was = fold.open ? "open" : "";
    if (words.length) fold.open = true;
    else if (fold.dataset.was !== undefined) {
      fold.open = fold.dataset.was === "open";
      delete fold.dataset.was;
    }
  }
  found.textContent = words.length ? `${left} of ${all} findings` : "";
}
field.addEventListener("input", filter);

// --- Keys.

function step(by) {
  const all = findings();
  if (!all.length) return;
  const here = document.activeElement.closest?.(".finding");
  let next = all.indexOf(here) + by;
  if (!here) {
    const below = all.findIndex((f) => f.getBoundingClientRect().top > 0);
    next = by > 0 ? Math.max(below, 0) : (below < 0 ? all.length : below) - 1;
  }
  const finding = all[Math.min(Math.max(next, 0), all.length - 1)];
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  finding.focus({ preventScroll: true });
  finding.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && (document.activeElement === field || field.value)) {
    field.value = "";
    filter();
    field.blur();
    return;
  }
  if (event.target.closest("input[type=search], textarea")) return;
  const keys = {
    n: () => step(1),
    j: () => step(1),
    p: () => step(-1),
    k: () => step(-1),
    "/": () => field.focus(),
    "?": () => help.togglePopover(),
  };
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  keys[event.key]();
});

// --- Jumps: beside the articles the findings stay where they are; on a phone there is a way back.

let before = null;

const beside = () => getComputedStyle(pane).position === "sticky";
const named = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));

function place(target) {
  const top = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight * 0.3, behavior: "instant" });
}

function reveal() {
  const target = named(location.hash);
  if (!pane.contains(target)) back.hidden = true;
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target && beside() && pane.contains(target) && target !== pane) place(target);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  const target = link && named(link.getAttribute("href"));
  if (!target) return;
  const into = pane.contains(target) && !pane.contains(link);
  before = into ? scrollY : null;
  back.hidden = !into;
  if (!into || !beside()) return;
  event.preventDefault();
  location.hash = link.getAttribute("href");
  window.scrollTo({ top: before, behavior: "instant" });
  place(target);
  for (const animation of target.getAnimations()) {
    animation.cancel();
    animation.play();
  }
});

back.addEventListener("click", () => {
  back.hidden = true;
  if (before !== null) window.scrollTo({ top: before });
});

// --- Hints: hovering over a number shows the words that it leads to, over a term what it means.

document.addEventListener("pointerover", (event) => {
  const asked = event.target.closest?.(".cite, [popovertarget]");
  if (!asked || asked.dataset.hinted) return;
  asked.dataset.hinted = "yes";
  if (!asked.hash) {
    const meaning = document.getElementById(asked.getAttribute("popovertarget")).textContent;
    if (!asked.matches("[popovertarget=help]")) asked.title = meaning.trim();
    return;
  }
  const target = named(asked.hash);
  const parts = [target, ...document.querySelectorAll(`[data-of="${target.id}"]`)];
  asked.title += `: “${parts.map((part) => part.textContent).join("")}”`;
});

addEventListener("hashchange", reveal);
addEventListener("load", reveal);
