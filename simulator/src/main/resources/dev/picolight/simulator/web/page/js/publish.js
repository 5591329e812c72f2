// Publishes, and gives the line with which any terminal does the same.

import { ask, attempt, complain, get } from './api.js';
import { byId, choice, el, field } from './dom.js';
import { t } from './i18n.js';
import { house, on } from './store.js';

const WORDS = ['ON', 'OFF', 'TOGGLE', 'BLINK 5', 'BLINK 10 200 200', 'PULSE 2000', '測試訊息'];
const QUERY_MAX = 6000; // of characters: longer than anybody copies, shorter than the house takes

export function showPublish() {
  const topics = el('datalist', { id: 'topics' });
  const topic = el('input', { id: 'topic', list: 'topics', required: true, autocomplete: 'off', spellcheck: 'false' });
  const payload = el('input', { id: 'payload', list: 'payloads', autocomplete: 'off', value: 'ON' });
  const qos = choice([['0', '0'], ['1', '1'], ['2', '2']], { id: 'qos' });
  const retain = el('input', { id: 'retain', type: 'checkbox' });
  const line = el('code', { id: 'line', role: 'group', tabindex: '0', 'aria-label': t('publish.line') });
  const hint = el('p', { id: 'line-hint', class: 'does', role: 'status' });
  const done = el('output', { id: 'published', 'aria-live': 'polite' });
  const copy = el('button', {
    type: 'button',
    id: 'copy',
    onclick: async () => {
      try {
        await navigator.clipboard.writeText(line.textContent);
        done.textContent = t('publish.copied');
      } catch {
        getSelection().selectAllChildren(line);
        complain(t('publish.notCopied'));
      }
    },
  }, t('publish.copy'));
  const form = byId('publish-form');
  form.append(
    field(t('publish.topic'), topic), topics,
    field(t('publish.payload'), payload),
    el('datalist', { id: 'payloads' }, ...WORDS.map(value => el('option', { value }))),
    el('div', { class: 'bar' },
      field(t('publish.qos'), qos),
      el('label', { class: 'check' }, retain, ` ${t('publish.retain')}`),
      el('button', { type: 'submit', class: 'main' }, t('publish.send')), done),
    hint,
    el('div', { class: 'line' }, line, copy));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    done.textContent = '';
    const answer = await attempt(() => ask('POST', 'api/publish', {
      topic: topic.value, payload: payload.value, qos: Number(qos.value), retain: retain.checked,
    }));
    done.textContent = answer ? t('publish.done') : '';
  });
  const show = (text, why) => {
    line.textContent = text;
    hint.textContent = why;
    line.hidden = copy.hidden = text === '';
    hint.hidden = why === '';
  };
  let timer;
  let asked = 0;
  const tellLine = () => {
    clearTimeout(timer);
    const mine = ++asked; // what is answered to earlier questions comes too late
    timer = setTimeout(async () => {
      const query = new URLSearchParams(
        { topic: topic.value, payload: payload.value, qos: qos.value, retain: retain.checked });
      const why = noLine(topic.value, query.toString());
      if (why !== '') {
        show('', why);
        return;
      }
      const told = await get(`api/mosquitto-pub?${query}`).then(
        answer => [answer.line ?? '', answer.line === null ? t('lan.notFromHere') : ''],
        failed => ['', failed.message]);
      if (mine === asked) {
        show(...told);
      }
    }, 150);
  };
  form.addEventListener('input', tellLine);
  form.addEventListener('change', tellLine);
  on('house', () => {
    topics.replaceChildren(...house.topics.map(value => el('option', { value })));
    topic.value ||= house.topics[0] ?? '';
    tellLine();
  });
}

/** Why there is no line, where the house need not be asked; empty: there is one. */
function noLine(topic, query) {
  if (topic === '') {
    return t('publish.noTopic');
  }
  if (/[+#]/.test(topic)) {
    return t('publish.wildcard');
  }
  return query.length > QUERY_MAX ? t('publish.longLine') : '';
}
