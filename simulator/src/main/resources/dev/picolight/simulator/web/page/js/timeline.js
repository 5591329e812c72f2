// What the LEDs did in the last minutes: one lane for each.

import { byId, choice, el, field } from './dom.js';
import { t } from './i18n.js';
import { house, now, on } from './store.js';

/* global uPlot */

const POINTS_MAX = 2000;
const LANES_MAX = 12;
const LANE_GAP = 20; // of its name from the drawing
const FONT = '12px system-ui, "Noto Sans", "Noto Sans CJK TC", sans-serif';
const COLOURS = ['#2f81f7', '#d29922', '#3fb950', '#db61a2', '#a371f7', '#f0883e'];

const lanes = new Map();
let plot;

export function showTimeline() {
  const span = choice([['10', '10 s'], ['30', '30 s'], ['120', '2 min'], ['600', '10 min']], { id: 'span' });
  span.value = '30';
  const place = el('div', { class: 'plot', role: 'img', 'aria-label': t('timeline.label') });
  byId('timeline-panel').append(el('div', { class: 'bar' }, field(t('timeline.span'), span)), place);
  on('house', () => begin(place));
  on('led-changed', note);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => begin(place));
  const draw = () => {
    if (plot && !document.hidden) {
      const end = now() / 1000;
      plot.setData(columns(end, Number(span.value)), false);
      plot.setScale('x', { min: end - Number(span.value), max: end });
    }
  };
  setInterval(draw, matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 200);
  new ResizeObserver(() => plot?.setSize(size(place))).observe(place);
}

export function note(event) {
  const lane = lanes.get(`${event.board}/${event.led}`);
  if (lane) {
    lane.points.push([event.atMillis / 1000, event.percent]);
    if (lane.points.length > POINTS_MAX) {
      lane.points.splice(0, lane.points.length - POINTS_MAX);
    }
  }
}

const size = place => ({ width: Math.max(place.clientWidth, 200), height: 70 + 34 * Math.max(lanes.size, 2) });

function begin(place) {
  const old = new Map(lanes);
  lanes.clear();
  for (const it of house.boards) {
    it.leds.forEach((led, number) => {
      const key = `${it.id}/${number}`;
      if (lanes.size < LANES_MAX) {
        const points = old.get(key)?.points ?? [];
        points.push([now() / 1000, led.percent]);
        lanes.set(key, { room: `${led.room} · ${it.id}`, points });
      }
    });
  }
  plot?.destroy();
  const style = getComputedStyle(document.documentElement);
  const stroke = style.getPropertyValue('--text').trim();
  const grid = { stroke: style.getPropertyValue('--line').trim(), width: 1 };
  const names = [...lanes.values()].map(lane => lane.room);
  const width = Math.min(place.clientWidth * 0.45, Math.max(...names.map(textWidth), 40) + LANE_GAP);
  plot = new uPlot({
    ...size(place),
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: { range: () => [0, Math.max(names.length, 1)] } },
    axes: [
      { stroke, grid, values: (_, ticks) => ticks.map(it => `${Math.round(it * 10) / 10} s`) },
      {
        stroke, grid, font: FONT, size: width,
        splits: () => names.map((_, lane) => names.length - lane - 0.5),
        values: () => names.map(name => fitted(name, width - LANE_GAP)),
      },
    ],
    series: [{}, ...names.map((_, lane) => ({
      stroke: COLOURS[lane % COLOURS.length],
      fill: `${COLOURS[lane % COLOURS.length]}55`,
      width: 1.5,
      paths: uPlot.paths.stepped({ align: 1 }),
      fillTo: () => names.length - lane - 0.9,
      points: { show: false },
    }))],
  }, columns(now() / 1000, 30), place);
}

const brush = document.createElement('canvas').getContext('2d');
brush.font = FONT;
const textWidth = text => brush.measureText(text).width;

/** As much of a lane's name as there is room for. */
function fitted(name, width) {
  let text = name;
  while (text.length > 1 && textWidth(text) > width) {
    text = `${[...text.replace(/…$/, '')].slice(0, -1).join('')}…`;
  }
  return text;
}

/** All lanes on one axis of time, as the plot wants it. */
function columns(end, span) {
  const all = [...lanes.values()];
  const times = new Set([end - span, end]);
  for (const { points } of all) {
    points.forEach(([at]) => {
      if (at > end - span && at < end) {
        times.add(at);
      }
    });
  }
  const axis = [...times].sort((a, b) => a - b);
  return [axis, ...all.map(({ points }, lane) => {
    const ground = all.length - lane - 0.9;
    let next = 0;
    let percent = 0;
    return axis.map(at => {
      while (next < points.length && points[next][0] <= at) {
        percent = points[next++][1];
      }
      return ground + 0.8 * percent / 100;
    });
  })];
}
