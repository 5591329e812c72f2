// Begins.

import { get, complain } from './api.js';
import { showBoards } from './boards.js';
import { showConsole } from './console.js';
import { showFaults } from './faults.js';
import { speak } from './i18n.js';
import { showPackets } from './packets.js';
import { showPublish } from './publish.js';
import { showRecordings } from './recordings.js';
import { begin, happen } from './store.js';
import { listen } from './stream.js';
import { note, showTimeline } from './timeline.js';
import { showTime } from './time.js';

try {
  await speak();
  showTime();
  showBoards();
  showPublish();
  showConsole();
  showPackets();
  showTimeline();
  await Promise.all([showFaults(), showRecordings()]);
  const snapshot = await get('api/house');
  begin(snapshot);
  // what happened before, as far as it is remembered; what comes later comes by the stream
  const [console, packets, leds] = await Promise.all(
    ['console', 'packets', 'leds'].map(it => get(`api/${it}?limit=500`)));
  const earlier = list => list.events.filter(event => event.number <= snapshot.lastEvent);
  earlier(leds).forEach(note);
  [...earlier(console), ...earlier(packets)].sort((a, b) => a.number - b.number).forEach(happen);
  listen(snapshot.lastEvent);
} catch (failed) {
  complain(failed.message);
}
