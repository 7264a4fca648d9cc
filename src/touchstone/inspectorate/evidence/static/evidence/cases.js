// The cases of the sample are offered while one types; an urgent referral begins with the case that stands there.
const reference = document.querySelector('[data-autosave-form]').elements.case_reference
const refer = document.querySelector('.app-evidence__bar a[href*="reference="]')
reference.setAttribute('list', 'sampled-cases')
reference.addEventListener('input', () => {
  const address = new URL(refer.href)
  address.searchParams.set('reference', reference.value)
  refer.href = address.pathname + address.search
})
