// What else is then and there, said while one fills in when and where.

const PAUSE = 400; // ms
const form = document.querySelector('form[data-clashes]');
const said = document.getElementById('clashes');
let timer = null;
let asked = 0;

async function look() {
  const number = ++asked;
  const fields = new URLSearchParams(new FormData(form));
  try {
    const answer = await fetch(`${form.dataset.clashes}?${fields}`);
    if (answer.ok && number === asked) said.innerHTML = new DOMParser().parseFromString(await answer.text(), 'text/html').body.innerHTML;
  } catch {
    // The form says it when it is sent.
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
}

if (form && said) {
  form.addEventListener('input', later);
  form.addEventListener('change', later);
  if (form.querySelector('[name=at]').value) later();
}
