// Small conveniences. Every page works without them.
"use strict";

(() => {
  const body = document.body;
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value;
  const send = (address, data) => {
    const form = data ?? new FormData();
    form.set("csrfmiddlewaretoken", token() ?? "");
    return fetch(address, { method: "POST", body: form, credentials: "same-origin", redirect: "error" });
  };

  // Idle: warn two minutes before one is signed out, and leave the page then.
  const idle = Number(body.dataset.idle || 0);
  if (idle) {
    const dialog = document.getElementById("idle");
    let used = Date.now(), told = Date.now();
    const note = () => { used = Date.now(); };
    for (const kind of ["keydown", "input", "pointerdown", "scroll"]) addEventListener(kind, note, { passive: true });
    const keep = () => { told = Date.now(); dialog.close(); send(body.dataset.keep).catch(() => {}); };
    dialog.querySelector("[data-stay]").addEventListener("click", keep);
    setInterval(() => {
      const quiet = (Date.now() - Math.max(told, 0)) / 1000;
      if (used > told && quiet > 300) { keep(); return; }
      if (quiet > idle) location.reload();
      else if (quiet > idle - 120 && !dialog.open) dialog.showModal();
    }, 10000);
  }

  // A code in the part of the address that is never sent goes into its field.
  const code = document.querySelector("[data-from-fragment]");
  if (code && location.hash.length > 1) {
    code.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname);
  }

  // Keys.
  let before = "";
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog[open]")) return;
    const places = { t: "/", p: "/people/", c: "/calendar/", i: "/interviews/" };
    if (before === "g" && places[event.key]) location.href = places[event.key];
    else if (event.key === "?") document.getElementById("keys")?.showModal();
    else if (event.key === "/") {
      event.preventDefault();
      const box = document.querySelector("[type=search]");
      if (box) box.focus(); else location.href = "/people/#find";
    } else if (event.key === "o") {
      const forms = [...document.querySelectorAll("details.relief")], open = !forms.every((one) => one.open);
      for (const one of forms) one.open = open;
    }
    before = event.key;
  });
  if (location.hash === "#find") document.querySelector("[type=search]")?.focus();

  // How somebody is reached is typed with the keyboard for it.
  const ways = { phone: "tel", sms: "tel", whatsapp: "tel", email: "email" };
  for (const typed of document.querySelectorAll("[data-typed-by]")) {
    const way = typed.form?.elements[typed.dataset.typedBy];
    way?.addEventListener("change", () => {
      typed.type = ways[way.value] ?? "text";
      typed.inputMode = ways[way.value] ?? "";
    });
  }

  // A slider says its number.
  for (const slider of document.querySelectorAll("input[type=range]")) {
    const shown = document.createElement("output");
    const tell = () => { shown.textContent = slider.value; };
    slider.after(shown);
    slider.addEventListener("input", tell);
    tell();
  }

  // The clock of an interview: how much of its time is used.
  const used = document.querySelector("progress[data-began]");
  if (used) {
    const began = Date.parse(used.dataset.began);
    const tick = () => { used.value = Math.min(used.max, (Date.now() - began) / 60000); };
    tick();
    setInterval(tick, 15000);
  }

  // Print with every reason shown.
  addEventListener("beforeprint", () => { for (const one of document.querySelectorAll("details")) one.open = true; });
})();
