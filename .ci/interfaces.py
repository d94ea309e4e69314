"""Holds what a running monitor serves against clients written by others.

OpenAPI by openapi-spec-validator, the metrics by prometheus_client, the alert feed by feedparser, the
stream by httpx-sse, and SIGTERM with a hundred subscribers.

usage: VIGIA=PATH/TO/vigia interfaces.py
"""
import json, os, signal, socket, subprocess, sys, threading, time, urllib.request

import feedparser, httpx
from httpx_sse import connect_sse
from openapi_spec_validator import validate
from prometheus_client.parser import text_string_to_metric_families

with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    PORT = s.getsockname()[1]
BASE = "http://127.0.0.1:%d" % PORT


def get(path):
    with urllib.request.urlopen(BASE + path, timeout=10) as answer:
        return answer.read(), dict(answer.headers)


def wait_for(path, until, seconds):
    deadline = time.time() + seconds
    while time.time() < deadline:
        try:
            body = get(path)[0]
            if until(body):
                return body
        except OSError:
            pass
        time.sleep(0.1)
    sys.exit("%s was not as expected within %d s" % (path, seconds))


process = subprocess.Popen([os.environ["VIGIA"], "demo", "--fresh", "--speed", "300", "--listen", "127.0.0.1:%d" % PORT],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "XDG_CACHE_HOME": os.getcwd()})
try:
    wait_for("/readyz", lambda body: True, 30)
    found = []

    def listen():
        with httpx.Client(timeout=60) as client, connect_sse(client, "GET", BASE + "/api/v1/alerts/stream", headers={"Last-Event-ID": "0"}) as source:
            for event in source.iter_sse():
                found.append((int(event.id), event.event, json.loads(event.data)))
                if event.event == "alert.opened":
                    return

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    wait_for("/api/v1/alerts", lambda body: json.loads(body), 60)
    listener.join(20)
    assert any(kind == "alert.opened" for _, kind, _ in found), found
    assert [n for n, _, _ in found] == sorted({n for n, _, _ in found}), "stream ids must rise"
    validate(json.loads(get("/openapi.json")[0]))
    families = list(text_string_to_metric_families(get("/metrics")[0].decode()))
    assert len(families) > 10, families
    feed = feedparser.parse(get("/alerts.atom")[0])
    assert not feed.bozo and feed.entries, feed
    page, headers = get("/")
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    subscribers = []
    for _ in range(100):
        connection = socket.create_connection(("127.0.0.1", PORT))
        connection.sendall(b"GET /api/v1/alerts/stream HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % PORT)
        subscribers.append(connection)
    for connection in subscribers:
        assert connection.recv(1)
    process.send_signal(signal.SIGTERM)
    status = process.wait(timeout=20)
    assert status == 0, "SIGTERM with 100 subscribers exits %d" % status
finally:
    process.kill()
print("interfaces: OpenAPI valid, %d metric families, %d alerts in the feed, %d stream events in order, SIGTERM with 100 subscribers exits 0"
      % (len(families), len(feed.entries), len(found)))
