// Drafts: what is typed goes to the office a moment after the typing stops, and the page says whether it is kept.
"use strict";

(() => {
  const forms = [];
  let elsewhere = false;

  const page = location.pathname;
  const hidden = (form, name, value) => {
    let field = form.querySelector(`input[type=hidden][name=${name}]`);
    if (!field) {
      field = document.createElement("input");
      Object.assign(field, { type: "hidden", name });
      form.prepend(field);
    }
    field.value = value;
  };
  const without = (form) => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    data.set("draft_page", page);
    return data;
  };
  const why = (form, status) =>
    status === 413 || status === 400 ? form.dataset.tooLarge : status === 403 ? form.dataset.signedOut : form.dataset.lost;

  for (const form of document.querySelectorAll("form[data-draft]")) {
    const told = form.querySelector(".kept");
    const one = { typed: false, kept: true, sending: false, again: false, timer: 0, leaving: false, keep: null };
    const say = (text, lost) => { one.kept = !lost; told.textContent = text; told.classList.toggle("lost", lost); };
    one.keep = async () => {
      clearTimeout(one.timer);
      if (one.leaving) return;
      if (one.sending) { one.again = true; return; }
      one.sending = true;
      one.again = false;
      try {
        const options = { method: "POST", body: without(form), credentials: "same-origin", redirect: "manual" };
        const answer = await fetch(form.dataset.draft, options);
        if (answer.type === "opaqueredirect") say(form.dataset.signedOut, true);
        else if (answer.status === 409) say(await answer.text(), true);
        else if (!answer.ok) say(why(form, answer.status), true);
        else {
          if (answer.headers.get("Draft")) {
            hidden(form, "draft", answer.headers.get("Draft"));
            hidden(form, "draft_version", answer.headers.get("Draft-Version"));
          }
          say(await answer.text(), false);
        }
      } catch {
        say(form.dataset.lost, true);
      }
      one.sending = false;
      if (one.again) one.keep();
      else if (!one.kept) one.timer = setTimeout(one.keep, 15000);
    };
    form.addEventListener("input", () => {
      one.typed = true;
      one.kept = false;
      clearTimeout(one.timer);
      one.timer = setTimeout(one.keep, 1500);
    });
    form.addEventListener("submit", () => { one.leaving = true; clearTimeout(one.timer); });
    addEventListener("pageshow", () => { one.leaving = false; });
    addEventListener("visibilitychange", () => { if (document.hidden && one.typed && !one.kept) one.keep(); });
    forms.push(one);
  }

  // Words typed where no draft is kept, as in the locked tier: the page must not promise anything.
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form");
    if (form && form.method === "post" && !form.dataset.draft) elsewhere = true;
  });

  // Before one is signed out: say what is true of this page.
  const dialog = document.getElementById("idle");
  const line = dialog?.querySelector("[data-typed]");
  if (line) {
    const tell = () => {
      const typed = forms.filter((one) => one.typed);
      const lost = elsewhere || typed.some((one) => !one.kept);
      line.textContent = lost ? line.dataset.lost : typed.length ? line.dataset.typed : "";
    };
    new MutationObserver(async () => {
      if (!dialog.open) return;
      tell();
      await Promise.all(forms.filter((one) => one.typed && !one.kept).map((one) => one.keep()));
      tell();
    }).observe(dialog, { attributes: true, attributeFilter: ["open"] });
  }
})();
