// What a design buys, asked anew a moment after somebody has changed it. Without this script a button does the same.
const form = document.querySelector("[data-sample-design]");
const buys = document.querySelector("[data-sample-buys]");

let waiting = 0;
let asked = 0;

async function show() {
  const query = new URLSearchParams(new FormData(form)).toString();
  const mine = ++asked;
  buys.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${form.dataset.sampleDesign}?${query}`, { headers: { Accept: "text/html" } });
    if (!answer.ok || mine !== asked) return;
    buys.innerHTML = await answer.text();
    window.history.replaceState(null, "", `?${query}`);
  } catch {
    // Offline: what stands there stays, and the button asks again.
  } finally {
    if (mine === asked) buys.removeAttribute("aria-busy");
  }
}

if (form && buys) {
  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(show, 300);
  });
}
