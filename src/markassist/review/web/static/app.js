// What the workspace's pages do beyond links and forms. Every form works without this script too.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const live = one("#live");
  const say = (words) => { live.textContent = ""; requestAnimationFrame(() => { live.textContent = words; }); };
  const desk = document.body.classList.contains("desk");

  // --- forms that change a part of the page -----------------------------------------------------
  const dirty = (field) => field.matches("textarea, input:not([type=hidden]):not([type=checkbox])") && field.value !== field.defaultValue;
  let waiting = null;  // a form whose session had ended, to be sent once more

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id === "sign-in" && form.closest("#again")) { event.preventDefault(); signIn(form); return; }
    if (!form.dataset.swap && form.id !== "picked") { return; }
    event.preventDefault();
    send(form, event.submitter);
  });

  async function send(form, submitter) {
    if (form.dataset.busy) { return; }
    form.dataset.busy = "yes";
    const body = new URLSearchParams(new FormData(form));
    if (submitter && submitter.name) { body.append(submitter.name, submitter.value); }
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.ok) { taken(form, page); }
      else if (answer.status === 401) { waiting = [form, submitter]; ask(page, "#main .narrow"); }
      else if (one("#clash", page)) { ask(page, "#clash"); }
      else { refuse(form, one("#fault", page)); }
    } catch {
      refuse(form, null);
    } finally {
      delete form.dataset.busy;
    }
  }

  function refuse(form, fault) {
    const words = fault ? fault.textContent.trim() : "The workspace does not answer. What you typed is still here; try again in a moment.";
    let told = one(".form-fault", form);
    if (!told) {
      told = document.createElement("p");
      told.className = "fault form-fault";
      told.setAttribute("role", "alert");
      form.append(told);
    }
    told.textContent = words;
  }

  function ask(page, selector) {
    const dialog = one("#again"), found = one(selector, page);
    if (!dialog || !found) { location.reload(); return; }
    one("#again-body").replaceChildren(document.adoptNode(found));
    if (!dialog.open) { dialog.showModal(); }
    const first = one("#again-body input:not([type=hidden]), #again-body textarea, #again-body button");
    if (first) { first.focus(); }
  }

  async function signIn(form) {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = one("meta[name=csrf]", page);
    if (!answer.ok || !token || !token.content) { ask(page, "#main .narrow"); return; }
    all("input[name=csrf]").forEach((field) => { field.value = token.content; });
    one("#again").close();
    say("You have signed in again. Nothing was lost.");
    if (waiting) { const [held, submitter] = waiting; waiting = null; send(held, submitter); }
  }

  // Put the parts that changed in the place of the old ones; whatever is typed elsewhere stays.
  function taken(form, page) {
    if (form.closest("#again")) { one("#again").close(); }
    const card = form.id === "picked" ? one("option:checked", form).dataset.card : null;
    const ids = [...(form.dataset.swap || `${card} progress text tiles`).split(" "), "bar-acts"];
    const from = form.closest(".item") || form.closest(".crit");
    const before = from ? from.id : null;
    const home = from && from.closest(".crit, #noticed") ? from.closest(".crit, #noticed").id : null;
    const order = openItems().map((item) => item.id);
    for (const id of ids) {
      const old = document.getElementById(id), now = page.getElementById(id);
      if (!old || !now) { continue; }
      if (old.matches("details")) { now.open = old.open; }
      const drafts = all("textarea, input", old).filter((field) => field.id && dirty(field) && !form.contains(field)).map((field) => [field.id, field.value]);
      const opened = new Set(all("details[open]", old).map((d) => d.id || d.dataset.keep).filter(Boolean));
      old.replaceWith(document.adoptNode(now));
      for (const [name, value] of drafts) { const field = document.getElementById(name); if (field) { field.value = value; } }
      all("details", now).forEach((d) => { if (opened.has(d.id || d.dataset.keep)) { d.open = true; } });
    }
    light();
    if (form.id === "picked") { unpick(); goTo(card); say("The passage is added."); return; }
    if (form.dataset.act === "feedback") { const field = one("textarea[name=text]", form); const again = field && document.getElementById(field.id); if (again) { again.focus(); } say("Your feedback is kept."); return; }
    const near = (item) => home && item.closest(`#${CSS.escape(home)}`);  // on to what is open beside it, no further
    const after = order.slice(order.indexOf(before) + 1).map((id) => document.getElementById(id)).find((item) => item && "open" in item.dataset && near(item));
    const within = openItems().find(near);
    const target = form.dataset.act === "back" ? document.getElementById(before) : after || within || document.getElementById(before) || (home && document.getElementById(home));
    const counted = one("#progress");
    say(`Kept. ${counted ? counted.textContent.trim() : ""}`);
    if (target) { show(target); }
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (button) {
      const field = button.dataset.into ? document.getElementById(button.dataset.into) : one("textarea", button.closest("form"));
      field.value = field.value.trim() ? `${field.value.trimEnd()}\n\n${button.dataset.insert}` : button.dataset.insert;
      field.focus();
      return;
    }
    const pane = event.target.closest("[data-pane]");
    if (pane) {
      choose(pane.dataset.pane);
      const at = pane.dataset.pane === "text-pane" ? one(".seg.at") || one(".seg.lit") : current();
      if (at) { at.scrollIntoView({ block: "center" }); } else { scrollTo(0, 0); }
      return;
    }
    if (!desk) { return; }
    const link = event.target.closest('a[href^="#"]');
    if (link && !link.matches(".skip")) {
      if (link.matches(".seg") && String(getSelection())) { event.preventDefault(); return; }
      event.preventDefault();
      goTo(link.matches(".seg") ? best(link) : decodeURIComponent(link.getAttribute("href").slice(1)));
    } else if (event.target.closest("#next")) {
      event.preventDefault();
      next();
    }
  });
  // Of the items that a stretch of text stands for, the one of the open criterion.
  function best(link) {
    const names = link.dataset.marks.split(" ");
    return names.find((name) => { const item = document.getElementById(name), card = item && item.closest(".crit"); return card && card.open; }) || names[0];
  }

  addEventListener("beforeunload", (event) => {
    if (desk && all("textarea").some((field) => dirty(field) && !field.readOnly)) { event.preventDefault(); }
  });

  // --- the list of accounts ---------------------------------------------------------------------
  const search = one("#filters #q");
  if (search) {
    search.addEventListener("input", () => {
      const asked = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      const rows = all(".list tbody tr");
      rows.forEach((row) => { row.hidden = !asked.every((word) => row.dataset.words.includes(word)); });
      one("#shown-count").textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} accounts shown`;
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "/" && !event.target.closest("input, textarea, select")) { event.preventDefault(); search.focus(); }
    });
  }
  if (!desk) { return; }

  // --- items: which is here, which is next ------------------------------------------------------
  let here = null;  // the id of the item that keys speak of
  const items = () => all("#criteria-pane .item").filter((item) => { const card = item.closest(".crit"); return !card || card.open; });
  const openItems = () => all("#criteria-pane .item[data-open]");
  document.addEventListener("focusin", (event) => { const item = event.target.closest(".item"); if (item) { here = item.id; mark(); } });
  const current = () => document.getElementById(here) || items()[0];

  function show(item) {
    choose("criteria-pane");
    for (let box = item.parentElement; box; box = box.parentElement) { if (box.matches("details")) { box.open = true; } }
    if (item.matches("details")) { item.open = true; }
    light();
    const target = item.matches("details") ? one("summary", item) : item;
    target.focus({ preventScroll: true });
    item.scrollIntoView({ block: item.matches("details") ? "start" : "center" });
    mark();
  }
  function goTo(id) {
    const found = document.getElementById(id);
    if (!found) { return; }
    if (found.closest("#text-pane")) { where(id.replace(/^t-/, "")); } else { show(found); }
  }
  function next() {
    const waiting = openItems(), at = current();
    const later = waiting.find((item) => at && at !== item && (at.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING));
    const found = later || waiting[0];
    if (found) { show(found); } else { say("Nothing is left to decide here."); }
  }
  function step(by) {
    const list = items(), at = list.indexOf(document.getElementById(here));
    const found = list[Math.max(0, Math.min(list.length - 1, at + by))];
    if (found) { show(found); }
  }
  // Where an item stands in the account.
  function where(name) {
    const spot = document.getElementById(`t-${name}`);
    if (!spot) { return; }
    choose("text-pane");
    all(".seg.at").forEach((seg) => seg.classList.remove("at"));
    all(`.seg[data-marks~="${CSS.escape(name)}"]`).forEach((seg) => seg.classList.add("at"));
    spot.scrollIntoView({ block: "center" });
    one("#text-pane").focus({ preventScroll: true });
  }
  function mark() {
    all(".seg.at").forEach((seg) => seg.classList.remove("at"));
    if (!here) { return; }
    const segs = all(`.seg[data-marks~="${CSS.escape(here)}"]`);
    segs.forEach((seg) => seg.classList.add("at"));
    if (segs.length && innerWidth > 896) { segs[0].scrollIntoView({ block: "center", behavior: "auto" }); }
  }
  function light() {
    const open = all(".crit[open]").map((card) => card.dataset.code);
    const lit = new Set(open.flatMap((code) => [`evidence-${code}`, `counts-${code}`])), near = new Set(open.map((code) => `near-${code}`));
    all(".text .seg").forEach((seg) => {
      const names = seg.dataset.lit.split(" ");
      seg.classList.toggle("lit", names.some((name) => lit.has(name)));
      seg.classList.toggle("lit-near", names.some((name) => near.has(name)));
    });
    all("#tiles a").forEach((link) => { const on = open.includes(link.dataset.to); link.classList.toggle("here", on); if (on) { link.setAttribute("aria-current", "true"); } else { link.removeAttribute("aria-current"); } });
  }
  function choose(name) {
    document.body.classList.toggle("show-text", name === "text-pane");
    all(".switch [data-pane]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.pane === name)));
  }
  document.addEventListener("toggle", (event) => {
    const details = event.target;
    if (details.matches(".crit")) { light(); return; }
    if (details.open && details.matches(".more[data-act]")) { const field = one("input:not([type=hidden]), select", details); if (field) { field.focus(); } fillSelection(details); }
  }, true);

  // --- words that are selected ------------------------------------------------------------------
  const picked = one("#picked"), text = () => one("#text");
  function offset(node, at) {
    let holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[at] || node;
    if (holder.nodeType === Node.TEXT_NODE) { holder = holder.parentElement; }
    const seg = holder.closest ? holder.closest("[data-start]") : null;
    if (seg) { return Number(seg.dataset.start) + (node.nodeType === Node.TEXT_NODE ? [...node.data.slice(0, at)].length : 0); }
    const range = document.createRange();  // between stretches: the next one begins there
    range.setStart(node, at);
    const found = all("[data-start]", text()).find((other) => range.comparePoint(other, 0) >= 0);
    return found ? Number(found.dataset.start) : null;
  }
  function selection() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) { return null; }
    const range = chosen.getRangeAt(0);
    if (!text() || !text().contains(range.commonAncestorContainer)) { return null; }
    const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    const words = String(chosen).trim();
    return start === null || end === null || end <= start || !words ? null : { start, end, words };
  }
  function pick(focus) {
    const found = picked && selection();
    if (!found) { return false; }
    picked.elements.start.value = found.start;
    picked.elements.end.value = found.end;
    one("#picked-words").textContent = found.words.length > 160 ? `${found.words.slice(0, 160)} …` : found.words;
    const open = one(".crit[open]");
    if (open && picked.hidden) { picked.elements.code.value = open.dataset.code; }
    picked.hidden = false;
    if (focus) { picked.elements.code.focus(); }
    return true;
  }
  function unpick() {
    if (picked) { picked.hidden = true; picked.elements.reason.value = ""; }
    getSelection().removeAllRanges();
  }
  function fillSelection(details) {
    const form = one("form[data-takes-selection]", details), found = selection();
    if (form && found) { one("textarea[name=quote]", form).value = found.words; }
  }
  document.addEventListener("mouseup", (event) => { if (!event.target.closest("#picked")) { setTimeout(() => pick(false)); } });
  document.addEventListener("touchend", () => setTimeout(() => pick(false), 250));
  if (picked) { one("#picked-no").addEventListener("click", unpick); }

  let picking = false;
  function beginPicking() {
    choose("text-pane");
    const pane = one("#text-pane"), top = pane.getBoundingClientRect().top;
    const lit = one(".seg.at") || all("[data-start]", text()).find((seg) => seg.getBoundingClientRect().bottom > top + 40) || one("[data-start]", text());
    const range = document.createRange();
    range.setStart(lit.firstChild || lit, 0);
    range.collapse(true);
    const chosen = getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
    chosen.modify("extend", "forward", "word");
    picking = true;
    pane.classList.add("picking");
    pane.focus({ preventScroll: true });
    say("Selecting words. Arrows move, Shift with arrows selects, E adds, Escape ends.");
  }
  function endPicking() { picking = false; one("#text-pane").classList.remove("picking"); }
  const ways = { ArrowRight: ["forward", "word"], ArrowLeft: ["backward", "word"], ArrowDown: ["forward", "line"], ArrowUp: ["backward", "line"] };
  function pickingKey(event) {
    if (!(event.key in ways)) { return false; }
    const chosen = getSelection(), [direction, by] = ways[event.key];
    if (event.shiftKey) { chosen.modify("extend", direction, by); }
    else {
      chosen.modify("move", direction, by);
      chosen.modify("extend", "forward", "word");
    }
    const at = chosen.focusNode && (chosen.focusNode.nodeType === Node.TEXT_NODE ? chosen.focusNode.parentElement : chosen.focusNode);
    if (at && at.scrollIntoView) { at.scrollIntoView({ block: "nearest" }); }
    event.preventDefault();
    return true;
  }

  // --- keys ---------------------------------------------------------------------------------------
  const keysOn = one("#keys-on"), help = one("#help");
  try { keysOn.checked = localStorage.getItem("keys") !== "off"; } catch { /* nothing is kept then */ }
  keysOn.addEventListener("change", () => { try { localStorage.setItem("keys", keysOn.checked ? "on" : "off"); } catch { /* nor now */ } });
  document.addEventListener("click", (event) => { if (event.target.closest("#help-button")) { help.showModal(); } });

  function act(name) {
    const item = current();
    if (!item) { return; }
    if (here === null) { show(item); }
    const found = one(`[data-act="${name}"]`, item);
    if (!found) { say("Nothing of this kind can be done here."); return; }
    if (found.matches("details")) {
      found.open = true;
      const field = one("input:not([type=hidden]), select, textarea", found);
      if (field) { field.focus(); }
    } else { found.requestSubmit(); }
  }
  const keys = {
    n: next, j: () => step(1), k: () => step(-1), a: () => act("accept"), r: () => { const item = current(); act(item && item.matches(".verdict") ? "change" : "reject"); }, c: () => act("change"), u: () => act("back"),
    f: () => { const item = current(), card = (item && item.closest(".crit")) || one(".crit[open]"), field = card ? one('[data-act="feedback"] textarea', card) : one("#f-whole"); if (field) { field.focus(); field.scrollIntoView({ block: "center" }); } },
    t: () => { const inText = document.activeElement.closest("#text-pane"); choose(inText ? "criteria-pane" : "text-pane"); one(inText ? "#criteria-pane" : "#text-pane").focus(); },
    w: () => { const item = current(); if (item) { where(item.id); } },
    s: beginPicking,
    e: () => { if (pick(true)) { endPicking(); } else { say("Select words in the account first: press S, or use the mouse."); } },
    "?": () => help.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || one("dialog[open]")) { return; }
    if (event.key === "Escape") {
      if (picking) { endPicking(); getSelection().removeAllRanges(); }
      else if (picked && !picked.hidden) { unpick(); }
      const field = event.target.closest("input, textarea, select");
      if (field) { const item = field.closest(".item") || field.closest(".crit"); field.blur(); if (item) { (item.matches(".crit") ? one("summary", item) : item).focus(); } }
      return;
    }
    if (event.target.closest("input, textarea, select")) { return; }
    if (picking && pickingKey(event)) { return; }
    if (keysOn.checked && event.key in keys) { event.preventDefault(); keys[event.key](); }
  });

  light();
  if (location.hash) { goTo(decodeURIComponent(location.hash.slice(1))); }
})();
