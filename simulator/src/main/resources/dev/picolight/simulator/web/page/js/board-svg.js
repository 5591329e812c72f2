// Our own drawing of a Pico W, one unit a millimetre: 51 × 21, two rows of 20 pads, 2.54 apart.

import { svg } from './dom.js';

const PITCH = 2.54;
const FIRST = (51 - 19 * PITCH) / 2;

function pads() {
  const group = svg('g', { class: 'pads' });
  for (let i = 0; i < 20; i++) {
    const x = FIRST + i * PITCH;
    const ground = i % 5 === 2; // every fifth is round-cornered on neither side: ground is square
    for (const y of [0, 21]) {
      const inside = y === 0 ? 1.6 : 19.4;
      group.append(
        svg('rect', { x: x - 0.8, y: y === 0 ? 0 : 18.6, width: 1.6, height: 2.4, rx: ground ? 0 : 0.5 }),
        svg('circle', { class: 'hole', cx: x, cy: inside, r: 0.5 }),
        svg('circle', { class: 'cut', cx: x, cy: y, r: 0.45 }));
    }
  }
  return group;
}

function chip(x, y, size, name, pins) {
  const group = svg('g', { class: 'chip' });
  for (let i = 0; i < pins; i++) {
    const at = (i + 0.75) * size / (pins + 0.5);
    group.append(
      svg('rect', { class: 'pin', x: x + at, y: y - 0.35, width: 0.22, height: size + 0.7 }),
      svg('rect', { class: 'pin', x: x - 0.35, y: y + at, width: size + 0.7, height: 0.22 }));
  }
  group.append(
    svg('rect', { x, y, width: size, height: size, rx: 0.3 }),
    svg('circle', { class: 'mark', cx: x + 0.9, cy: y + 0.9, r: 0.35 }),
    svg('text', { x: x + size / 2, y: y + size / 2 + 0.5 }, name));
  return group;
}

function parts() {
  const group = svg('g', { class: 'parts' });
  // capacitors and resistors, as they lie around the chips
  const small = [[17, 6], [17, 8], [17, 13], [19, 15.2], [21.6, 4.6], [24.4, 4.6], [27.2, 4.6],
    [30.2, 15.4], [31.2, 6], [31.2, 8], [31.2, 12.6], [9.2, 14.6], [9.2, 16.2], [12.6, 5.2]];
  for (const [x, y] of small) {
    group.append(svg('rect', { x, y, width: 1.2, height: 0.6 }));
  }
  group.append(svg('rect', { class: 'flash', x: 12.4, y: 7.6, width: 3.2, height: 2.6, rx: 0.2 }));
  return group;
}

const antenna = () => svg('path', {
  class: 'antenna',
  d: 'M51 6.2 h-3.4 l-2.2 1.7 v5.2 l2.2 1.7 h3.4 z M46.6 8.6 h2.6 v1.1 h-2.2 v1.1 h2.2 v1.1 h-2.2 v0.9',
});

/** The whole board; what glows is `.glow` and `.led`, one custom property says how much. */
export function picoW(label) {
  return svg('svg', { class: 'pico', viewBox: '-2 -1.5 54.5 24', role: 'img', 'aria-label': label },
    svg('defs', {},
      svg('radialGradient', { id: 'glow' },
        svg('stop', { offset: '0', class: 'glow-middle' }),
        svg('stop', { offset: '1', class: 'glow-edge' }))),
    svg('rect', { class: 'pcb', x: 0, y: 0, width: 51, height: 21, rx: 1 }),
    pads(),
    antenna(),
    ...[[2, 4.8], [2, 16.2], [49, 4.8], [49, 16.2]].map(([cx, cy]) =>
      svg('circle', { class: 'mount', cx, cy, r: 1.05 })),
    parts(),
    svg('g', { class: 'usb' },
      svg('rect', { x: -1.3, y: 6.75, width: 5.6, height: 7.5, rx: 0.5 }),
      svg('path', { d: 'M0 8.6 h2.6 M0 12.4 h2.6' })),
    svg('g', { class: 'bootsel' },
      svg('rect', { x: 12, y: 12.4, width: 3.8, height: 3, rx: 0.3 }),
      svg('circle', { cx: 13.9, cy: 13.9, r: 0.95 }),
      svg('text', { x: 13.9, y: 17.3 }, 'BOOTSEL')),
    chip(20, 7, 7, 'RP2040', 14),
    svg('g', { class: 'can' },
      svg('rect', { x: 33.4, y: 5.4, width: 10.4, height: 10.2, rx: 0.5 }),
      svg('rect', { class: 'rim', x: 34.1, y: 6.1, width: 9, height: 8.8, rx: 0.3 }),
      svg('text', { x: 38.6, y: 10.2 }, 'CYW43'),
      svg('text', { class: 'tiny', x: 38.6, y: 12.3 }, 'Wi-Fi')),
    svg('text', { class: 'print', x: 29.2, y: 17.9 }, 'Pico W, simulated'),
    svg('circle', { class: 'glow', cx: 6.6, cy: 5.5, r: 6 }),
    svg('rect', { class: 'led', x: 5.8, y: 5.05, width: 1.6, height: 0.9, rx: 0.2 }),
    svg('text', { class: 'print', x: 9.5, y: 5.8 }, 'LED'));
}

/** A lamp in a room. */
export const lamp = attributes => svg('svg', { class: 'lamp', viewBox: '0 0 20 20', 'aria-hidden': 'true', ...attributes },
  svg('circle', { class: 'halo', cx: 10, cy: 10, r: 9.5 }),
  svg('circle', { class: 'bulb', cx: 10, cy: 10, r: 5 }));
