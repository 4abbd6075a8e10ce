// The questionnaire is saved as one goes. A question that hangs on another one is shown only where that is answered so. Without
// this all of it is shown, and one button saves it.

import { newId } from './sheet.js';

const PAUSE = 1200; // ms

function asks() {
  const form = document.querySelector('form.questionnaire');
  if (!form) return;
  hangs(form);
  form.addEventListener('change', (event) => { hangs(form); inOrder(event.target); later(form); });
  form.addEventListener('input', (event) => { if (event.target.matches('textarea, input:not([type=radio], [type=checkbox])')) later(form); });
  form.addEventListener('submit', () => { clearTimeout(timer); leaving = true; });
}

let timer = null;
let busy = false;
let again = false;
let leaving = false;

// Questions that hang on an answer which was not given are not asked.
function hangs(form) {
  for (const question of form.querySelectorAll('[data-if]')) {
    const fields = [...form.elements].filter((field) => field.name === question.dataset.if && !field.closest('[data-if]')?.hidden);
    const said = fields.filter((field) => !['radio', 'checkbox'].includes(field.type) || field.checked).map((field) => field.value);
    const wanted = question.dataset.is;
    const least = 'least' in question.dataset;
    question.hidden = !said.some((one) => (least ? one !== '' && Number(one) >= Number(wanted) : one === wanted));
  }
}

// What is tapped first is wanted most.
function inOrder(field) {
  const order = field.closest('fieldset')?.querySelector('[data-order]');
  if (!order || field.type !== 'checkbox') return;
  const kept = order.value.split('\n').filter((one) => one && one !== field.value);
  if (field.checked) kept.push(field.value);
  order.value = kept.join('\n');
}

function later(form) {
  clearTimeout(timer);
  timer = setTimeout(() => save(form), PAUSE);
}

async function save(form) {
  // Whoever has not said a name yet is asked for it by the button.
  const name = form.elements.namedItem('name');
  if (leaving || (name && !name.value.trim())) return;
  if (busy) { again = true; return; }
  busy = true;
  say(form, form.dataset.saving);
  const fields = new URLSearchParams(new FormData(form));
  fields.set('as', 'one-goes');
  fields.set('command', newId());
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body: fields });
    if (answer.ok) { say(form, form.dataset.saves); marks(form, null); }
    else if (answer.status === 422) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      marks(form, page);
      say(form, page.querySelector('#refusal')?.textContent ?? form.dataset.notSaved);
    } else if (answer.status === 429) say(form, (await answer.json()).say);
    else say(form, form.dataset.notSaved);
  } catch {
    say(form, form.dataset.notSaved);
  } finally {
    busy = false;
    if (again) { again = false; later(form); }
  }
}

// Why an answer cannot be kept stands at its question.
function marks(form, page) {
  for (const question of form.querySelectorAll('.question')) {
    const why = page?.getElementById(question.id)?.querySelector('.not-taken') ?? null;
    question.querySelector('.not-taken')?.remove();
    question.classList.toggle('wrong', why !== null);
    if (why) question.querySelector('legend').after(document.importNode(why, true));
  }
}

function say(form, words) {
  form.querySelector('.saved').textContent = words;
}

asks();
