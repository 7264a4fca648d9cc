// Keys for confirming a reading, and the place brought into view. The page works without this file.
// Single keys can be turned off (WCAG 2.1.4): the choice is kept on this machine.
const form = document.querySelector('[data-archive-decide]')
const keys = document.querySelector('[data-archive-keys]')
const page = document.querySelector('[data-archive-page]')
const place = document.getElementById('place')
const STORED = 'touchstone-archive-keys'

if (page && place) {
  page.scrollTop += place.getBoundingClientRect().top - page.getBoundingClientRect().top - page.clientHeight / 3
}

let on = localStorage.getItem(STORED) !== 'off'
const button = keys && keys.querySelector('[data-archive-keys-switch]')

function show () {
  button.textContent = on ? button.dataset.on : button.dataset.off
  button.setAttribute('aria-pressed', String(on))
}

if (form && keys) {
  keys.hidden = false
  show()
  button.addEventListener('click', () => {
    on = !on
    localStorage.setItem(STORED, on ? 'on' : 'off')
    show()
  })
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input, textarea, select')
    if (!on || typing || event.ctrlKey || event.metaKey || event.altKey) return
    const key = event.key.toLowerCase()
    if (key === 'c') return correct(event)
    const target = key === 'j' ? document.querySelector('.app-walk [rel=next]')
      : key === 'k' ? document.querySelector('.app-walk [rel=prev]')
        : form.querySelector(`[data-key="${CSS.escape(key)}"]`)
    if (target) {
      event.preventDefault()
      target.click()
    }
  })
}

function correct (event) {
  const details = form.querySelector('[data-archive-correct]')
  if (!details) return
  event.preventDefault()
  details.open = true
  const box = details.querySelector('input, textarea, select')
  if (box) box.focus()
}
