// Recordings: to be started, stopped and downloaded.

import { ask, attempt, get } from './api.js';
import { byId, clock, el, redraw } from './dom.js';
import { t } from './i18n.js';

const FORMATS = ['jsonl', 'vcd', 'pcap'];

export async function showRecordings() {
  const list = el('ul', { class: 'recordings' });
  const start = el('button', { type: 'button', id: 'record', class: 'main' }, t('recordings.start'));
  const change = async task => {
    await attempt(task);
    await refresh(list, start, change);
  };
  start.addEventListener('click', () => change(() => ask('POST', 'api/recordings', {})));
  byId('recording-panel').append(
    el('div', { class: 'bar' }, start),
    el('p', { class: 'does' }, FORMATS.map(it => t(`recordings.${it}`)).join(' · ')),
    list);
  byId('recordings').hidden = false;
  await refresh(list, start, change);
  setInterval(() => {
    if (!document.hidden) {
      refresh(list, start, change).catch(() => {}); // the note about the connection says it
    }
  }, 5000);
}

async function refresh(list, start, change) {
  const { recordings } = await get('api/recordings');
  const shown = JSON.stringify(recordings.map(it => [it.name, it.running]));
  if (list.dataset.shown !== shown) {
    list.dataset.shown = shown;
    redraw(list, recordings.length === 0
      ? [el('li', { class: 'none' }, t('recordings.none'))]
      : recordings.map(it => row(it, change)), start);
  }
  for (const it of recordings) { // in place, so that nobody who reads them is interrupted
    for (const format of FORMATS) {
      list.querySelector(`[data-key="${CSS.escape(`${it.name} ${format}`)}"]`).textContent =
        `${format.toUpperCase()} (${size(it.bytes[format])})`;
    }
  }
}

function row(it, change) {
  const path = `api/recordings/${it.name}`;
  return el('li', { class: 'bar' },
    el('span', {}, `${it.name} · ${clock(it.beganMillis)}`),
    it.running
      ? el('button', {
        type: 'button', 'data-key': `${it.name} stop`, 'aria-label': t('recordings.stopOne', { name: it.name }),
        onclick: () => change(() => ask('POST', `${path}/stop`, {})),
      }, t('recordings.stop'))
      : null,
    ...FORMATS.map(format => el('a', {
      href: `${path}/${format}`, download: `${it.name}.${format}`, 'data-key': `${it.name} ${format}`,
      'aria-label': t('recordings.download', { name: `${it.name}.${format}` }),
    })),
    it.running ? el('span', { class: 'broken' }, t('recordings.running')) : null);
}

const size = bytes => bytes < 10240 ? `${bytes} B` : `${Math.round(bytes / 1024)} KB`;
