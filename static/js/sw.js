/* Without network: the log form opens from the phone, other pages say that there is no network.
   Nothing is stored here but what static/js/queue.js has put in these two caches; signing out empties the first. */
"use strict";

const FORMS = "kraftsamling-logg"; // the empty log form of each partnership, of the person signed in
const FILES = "kraftsamling-filer"; // style sheets, scripts, fonts and the page below: nobody's data
const NO_NETWORK = "/utan-nat/";
const PATIENCE = 6000; // ms; then a form on the phone is better than a page that may never come

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((cache) => cache.add(NO_NETWORK)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === "/konto/logga-ut/") event.waitUntil(caches.delete(FORMS));
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/static/")) event.respondWith(file(request));
});

async function page(request, url) {
  const form = await caches.match(url.origin + url.pathname, { cacheName: FORMS });
  const network = fetch(request);
  try {
    return await (form ? Promise.race([network, later()]) : network);
  } catch {
    network.catch(() => {});
    return form || (await caches.match(NO_NETWORK, { cacheName: FILES })) || Response.error();
  }
}

function later() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), PATIENCE));
}

async function file(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, { cacheName: FILES })) || Response.error();
  }
}
