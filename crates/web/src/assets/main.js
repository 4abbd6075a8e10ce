// Everything works without this: pages read and forms post. With it the board is live and forms open in place.
import { listen } from './live.js';
import { sheets } from './sheet.js';
import { copies } from './copy.js';

sheets();
copies();
if (document.body.dataset.stream) listen(document.body.dataset);

// A refusal is the first thing to read.
document.getElementById('refusal')?.focus();
