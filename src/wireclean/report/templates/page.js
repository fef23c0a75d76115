"use strict";
(() => {
  const byId = (name) => document.getElementById(name);
  const data = JSON.parse(byId("data").textContent);
  const root = document.documentElement;

  // --- light and dark: the system's choice until the button is pressed, and only as long as the page is open
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const nameTheme = () => { byId("theme").textContent = isDark() ? "Light" : "Dark"; };
  byId("theme").addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; nameTheme(); });
  dark.addEventListener("change", nameTheme);
  nameTheme();

  const remember = (hash) => { try { history.replaceState(null, "", hash || "#"); } catch { /* not where history may not be written */ } };

  if (data.kind === "index") { index(); }
  if (data.kind === "article") { article(); }

  function index() {
    const body = document.querySelector("tbody");
    const rows = [...body.rows];
    const bars = [...document.querySelectorAll(".bar")];
    const links = rows.map((row) => row.querySelector("a"));
    const addresses = links.map((link) => link.getAttribute("href"));
    const show = () => {
      const code = decodeURIComponent(location.hash.slice(1));
      const known = bars.some((bar) => bar.dataset.rule === code);
      let shown = 0;
      rows.forEach((row, at) => {
        row.hidden = known && !row.dataset.rules.split(" ").includes(code);
        links[at].setAttribute("href", addresses[at] + (known ? "#" + encodeURIComponent(code) : ""));
        shown += row.hidden ? 0 : 1;
      });
      for (const bar of bars) {
        if (known && bar.dataset.rule === code) { bar.setAttribute("aria-current", "true"); } else { bar.removeAttribute("aria-current"); }
      }
      for (const about of document.querySelectorAll(".about")) { about.hidden = !known || about.dataset.about !== code; }
      byId("all").hidden = !known;
      byId("status").textContent = known ? `${shown} of ${rows.length} files with edits of ${code}.` : "";
    };
    for (const bar of bars) {
      bar.addEventListener("click", (event) => {
        event.preventDefault();
        location.hash = bar.hasAttribute("aria-current") ? "" : bar.dataset.rule;
      });
    }
    addEventListener("hashchange", show);
    show();
    for (const button of document.querySelectorAll("[data-sort]")) {
      button.addEventListener("click", () => {
        const column = Number(button.dataset.sort);
        const head = button.closest("th");
        const down = head.getAttribute("aria-sort") ? head.getAttribute("aria-sort") === "ascending" : column > 0;
        for (const other of head.parentNode.children) { other.removeAttribute("aria-sort"); }
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => (column ? Number(row.cells[column].dataset.v) : row.cells[0].textContent);
        rows.sort((a, b) => (column ? key(a) - key(b) : key(a).localeCompare(key(b))) * (down ? -1 : 1));
        body.append(...rows);
      });
    }
  }

  function article() {
    const main = document.querySelector("main");
    const detail = byId("detail");
    const hint = detail.firstElementChild;
    const off = new Set();
    const fieldsOf = new Map(); // edit -> fields
    data.fields.forEach((edits, field) => edits.forEach((edit) => {
      fieldsOf.set(edit, [...(fieldsOf.get(edit) || []), field]);
    }));
    let now = -1;
    let marked = []; // elements that carry a mark of the current edit

    const familyOf = (edit) => data.rules[data.edits[edit][0]][4];
    const seen = (edit) => !off.has(familyOf(edit));
    const parts = (edit) => document.querySelectorAll(`.e[data-i="${edit}"]`);
    const mark = (element, name) => { element.classList.add(name); marked.push([element, name]); };
    const wide = matchMedia("(min-width: 68.01rem)");

    // how much the heading and the panel take, for what stands between them
    const measure = () => {
      root.style.setProperty("--top", `${document.querySelector(".top").offsetHeight}px`);
      root.style.setProperty("--dock", `${byId("dock").offsetHeight}px`);
    };
    new ResizeObserver(measure).observe(document.querySelector(".top"));
    new ResizeObserver(measure).observe(byId("dock"));

    const build = (tag, name, text) => {
      const element = document.createElement(tag);
      if (name) { element.className = name; }
      if (text !== undefined) { element.textContent = text; }
      return element;
    };
    const cut = (text) => (text.length > 420 ? `${text.slice(0, 280)} … ${text.slice(-120)}` : text);
    const printed = (edit, tag) => {
      let text = "";
      for (const part of parts(edit)) {
        for (const piece of part.querySelectorAll(tag)) { text += (text ? "\n" : "") + piece.textContent; }
        if (text.length > 5000) { break; }
      }
      return cut(text);
    };

    function describe(edit) {
      const [code, name, summary, reason, family, familyName] = data.rules[data.edits[edit][0]];
      const value = data.values[edit];
      const before = printed(edit, "del");
      const after = printed(edit, "ins");
      const panel = build("div", family);
      const head = build("p", "name");
      head.append(build("span", "code", code), ` ${name}`, build("span", "family", familyName));
      const why = build("p", "why");
      const prose = (into, text) => text.split("`").forEach((piece, at) => into.append(at % 2 ? build("code", "", piece) : piece));
      prose(why.appendChild(build("strong")), `${summary} `);
      prose(why, reason);
      const list = build("dl");
      list.append(build("dt", "", "before"), build("dd", before ? "before" : "nothing", before || "nothing"));
      list.append(build("dt", "", "after"), build("dd", after ? "after" : "nothing", after || "nothing: struck"));
      if (value) { list.append(build("dt", "", value[0] ? value[0].toLowerCase() : "value"), build("dd", "", value[1])); }
      const because = build("div", "because");
      if (data.why[edit]) {
        const [sum, reasons] = data.why[edit];
        because.append(build("p", "", sum));
        const weighed = build("ul", "reasons");
        for (const [side, weight, words] of reasons) {
          const reason = build("li", side);
          reason.append(build("b", "", weight), ` ${words}`);
          weighed.append(reason);
        }
        because.append(weighed);
      }
      panel.append(head, why, list, because);
      return [panel, `${code} ${name}. ${before ? `Struck: ${before.slice(0, 120)}. ` : ""}${after ? `Added: ${after.slice(0, 120)}.` : ""}`];
    }

    function release() {
      for (const [element, name] of marked) { element.classList.remove(name); }
      for (const field of document.querySelectorAll('.field[aria-pressed="true"]')) { field.setAttribute("aria-pressed", "false"); }
      marked = [];
    }

    function letGo() {
      release();
      now = -1;
      detail.replaceChildren(hint);
      byId("close").hidden = true;
      count();
      remember("");
    }

    function count() {
      let all = 0;
      let place = 0;
      data.edits.forEach((_, edit) => {
        if (seen(edit)) { all += 1; if (edit <= now) { place = all; } }
      });
      byId("where").textContent = all ? `${now >= 0 ? place.toLocaleString("en") : "–"} / ${all.toLocaleString("en")}` : "0";
      return [place, all];
    }

    function go(edit, { focus = true, field = -1 } = {}) {
      release();
      now = edit;
      if (main.dataset.tab !== "source" && !wide.matches) { choose("source", false); }
      const here = parts(edit);
      for (const part of here) { mark(part, "now"); }
      const [panel, spoken] = describe(edit);
      detail.replaceChildren(panel);
      measure(); // the panel has grown, and what is scrolled to below must not lie behind it
      byId("close").hidden = false;
      const [place, all] = count();
      byId("status").textContent = `Edit ${place} of ${all}. ${spoken}`;
      const first = byId(`e${edit}`);
      if (first) {
        if (focus) { first.focus({ preventScroll: true }); }
        first.scrollIntoView({ block: here.length > 8 ? "start" : "center" });
      }
      const fields = field >= 0 ? [field] : fieldsOf.get(edit) || [];
      for (const number of fields) { byId(`field${number}`).setAttribute("aria-pressed", "true"); }
      if (field >= 0) {
        for (const other of data.fields[field]) { if (other !== edit) { for (const part of parts(other)) { mark(part, "near-field"); } } }
      }
      if (wide.matches) {
        if (fields.length && field < 0) { within(byId("fields"), byId(`field${fields[0]}`)); }
        const paragraph = byId(`p${data.edits[edit][1]}`);
        if (paragraph) { mark(paragraph, "near"); within(byId("clean"), paragraph); }
      }
      remember(`#e${edit}`);
    }

    // scroll a box of its own so that the element is in it, and nothing else
    function within(box, element) {
      const outer = box.getBoundingClientRect();
      const inner = element.getBoundingClientRect();
      if (inner.top < outer.top || inner.bottom > outer.bottom) {
        box.scrollTop += inner.top - outer.top - Math.max(0, (outer.height - inner.height) / 3);
      }
    }

    function step(by) {
      for (let edit = now < 0 && by < 0 ? data.edits.length - 1 : now + by; edit >= 0 && edit < data.edits.length; edit += by) {
        if (seen(edit)) { go(edit); return; }
      }
    }
    function end(by) { const held = now; now = by > 0 ? -1 : data.edits.length; const before = now; step(by); if (now === before) { now = held; } }

    function choose(tab, focus) {
      main.dataset.tab = tab;
      for (const button of document.querySelectorAll('[role="tab"]')) {
        const chosen = button.id === `tab-${tab}`;
        button.setAttribute("aria-selected", String(chosen));
        button.tabIndex = chosen ? 0 : -1;
        if (chosen && focus) { button.focus(); }
      }
    }

    byId("source").addEventListener("click", (event) => {
      const part = event.target.closest(".e");
      if (part && seen(Number(part.dataset.i)) && String(getSelection()).length === 0) { go(Number(part.dataset.i), { focus: true }); }
    });
    byId("source").addEventListener("mouseover", (event) => {
      const part = event.target.closest(".e");
      if (part && !part.title) {
        const [code, name, summary] = data.rules[data.edits[Number(part.dataset.i)][0]];
        part.title = `${code} ${name}: ${summary}`;
      }
    });
    byId("fields").addEventListener("click", (event) => {
      const button = event.target.closest(".field");
      if (!button) { return; }
      const number = Number(button.dataset.field);
      const edit = data.fields[number][0];
      if (edit === undefined) { return; }
      if (!seen(edit)) { toggle(document.querySelector(`.filter[data-family="${familyOf(edit)}"]`)); }
      go(edit, { focus: false, field: number });
    });

    function toggle(button) {
      const family = button.dataset.family;
      const shown = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(shown));
      root.classList.toggle(`off-${family}`, !shown);
      if (shown) { off.delete(family); } else { off.add(family); }
      if (now >= 0 && !seen(now)) { letGo(); }
      const [, all] = count();
      byId("status").textContent = `${all} of ${data.edits.length} edits shown.`;
    }
    for (const button of document.querySelectorAll(".filter")) { button.addEventListener("click", () => toggle(button)); }
    for (const button of document.querySelectorAll('[role="tab"]')) {
      button.addEventListener("click", () => choose(button.id.slice(4), true));
    }
    byId("next").addEventListener("click", () => step(1));
    byId("previous").addEventListener("click", () => step(-1));
    byId("close").addEventListener("click", letGo);
    byId("keys").addEventListener("click", () => byId("help").showModal());
    byId("help-close").addEventListener("click", () => byId("help").close());

    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) { return; }
      const tab = event.target.closest('[role="tab"]');
      const order = ["source", "fields", "clean"];
      if (tab && (event.key === "ArrowRight" || event.key === "ArrowLeft")) {
        choose(order[(order.indexOf(tab.id.slice(4)) + (event.key === "ArrowRight" ? 1 : 2)) % 3], true);
      } else if (event.key === "j" || event.key === "ArrowRight") { step(1); }
      else if (event.key === "k" || event.key === "ArrowLeft") { step(-1); }
      else if (event.key === "Home") { end(1); }
      else if (event.key === "End") { end(-1); }
      else if (event.key === "Escape") { letGo(); }
      else if (event.key === "?") { byId("help").showModal(); }
      else if (event.key === "Enter" && event.target.closest(".e")) {
        const fields = fieldsOf.get(Number(event.target.closest(".e").dataset.i));
        if (!fields) { step(0); return; }
        if (!wide.matches) { choose("fields", false); }
        byId(`field${fields[0]}`).focus();
      } else if (event.key === "Enter" && event.target.closest(".field")) {
        const edit = data.fields[Number(event.target.closest(".field").dataset.field)][0];
        if (edit === undefined) { return; }
        go(edit, { field: Number(event.target.closest(".field").dataset.field) });
      } else { return; }
      event.preventDefault();
    });

    function follow() {
      const hash = decodeURIComponent(location.hash.slice(1));
      const rule = data.rules.findIndex(([code]) => code === hash);
      const edit = rule >= 0 ? data.edits.findIndex(([number]) => number === rule) : /^e\d+$/.test(hash) ? Number(hash.slice(1)) : -1;
      if (edit >= 0 && edit < data.edits.length) { go(edit, { focus: false }); }
    }
    addEventListener("hashchange", follow);
    count();
    measure();
    follow();
  }
})();
