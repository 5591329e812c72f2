// Asks the house. What it refuses is shown in its own words.

import { byId } from './dom.js';
import { language, t } from './i18n.js';

export async function ask(method, path, body) {
  const request = { method, headers: { 'Accept-Language': language } };
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  const response = await fetch(path, request)
    .catch(() => { throw new Error(t('connection.lost')); });
  const answer = await response.json()
    .catch(() => { throw new Error(t('api.unreadable', { status: response.status })); });
  if (!response.ok) {
    throw new Error(`${sentence(answer.error.message)}${answer.error.remedy}`);
  }
  return answer;
}

const sentence = words => (/[.!?\u3002\uff01\uff1f]$/.test(words) ? `${words} ` : words + (language === 'en' ? '. ' : '\u3002'));

export const get = path => ask('GET', path);

let fades;

/** Does what a button asks for, and shows what is wrong with it. */
export async function attempt(task) {
  try {
    const answer = await task();
    complain('');
    return answer;
  } catch (failed) {
    complain(failed.message);
    return undefined;
  }
}

export function complain(words) {
  const place = byId('trouble');
  clearTimeout(fades);
  place.textContent = words;
  place.hidden = words === '';
  if (words !== '') {
    fades = setTimeout(() => complain(''), 20000);
  }
}
