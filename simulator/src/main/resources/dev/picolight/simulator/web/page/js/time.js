// Pause, step and speed.

import { ask, attempt } from './api.js';
import { byId, choice, clock, el } from './dom.js';
import { t } from './i18n.js';
import { beat, house, now, on } from './store.js';

const SPEEDS = ['0.1', '0.5', '1', '2', '5', '10', '100', '1000'];

export function showTime() {
  const set = async body => {
    const answer = await attempt(() => ask('PUT', 'api/time', body));
    if (answer) {
      beat(answer);
    }
  };
  const shown = el('output', { class: 'clock', 'aria-label': t('time.clock') });
  const pause = el('button', {
    type: 'button', id: 'pause', onclick: () => set({ paused: !house.time.paused }),
  });
  const step = el('button', {
    type: 'button', id: 'step', onclick: () => attempt(() => ask('POST', 'api/time/step')),
  }, t('time.step'));
  const speed = choice(SPEEDS.map(it => [it, `× ${it}`]),
    { id: 'speed', 'aria-label': t('time.speed'), onchange: () => set({ speed: Number(speed.value) }) });
  byId('time').append(shown, pause, step, speed);
  on('time', time => {
    pause.textContent = t(time.paused ? 'time.resume' : 'time.pause');
    pause.setAttribute('aria-pressed', time.paused);
    if (!time.paused && document.activeElement === step) {
      pause.focus(); // what is disabled loses the focus
    }
    step.disabled = !time.paused;
    const value = String(time.speed);
    if (![...speed.options].some(option => option.value === value)) {
      const faster = [...speed.options].find(option => Number(option.value) > time.speed);
      speed.insertBefore(el('option', { value }, `× ${value}`), faster ?? null);
    }
    speed.value = value;
  });
  setInterval(() => { shown.textContent = clock(now()).slice(0, -2); }, 100);
}
