// The boards' serial consoles, of one or of all.

import { byId, choice, clock, el, field } from './dom.js';
import { named, t } from './i18n.js';
import { BoundedList } from './list.js';
import { house, on } from './store.js';

const MARKS = { warn: '⚠', error: '✖' };

/** So that it is not told by the colour alone. */
const mark = severity => MARKS[severity]
  ? el('i', { title: named('severity', severity) }, MARKS[severity], el('span', { class: 'heard' }, named('severity', severity)))
  : null;

export function showConsole() {
  const board = choice([['', t('console.all')]], { id: 'console-board' });
  const list = new BoundedList(t('console.title'),
    event => el('li', { class: event.severity },
      el('time', {}, clock(event.atMillis)),
      el('b', {}, event.board), mark(event.severity), el('span', {}, event.text)),
    event => board.value === '' || event.board === board.value);
  board.addEventListener('change', () => list.again());
  byId('console-panel').append(
    el('div', { class: 'bar' }, field(t('console.board'), board),
      el('button', { type: 'button', onclick: () => list.clear() }, t('list.clear'))),
    list.element);
  on('console-line', event => list.add(event));
  on('house', () => {
    const chosen = board.value;
    board.replaceChildren(el('option', { value: '' }, t('console.all')),
      ...house.boards.map(it => el('option', { value: it.id }, it.id)));
    board.value = chosen;
  });
}
