// What somebody said a column is, they need not say again for the next file with the same headings. It is kept in this browser: headings
// and choices, nothing of what stands under them. Without this each file is corrected by hand.

const NAME = 'impl-days-columns ';

function columns() {
  const form = document.querySelector('form[data-tickets]');
  const choices = form ? [...form.querySelectorAll('select[name=column]')] : [];
  if (choices.length === 0) return;
  const headings = [...form.querySelectorAll('input[name=heading]')].map((heading) => heading.value);
  const name = NAME + headings.join('\n');
  form.addEventListener('submit', () => keep(localStorage, name, JSON.stringify(choices.map((choice) => choice.value))));
  const said = JSON.parse(kept(localStorage, name) ?? '[]');
  const differs = choices.filter((choice, n) => said[n] && said[n] !== choice.value && [...choice.options].some((option) => option.value === said[n]));
  // Once for a file: what the page cannot make of it stays as it is.
  if (differs.length === 0 || kept(sessionStorage, name)) return;
  keep(sessionStorage, name, 'yes');
  for (const choice of differs) choice.value = said[choices.indexOf(choice)];
  form.requestSubmit(form.querySelector('button[name=step][value=preview]'));
}

// A browser that keeps nothing is no failure.
function keep(where, name, value) {
  try { where.setItem(name, value); } catch { /* private window */ }
}

function kept(where, name) {
  try { return where.getItem(name); } catch { return null; }
}

columns();
