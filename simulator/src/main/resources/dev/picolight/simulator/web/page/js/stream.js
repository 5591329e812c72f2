// Hears what happens, and comes back by itself when the connection is lost.

import { byId } from './dom.js';
import { t } from './i18n.js';
import { beat, begin, happen } from './store.js';

const SILENCE_MAX = 15000; // the house says something every 5 s

let last = 0;
let heard = 0;
let source;
let waits = 500;
let again;

export function listen(after) {
  last = after;
  open();
  // A browser keeps a page that was left for the way back, with its connections: of six for all
  // pages of a house, so that the seventh would wait for a minute.
  addEventListener('pagehide', leave);
  addEventListener('pageshow', event => {
    if (event.persisted) {
      open();
    }
  });
  setInterval(() => {
    if (performance.now() - heard > SILENCE_MAX) {
      lost();
    }
  }, 5000);
}

function open() {
  heard = performance.now();
  source = new EventSource(`api/events?after=${last}`);
  source.onopen = () => {
    waits = 500;
    say(true);
  };
  source.onmessage = message => {
    note(message);
    happen(JSON.parse(message.data));
  };
  source.addEventListener('reset', message => {
    note(message);
    begin(JSON.parse(message.data));
  });
  source.addEventListener('beat', message => {
    heard = performance.now();
    beat(JSON.parse(message.data));
  });
  source.onerror = lost;
}

function note(message) {
  heard = performance.now();
  last = Number(message.lastEventId) || last;
}

function leave() {
  source.close();
  clearTimeout(again);
  heard = Infinity;
}

// Not left to the browser: it gives up for good when the house answers with an error.
function lost() {
  source.close();
  heard = Infinity;
  say(false);
  again = setTimeout(open, waits);
  waits = Math.min(waits * 2, 10000);
}

function say(connected) {
  const place = byId('connection');
  place.textContent = t(connected ? 'connection.there' : 'connection.lost');
  place.className = connected ? 'there' : 'lost';
}
