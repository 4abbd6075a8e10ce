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

// Loads the page anew as soon as nothing is half typed in an open sheet or in the line that asks what came of the day.
export function reload() {
  clearTimeout(waiting);
  const written = [document.querySelector('dialog[open]'), document.getElementById('came')];
  if (written.some((part) => part && typed(part))) waiting = setTimeout(reload, 3000);
  else location.reload();
}
