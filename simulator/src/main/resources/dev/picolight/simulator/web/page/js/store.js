// What is known of the house, and who wants to know of changes.

export const house = { boards: [], faults: [], topics: [], time: { paused: false, speed: 1 } };

const listeners = new Map();
let clockAt = 0;
let clockMillis = 0;

/** Calls back for events of these types; `house` is for everything anew, `time` for the clock. */
export function on(types, listener) {
  for (const type of [types].flat()) {
    listeners.set(type, [...(listeners.get(type) ?? []), listener]);
  }
}

function tell(type, event) {
  (listeners.get(type) ?? []).forEach(listener => listener(event));
}

export function begin(snapshot) {
  Object.assign(house, snapshot);
  setClock(snapshot.nowMillis);
  tell('house', snapshot);
  tell('time', house.time);
}

export const board = id => house.boards.find(it => it.id === id);

export function setClock(millis) {
  clockMillis = millis;
  clockAt = performance.now();
}

/** What time it is in the house, as far as can be told without asking. */
export function now() {
  const { paused, speed } = house.time;
  return clockMillis + (paused ? 0 : (performance.now() - clockAt) * speed);
}

export function beat({ nowMillis, paused, speed }) {
  setClock(nowMillis);
  const changed = paused !== house.time.paused || speed !== house.time.speed;
  house.time = { paused, speed };
  if (changed) {
    tell('time', house.time);
  }
}

const apply = {
  'powered': (event, of) => { of.powered = event.on; },
  'radio-reached': (event, of) => {
    of.stage = event.stage;
    of.address = event.stage === 'connected' ? event.address : null;
  },
  'standing-changed': (event, of) => { of.standing = event.standing; },
  'led-changed': (event, of) => {
    if (of.leds[event.led]) {
      of.leds[event.led].percent = event.percent;
    }
  },
};

export function happen(event) {
  if (event.atMillis > now()) {
    setClock(event.atMillis);
  }
  const of = event.board && board(event.board);
  if (of && apply[event.type]) {
    apply[event.type](event, of);
  } else if (event.type === 'fault-changed') {
    house.faults = house.faults.filter(it => it.number !== event.fault.number);
    if (event.began) {
      house.faults.push(event.fault);
    }
  } else if (event.type === 'broker-changed') {
    house.brokerStanding = event.standing;
  } else if (event.type === 'time-changed') {
    setClock(event.atMillis);
    house.time = { paused: event.paused, speed: event.speed };
    tell('time', house.time);
  }
  tell(event.type, event);
}
