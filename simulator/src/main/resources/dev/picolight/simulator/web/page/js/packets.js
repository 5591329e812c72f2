// The MQTT packets, as a list that people read.

import { ask, attempt } from './api.js';
import { byId, choice, clock, el, field } from './dom.js';
import { t } from './i18n.js';
import { BoundedList } from './list.js';
import { house, on } from './store.js';

const TYPES = ['CONNECT', 'CONNACK', 'PUBLISH', 'PUBACK', 'SUBSCRIBE', 'SUBACK', 'UNSUBSCRIBE',
  'PINGREQ', 'PINGRESP', 'DISCONNECT'];

/** Packets and messages have the same columns. */
function columns(event) {
  return event.packet
    ? { type: event.packet.type, topic: event.packet.topic ?? '', text: event.packet.text, way: event.toBroker ? '→' : '←' }
    : { type: t(`packets.${event.type}`), topic: event.topic, text: `QoS ${event.qos}${event.retain ? ', retain' : ''}, ${event.payload}`, way: '◇' };
}

export function showPackets() {
  const board = choice([['', t('console.all')]], { id: 'packet-board' });
  const type = choice([['', t('packets.allTypes')], ...TYPES.map(it => [it, it])], { id: 'packet-type' });
  const topic = el('input', { id: 'packet-topic', type: 'search', autocomplete: 'off' });
  const text = el('input', { id: 'packet-text', type: 'search', autocomplete: 'off' });
  const pings = el('input', { id: 'packet-pings', type: 'checkbox' });
  const wants = event => {
    const its = columns(event);
    return (board.value === '' || event.board === board.value)
      && (type.value === '' || its.type === type.value)
      && (pings.checked || type.value !== '' || !its.type.startsWith('PING'))
      && its.topic.includes(topic.value)
      && its.text.toLowerCase().includes(text.value.toLowerCase());
  };
  const list = new BoundedList(t('packets.title'), event => {
    const its = columns(event);
    const way = event.packet ? t(event.toBroker ? 'packets.toBroker' : 'packets.toBoard') : '';
    return el('li', { class: its.type },
      el('time', {}, clock(event.atMillis)),
      el('b', {}, event.board ?? ''),
      el('span', { class: 'way', title: way }, its.way, el('span', { class: 'heard' }, way)),
      el('strong', {}, its.type),
      el('span', {}, [its.topic, its.text].filter(Boolean).join('  ')));
  }, wants);
  const again = () => list.again();
  for (const input of [board, type, pings]) {
    input.addEventListener('change', again);
  }
  for (const input of [topic, text]) {
    input.addEventListener('input', again);
  }
  byId('packet-panel').append(
    el('div', { class: 'bar filter' },
      field(t('packets.board'), board), field(t('packets.type'), type),
      field(t('packets.topic'), topic), field(t('packets.text'), text),
      el('label', { class: 'check' }, pings, ` ${t('packets.pings')}`),
      el('button', { type: 'button', onclick: () => list.clear() }, t('list.clear')),
      el('button', {
        type: 'button',
        onclick: () => attempt(() => ask('POST', 'api/listen', { filter: '#' })),
      }, t('packets.listen'))),
    list.element);
  on(['packet-seen', 'published', 'message-seen'], event => list.add(event));
  on('house', () => {
    const chosen = board.value;
    board.replaceChildren(el('option', { value: '' }, t('console.all')),
      ...house.boards.map(it => el('option', { value: it.id }, it.id)));
    board.value = chosen;
  });
}
