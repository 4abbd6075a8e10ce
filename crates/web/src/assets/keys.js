// Single keys as shorter ways to what Tab and Enter reach too. Never while somebody types, never with Ctrl, Alt or Meta, and
// not at all for those who turned them off: speech input types letters that nobody meant as keys.

const KEPT = 'impl-days-keys';
let off = kept() === 'off';

export function keys() {
  document.addEventListener('keydown', (event) => {
    if (off || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat && !'jk'.includes(event.key)) return;
    if (writes(event.target) || document.querySelector('dialog[open]')) return;
    if (event.key === 'j' || event.key === 'k') step(event.key === 'j' ? 1 : -1, event);
    else if (/^[/?ndh]$/.test(event.key)) use(event);
  });
  document.addEventListener('change', (event) => {
    if (!event.target.matches?.('input[name=keys]')) return;
    off = !event.target.checked;
    event.target.defaultChecked = !off;
    keep(off ? 'off' : 'on');
  });
  showChoice(document);
}

// Shows on a page or a sheet about keys how it is.
export function showChoice(root) {
  const box = root.querySelector('input[name=keys]');
  if (box) box.checked = box.defaultChecked = !off;
}

// Storage may be shut; then it is so until the page is left.
function kept() {
  try { return localStorage.getItem(KEPT); } catch { return null; }
}

function keep(value) {
  try { localStorage.setItem(KEPT, value); } catch { /* this page knows it */ }
}

function writes(target) {
  return target.isContentEditable || target.matches?.('textarea, select, input:not([type=checkbox], [type=radio])');
}

// Of several that do the same the one that is seen at this width.
function use(event) {
  const all = [...document.querySelectorAll(`[data-key="${event.key}"]`)];
  const one = all.find((element) => element.checkVisibility()) ?? all[0];
  if (!one) return;
  event.preventDefault();
  if (one.matches('input')) {
    one.focus();
    one.select();
  } else one.click();
}

// From the line that has the focus to its neighbour; from elsewhere to the first one in sight.
function step(by, event) {
  const lines = [...document.querySelectorAll('.line h3 a')].filter((link) => link.checkVisibility());
  const at = lines.findIndex((link) => link.closest('.line').contains(document.activeElement));
  const seen = lines.findIndex((link) => link.getBoundingClientRect().top >= 0);
  const next = lines[at < 0 ? Math.max(0, seen) : at + by];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
