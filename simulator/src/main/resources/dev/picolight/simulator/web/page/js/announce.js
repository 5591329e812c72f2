// Says in words what the LEDs do, for those who do not see them: seldom enough to be listened to.

import { byId } from './dom.js';
import { t } from './i18n.js';

const PAUSE = 1500;
const BLINKS = 3; // changes within one pause

const changed = new Map();
let timer;

export function announceLight(led, room, word) {
  const count = (changed.get(led)?.count ?? 0) + 1;
  changed.set(led, { room, word, count });
  timer ??= setTimeout(say, PAUSE);
}

function say() {
  timer = undefined;
  byId('announce').textContent = [...changed.values()].slice(0, 5)
    .map(({ room, word, count }) => t('announce', { room, word: count >= BLINKS ? t('light.blinks') : word }))
    .join(' ');
  changed.clear();
}
