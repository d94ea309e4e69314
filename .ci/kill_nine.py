#!/usr/bin/env python3
"""Kills a running monitor with SIGKILL twenty times at random moments and checks what survives.

Nothing that was answered with 200 may be missing, nothing may be there twice, no event may be sent under
two ids, and every webhook must be accepted by the third-party package `standardwebhooks`.

usage: VIGIA=PATH/TO/vigia [KILLS=20] kill_nine.py
"""
import base64, collections, datetime, http.client, http.server, json, os, random, signal, socket, subprocess, sys, tempfile, threading, time

from standardwebhooks.webhooks import Webhook

PROGRAM = os.path.abspath(os.environ.get("VIGIA") or sys.argv[1])
KILLS = int(os.environ.get("KILLS", "20"))
SECRET = "whsec_" + base64.b64encode(b"una clave de veinticuatro").decode()
rnd = random.Random(9)
received, refused = [], []


class Sink(http.server.BaseHTTPRequestHandler):
    """A subscriber that believes nothing that is not signed."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        try:
            Webhook(SECRET).verify(body, {k.lower(): v for k, v in self.headers.items()})
            received.append((self.headers["webhook-id"], json.loads(body)))
        except Exception as error:  # noqa: BLE001 - every refusal is a finding
            refused.append(repr(error))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def stamp(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def configure(folder, port, sink):
    past = datetime.datetime.now(datetime.timezone.utc).replace(minute=0, second=0, microsecond=0) - datetime.timedelta(days=7)
    counts = [rnd.randint(20, 40) for _ in range(7 * 24)]
    with open(os.path.join(folder, "historia.ndjson"), "w") as out:
        for series in ({"brand": "prueba"}, {"brand": "prueba", "source": "carga"}):
            out.write(json.dumps({"control": "history", "series": series, "start": stamp(past), "step_s": 3600, "counts": counts}) + "\n")
    path = os.path.join(folder, "vigia.yaml")
    with open(path, "w") as out:
        out.write(f"""format: vigia-config/1
timezone: America/Argentina/Buenos_Aires
archive: vigia.db
listen: 127.0.0.1:{port}
durability: process
allow_private: [127.0.0.1]
brands:
  - id: prueba
    names: [Prueba Móvil]
    terms: [prueba movil, "@PruebaMovil"]
sources: []
history: [historia.ndjson]
receivers:
  - {{id: guardia, type: webhook, url: "http://127.0.0.1:{sink}/hook", secret: "{SECRET}", events: ["*"]}}
routes:
  - {{to: [guardia]}}
""")
    return path


def start(config, port):
    process = subprocess.Popen([PROGRAM, "run", "--config", config], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    deadline = time.time() + 30
    while time.time() < deadline:
        if process.poll() is not None:
            sys.exit("the monitor did not start: " + process.stderr.read())
        try:
            if get(port, "/readyz")[0] == 200:
                return process
        except OSError:
            pass
        time.sleep(0.05)
    sys.exit("the monitor was not ready within 30 s")


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read()


def post(port, number):
    """One batch; the ids that were acknowledged, or none."""
    now = stamp(datetime.datetime.now(datetime.timezone.utc))
    ids = ["carga:%06d" % (number * 5 + i) for i in range(5)]
    lines = [json.dumps({"id": i, "source": "carga", "text": "@PruebaMovil sin señal hace una hora, nadie responde " + i,
                         "published_at": now, "author": {"handle": "voz" + i[-4:]}}) for i in ids]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("POST", "/api/v1/mentions", "\n".join(lines) + "\n", {"Content-Type": "application/x-ndjson"})
        answer = connection.getresponse()
        body = json.loads(answer.read())
    except (OSError, http.client.HTTPException, ValueError):
        return []
    if answer.status != 200:
        return []
    assert body["accepted"] + body["duplicates"] == 5, body
    return ids


def main():
    sink = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sink)
    threading.Thread(target=sink.serve_forever, daemon=True).start()
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        config = configure(folder, port, sink.server_port)
        promised, number, restarts = [], 0, []
        for _ in range(KILLS):
            began = time.time()
            process = start(config, port)
            restarts.append(time.time() - began)
            until = time.time() + rnd.uniform(0.05, 0.9)
            killer = threading.Timer(max(0, until - time.time()), lambda p=process: p.send_signal(signal.SIGKILL))
            killer.start()
            while process.poll() is None:
                promised += post(port, number)
                number += 1
            killer.join()
        process = start(config, port)
        time.sleep(3)
        tomorrow = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
        export = subprocess.run([PROGRAM, "export", "mentions", "--config", config, "--from", "2020-01-01T00:00:00Z", "--to", stamp(tomorrow)],
                                capture_output=True, text=True, check=True)
        kept = collections.Counter(json.loads(line)["id"] for line in export.stdout.splitlines())
        process.send_signal(signal.SIGTERM)
        status = process.wait(timeout=20)
    lost = [i for i in promised if kept[i] == 0]
    twice = [i for i, n in kept.items() if n > 1]
    ids = collections.defaultdict(set)
    for event_id, body in received:
        ids[(body["type"], body["data"].get("id"), body["timestamp"])].add(event_id)
    openings = collections.defaultdict(set)
    for event_id, body in received:
        if body["type"] in ("alert.opened", "case.opened"):
            openings[(body["type"], body["data"]["id"])].add(event_id)
    doubled = [k for k, v in list(ids.items()) + list(openings.items()) if len(v) > 1]
    alerts = sum(1 for kind, _ in openings if kind == "alert.opened")
    print(f"kill -9: {KILLS} kills, {len(promised)} mentions acknowledged, {len(lost)} lost, {len(twice)} twice; "
          f"{len(received)} webhooks accepted, {len(refused)} refused, {alerts} alerts, {len(doubled)} events under two ids; "
          f"slowest start {max(restarts):.2f} s; SIGTERM exit {status}")
    problems = [lost, twice, doubled, refused, [] if promised and alerts and received else ["nothing happened"], [] if status == 0 else [status]]
    if any(problems):
        print(problems, file=sys.stderr)
        sys.exit(1)


main()
