// Lists the evidence that this device keeps and that was not saved yet; forgets it where its page shows the same text.
// Without this file the list stays hidden.
const place = document.querySelector('[data-evidence-device]')
const safe = document.querySelector('[data-evidence-safe]')

function textOf (key) {
  try {
    const field = JSON.parse(localStorage.getItem(key)).fields.find(([name]) => name === 'text')
    return field ? field[1].replace(/\r\n/g, '\n').trim() : ''
  } catch {
    return ''
  }
}

function list (prefix) {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  for (const key of keys) {
    const number = key.slice(prefix.length)
    if (!/^[0-9a-f-]{36}$/.test(number)) continue
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.className = 'govuk-link'
    link.href = `${place.dataset.address}${number}/write/`
    link.textContent = textOf(key).slice(0, 80) || number.slice(0, 8)
    item.append(link)
    place.querySelector('ul').append(item)
    place.hidden = false
  }
}

if (place) list(place.dataset.evidenceDevice)
if (safe && textOf(safe.dataset.evidenceSafe) === safe.textContent.trim()) localStorage.removeItem(safe.dataset.evidenceSafe)
