// A list of what happened, of which the newest stay.

import { el } from './dom.js';

export const ROWS_MAX = 500;

/**
 * @param row makes the element of an entry
 * @param wants says whether an entry is shown now
 */
export class BoundedList {
  constructor(label, row, wants) {
    this.row = row;
    this.wants = wants;
    this.entries = [];
    this.waiting = [];
    this.element = el('ol', { class: 'log', tabindex: '0', 'aria-label': label });
    document.addEventListener('visibilitychange', () => this.draw());
  }

  add(entry) {
    this.entries.push(entry);
    if (this.entries.length > 4 * ROWS_MAX) {
      this.entries.splice(0, this.entries.length - 3 * ROWS_MAX);
    }
    this.waiting.push(entry);
    if (this.waiting.length > ROWS_MAX) {
      this.waiting.splice(0, this.waiting.length - ROWS_MAX); // nobody looks at the moment
    }
    this.drawing ??= requestAnimationFrame(() => this.draw());
  }

  draw() {
    this.drawing = undefined;
    const rows = this.waiting.filter(this.wants).map(this.row);
    this.waiting = [];
    if (rows.length === 0) {
      return;
    }
    const { scrollTop, scrollHeight, clientHeight } = this.element;
    const atEnd = scrollHeight - scrollTop - clientHeight < 40;
    this.element.append(...rows);
    while (this.element.childElementCount > ROWS_MAX) {
      this.element.firstElementChild.remove();
    }
    if (atEnd) {
      this.element.scrollTop = this.element.scrollHeight;
    }
  }

  /** After the filter has changed. */
  again() {
    this.element.replaceChildren();
    this.waiting = this.entries.filter(this.wants).slice(-ROWS_MAX);
    this.draw();
    this.element.scrollTop = this.element.scrollHeight;
  }

  clear() {
    this.entries = [];
    this.again();
  }
}
