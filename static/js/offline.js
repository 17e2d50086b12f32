/* Without network: the log forms that are on the phone, as links. */
"use strict";

(async () => {
  const list = document.querySelector("[data-forms]");
  if (!list || !("caches" in window)) return;
  const cache = await caches.open("kraftsamling-logg");
  for (const request of await cache.keys()) {
    const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html");
    const link = document.createElement("a");
    link.className = "ds-button";
    link.href = new URL(request.url).pathname;
    link.textContent = `Logga aktivitet – ${page.querySelector(".where")?.textContent.trim() || "ditt partnerskap"}`;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  document.querySelector("[data-forms-lead]").hidden = !list.children.length;
})();
