"use strict";
// Plays films: <div class="player" data-films="id"> shows the film in the script element of that id,
// and data-films="one two" shows two side by side. Everything shown is set as text, never as markup.
(() => {
  const LISTS = [
    ["left", "Left", "still to run in this tick"],
    ["ready", "Ready", "run in the next tick"],
    ["timers", "Timers", "by due time"],
    ["waiting", "Waiting", "tasks, and what for"],
    ["shared", "Shared", "locks, queues and the like: who holds them, who waits"],
    ["open", "Open", "to be closed or given back"],
    ["sockets", "Sockets", ""],
    ["done", "Done", ""],
  ];
  const SHOWN = 30; // rows of a list at a time
  const LANES = 16; // tasks drawn at a time
  const WIDTH = 48; // moments drawn at a time
  const SIGNS = { running: "█", ready: "▒", waiting: "─", done: "·", none: " " };
  const EVERY = 200; // moments between kept states
  const LETTERS = 20000; // of the output at a time

  // Whether a part of a player scrolls by a key. Then the key is its own: it can't be reached otherwise.
  const scrolls = (part, key) => part.matches(".code, .printed, .lanes")
    && (/^Arrow/.test(key) ? part.scrollWidth > part.clientWidth
      : key.length > 1 && part.scrollHeight > part.clientHeight);

  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  // A button's name has the word that it shows, for those who speak to their computer.
  const inscribe = (button, text, label) => {
    button.textContent = text;
    button.setAttribute("aria-label", label);
    button.title = label;
  };

  // A film, and the state of the loop at each of its frames.
  class Film {
    constructor(json) {
      this.json = json;
      this.frames = json.frames;
      this.lines = json.source.replace(/\n$/, "").split("\n");
      this.file = json.file.replace(/\.java$/, "");
      this.kept = [];
      let state = { at: -1, lists: {} };
      for (const [name] of LISTS) state.lists[name] = [];
      this.start = state;
      this.output = [];
      this.upTo = [];
      for (let i = 0; i < this.frames.length; i++) {
        for (const [text, error] of this.frames[i].out || []) this.output.push([text, error]);
        this.upTo.push(this.output.length);
        state = this.next(state);
        if (i % EVERY === 0) this.kept.push(state);
      }
    }

    next(state) {
      const frame = this.frames[state.at + 1];
      const lists = { ...state.lists };
      for (const [name] of LISTS) {
        if (!frame[name]) continue;
        const [start, gone, rows] = frame[name];
        lists[name] = lists[name].slice(0, start).concat(rows, lists[name].slice(start + gone));
      }
      return { at: state.at + 1, lists };
    }

    state(i) {
      if (this.last && this.last.at === i) return this.last;
      let state = this.last && this.last.at < i && i - this.last.at < EVERY
        ? this.last : this.kept[Math.floor(i / EVERY)];
      while (state.at < i) state = this.next(state);
      this.last = state;
      return state;
    }

    // The causes of a callback, latest first.
    why(number) {
      const all = [];
      for (let i = number; i >= 0 && all.length < 40; i = this.json.causes[i][3]) all.push(this.json.causes[i]);
      return all;
    }

    // What is shown at a frame, as text, to compare two films.
    digest(i) {
      const frame = this.frames[i];
      return JSON.stringify([frame.head, frame.to, frame.rows.map((row) => row.slice(0, 3)), frame.out,
        LISTS.map(([name]) => this.state(i).lists[name].map((row) => row.slice(0, 2)))]);
    }

    // The film in equal spans of the loop's time: where each begins, the last frame in it, and who ran.
    spans() {
      if (this.equal) return this.equal;
      const { frames } = this;
      const wide = Number(frames[frames.length - 1].to) / (WIDTH - 1);
      if (!wide) return [];
      this.equal = [];
      let i = 0;
      for (let at = 0; at < WIDTH; at++) {
        const ran = new Set();
        // Times are written to the millisecond; so half of one is no later.
        while (i < frames.length && Number(frames[i].to) <= at * wide + 0.0005) {
          for (const [name, how] of this.standing(i)) if (how === "running") ran.add(name);
          i++;
        }
        const standing = this.standing(Math.max(0, i - 1));
        for (const [name, how] of standing) if (how === "running" || ran.has(name)) standing.set(name, "running");
        this.equal.push({ from: at * wide, last: i - 1, standing });
      }
      return this.equal;
    }

    // How each task stands at a frame.
    standing(i) {
      const all = new Map();
      const { lists } = this.state(i);
      for (const [name] of lists.done) all.set(name, "done");
      for (const [name] of lists.waiting) all.set(name, "waiting");
      for (const list of [lists.left, lists.ready]) {
        for (const [name, what] of list) if (/^(first step|goes on)$/.test(what)) all.set(name, "ready");
      }
      for (const [label, name, what] of this.frames[i].rows) {
        if (label === "run" && (all.has(name) || /^(starts|resumes|gets|never starts)/.test(what))) {
          all.set(name, "running");
        }
      }
      return all;
    }
  }

  class Player {
    constructor(root, films) {
      this.root = root;
      this.films = films;
      this.length = Math.max(...films.map((film) => film.frames.length));
      this.at = 0;
      this.pages = {};
      this.build();
      this.listen();
      this.show(this.ofTick(linked(root) || 0), true);
    }

    build() {
      const { root } = this;
      root.textContent = "";
      root.tabIndex = -1; // a link may lead here
      root.setAttribute("role", "group");
      root.setAttribute("aria-label", "Player of " + this.films.map((film) => film.json.name).join(" and "));
      const bar = make("div", "bar");
      bar.setAttribute("role", "group");
      bar.setAttribute("aria-label", "Steps");
      const button = (text, label, act) => {
        const node = make("button");
        node.type = "button";
        inscribe(node, text, label);
        node.addEventListener("click", act);
        bar.append(node);
        return node;
      };
      button("|◀", "To the beginning (Home)", () => this.show(0));
      button("◀ tick", "One tick back (Page Up)", () => this.tick(-1));
      button("◁ step", "One step back: a callback (Left arrow)", () => this.show(this.at - 1));
      this.playing = button("▶ play", "Play (P)", () => this.play());
      button("step ▷", "One step on: a callback (Right arrow)", () => this.show(this.at + 1));
      button("tick ▶", "One tick on (Page Down)", () => this.tick(1));
      button("▶|", "To the end (End)", () => this.show(this.length - 1));
      button("next print", "To the next print (N)", () => this.nextWith((frame) => frame.out));
      const pace = make("select");
      pace.setAttribute("aria-label", "Pace");
      for (const [text, ms] of [["slow", 2000], ["usual", 900], ["fast", 250]]) {
        const option = make("option", "", text);
        option.value = ms;
        option.selected = text === "usual";
        pace.append(option);
      }
      this.pace = pace;
      const jump = make("label", "", "tick ");
      this.jump = make("input");
      this.jump.type = "number";
      this.jump.min = 0;
      this.jump.addEventListener("change", () => {
        this.show(this.jump.value === "" ? this.at : this.ofTick(Number(this.jump.value)));
      });
      jump.append(this.jump);
      const follow = make("label", "", "follow ");
      this.follow = make("select");
      this.follow.append(make("option", "", "everybody"));
      for (const name of this.names()) this.follow.append(make("option", "", name));
      // With the arrow keys one passes by other names; that mustn't lead elsewhere than a click.
      let led = {};
      this.follow.addEventListener("change", () => {
        if (this.at === led.to) this.show(led.from, true);
        const from = this.at;
        this.nextOfTask();
        led = { from, to: this.at };
      });
      follow.append(this.follow);
      const next = make("button", "", "its next event");
      next.type = "button";
      next.title = "To the next event of the task that is followed (F)";
      next.addEventListener("click", () => this.nextOfTask());
      const over = make("label", "", "lanes over ");
      this.over = make("select");
      for (const text of ["ticks", "time"]) this.over.append(make("option", "", text));
      this.over.addEventListener("change", () => this.panes.forEach((pane) => this.draw(pane)));
      over.append(this.over);
      bar.append(pace, jump, follow, next, over);
      this.slider = make("input", "slider");
      this.slider.type = "range";
      this.slider.min = 0;
      this.slider.max = this.length - 1;
      this.slider.setAttribute("aria-label", "Moment");
      this.slider.addEventListener("input", () => this.show(Number(this.slider.value)));
      this.live = make("p", "live");
      this.live.setAttribute("role", "status");
      this.live.setAttribute("aria-live", "polite");
      root.append(bar, this.slider, this.live);
      if (this.films.length > 1) {
        this.difference = this.firstDifference();
        const words = this.difference < 0 ? "They are the same throughout."
          : "They differ first at this moment: ";
        const remark = make("p", "remark", words);
        if (this.difference >= 0) {
          const go = make("button", "", this.films[0].frames[Math.min(this.difference,
            this.films[0].frames.length - 1)].head);
          go.type = "button";
          go.addEventListener("click", () => this.show(this.difference));
          remark.append(go);
        }
        root.append(remark);
      }
      this.panes = this.films.map((film) => this.pane(film));
      const panes = make("div", this.films.length > 1 ? "panes two" : "panes");
      panes.append(...this.panes.map((pane) => pane.root));
      root.append(panes);
      for (const film of this.films) {
        if (film.json.cut) root.append(make("p", "remark", film.json.cut));
      }
    }

    pane(film) {
      const root = make("section", "pane");
      const title = make("p", "name", film.json.name);
      if (this.films.length > 1) {
        root.setAttribute("role", "group");
        root.setAttribute("aria-label", film.json.name);
      }
      const head = make("p", "head");
      const link = make("a");
      link.title = "A link to this tick";
      head.append(link, make("span"));
      const code = make("ol", "code");
      code.tabIndex = 0;
      code.setAttribute("aria-label", "Source of " + film.json.name);
      const lines = film.lines.map((text) => {
        const line = make("li");
        line.append(make("code", "", text || " "), make("span", "here"));
        code.append(line);
        return line;
      });
      const happened = make("table", "happened");
      happened.append(make("caption", "", "What happened"));
      const rows = make("tbody");
      happened.append(rows);
      const lists = make("div", "lists");
      const output = make("pre", "printed");
      output.tabIndex = 0;
      output.setAttribute("role", "group");
      output.setAttribute("aria-label", "Output so far");
      const lanes = make("pre", "lanes");
      lanes.tabIndex = 0;
      lanes.setAttribute("role", "img");
      const right = make("div", "right");
      right.append(head, happened, lists);
      const columns = make("div", "columns");
      columns.append(code, right);
      root.append(title, columns, make("p", "label", "Output"), output, make("p", "label", "Lanes"), lanes);
      return { film, root, link, code, lines, rows, lists, output, lanes };
    }

    names() {
      const all = new Set();
      for (const film of this.films) {
        for (const frame of film.frames) {
          for (const [label, name, what] of frame.rows) {
            if (label === "run" && /^(starts|resumes|gets|never starts)/.test(what)) all.add(name);
          }
          if (all.size > 500) return all;
        }
      }
      return all;
    }

    listen() {
      const act = {
        ArrowRight: () => this.show(this.at + 1), ArrowLeft: () => this.show(this.at - 1),
        PageDown: () => this.tick(1), PageUp: () => this.tick(-1),
        Home: () => this.show(0), End: () => this.show(this.length - 1),
        p: () => this.play(), n: () => this.nextWith((frame) => frame.out), f: () => this.nextOfTask(),
      };
      this.root.addEventListener("keydown", (event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (/^(INPUT|SELECT)$/.test(event.target.tagName)) return;
        if (!act[event.key] || scrolls(event.target, event.key)) return;
        event.preventDefault();
        act[event.key]();
      });
    }

    frame(film, i = this.at) {
      return film.frames[Math.min(i, film.frames.length - 1)];
    }

    longest() {
      return this.films.find((film) => film.frames.length === this.length);
    }

    // The last moment of a tick.
    ofTick(tick) {
      const { frames } = this.longest();
      let found = 0;
      for (let i = 0; i < frames.length && (frames[i].tick || 0) <= tick; i++) {
        if (frames[i].head !== "end") found = i;
      }
      return found;
    }

    tick(by) {
      const { frames } = this.longest();
      let i = this.at + by;
      while (i > 0 && i < this.length - 1 && !frames[i].ends) i += by;
      this.show(i);
    }

    nextWith(wanted) {
      for (let i = this.at + 1; i < this.length; i++) {
        if (this.films.some((film) => i < film.frames.length && wanted(film.frames[i]))) {
          return this.show(i);
        }
      }
      this.live.textContent = "There is no other after this.";
    }

    nextOfTask() {
      if (this.follow.selectedIndex === 0) return this.show(this.at + 1);
      const name = this.follow.value;
      this.nextWith((frame) => frame.rows.some((row) => row[1] === name));
    }

    firstDifference() {
      const [one, other] = this.films;
      const most = Math.min(one.frames.length, other.frames.length);
      for (let i = 0; i < most; i++) if (one.digest(i) !== other.digest(i)) return i;
      return one.frames.length === other.frames.length ? -1 : most;
    }

    play() {
      if (this.timer) return this.pause();
      inscribe(this.playing, "❚❚ pause", "Pause (P)");
      this.live.textContent = "";
      if (this.at >= this.length - 1) this.show(0, true);
      const on = () => {
        if (this.at >= this.length - 1) return this.pause();
        this.show(this.at + 1);
        this.timer = setTimeout(on, Number(this.pace.value));
      };
      this.timer = setTimeout(on, 0);
    }

    pause() {
      clearTimeout(this.timer);
      this.timer = undefined;
      inscribe(this.playing, "▶ play", "Play (P)");
      this.tell();
    }

    // Says what happened last. While a film plays nobody could follow that; its end or a pause tells.
    tell() {
      if (this.timer) return;
      this.live.textContent = this.films.map((film) => {
        const frame = this.frame(film);
        return (this.films.length > 1 ? film.json.name + ", " : "") + frame.head + ", " + frame.to + " s: "
          + (frame.rows.map((row) => (row[1] + " " + row[2]).trim()).join("; ") || "nothing has run");
      }).join(". ");
    }

    show(i, quiet) {
      this.at = Math.max(0, Math.min(this.length - 1, i));
      this.slider.value = this.at;
      for (const pane of this.panes) this.draw(pane);
      const frame = this.frame(this.longest());
      this.slider.setAttribute("aria-valuetext", frame.head + ", " + frame.to + " seconds");
      if (!this.timer || document.activeElement !== this.jump) this.jump.value = frame.tick || 0;
      this.root.dataset.frame = this.at;
      this.root.classList.toggle("differs", this.difference === this.at);
      if (!quiet) this.tell();
    }

    draw(pane) {
      const { film } = pane;
      const i = Math.min(this.at, film.frames.length - 1);
      const frame = film.frames[i];
      const { lists } = film.state(i);
      const span = frame.from === frame.to ? frame.to : frame.from + " → " + frame.to;
      const { activeElement: focused } = document;
      const held = pane.lists.contains(focused) || pane.rows.contains(focused);
      pane.link.textContent = frame.head;
      pane.link.href = linkTo(this.root, frame.tick || 0);
      pane.link.nextSibling.textContent = " · " + span + " s";
      pane.rows.textContent = "";
      for (const row of frame.rows) pane.rows.append(this.row(row, film));
      if (frame.rows.length === 0) pane.rows.append(this.row(["", "", "Nothing has run yet."], film));
      pane.lists.textContent = "";
      for (const [name, title, note] of LISTS) this.list(pane, name, title, note, lists[name]);
      this.code(pane, frame, lists);
      this.printed(pane, i);
      this.lanes(pane, i);
      if (held) {
        const again = pane.root.querySelector("[data-again='" + focused.dataset.again + "']");
        (again || pane.link).focus({ preventScroll: true });
      }
    }

    row([label, who, what, place, cause], film) {
      const row = make("tr", label);
      row.append(make(label ? "th" : "td", "", label), make("td", "who", who));
      const text = make("td", "what", what);
      if (place) text.append(" ", make("span", "place", place));
      if (cause !== undefined) {
        const more = make("details");
        more.append(make("summary", "", "why?"));
        more.firstChild.dataset.again = "why";
        const list = make("ul");
        for (const [when, did, at] of film.why(cause)) {
          list.append(make("li", "", when + ": " + did + (at ? "  (" + at + ")" : "")));
        }
        more.append(list);
        text.append(" ", more);
      }
      row.append(text);
      return row;
    }

    list(pane, name, title, note, rows) {
      if (rows.length === 0 && /^(left|shared|open|sockets)$/.test(name)) return;
      const table = make("table", "list " + name);
      table.dataset.list = name;
      const caption = make("caption", "", title + (rows.length > 9 ? " (" + rows.length + ")" : ""));
      if (note) caption.append(" ", make("small", "", note));
      table.append(caption);
      const body = make("tbody");
      const pages = Math.ceil(rows.length / SHOWN);
      const page = Math.min(this.pages[name] || 0, Math.max(0, pages - 1));
      for (const [who, what, place] of rows.slice(page * SHOWN, (page + 1) * SHOWN)) {
        const row = make("tr");
        row.append(make("th", "who", who), make("td", "what", what || ""), make("td", "place", place || ""));
        body.append(row);
      }
      if (rows.length === 0) {
        const row = make("tr");
        row.append(make("td", "none", "–"));
        body.append(row);
      }
      table.append(body);
      pane.lists.append(table);
      if (pages > 1) {
        const turn = make("p", "turn", "page " + (page + 1) + " of " + pages + " ");
        turn.setAttribute("role", "group");
        turn.setAttribute("aria-label", title);
        for (const [text, by] of [["back", -1], ["on", 1]]) {
          const button = make("button", "", text);
          button.type = "button";
          button.dataset.again = name + " " + text;
          button.addEventListener("click", () => {
            const next = Math.max(0, Math.min(pages - 1, page + by));
            this.pages[name] = next;
            this.draw(pane);
            this.live.textContent = title + ": page " + (next + 1) + " of " + pages;
          });
          turn.append(button, " ");
        }
        pane.lists.append(turn);
      }
    }

    code(pane, frame, lists) {
      const here = new Map();
      const stand = (place, name, running) => {
        const [, file, line] = /^(.*):(\d+)$/.exec(place || "") || [];
        if (file !== pane.film.file) return;
        const at = Number(line) - 1;
        if (!here.has(at)) here.set(at, { names: [], running: false });
        here.get(at).names.push(running ? "▸ " + name : name);
        here.get(at).running = here.get(at).running || running;
      };
      for (const row of frame.rows) if (row[0] === "run") stand(row[3], row[1], true);
      for (const list of [lists.left, lists.ready, lists.waiting]) {
        for (const [name, , place] of list) {
          if (!frame.rows.some((row) => row[0] === "run" && row[1] === name && row[3] === place)) {
            stand(place, name, false);
          }
        }
      }
      pane.lines.forEach((line, i) => {
        const at = here.get(i);
        const names = at ? at.names : [];
        line.className = at ? (at.running ? "running" : "stands") : "";
        line.lastChild.textContent = names.slice(0, 4).join(", ")
          + (names.length > 4 ? " and " + (names.length - 4) + " more" : "");
      });
      const first = [...here.entries()].filter(([, at]) => at.running).map(([i]) => i)[0];
      if (first !== undefined) {
        const line = pane.lines[first];
        const { code } = pane;
        if (line.offsetTop < code.scrollTop || line.offsetTop + 20 > code.scrollTop + code.clientHeight) {
          code.scrollTop = Math.max(0, line.offsetTop - code.clientHeight / 2);
        }
      }
    }

    // The end of the output so far: as much of it as is quickly laid out.
    printed(pane, i) {
      const { output } = pane.film;
      const upTo = pane.film.upTo[i];
      pane.output.textContent = "";
      let from = upTo;
      let letters = 0;
      while (from > 0 && upTo - from < 500 && letters < LETTERS) letters += output[--from][0].length;
      const cut = Math.max(0, letters - LETTERS);
      if (from > 0 || cut > 0) {
        const before = [from > 0 ? from + " pieces" : "", cut > 0 ? cut + " letters" : ""].filter(Boolean);
        pane.output.append(make("span", "none", "… " + before.join(" and ") + " before\n"));
      }
      output.slice(from, upTo).forEach(([text, error], at) => {
        pane.output.append(make("bdi", error ? "error" : "", at === 0 ? text.slice(cut) : text));
      });
      if (upTo === 0) pane.output.append(make("span", "none", "–"));
      pane.output.scrollTop = pane.output.scrollHeight;
    }

    // What the lanes show at a frame: columns with how each task stands, a scale, and the one that is now.
    columns(film, i) {
      if (this.over.value === "time") {
        const spans = film.spans();
        const now = spans.findIndex(({ last }) => last >= i);
        const scale = spans.map(() => " ");
        for (let at = 0; at + 6 < spans.length; at += 8) {
          [...spans[at].from.toFixed(3)].slice(0, 7).forEach((sign, more) => { scale[at + more] = sign; });
        }
        return { columns: spans.map(({ standing }) => standing), scale, now: now < 0 ? spans.length - 1 : now };
      }
      const from = Math.max(0, Math.min(i - WIDTH / 2, film.frames.length - WIDTH));
      const to = Math.min(film.frames.length, from + WIDTH);
      const columns = [];
      const scale = [];
      for (let at = from; at < to; at++) {
        columns.push(film.standing(at));
        const tick = film.frames[at].tick || 0;
        scale.push(at > from && film.frames[at - 1].tick === film.frames[at].tick ? " " : String(tick % 10));
      }
      return { columns, scale, now: i - from };
    }

    lanes(pane, i) {
      const { columns, scale, now } = this.columns(pane.film, i);
      const names = new Set();
      for (const column of columns) for (const [name, how] of column) if (how !== "done") names.add(name);
      const shown = [...names].slice(0, LANES);
      const more = names.size - shown.length;
      const wide = Math.max(4, ...shown.map((name) => Math.min(16, [...name].length)));
      const pad = (name) => {
        const letters = [...name];
        return letters.length > wide ? letters.slice(0, wide - 1).join("") + "…" : name + " ".repeat(wide - letters.length);
      };
      pane.lanes.textContent = "";
      const line = (head, cells) => {
        pane.lanes.append(make("bdi", "", pad(head)), " ");
        cells.forEach(([sign, how], at) => pane.lanes.append(make("span", how + (at === now ? " now" : ""), sign)));
        pane.lanes.append("\n");
      };
      if (columns.length === 0) pane.lanes.append("No time passes in this program.\n");
      line(this.over.value === "time" ? "s" : "tick", scale.map((sign) => [sign, "scale"]));
      for (const name of shown) {
        line(name, columns.map((column) => {
          const how = column.get(name) || "none";
          return [SIGNS[how], how];
        }));
      }
      if (more > 0) pane.lanes.append("… and " + more + " more tasks\n");
      pane.lanes.append("█ runs  ▒ ready  ─ waits  · done");
      const at = columns[now] || new Map();
      pane.lanes.setAttribute("aria-label", "Lanes: "
        + (shown.map((name) => name + " " + (at.get(name) || "is not there yet")).join(", ") || "no tasks"));
    }
  }

  // A link to a tick: #t12 is the page's first player's, #TwoTasks-t12 that of the player so named.
  const nameOf = (root) => root.dataset.films.split(" ")[0].replace(/^film-/, "");
  const isFirst = (root) => root === document.querySelector(".player");
  const linkTo = (root, tick) => "#" + (isFirst(root) ? "" : nameOf(root) + "-") + "t" + tick;
  const linked = (root) => {
    const [, name, tick] = /^#(?:([^%]+)-)?t(\d+)$/.exec(location.hash) || [];
    const meant = name === undefined ? isFirst(root) : name === nameOf(root);
    return tick !== undefined && meant ? Number(tick) : undefined;
  };
  const follow = () => {
    for (const root of document.querySelectorAll(".player")) {
      const tick = linked(root);
      if (tick === undefined) continue;
      if (root.hidden && root.previousElementSibling) root.previousElementSibling.click();
      const player = open(root);
      if (!player) return;
      player.show(player.ofTick(tick));
      if (!root.contains(document.activeElement)) root.focus({ preventScroll: true });
      root.scrollIntoView({ block: "start" });
      return;
    }
  };

  const read = (id) => new Film(JSON.parse(document.getElementById(id).textContent));
  const open = (root) => {
    if (root.player) return root.player;
    try {
      root.player = new Player(root, root.dataset.films.split(" ").map(read));
    } catch (error) {
      root.textContent = "This film cannot be played: " + error.message;
    }
    return root.player;
  };
  for (const root of document.querySelectorAll(".player")) {
    const before = root.previousElementSibling;
    if (before && before.classList.contains("opens")) {
      before.hidden = false;
      before.addEventListener("click", () => {
        const opened = before.getAttribute("aria-expanded") === "true";
        before.setAttribute("aria-expanded", String(!opened));
        root.hidden = opened;
        const player = open(root);
        if (opened && player) player.pause();
      });
    } else {
      open(root);
    }
  }
  addEventListener("hashchange", follow);
  follow();
  window.loopbook = { open, state: (root) => {
    const { films, at } = open(root);
    return films.map((film) => {
      const i = Math.min(at, film.frames.length - 1);
      return { head: film.frames[i].head, time: film.frames[i].to, lists: film.state(i).lists,
        output: film.output.slice(0, film.upTo[i]).map(([text]) => text).join("") };
    });
  } };
})();
