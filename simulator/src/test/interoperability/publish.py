"""Publishes by paho what it reads, for PicoLight's tests.

The first line of the input is a JSON object that says where: host, port, version (3 for MQTT 3.1.1, or 5), and perhaps
user, password, ca, certificate, key. Each further line is a message: topic, payload, qos, retain, and perhaps ask, a topic
for the answer. Prints a line for each: "sent" once the broker has taken it, or "answer" and the answer.
"""
import json
import queue
import ssl
import sys
import uuid

import paho.mqtt.client as mqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

SECONDS = 15


def connect(where, answers):
    options = {"client_id": "paho-python-" + uuid.uuid4().hex[:8]}
    options["protocol"] = mqtt.MQTTv5 if where["version"] == 5 else mqtt.MQTTv311
    if hasattr(mqtt, "CallbackAPIVersion"):  # paho 2
        options["callback_api_version"] = mqtt.CallbackAPIVersion.VERSION2
    client = mqtt.Client(**options)
    if "user" in where:
        client.username_pw_set(where["user"], where["password"])
    if "ca" in where:
        client.tls_set(where["ca"], where.get("certificate"), where.get("key"), tls_version=ssl.PROTOCOL_TLS_CLIENT)
    done = queue.Queue()
    client.on_connect = lambda *arguments: done.put(arguments[3])
    client.on_subscribe = lambda *arguments: done.put(0)
    client.on_message = lambda _client, _data, message: answers.put(message)
    client.connect(where["host"], where["port"])
    client.loop_start()
    reason = done.get(timeout=SECONDS)
    if (reason.value if hasattr(reason, "value") else reason) != 0:
        sys.exit(f"the broker refuses: {reason}")
    return client, done


def ask(client, done, answers, message):
    client.subscribe(message["ask"], 1)
    done.get(timeout=SECONDS)
    request = Properties(PacketTypes.PUBLISH)
    request.ResponseTopic = message["ask"]
    request.CorrelationData = uuid.uuid4().bytes
    client.publish(message["topic"], message["payload"], message["qos"], properties=request)
    answer = answers.get(timeout=SECONDS)
    if answer.properties.CorrelationData != request.CorrelationData:
        sys.exit("the answer has other Correlation Data")
    return answer.payload.decode()


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)
    answers = queue.Queue()
    client, done = connect(json.loads(sys.stdin.readline()), answers)
    print("connected")
    for line in sys.stdin:
        message = json.loads(line)
        if "ask" in message:
            print("answer", ask(client, done, answers, message))
        else:
            sent = client.publish(message["topic"], message["payload"], message["qos"], message["retain"])
            sent.wait_for_publish(SECONDS)
            if not sent.is_published():
                sys.exit("the broker does not take the message")
            print("sent")
    client.disconnect()
    client.loop_stop()


main()
