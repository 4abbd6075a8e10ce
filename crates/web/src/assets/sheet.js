// Forms open in place: a link marked data-sheet brings the form of the page it leads to. The board stays, and so does
// what is half typed when the sheet is closed.

import { holdFocus } from './place.js';
import { reload, typed } from './typing.js';

const kept = new Map(); // what was typed, by address

// `opened` is told of each sheet, with its content in it.
export function sheets(opened) {
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[data-sheet]');
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // By a key one comes from elsewhere than the link.
    const from = document.activeElement === document.body ? link : document.activeElement;
    open(link.href, from, opened);
  });
  addEventListener('popstate', () => {
    document.querySelector('dialog[open]')?.close();
    setTimeout(() => { history.scrollRestoration = 'auto'; });
  });
}

async function open(href, from, opened) {
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  dialog.setAttribute('aria-labelledby', 'h-sheet');
  const form = kept.get(href) ?? await load(href);
  if (!form) { location.assign(href); return; }
  dialog.append(closer(dialog), form);
  document.body.append(dialog);
  // Going back to the board must not scroll away from the row that was just added.
  history.scrollRestoration = 'manual';
  history.pushState({ sheet: true }, '');
  const back = holdFocus(from);
  dialog.addEventListener('close', () => {
    const left = dialog.querySelector('[data-sheet-form]');
    if (!dialog.dataset.done && typed(left)) kept.set(href, left); else kept.delete(href);
    if (history.state?.sheet) history.back();
    dialog.remove();
    back();
  });
  dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener('submit', (event) => { event.preventDefault(); send(event.target, event.submitter, dialog); });
  opened(dialog);
  dialog.showModal();
  (form.querySelector('[autofocus]') ?? form.querySelector('textarea, input:not([type=hidden])'))?.focus();
}

async function load(href) {
  try {
    const answer = await fetch(href, { headers: { accept: 'text/html' } });
    return answer.ok ? content(await answer.text()) : null;
  } catch { return null; }
}

function content(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const form = page.querySelector('[data-sheet-form]');
  return form && document.importNode(form, true);
}

function closer(dialog) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'word close';
  button.textContent = document.body.dataset.close;
  button.addEventListener('click', () => dialog.close());
  return button;
}

async function send(form, submitter, dialog) {
  if (form.dataset.busy) return;
  form.dataset.busy = 'yes';
  // The same try again has the same id: it is written once.
  form.dataset.command ??= newId();
  const fields = new URLSearchParams(new FormData(form, submitter));
  fields.set('command', form.dataset.command);
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body: fields });
    if (answer.ok) {
      const { go } = await answer.json();
      dialog.dataset.done = 'yes';
      // Closing goes back in the history; going somewhere else before that is done would be undone by it.
      const back = new Promise((done) => { addEventListener('popstate', done, { once: true }); setTimeout(done, 1000); });
      dialog.close();
      await back;
      document.dispatchEvent(new Event('acted'));
      arrive(new URL(go, location.href));
    } else {
      const said = await answer.text();
      const again = content(said);
      if (answer.status === 429) say(form, JSON.parse(said).say);
      else if (again) {
        again.dataset.typed = 'yes';
        dialog.querySelector('[data-sheet-form]').replaceWith(again);
        again.querySelector('#refusal')?.focus();
      } else say(form, document.body.dataset.notSaved);
    }
  } catch {
    say(form, document.body.dataset.notSaved);
  } finally {
    delete form.dataset.busy;
  }
}

function say(form, words) {
  let line = form.closest('[data-sheet-form]').querySelector('#refusal');
  if (!line) {
    line = document.createElement('p');
    line.id = 'refusal';
    line.className = 'refusal';
    line.setAttribute('role', 'alert');
    line.tabIndex = -1;
    const head = form.closest('[data-sheet-form]').querySelector('.sheet-head');
    if (head) head.after(line); else form.prepend(line);
  }
  line.textContent = words;
  line.focus();
}

// The stream brings the new row; here it is only shown where it stands. Another page is gone to.
function arrive(url) {
  const board = new URL(document.querySelector('.days [aria-current]')?.href ?? location.href);
  const same = url.pathname === location.pathname && (url.search === board.search || url.search === location.search);
  if (!same) { location.assign(url); return; }
  const id = url.hash.slice(1);
  let tries = 0;
  const look = () => {
    const row = document.getElementById(id);
    // Who went on typing elsewhere is not pulled away from there.
    if (row && document.activeElement.matches('input, textarea, select')) return;
    if (row) row.scrollIntoView({ block: 'center' });
    else if (tries++ < 50) setTimeout(look, 100);
    else reload();
  };
  look();
}

// 128 bits of chance, in the base 32 that the program's ids are written in. randomUUID is missing on plain http.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const letters = 'abcdefghijklmnopqrstuvwxyz234567';
  let text = '', bits = 0, held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += letters[(held >>> (bits - 5)) & 31];
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  return text + letters[(held << (5 - bits)) & 31];
}
