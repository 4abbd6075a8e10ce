// Everything works without this: pages read and forms post. With it the board is live and forms open in place.
import { listen } from './live.js';
import { sheets } from './sheet.js';
import { copies } from './copy.js';
import { finds } from './find.js';
import { keys, showChoice } from './keys.js';
import { alikes } from './alike.js';
import { times } from './times.js';
import { agos } from './ago.js';
import { undos } from './undo.js';

sheets(showChoice);
copies();
alikes();
times();
agos();
undos();
finds();
keys();
if (document.body.dataset.stream) listen(document.body.dataset);

// A refusal is the first thing to read.
document.getElementById('refusal')?.focus();
