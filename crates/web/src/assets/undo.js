// After one's own write a bar at the foot of the page says what was done, for a while, and takes it back. The server leaves
// word of it in a cookie; what the bar says and its form are those of the step's own page.

import { newId } from './sheet.js';

const STAYS = 20_000; // ms
const WORD = /(?:^|; )((?:__Host-)?impl-days-done)=([a-z0-9-]+)\.(\d+)/;

let bar = null;
let timer = null;

export function undos() {
  show();
  // A form in a sheet leads on at once: where the page changes, the next one shows the bar.
  document.addEventListener('acted', () => setTimeout(show, 500));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && bar && !document.querySelector('dialog[open]')) close();
  });
}

async function show() {
  // What hangs for all to see says nothing of one's own, though it is one's own browser that shows it.
  if (document.body.classList.contains('wall')) return;
  const found = WORD.exec(document.cookie);
  if (!found) return;
  document.cookie = `${found[1]}=; Path=/; Max-Age=0; SameSite=Lax${found[1].startsWith('__Host-') ? '; Secure' : ''}`;
  const href = `/${found[2]}/history/${found[3]}`;
  // What stands there already needs no bar.
  if (document.querySelector('[data-undo], #happened')) return;
  try {
    const answer = await fetch(href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const told = page.querySelector('[data-told]');
    const form = page.querySelector('[data-undo]');
    if (told && form) draw(told.textContent, document.importNode(form, true), href);
  } catch { /* it stands in the history all the same */ }
}

function draw(told, form, href) {
  close();
  bar = document.createElement('div');
  bar.className = 'undo-bar';
  bar.setAttribute('role', 'status');
  document.body.append(bar);
  const words = document.createElement('p');
  words.dir = 'auto';
  words.textContent = told;
  const button = form.querySelector('button');
  button.className = 'word';
  form.replaceChildren(...form.querySelectorAll('input[type=hidden]'), button);
  form.addEventListener('submit', (event) => { event.preventDefault(); send(form, href); });
  bar.append(words, form);
  // It covers nothing that one may want to press.
  const thumb = document.querySelector('.thumb');
  if (thumb && getComputedStyle(thumb).position === 'sticky') bar.style.bottom = `${thumb.offsetHeight}px`;
  // Whoever is at it is not hurried.
  for (const come of ['focusin', 'pointerenter']) bar.addEventListener(come, () => clearTimeout(timer));
  for (const go of ['focusout', 'pointerleave']) bar.addEventListener(go, wait);
  wait();
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(close, STAYS);
}

function close() {
  clearTimeout(timer);
  bar?.remove();
  bar = null;
}

async function send(form, href) {
  if (form.dataset.busy) return;
  form.dataset.busy = 'yes';
  form.dataset.command ??= newId();
  const fields = new URLSearchParams(new FormData(form));
  fields.set('command', form.dataset.command);
  try {
    const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'application/json' }, body: fields });
    // Why it did not go stands on the step's own page, with what happened since.
    if (!answer.ok) { location.assign(href); return; }
    close();
    // A board hears it by its stream; another page is drawn anew, and offers there to bring it back.
    if (document.body.dataset.stream && !document.body.dataset.hears) document.dispatchEvent(new Event('acted'));
    else location.reload();
  } catch {
    delete form.dataset.busy;
    form.querySelector('button').focus();
  }
}
