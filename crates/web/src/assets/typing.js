// Nothing that somebody is typing is ever lost: what would throw it away waits until they are done.

// Whether a field says something else than when it came.
export function dirty(field) {
  if (field.type === 'hidden') return false;
  if (field.type === 'radio' || field.type === 'checkbox') return field.checked !== field.defaultChecked;
  if (field.options) {
    const at = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(0, at);
  }
  return field.value !== field.defaultValue;
}

// Whether anything in here is half filled in. What came back from the server with words in it is somebody's, too.
export function typed(root) {
  return root.querySelector('[data-typed]') !== null || root.matches('[data-typed]') || [...root.querySelectorAll('input, textarea, select')].some(dirty);
}

let waiting = null;

// Loads the page anew as soon as nobody is typing in an open sheet.
export function reload() {
  clearTimeout(waiting);
  const sheet = document.querySelector('dialog[open]');
  if (sheet && typed(sheet)) waiting = setTimeout(reload, 3000);
  else location.reload();
}
