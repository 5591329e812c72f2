// Publishes by MQTT.js what it reads, for PicoLight's tests.
//
// The first line of the input is a JSON object that says where: url, version (3 for MQTT 3.1.1, or 5), and perhaps user,
// password, ca, certificate, key. Each further line is a message: topic, payload, qos, retain, and perhaps ask, a topic for
// the answer. Prints a line for each: "sent" once the broker has taken it, or "answer" and the answer.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import mqtt from 'mqtt';

const file = (path) => (path === undefined ? undefined : readFileSync(path));

function connect(where) {
    return mqtt.connectAsync(
        where.url,
        {
            protocolVersion: where.version === 5 ? 5 : 4,
            clientId: `mqtt-js-${randomBytes(4).toString('hex')}`,
            username: where.user,
            password: where.password,
            ca: file(where.ca),
            cert: file(where.certificate),
            key: file(where.key),
            connectTimeout: 15_000,
        },
        false, // one failure is enough
    );
}

async function ask(client, message) {
    const correlationData = randomBytes(16);
    await client.subscribeAsync(message.ask, { qos: 1 });
    const answer = new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error('no answer')), 15_000).unref();
        client.on('message', (_topic, payload, packet) => {
            const same = correlationData.equals(packet.properties?.correlationData ?? Buffer.of());
            same ? resolve(payload.toString()) : reject(new Error('the answer has other Correlation Data'));
        });
    });
    await client.publishAsync(message.topic, message.payload, {
        qos: message.qos,
        properties: { responseTopic: message.ask, correlationData },
    });
    return answer;
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const client = await connect(JSON.parse((await lines.next()).value));
console.log('connected');
for await (const line of lines) {
    const message = JSON.parse(line);
    if (message.ask) {
        console.log(`answer ${await ask(client, message)}`);
    } else {
        await client.publishAsync(message.topic, message.payload, { qos: message.qos, retain: message.retain });
        console.log('sent');
    }
}
await client.endAsync();
