// A page that waits for something asks again every other second and shows how far it has come. Without script
// there is a link. It stops when the server says that nothing is under way any more.
const PAUSE = 2000; // milliseconds

async function look() {
  const here = document.getElementById("lage");
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.redirected) return location.assign(answer.url); // it became something else: an issued report
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = page.getElementById("lage");
    if (!answer.ok || !there) return location.reload();
    if (here.textContent !== there.textContent) here.replaceChildren(...there.childNodes);
    if (!there.hasAttribute("data-under-way")) {
      document.title = page.title;
      return here.removeAttribute("data-under-way");
    }
  } catch {
    // no network just now: the next look may have it
  }
  setTimeout(look, PAUSE);
}

if (document.querySelector("#lage[data-under-way]")) setTimeout(look, PAUSE);
