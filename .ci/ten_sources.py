"""Ten sources on a loopback server, each in a trouble of its own, and what `vigia sources` says of them.

usage: ten_sources.py VIGIA ROOT [SECONDS]
"""
import hashlib, hmac, http.server, json, os, pathlib, signal, socketserver, subprocess, sys, tempfile, threading, time, urllib.request

vigia, root = sys.argv[1], pathlib.Path(sys.argv[2])
seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 40
start = time.time()


def stamp(ago): return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() - ago))


def rss(path):
    newest = int((time.time() - start) / 4)
    items = "".join(
        f"<item><guid>{path}-{n}</guid><title>Andina Móvil: nota {n}</title><pubDate>{stamp(max(0, (newest - n) * 4 + 3))}</pubDate></item>"
        for n in range(max(0, newest - 20), newest + 1))
    return f"<rss version='2.0'><channel><title>{path}</title>{items}</channel></rss>".encode()


class Site(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen = {}
    def log_message(self, *_): pass
    def send(self, status, body=b"", headers=()):
        self.send_response(status)
        for name, value in headers: self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers(); self.wfile.write(body)
    def do_GET(self):
        path = self.path.split("?")[0]
        count = Site.seen[path] = Site.seen.get(path, 0) + 1
        if path == "/debug_token":
            return self.send(200, json.dumps({"data": {"expires_at": int(time.time()) + 5 * 86400, "scopes": ["leer"]}}).encode())
        if path == "/limitada": return self.send(429, headers=[("Retry-After", "600")])
        if path == "/caida": return self.send(500)
        if path == "/retirada": return self.send(410)
        if path == "/pagina": return self.send(200, b"<!doctype html><html><body>Inicie sesi\xc3\xb3n</body></html>")
        if path == "/lenta": time.sleep(11)
        if path == "/cortada": return self.send(200, rss(path)[:-40])
        if path == "/api": return self.send(200, json.dumps({"data": [{"id": str(count), "message": "Andina Móvil no anda"}]}).encode())
        if path == "/porids":
            return self.send(200, json.dumps({"data": [{"id": i} for i in self.path.split("ids=")[1].replace("%2C", ",").split(",") if i != "2"],
                                              "errors": [{"value": "2", "type": "not-found"}]}).encode())
        if path == "/clave": return self.send(401, b'{"error":{"message":"token vencido"}}')
        if path == "/quieta":
            if self.headers.get("If-None-Match") == '"1"': return self.send(304)
            return self.send(200, rss(path), [("ETag", '"1"')])
        self.send(200, rss(path), [("Content-Type", "application/rss+xml")])


class Server(http.server.ThreadingHTTPServer):
    # Without asking for this machine's name, which takes seconds where there is no name server.
    def server_bind(self):
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address


server = Server(("127.0.0.1", 0), Site)
threading.Thread(target=server.serve_forever, daemon=True).start()
# Another port, so that the host that wants to be left alone is not everybody's.
other = Server(("127.0.0.1", 0), Site)
threading.Thread(target=other.serve_forever, daemon=True).start()
home, away = f"http://127.0.0.1:{server.server_port}", f"http://127.0.0.1:{other.server_port}"
folder = pathlib.Path(tempfile.mkdtemp())
os.symlink(root / "Lexicons", folder / "Lexicons")
(folder / "Rules").mkdir()
for entry in (root / "Rules").iterdir():
    if entry.name != "connectors": os.symlink(entry, folder / "Rules" / entry.name)
(folder / "Rules/connectors").mkdir()
for name, path in (("foro", "/api"), ("red", "/clave")):
    (folder / f"Rules/connectors/{name}.yaml").write_text(f"""format: vigia-connector/1
id: {name}
auth: {{type: bearer, secret: {name}_clave}}
request: {{url: "{home}{path}"}}
items: /data
error: /error/message
min_interval_s: 5
budget: {{unit: post, cost_usd: 0.005, daily_usd: 5}}
token_check: {{request: {{url: "{home}/debug_token"}}, expires: /data/expires_at, scopes: /data/scopes, needs: [leer, comentar]}}
map: {{id: /id, text: /message}}
recheck: {{every_h: 1, request: {{url: "{home}/porids", query: {{ids: "{{ids}}"}}}}, id: /id, missing: {{list: /errors, id: /value, gone: {{at: /type, is: not-found}}}}}}
""")
feeds = "".join(f'  - {{id: {i}, type: feed, url: "{away if i == "limitada" else home}/{i}", interval_s: 5}}\n'
                for i in ("diario", "quieta", "lenta", "cortada", "limitada", "caida", "retirada", "pagina"))
port = 18000 + os.getpid() % 2000
(folder / "v.yaml").write_text(f"""format: vigia-config/1
timezone: America/Argentina/Buenos_Aires
archive: a.db
listen: 127.0.0.1:{port}
allow_private: [127.0.0.1]
brands: [{{id: andina, names: [Andina Móvil], terms: [andina movil]}}]
sources:
{feeds}  - {{id: foro, type: connector, connector: foro, interval_s: 5}}
  - {{id: red, type: connector, connector: red, interval_s: 5}}
  - {{id: crm, type: push, secret: {{env: CRM_SECRETO}}}}
  - {{id: meta, type: push, connector: meta, secret: {{env: NADIE}}}}
""".replace("connector: meta,", "connector: meta-webhook,"))
os.symlink(root / "Rules/connectors/meta-webhook.yaml", folder / "Rules/connectors/meta-webhook.yaml")
env = {**os.environ, "VIGIA_FORO_CLAVE": "llave-del-foro", "VIGIA_RED_CLAVE": "llave-vencida", "CRM_SECRETO": "un-secreto"}
subprocess.run([vigia, "check", "--config", str(folder / "v.yaml"), "--data", str(folder)], env=env)
run = subprocess.Popen([vigia, "run", "--config", str(folder / "v.yaml"), "--data", str(folder)], env=env,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    time.sleep(seconds)
    body = '{"id":"crm:1","text":"Andina Móvil no me contesta"}'.encode()
    for key in (b"un-secreto", b"otro"):
        mac = hmac.new(key, body, hashlib.sha256).hexdigest()
        request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1/push/crm", body, {
            "Content-Type": "application/x-ndjson", "X-Hub-Signature-256": "sha256=" + mac})
        try: print("push:", urllib.request.urlopen(request).read().decode().strip())
        except urllib.error.HTTPError as error: print("push:", error.code, error.read().decode().strip())
    url = ["--url", f"http://127.0.0.1:{port}"]
    subprocess.run([vigia, "sources", *url])
    print()
    subprocess.run([vigia, "sources", "show", "foro", *url])
    text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics").read().decode()
    print("\n" + "\n".join(line for line in text.splitlines() if "foro" in line))
finally:
    run.send_signal(signal.SIGTERM); run.wait(20)
