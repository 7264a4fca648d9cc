// Keeps what is being written about an urgent referral in this tab, so that a session that ended in the middle loses
// nothing: after signing in again the boxes are filled as they were. Gone with the tab, and as soon as it is raised.
const KEY = 'urgent referral being written';
const form = document.querySelector('form[data-keep]');
const boxes = form ? [...form.querySelectorAll('input:not([type=hidden]):not([type=checkbox]), textarea, select')] : [];

if (document.querySelector('[data-forget]')) {
  sessionStorage.removeItem(KEY);
}

function keep() {
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(boxes.map((box) => [box.name, box.value]))));
}

// A page that the server filled in (an error, a link from a case) knows better than an older draft of another case.
function restore() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
  const worry = boxes.find((box) => box.name === 'worry');
  const reference = boxes.find((box) => box.name === 'reference');
  const sameCase = !reference?.value || reference.value === kept?.reference;
  if (!kept?.worry || worry.value || !sameCase) return;
  for (const box of boxes) {
    if (kept[box.name]) box.value = kept[box.name];
  }
}

if (form) {
  restore();
  form.addEventListener('input', keep);
}
