/* Puts the empty log form and its files on the phone of someone who logs, so that it opens without network (sw.js). */
"use strict";

(async () => {
  const FORMS = "kraftsamling-logg";
  const FILES = "kraftsamling-filer";
  const NO_NETWORK = "/utan-nat/";
  const OWNER = "kraftsamling.skal"; // whose forms these are
  const person = document.body.dataset.person;
  if (!("caches" in window) || !("serviceWorker" in navigator) || !person) return;

  try {
    if (localStorage.getItem(OWNER) !== person) await caches.delete(FORMS); // a shared phone
    localStorage.setItem(OWNER, person);
  } catch {
    return; // a browser that keeps nothing
  }
  const addresses = [...document.querySelectorAll("[data-shell]")].map((element) => element.dataset.shell);
  if (!addresses.length) return;
  try {
    await navigator.serviceWorker.register("/sw.js");
    await Promise.all(addresses.map(keep));
  } catch {
    // no network just now: what is on the phone stays
  }

  async function keep(address) {
    const answer = await fetch(`${address}?skal=1`);
    if (!answer.ok || answer.redirected) return;
    const copy = answer.clone();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (page.body.dataset.person !== person) return;
    const plain = await fetch(NO_NETWORK);
    await (await caches.open(FILES)).put(NO_NETWORK, plain.clone());
    await keepFiles([page, new DOMParser().parseFromString(await plain.text(), "text/html")]);
    await (await caches.open(FORMS)).put(new URL(address, location.href).href, copy); // last: now it can be opened
  }

  async function keepFiles(pages) {
    const files = "link[rel='stylesheet'][href], link[rel='icon'][href], script[src], img[src]";
    const named = pages.flatMap((page) => [...page.querySelectorAll(files)]);
    const fonts = performance.getEntriesByType("resource").map((each) => each.name).filter((name) => /\.woff2?$/.test(name));
    const wanted = new Set([...named.map((each) => each.getAttribute("href") || each.getAttribute("src")), ...fonts]
      .map((each) => new URL(each, location.origin).href).filter((each) => each.startsWith(`${location.origin}/static/`)));
    const cache = await caches.open(FILES);
    const kept = new Set((await cache.keys()).map((request) => request.url));
    await cache.addAll([...wanted].filter((each) => !kept.has(each)));
    const old = [...kept].filter((each) => each.includes("/static/") && !each.includes("woff") && !wanted.has(each));
    await Promise.all(old.map((each) => cache.delete(each)));
  }
})();
