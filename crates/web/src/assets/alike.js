// Whoever types the title of something that runs already is told where, before they fill in the rest.

const STILL = 300; // ms without a letter after which it is asked

export function alikes() {
  let waiting = null;
  document.addEventListener('input', (event) => {
    const form = event.target.closest?.('form[data-alike]');
    if (!form || event.target.name !== 'title') return;
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(form, event.target), STILL);
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-second]');
    if (!button) return;
    // Told once is enough: the form says so when it is sent.
    const form = button.form;
    const told = document.createElement('input');
    Object.assign(told, { type: 'hidden', name: 'second', value: 'yes' });
    form.append(told);
    form.querySelector('.alike-slot').replaceChildren();
    form.querySelector('[name=house], [name=where]')?.focus();
  });
}

async function ask(form, field) {
  const slot = form.querySelector('.alike-slot');
  if (!slot || form.querySelector('input[name=second]')) return;
  try {
    const answer = await fetch(`${form.dataset.alike}&title=${encodeURIComponent(field.value)}`);
    if (!answer.ok) return;
    const { html } = await answer.json();
    if (slot.innerHTML !== html) slot.innerHTML = html;
  } catch { /* whoever sends the form is told then */ }
}
