// Four small comforts; every page works without them. Leaving at once, the Esc key three times, a button that prints,
// and the sum that lets somebody through when very many write.
"use strict";
(() => {
  const exit = document.querySelector("[data-exit]");
  const leave = () => {
    document.documentElement.hidden = true;
    document.title = "";
    window.location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => { event.preventDefault(); leave(); });
  let presses = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { presses = []; return; }
    presses = [...presses, Date.now()].filter((at) => Date.now() - at < 3000);
    if (presses.length >= 3) leave();
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });

  const print = document.querySelector("[data-print]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", () => window.print());
  }

  const form = document.querySelector("form[data-sum]");
  if (!form || !form.dataset.sum || !window.crypto || !window.crypto.subtle) return;
  const challenge = form.dataset.sum;
  const bits = Number(challenge.split(".").at(-3));
  document.querySelector(".working").hidden = false;
  const encoder = new TextEncoder();
  const zeros = (digest) => {
    const head = new DataView(digest).getUint32(0);
    return head === 0 ? 32 : Math.clz32(head);
  };
  const work = async () => {
    for (let number = 0; ; number += 64) {
      const tries = Array.from({ length: 64 }, (_, at) => `${challenge}:${number + at}`);
      const digests = await Promise.all(tries.map((one) => window.crypto.subtle.digest("SHA-256", encoder.encode(one))));
      const found = digests.findIndex((digest) => zeros(digest) >= bits);
      if (found >= 0) return tries[found];
    }
  };
  work().then((done) => {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "sum";
    field.value = done;
    form.append(field);
    form.submit();
  });
})();
