// Builds elements. Text becomes text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with attributes and children; a child that is a string becomes text. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same in SVG. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== undefined && value !== null) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

export const byId = id => document.getElementById(id);

/** A label above something to fill in. */
export function field(text, input, more = {}) {
  return el('label', { class: 'field', ...more }, el('span', {}, text), input);
}

export function choice(options, attributes = {}) {
  return el('select', attributes,
    ...options.map(([value, text]) => el('option', { value }, text)));
}

/**
 * Draws the children of an element anew. Whatever had the focus keeps it, by its `data-key`; where
 * it is gone its neighbour gets the focus, and where there is none what is named last.
 */
export function redraw(place, children, otherwise) {
  const stops = () => [...place.querySelectorAll('[data-key]')];
  const focused = stops().find(it => it === document.activeElement);
  const at = stops().indexOf(focused);
  place.replaceChildren(...children);
  if (focused) {
    const left = stops();
    (left.find(it => it.dataset.key === focused.dataset.key) ?? left[Math.min(at, left.length - 1)] ?? otherwise)
      .focus();
  }
}

/** Minutes, seconds and thousandths of the house's clock. */
export function clock(millis) {
  const minutes = Math.floor(millis / 60000);
  const seconds = ((millis - minutes * 60000) / 1000).toFixed(3).padStart(6, '0');
  return `${String(minutes).padStart(2, '0')}:${seconds}`;
}
