// Saves answers as they are written; keeps them on this device while they cannot be saved, and offers them again after.
// Every page of a response works without this file: there it is the Save button that keeps what is written.
const root = document.querySelector('[data-instrument]')
const form = document.querySelector('[data-instrument-form]')
const saved = root ? JSON.parse(root.dataset.saved) : { answers: {}, asked: [] }
const shelf = root ? `touchstone-response-${root.dataset.response}-${root.dataset.rater}` : ''
const AFTER_TYPING = 1200 // milliseconds from the last key to saving
const AT_MOST = 4000 // and never longer than this after the first
const AGAIN = 5000 // between attempts while there is no connection

// What is written in the boxes of a question, in the same shape as the server's answers.
const boxes = (question) => [...question.querySelectorAll('input:not([type=hidden]), textarea')]
const reasonBox = (question, answer) => question.querySelector(`textarea[name$="-reason-${CSS.escape(answer)}"]`)

function read (question) {
  const kind = question.dataset.kind
  if (kind === 'radios') {
    const chosen = question.querySelector('input[type=radio]:checked')
    const answer = chosen ? chosen.value : ''
    if (question.dataset.yesNo === undefined) return answer
    const box = answer && reasonBox(question, answer)
    return answer ? { answer, reason: box ? box.value : '' } : ''
  }
  if (kind === 'checkboxes') return boxes(question).filter((box) => box.checked).map((box) => box.value)
  if (kind === 'date') {
    const parts = {}
    for (const box of boxes(question)) parts[box.name.split('-').pop()] = box.value
    return parts
  }
  return boxes(question)[0].value
}

function write (question, value) {
  const kind = question.dataset.kind
  if (kind === 'radios') {
    const answer = typeof value === 'object' ? value.answer : value
    for (const box of question.querySelectorAll('input[type=radio]')) box.checked = box.value === answer
    const reason = answer && reasonBox(question, answer)
    if (reason) reason.value = value.reason || ''
  } else if (kind === 'checkboxes') {
    for (const box of boxes(question)) box.checked = value.includes(box.value)
  } else if (kind === 'date') {
    const [year, month, day] = typeof value === 'string' ? value.split('-') : [value.year, value.month, value.day]
    const parts = { day, month, year }
    for (const box of boxes(question)) box.value = parts[box.name.split('-').pop()] || ''
  } else boxes(question)[0].value = value
}

// One form of what means the same, to compare what is here with what the server holds.
function plain (value) {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').trim()
  if (Array.isArray(value)) return value.length ? JSON.stringify(value) : ''
  if ('answer' in value) return value.answer || value.reason ? JSON.stringify([value.answer, (value.reason || '').trim()]) : ''
  const [day, month, year] = [value.day, value.month, value.year].map((part) => (part || '').trim())
  if (!day && !month && !year) return ''
  return /^\d{4}$/.test(year) ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : JSON.stringify([day, month, year])
}

// -- What this device keeps: slot → page → {value, base, at}. Two pages of one response keep apart.

function kept () {
  try { return JSON.parse(localStorage.getItem(shelf)) || {} } catch { return {} }
}

function store (all) {
  try {
    if (Object.keys(all).length) localStorage.setItem(shelf, JSON.stringify(all))
    else localStorage.removeItem(shelf)
    return true
  } catch { return false }
}

function keep (slot, page, entry) {
  const all = kept()
  all[slot] = { ...all[slot], [page]: entry }
  return store(all)
}

function drop (slot, page) {
  const all = kept()
  if (!all[slot]) return
  delete all[slot][page]
  if (!Object.keys(all[slot]).length) delete all[slot]
  store(all)
}

// -- Sending

function token () {
  const cookie = document.cookie.split('; ').find((part) => part.startsWith('csrftoken='))
  const box = document.querySelector('input[name=csrfmiddlewaretoken]')
  return cookie ? cookie.split('=')[1] : box ? box.value : ''
}

async function send (answers, base, page, keepalive = false) {
  let answer
  try {
    answer = await fetch(root.dataset.save, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token() },
      body: JSON.stringify({ answers, base, page }),
      credentials: 'same-origin',
      redirect: 'error',
      keepalive
    })
  } catch { return { status: 0 } }
  let body = null
  try { body = await answer.json() } catch { /* a page of the server's, and no answer to a script */ }
  return { status: answer.status, ...body }
}

const clockTime = (date = new Date()) => `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`

// -- The page of questions

function answering () {
  const state = form.querySelector('[data-instrument-state]')
  const aloud = form.querySelector('[data-instrument-said]')
  const signIn = form.querySelector('[data-instrument-sign-in]')
  const marksBox = form.elements.namedItem('marks')
  const page = form.elements.namedItem('page').value
  const marks = JSON.parse(marksBox.value)
  const questions = new Map([...form.querySelectorAll('[data-slot]')].map((each) => [each.dataset.slot, each]))
  const last = new Map([...questions].map(([slot, question]) => [slot, plain(read(question))]))
  const unsaved = new Map() // slot → value
  let timer = 0
  let first = 0
  let sending = false
  let trouble = ''
  const quiet = ['ready', 'saved', 'saving', 'unsaved']

  function tell (key, words = '') {
    const sentence = words || state.dataset[key]
    state.textContent = sentence
    state.classList.toggle('instrument-state--safe', key === 'saved')
    state.classList.toggle('instrument-state--unsafe', !quiet.includes(key))
    signIn.hidden = key !== 'signedOut'
    const now = quiet.includes(key) ? '' : key
    if (now !== trouble) aloud.textContent = sentence // spoken when it begins and when it is over, not at each saving
    trouble = now
  }

  function noticed (question) {
    const slot = question.dataset.slot
    const value = read(question)
    if (last.get(slot) === plain(value)) return
    last.set(slot, plain(value))
    unsaved.set(slot, value)
    const safe = keep(slot, page, { value, base: marks[slot], at: Date.now() })
    if (!trouble) tell(safe ? 'unsaved' : 'full')
    reveal()
    const now = Date.now()
    first = first || now
    clearTimeout(timer)
    timer = setTimeout(save, Math.max(0, Math.min(AFTER_TYPING, first + AT_MOST - now)))
  }

  async function save (keepalive = false) {
    clearTimeout(timer)
    first = 0
    if (sending || !unsaved.size) return !unsaved.size
    sending = true
    const batch = new Map(unsaved)
    if (!trouble) tell('saving')
    const base = Object.fromEntries([...batch.keys()].map((slot) => [slot, marks[slot]]))
    const answer = await send(Object.fromEntries(batch), base, page, keepalive === true)
    sending = false
    if (answer.marks) taken(batch, answer)
    else troubled(answer)
    if (unsaved.size && answer.marks) timer = setTimeout(save, AFTER_TYPING)
    return !unsaved.size
  }

  function taken (batch, answer) {
    const clashes = answer.conflicts || {}
    for (const [slot, value] of batch) {
      if (slot in clashes) continue
      marks[slot] = answer.marks[slot]
      saved.answers[slot] = value
      if (unsaved.get(slot) === value) {
        unsaved.delete(slot)
        drop(slot, page)
        clash(slot, null)
      }
    }
    for (const [slot, other] of Object.entries(clashes)) {
      if (unsaved.get(slot) === batch.get(slot)) unsaved.delete(slot) // the server keeps it beside the other
      drop(slot, page)
      clash(slot, other)
    }
    marksBox.value = JSON.stringify(marks)
    if (Object.keys(clashes).length || form.querySelector('.instrument-clash')) tell('clash')
    else tell(unsaved.size ? 'unsaved' : 'saved', unsaved.size ? '' : state.dataset.saved.replace('{time}', answer.saved_at || clockTime()))
  }

  function troubled (answer) {
    if (answer.status === 401 || (answer.status === 403 && !answer.says)) tell('signedOut')
    else if (answer.says) tell('refused', `${state.dataset.refused} ${answer.says}`)
    else tell('offline')
    if (!answer.says || answer.status === 401) timer = setTimeout(save, AGAIN) // a refusal is final
  }

  function clash (slot, other) {
    const place = questions.get(slot).querySelector('[data-clash]')
    place.replaceChildren()
    if (!other) return
    const box = document.querySelector('template[data-instrument-clash]').content.cloneNode(true)
    const words = box.querySelector('[data-clash-words]')
    words.textContent = other.words || words.dataset.nothing
    const question = questions.get(slot)
    const isText = ['input', 'textarea'].includes(question.dataset.kind)
    const choose = (value) => {
      marks[slot] = other.mark
      marksBox.value = JSON.stringify(marks)
      write(question, value)
      last.set(slot, null) // sent even where it is what stands there: that settles it
      noticed(question)
      save()
    }
    box.querySelector('[data-clash-mine]').addEventListener('click', () => choose(read(question)))
    box.querySelector('[data-clash-theirs]').addEventListener('click', () => choose(other.written))
    const both = box.querySelector('[data-clash-both]')
    both.hidden = !isText
    both.addEventListener('click', () => choose(`${other.words}\n\n${read(question)}`))
    place.append(box)
  }

  // Which questions apply: the same rule as the server's, so that they appear without a connection too.
  function reveal () {
    const shown = new Map()
    const outside = new Set(saved.asked.filter((slot) => !questions.has(slot)))
    const answerOf = (slot) => {
      if (questions.has(slot)) return shown.get(slot) ? read(questions.get(slot)) : ''
      return outside.has(slot) ? saved.answers[slot] || '' : ''
    }
    for (const [slot, question] of questions) {
      const asked = JSON.parse(question.dataset.when).every((condition) => holds(condition, answerOf))
      shown.set(slot, asked)
      question.hidden = !asked
      const chosen = question.querySelector('input[type=radio]:checked')
      for (const box of question.querySelectorAll('[data-reason]')) box.hidden = !chosen || chosen.value !== box.dataset.reason
    }
  }

  form.addEventListener('input', (event) => changed(event))
  form.addEventListener('change', (event) => changed(event))
  function changed (event) {
    const question = event.target.closest('[data-slot]')
    if (question) noticed(question)
  }
  form.addEventListener('submit', async (event) => {
    if (!trouble || trouble === 'clash' || form.dataset.late !== undefined) {
      clearTimeout(timer)
      return
    }
    event.preventDefault() // a page that the browser cannot reach would take this one's place
    if (await save() && (!trouble || trouble === 'clash')) form.requestSubmit(event.submitter)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') save(true)
    else if (trouble) save()
  })
  window.addEventListener('online', () => save())
  window.addEventListener('focus', () => { if (trouble) save() })
  tell('ready')
  if (form.dataset.late !== undefined) tell('unsaved')
  reveal()
}

function holds (condition, answerOf) {
  if (condition.operator === 'all') return condition.parts.every((part) => holds(part, answerOf))
  if (condition.operator === 'any') return condition.parts.some((part) => holds(part, answerOf))
  if (condition.operator === 'not') return !holds(condition.parts[0], answerOf)
  const answer = answerOf(condition.slot)
  if (condition.operator === 'answered') return plain(answer) !== ''
  if (condition.operator === 'at_least') {
    const text = typeof answer === 'string' ? answer.replaceAll(',', '').trim() : ''
    return text !== '' && Number(text) >= condition.number
  }
  const keys = Array.isArray(answer) ? answer : [typeof answer === 'object' ? answer.answer : answer]
  return keys.some((key) => condition.values.includes(key))
}

// -- What an earlier page of this device kept and could not save

function offer () {
  const banner = root.querySelector('[data-instrument-kept]')
  const found = []
  for (const [slot, pages] of Object.entries(kept())) {
    for (const [page, entry] of Object.entries(pages)) {
      if (plain(entry.value) === plain(saved.answers[slot])) drop(slot, page)
      else found.push({ slot, page, ...entry })
    }
  }
  if (!found.length) return
  const words = banner.querySelector('[data-kept-words]')
  const time = clockTime(new Date(Math.max(...found.map((each) => each.at))))
  words.textContent = (found.length === 1 ? words.dataset.one : words.dataset.many).replace('{n}', found.length).replace('{time}', time)
  // Text is shown as it was written, so that it can be copied from here even where it can no longer be saved.
  const texts = found.map((each) => each.value.reason || each.value).filter((value) => typeof value === 'string' && /\s/.test(value))
  for (const text of texts) {
    const shown = document.createElement('p')
    shown.className = 'instrument-words'
    shown.textContent = text
    banner.querySelector('[data-kept-texts]').append(shown)
  }
  banner.querySelector('details').hidden = !texts.length
  banner.hidden = false
  banner.querySelector('[data-kept-save]').addEventListener('click', async () => {
    for (const page of new Set(found.map((each) => each.page))) {
      const mine = found.filter((each) => each.page === page)
      const answer = await send(
        Object.fromEntries(mine.map((each) => [each.slot, each.value])),
        Object.fromEntries(mine.map((each) => [each.slot, each.base])),
        page
      )
      if (!answer.marks) {
        banner.querySelector('[data-kept-said]').textContent = answer.says || banner.dataset.offline
        return
      }
      for (const each of mine) drop(each.slot, page)
    }
    window.location.reload()
  })
  banner.querySelector('[data-kept-drop]').addEventListener('click', (event) => {
    if (!window.confirm(event.currentTarget.dataset.sure)) return
    for (const each of found) drop(each.slot, each.page)
    banner.hidden = true
  })
}

if (root) offer()
if (form) answering()
