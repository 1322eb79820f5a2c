"use strict";
// What moves in a page besides the players: questions that are answered by a click, sessions that go
// on command by command, code that is copied, and the search. Without it the page reads as well.
(() => {
  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const button = (text, act) => {
    const node = make("button", "", text);
    node.type = "button";
    node.addEventListener("click", act);
    return node;
  };
  // A browser may refuse to keep anything for a page that comes from a file.
  const kept = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* only for now */ } };
  const page = location.pathname.replace(/^.*\//, "");

  // Questions.
  const answerOf = (question) => [...document.querySelectorAll("details.answer")]
    .find((answer) => question.compareDocumentPosition(answer) & Node.DOCUMENT_POSITION_FOLLOWING);

  // The film's moment at which the program prints the right choice; where it prints something else,
  // the last moment at which it prints at all.
  const decisive = (film, right) => {
    let last = 0;
    for (let i = 0; i < film.frames.length; i++) {
      for (const [text] of film.frames[i].out || []) {
        if (right.includes(text.trim()) && text.trim()) return i;
        last = i;
      }
    }
    return last;
  };

  const playerButton = (question, right) => {
    const root = [...document.querySelectorAll(".player")]
      .find((each) => each.dataset.films === "film-" + question.dataset.example);
    if (!root || !window.loopbook) return null;
    return button("See it in the player", () => {
      const opens = root.previousElementSibling;
      if (root.hidden && opens) opens.click();
      const player = window.loopbook.open(root);
      if (player) player.show(decisive(player.films[0], right));
      root.scrollIntoView({ block: "start" });
      const first = root.querySelector("button");
      if (first) first.focus();
    });
  };

  const ask = (question) => {
    const answer = answerOf(question);
    const right = question.dataset.right;
    const items = [...question.querySelectorAll("li[data-letter]")];
    if (!right || items.length === 0) return;
    const key = "loopbook " + page + " " + question.querySelector("p").textContent;
    const said = make("p", "said");
    said.setAttribute("role", "status");
    question.append(said);
    question.setAttribute("role", "group");
    question.setAttribute("aria-label", question.querySelector("p").textContent);
    const text = (letter) => items.find((item) => item.dataset.letter === letter).textContent.trim();
    const choose = (letter, quiet) => {
      keep(key, letter);
      for (const item of items) {
        item.firstChild.setAttribute("aria-pressed", String(item.dataset.letter === letter));
      }
      const yes = letter === right;
      said.textContent = yes ? "✓ Right: " + text(right) : "✗ No. It is " + text(right);
      said.classList.toggle("good", yes);
      said.classList.toggle("bad", !yes);
      const see = playerButton(question, text(right).replace(/^\w\)\s*/, ""));
      if (see) said.append(" ", see);
      if (answer && !quiet) answer.open = true;
    };
    for (const item of items) {
      const choice = button("", () => choose(item.dataset.letter));
      choice.setAttribute("aria-pressed", "false");
      choice.append(...item.childNodes);
      item.append(choice);
    }
    const before = kept(key);
    if (before && items.some((item) => item.dataset.letter === before)) choose(before, true);
  };
  document.querySelectorAll(".predict").forEach(ask);

  // Sessions.
  const play = (figure) => {
    const entries = [...figure.querySelectorAll(".entry")];
    if (entries.length < 2) return;
    const bar = make("div", "bar");
    const screen = figure.querySelector("pre");
    let shown = entries.length;
    const show = (count) => {
      shown = Math.max(1, Math.min(entries.length, count));
      entries.forEach((entry, i) => { entry.hidden = i >= shown; entry.classList.toggle("now", i === shown - 1); });
      place.textContent = shown + " of " + entries.length;
      // A button that is disabled would lose the focus.
      back.setAttribute("aria-disabled", String(shown === 1));
      on.setAttribute("aria-disabled", String(shown === entries.length));
    };
    const start = button("Play this session", () => {
      start.hidden = true;
      for (const node of [back, on, all, place]) node.hidden = false;
      show(1);
      screen.setAttribute("aria-live", "polite"); // what a command answers is heard
      on.focus();
    });
    const back = button("◀ command", () => show(shown - 1));
    const on = button("command ▶", () => show(shown + 1));
    const place = make("span", "place");
    place.setAttribute("role", "status");
    const all = button("all", () => {
      screen.removeAttribute("aria-live");
      entries.forEach((entry) => { entry.hidden = false; entry.classList.remove("now"); });
      for (const node of [back, on, all, place]) node.hidden = true;
      start.hidden = false;
      start.focus();
    });
    for (const node of [back, on, all, place]) node.hidden = true;
    bar.append(start, back, on, all, place);
    figure.prepend(bar);
  };
  document.querySelectorAll("figure.session").forEach(play);

  // What scrolls is reached by the Tab key; what is seen whole needn't be.
  const parts = [...document.querySelectorAll("pre[tabindex]")];
  const stops = () => {
    for (const pre of parts) {
      if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
      else if (pre.clientWidth > 0) pre.removeAttribute("tabindex"); // what is folded may have no width
    }
  };
  stops();
  addEventListener("resize", stops);

  // Code that is copied.
  if (navigator.clipboard) {
    for (const figure of document.querySelectorAll("figure.code")) {
      const copy = button("copy", () => {
        navigator.clipboard.writeText(figure.querySelector("code").textContent).then(
          () => { copy.textContent = "copied"; }, () => { copy.textContent = "not allowed here"; });
        setTimeout(() => { copy.textContent = "copy"; }, 1500);
      });
      copy.className = "copy";
      figure.prepend(copy);
    }
  }

  // What somebody typed into the address may be no code at all.
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  // A link may lead into something folded.
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(decoded(location.hash.slice(1)));
    if (!target) return;
    let folded = false;
    for (let node = target.parentElement; node; node = node.parentElement) {
      if (node.tagName === "DETAILS" && !node.open) { node.open = true; folded = true; }
    }
    if (folded) target.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // The search.
  const query = document.getElementById("query");
  if (query) {
    const sections = [...document.querySelectorAll(".sections li")].map((item) => {
      const link = item.querySelector("a");
      const text = item.querySelector("p");
      return { item, text, title: link.textContent.toLowerCase(), words: text.textContent, low: text.textContent.toLowerCase() };
    });
    const list = document.querySelector(".sections");
    const status = document.querySelector(".search [role=status]");
    const search = () => {
      const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
      const found = [];
      for (const section of sections) {
        section.item.hidden = true;
        if (words.length && words.every((word) => section.title.includes(word) || section.low.includes(word))) {
          const rank = words.filter((word) => section.title.includes(word)).length;
          found.push({ section, rank });
        }
      }
      found.sort((a, b) => b.rank - a.rank); // stable: otherwise in the order of the book
      for (const { section } of found.slice(0, 100)) {
        const at = Math.max(0, Math.min(...words.map((word) => section.low.indexOf(word)).filter((i) => i >= 0), 1e9));
        const from = at >= 1e9 ? 0 : Math.max(0, at - 60);
        section.text.textContent = (from ? "… " : "") + section.words.slice(from, from + 200)
          + (section.words.length > from + 200 ? " …" : "");
        section.item.hidden = false;
        list.append(section.item);
      }
      status.textContent = !words.length ? "" : found.length === 0 ? "Nothing has all of these words."
        : found.length === 1 ? "One section." : found.length + " sections" + (found.length > 100 ? "; the first 100:" : ".");
      history.replaceState(null, "", words.length ? "#q=" + encodeURIComponent(query.value) : location.pathname);
    };
    query.closest(".search").hidden = false;
    const asked = /^#q=(.*)$/.exec(location.hash);
    if (asked) query.value = decoded(asked[1]);
    query.addEventListener("input", search);
    search();
    query.focus();
  }
})();
