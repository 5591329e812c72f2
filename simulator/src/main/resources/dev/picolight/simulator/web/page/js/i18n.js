// What is said, in the language of whoever looks.

import { byId, el } from './dom.js';

const NAMES = { 'en': 'English', 'zh-TW': '繁體中文', 'zh-CN': '简体中文' };
const KEPT = 'picolight-language';
const CHOSEN = 'picolight-language-chosen';

let words = {};
export let language = 'en';

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null; // a browser that keeps nothing
  }
}

function known(tag) {
  if (NAMES[tag]) {
    return tag;
  }
  if (/^zh\b/i.test(tag)) {
    return /hant|tw|hk|mo/i.test(tag) ? 'zh-TW' : 'zh-CN';
  }
  return /^en\b/i.test(tag) ? 'en' : null;
}

/** Chooses: by the address, by what was chosen before, by the browser. */
export async function speak() {
  const wishes = [new URLSearchParams(location.search).get('lang'), kept(), ...navigator.languages];
  language = wishes.map(wish => wish && known(wish)).find(tag => tag) ?? 'en';
  words = await (await fetch(`i18n/${language}.json`)).json();
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-i18n]')) {
    element.textContent = t(element.dataset.i18n);
  }
  for (const element of document.querySelectorAll('[data-i18n-label]')) {
    element.setAttribute('aria-label', t(element.dataset.i18nLabel));
  }
  offer();
}

function offer() {
  const select = byId('language');
  select.append(...Object.entries(NAMES).map(([tag, name]) =>
    el('option', { value: tag, lang: tag, selected: tag === language }, name)));
  select.addEventListener('change', () => {
    try {
      localStorage.setItem(KEPT, select.value);
      sessionStorage.setItem(CHOSEN, 'yes');
    } catch {
      // then for this time alone
    }
    location.search = `?lang=${select.value}`;
  });
  try {
    if (sessionStorage.getItem(CHOSEN)) {
      sessionStorage.removeItem(CHOSEN);
      select.focus(); // who chooses by arrow keys goes on from here
    }
  } catch {
    // then the focus begins at the top
  }
}

/** The sentence of this key, with {names} filled in. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The word for a state, or the state itself where there is none. */
export const named = (group, word) => words[`${group}.${word}`] ?? word;
