// Checks a statement or an area for improvement while it is typed, and shows the place that a problem means.
// The page works without this file: saving shows the same checks.
const form = document.querySelector('[data-check]')
const place = document.querySelector('[data-checks]')
const said = document.querySelector('[data-checks-said]')
const WAIT = 700 // after the last key

let timer = 0
let asked = 0
let count = ''

function offerPlaces () {
  for (const button of place.querySelectorAll('[data-show]')) {
    if (!form.elements[button.dataset.show]) continue
    button.hidden = false
    button.addEventListener('click', () => show(button.dataset))
  }
}

// The checks count letters as Unicode does, a browser counts some of them twice.
function inUnits (text, letters) {
  return [...text].slice(0, letters).join('').length
}

function show ({ show: name, start, end }) {
  const box = form.elements[name]
  box.focus()
  box.setSelectionRange(inUnits(box.value, start), inUnits(box.value, end))
}

async function check () {
  const number = ++asked
  try {
    const response = await fetch(form.dataset.check, { method: 'POST', body: new FormData(form), redirect: 'manual' })
    if (!response.ok || number !== asked) return
    if (place.contains(document.activeElement)) return // somebody is reading there
    place.innerHTML = await response.text()
  } catch {
    return // no connection: saving checks
  }
  offerPlaces()
  const now = place.querySelector('[data-checks-count]').textContent
  if (now !== count) said.textContent = count = now
}

offerPlaces()
form.addEventListener('input', (event) => {
  if (!['text', 'text_cy'].includes(event.target.name)) return
  clearTimeout(timer)
  timer = setTimeout(check, WAIT)
})
