// What can be broken on purpose: switches for what needs no words, a form for the rest.

import { ask, attempt, get } from './api.js';
import { byId, choice, el, field, redraw } from './dom.js';
import { named, t } from './i18n.js';
import { house, on } from './store.js';

let switches = [];

export async function showFaults() {
  const { kinds } = await get('api/fault-kinds');
  const board = choice([['', t('faults.allBoards')]], { id: 'fault-board' });
  const active = el('ul', { id: 'active-faults' });
  const title = el('h3', { tabindex: '-1' }, t('faults.active'));
  const mend = el('button', {
    type: 'button', id: 'mend-all', onclick: () => attempt(() => ask('DELETE', 'api/faults')),
  }, t('faults.endAll'));
  const begin = body => attempt(() =>
    ask('POST', 'api/faults', board.value === '' ? body : { ...body, board: board.value }));
  byId('fault-panel').append(
    field(t('faults.board'), board),
    simple(kinds, begin, board),
    toxics(kinds.filter(kind => !isSimple(kind)), begin),
    title, active, mend);
  on('house', () => {
    const chosen = board.value;
    board.replaceChildren(el('option', { value: '' }, t('faults.allBoards')),
      ...house.boards.map(it => el('option', { value: it.id }, it.id)));
    board.value = chosen;
  });
  const show = () => {
    redraw(active, house.faults.map(fault => el('li', {},
      el('code', {}, fault.text), ` ${fault.board ?? t('faults.allBoards')} `,
      el('button', {
        type: 'button',
        'data-key': fault.number,
        'aria-label': t('faults.endOne', { fault: fault.text }),
        onclick: () => attempt(() => ask('DELETE', `api/faults/${fault.number}`)),
      }, t('faults.end')))), title);
    if (house.faults.length === 0 && document.activeElement === mend) {
      title.focus();
    }
    mend.hidden = house.faults.length === 0;
    if (house.faults.length === 0) {
      active.append(el('li', { class: 'none' }, t('faults.none')));
    }
    switches.forEach(it => it());
  };
  on(['house', 'fault-changed'], show);
  board.addEventListener('change', show);
}

/** Needs no more than its name, or one of a few words. */
const isSimple = kind =>
  kind.attributes.length === 0 || kind.attributes.every(it => it.form === 'wifi');

function simple(kinds, begin, board) {
  const group = el('div', { class: 'switches' });
  for (const kind of kinds.filter(isSimple)) {
    const texts = kind.attributes.length === 0
      ? [kind.fault] : kind.attributes[0].choices.map(it => `${kind.fault} ${it}`);
    for (const text of texts) {
      const find = () => house.faults.find(it =>
        it.text === text && (it.board ?? '') === board.value);
      const button = el('button', {
        type: 'button', role: 'switch', class: 'switch', 'data-fault': text, title: kind.does,
        onclick: () => {
          const found = find();
          return found
            ? attempt(() => ask('DELETE', `api/faults/${found.number}`)) : begin({ text });
        },
      }, named('fault', text.replace(' ', '-')));
      switches.push(() => button.setAttribute('aria-checked', find() !== undefined));
      group.append(button);
    }
  }
  return group;
}

function toxics(kinds, begin) {
  const kind = choice(kinds.map(it => [it.fault, named('fault', it.fault)]), { id: 'toxic' });
  const does = el('p', { class: 'does' });
  const attributes = el('div', { class: 'attributes' });
  const form = el('form', { id: 'toxic-form' }, field(t('faults.toxic'), kind), does, attributes,
    el('button', { type: 'submit' }, t('faults.begin')));
  const choose = () => {
    const of = kinds.find(it => it.fault === kind.value);
    does.textContent = of.does;
    attributes.replaceChildren(...of.attributes.map(it => {
      const input = it.choices.length > 0
        ? choice(it.choices.map(value => [value, value]), { name: it.name })
        : el('input', { name: it.name, required: it.unsaid === null, autocomplete: 'off' });
      input.value = it.unsaid ?? '';
      input.title = it.means;
      return field(`${it.name} (${it.means})`, input);
    }));
  };
  kind.addEventListener('change', choose);
  choose();
  form.addEventListener('submit', event => {
    event.preventDefault();
    const values = Object.fromEntries([...attributes.querySelectorAll('[name]')]
      .filter(it => it.value !== '').map(it => [it.name, it.value]));
    begin({ fault: kind.value, attributes: values });
  });
  return form;
}
