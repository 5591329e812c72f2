// The boards in their rooms, and the LAN they share.

import { ask, attempt } from './api.js';
import { lamp, picoW } from './board-svg.js';
import { byId, el, redraw } from './dom.js';
import { named, t } from './i18n.js';
import { board, house, on } from './store.js';
import { announceLight } from './announce.js';

const cards = new Map();

export function showBoards() {
  on('house', all);
  on('led-changed', event => light(event.board, event.led, event.percent, true));
  on(['powered', 'radio-reached', 'standing-changed'], event => state(event.board));
  on('fault-changed', () => house.boards.forEach(it => state(it.id)));
  on('broker-changed', event => { byId('broker-standing').textContent = named('broker', event.standing); });
}

function all() {
  byId('lan').replaceChildren(
    el('li', {}, el('strong', {}, t('lan.accessPoint')), ` ${house.lan.ssid}`),
    el('li', {}, el('strong', {}, t('lan.broker')),
      ` ${house.lan.brokerAddress ?? ''} `, el('span', { id: 'broker-standing' }, named('broker', house.brokerStanding ?? 'unknown'))),
    el('li', {}, el('strong', {}, t('lan.fromHere')), ` ${house.broker ?? t('lan.notFromHere')}`),
    el('li', {}, el('strong', {}, t('lan.profile')), ` ${house.profile}`));
  cards.clear();
  redraw(byId('boards'), house.boards.map(card), byId('boards'));
  for (const it of house.boards) {
    it.leds.forEach((led, number) => light(it.id, number, led.percent, false));
    state(it.id);
  }
}

function card(it) {
  const power = action => el('button', {
    type: 'button',
    'data-action': action,
    'data-key': `${it.id} ${action}`,
    onclick: () => attempt(() => ask('POST', `api/boards/${encodeURIComponent(it.id)}/power`, { action })),
  }, t(`power.${action}`));
  const lamps = it.leds.map((led, number) => lamp({ 'data-board': it.id, 'data-led': number }));
  const words = it.leds.map(() => el('span', { class: 'light' }));
  const drawing = picoW(t('board.drawing', { id: it.id }));
  const standing = el('span', { class: 'standing' });
  const details = el('p', { class: 'details' });
  cards.set(it.id, { lamps, words, drawing, standing, details });
  return el('article', { class: 'board', 'aria-label': it.id, 'data-board': it.id },
    el('div', { class: 'head' }, el('h3', {}, it.id), standing),
    drawing,
    el('ul', { class: 'rooms' }, ...it.leds.map((led, number) =>
      el('li', {}, lamps[number], el('span', { class: 'room' }, led.room), words[number]))),
    details,
    el('div', { class: 'bar', role: 'group', 'aria-label': t('power.label', { id: it.id }) },
      power('on'), power('off'), power('cycle')));
}

/** At once, outside of any batch: this is what people wait for. */
function light(id, number, percent, announced) {
  const of = cards.get(id);
  if (!of?.lamps[number]) {
    return;
  }
  const share = String(percent / 100);
  of.lamps[number].style.setProperty('--light', share);
  of.lamps[number].dataset.percent = percent;
  const led = board(id).leds[number];
  if (led.onBoard) {
    of.drawing.style.setProperty('--light', share);
    of.drawing.dataset.percent = percent;
  }
  of.words[number].textContent = lightWord(percent);
  if (announced) {
    announceLight(`${id}/${number}`, led.room, lightWord(percent));
  }
}

export const lightWord = percent =>
  percent === 0 ? t('light.dark') : percent === 100 ? t('light.lit') : t('light.percent', { percent });

function state(id) {
  const of = cards.get(id);
  const it = board(id);
  if (!of) {
    return;
  }
  const word = it.powered ? it.standing : 'off';
  of.standing.textContent = named('standing', word);
  of.standing.dataset.standing = word;
  const broken = house.faults.filter(fault => fault.board === null || fault.board === id);
  of.details.replaceChildren(...[
    el('span', {}, `${named('stage', it.stage)}${it.address ? ` · ${it.address}` : ''}`),
    broken.length === 0 ? null : el('span', { class: 'broken' }, ` ${broken.map(fault => fault.text).join(', ')}`)].filter(Boolean));
}
