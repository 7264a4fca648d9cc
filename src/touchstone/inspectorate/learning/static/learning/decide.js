// Keys for deciding on a proposal. The page works without this file. Single keys can be turned off (WCAG 2.1.4): the
// choice is kept on this machine.
const form = document.querySelector('[data-learning-decide]')
const keys = document.querySelector('[data-learning-keys]')
const STORED = 'touchstone-learning-keys'

if (keys) {
  const button = keys.querySelector('[data-learning-keys-switch]')
  let on = localStorage.getItem(STORED) !== 'off'
  const show = () => {
    button.textContent = on ? button.dataset.on : button.dataset.off
    button.setAttribute('aria-pressed', String(on))
  }
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
    if (key === 'n' && form) {
      // Refusing needs its reason first: go to the box.
      event.preventDefault()
      form.querySelector('textarea').focus()
      return
    }
    const target = key === 'j' ? document.querySelector('.learning-walk [rel=next]')
      : key === 'k' ? document.querySelector('.learning-walk [rel=prev]')
        : key === 'y' && form ? form.querySelector('[data-key=y]') : null
    if (target) {
      event.preventDefault()
      target.click()
    }
  })
}
