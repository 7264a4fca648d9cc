// Saves a form while it is typed. What is not saved yet is kept on this device, and offered again.
// The page works without this file: its buttons save. The form's attributes: data-save, the address to save to;
// data-key, by which this device keeps it; data-skip, names of boxes that only the buttons save.
const form = document.querySelector('[data-autosave-form]')
const status = document.querySelector('[data-autosave-saved]')
const offer = document.querySelector('[data-autosave-kept]')
const WAIT = 2000 // after the last key
const AGAIN = 10000 // after a failure
const SKIPPED = ['csrfmiddlewaretoken', 'revision', 'files', 'do', ...(form.dataset.skip || '').split(' ')]

const key = form.dataset.key
const revision = form.elements.revision
let written = read() // what the page was made with, or what was saved last
let timer = 0
let busy = false
let stopped = false

function read () {
  return [...new FormData(form)].filter(([name, value]) => !SKIPPED.includes(name) && typeof value === 'string')
}

function same (one, two) {
  return JSON.stringify(one) === JSON.stringify(two)
}

function say (text) {
  if (status.textContent !== text) status.textContent = text
}

function keep () {
  try {
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), revision: revision.value, fields: read() }))
    return true
  } catch {
    return false
  }
}

function forget () {
  localStorage.removeItem(key)
}

function changed () {
  if (same(read(), written)) return
  const kept = keep()
  if (stopped) return
  say(kept ? status.dataset.notSaved : status.dataset.full)
  schedule(WAIT)
}

function schedule (wait) {
  clearTimeout(timer)
  timer = setTimeout(save, wait)
}

async function save () {
  if (busy || stopped) return
  const sending = read()
  if (same(sending, written)) return
  busy = true
  const body = new FormData(form)
  body.delete('files')
  let answer = null
  try {
    const response = await fetch(form.dataset.save, {
      method: 'POST', body, redirect: 'manual', headers: { Accept: 'application/json' }
    })
    answer = { status: response.status, said: await json(response) }
  } catch { /* no connection */ }
  busy = false
  if (answer && answer.said && answer.said.saved) return saved(sending, answer.said)
  if (answer && answer.said) return refused(answer.said.says)
  say(answer && answer.status < 500 ? status.dataset.signedOut : status.dataset.kept)
  if (answer) await renew()
  schedule(AGAIN)
}

async function json (response) {
  const type = response.headers.get('Content-Type') || ''
  return type.startsWith('application/json') ? response.json() : null
}

function saved (sending, said) {
  revision.value = said.revision
  written = sending
  if (!said.whole) {
    keep() // what was not taken is on this device only
    say(said.says)
  } else if (same(read(), written)) {
    forget()
    say(said.says)
  } else {
    keep()
    schedule(WAIT)
  }
}

// Somebody saved it otherwise, or it may not be saved any more: the button shows why and what to do.
function refused (says) {
  stopped = true
  keep()
  say(says)
}

// After signing in again in another tab the form's token is an old one: fetch the page for a new one.
async function renew () {
  try {
    const response = await fetch(location.href, { redirect: 'manual' })
    if (!response.ok) return
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const token = page.querySelector('[data-autosave-form] [name=csrfmiddlewaretoken]')
    if (token) form.elements.csrfmiddlewaretoken.value = token.value
  } catch { /* still no connection */ }
}

function offerAgain () {
  let kept = null
  try {
    kept = JSON.parse(localStorage.getItem(key))
  } catch { /* nothing that can be read */ }
  if (!kept || same(kept.fields, written)) return forget()
  const text = kept.fields.find(([name]) => name === 'text')
  offer.querySelector('[data-autosave-kept-text]').textContent = text ? text[1] : ''
  offer.hidden = false
  offer.querySelector('[data-autosave-use]').addEventListener('click', () => {
    fill(kept.fields)
    offer.hidden = true
    form.elements.text.focus()
    changed()
  })
  offer.querySelector('[data-autosave-drop]').addEventListener('click', () => {
    forget()
    offer.hidden = true
    form.elements.text.focus()
  })
}

function fill (fields) {
  for (const element of form.elements) {
    if (!element.name || SKIPPED.includes(element.name)) continue
    const values = fields.filter(([name]) => name === element.name).map(([, value]) => value)
    if (element.type === 'checkbox' || element.type === 'radio') element.checked = values.includes(element.value)
    else if (values.length) element.value = values[0]
  }
}

offerAgain()
form.addEventListener('input', changed)
form.addEventListener('change', changed)
// The buttons save too; until they have, the text stays kept, and the next page compares.
form.addEventListener('submit', () => {
  clearTimeout(timer)
  stopped = true
  if (!same(read(), written)) keep()
})
window.addEventListener('online', () => schedule(0))
window.addEventListener('pageshow', (event) => { if (event.persisted) stopped = false })
