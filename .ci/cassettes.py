"""Replays recorded exchanges of Mastodon, X and Reddit by a loopback server and lets the command ask it.

usage: cassettes.py VIGIA SHARED ROOT
Every recorded answer with posts in it must become its mentions, and every request must be as the
platform wants it: agent, proof, no cookies, the page token that the last answer gave.
"""
import base64, http.server, json, pathlib, shutil, subprocess, sys, tempfile, threading, urllib.parse as url

vigia, shared, root = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])


def mastodon(body): return body if isinstance(body, list) and body and "account" in body[0] and "content" in body[0] else []
def x(body):
    data = body.get("data") if isinstance(body, dict) else None
    data = data if isinstance(data, list) else [data] if isinstance(data, dict) else []
    return data if data and "text" in data[0] else []
def reddit(body):
    children = body.get("data", {}).get("children", []) if isinstance(body, dict) and isinstance(body.get("data"), dict) else []
    return children if children and children[0].get("kind") in ("t1", "t3") else []


KINDS = [("mastodon-tag", "mastodon-py", mastodon, ["instance={host}", "tag=hoot"]),
         ("x-recent", "tweepy", x, ["query=andina"]),
         ("reddit-search", "praw", reddit, ["q=andina"])]
state = {"tape": [], "served": 0, "violations": [], "expected": None, "connector": ""}


def note(what): state["violations"].append(f"{state['connector']}: {what}")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def log_message(self, *_): pass
    def answer(self, status, headers, body):
        self.send_response(status)
        for name, value in headers: self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers(); self.wfile.write(body)
    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0)); body = self.rfile.read(length)
        wanted = "Basic " + base64.b64encode(b"cliente:secreto").decode()
        if self.headers.get("Authorization") != wanted or b"grant_type=client_credentials" not in body:
            note("the token was asked for without its proof")
        self.answer(200, [("Content-Type", "application/json")], b'{"access_token":"ficha","expires_in":3600}')
    def do_GET(self):
        if not self.headers.get("User-Agent", "").startswith("Vigia/"): note("no agent")
        if self.headers.get("Accept") != "application/json": note("no Accept")
        if self.headers.get("Cookie") or self.headers.get("Referer"): note("a cookie or referer")
        proof = {"x-recent": "Bearer llave", "reddit-search": "Bearer ficha", "mastodon-tag": None}[state["connector"]]
        if self.headers.get("Authorization") != proof: note("the proof is not what it should be")
        query = dict(url.parse_qsl(url.urlsplit(self.path).query))
        token = query.get("next_token") or query.get("after")
        if token != state["expected"]: note(f"page {token}, expected {state['expected']}")
        if state["served"] >= len(state["tape"]):
            note("a request too many"); return self.answer(500, [], b"")
        response = state["tape"][state["served"]]; state["served"] += 1
        body = json.loads(response["body"])
        state["expected"] = (body.get("meta", {}).get("next_token") or (body.get("data") or {}).get("after")
                             if isinstance(body, dict) and not isinstance(body.get("data"), list)
                             else body.get("meta", {}).get("next_token") if isinstance(body, dict) else None)
        kept = [(n, v if isinstance(v, str) else v[0]) for n, v in response["headers"].items()
                if "rate" in n.lower() or n.lower() in ("content-type", "link", "etag")]
        self.answer(200, kept, response["body"].encode())


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
host = f"127.0.0.1:{server.server_port}"
folder = pathlib.Path(tempfile.mkdtemp())
shutil.copytree(root / "Rules", folder / "Rules"); shutil.copytree(root / "Lexicons", folder / "Lexicons")
for file in (folder / "Rules/connectors").iterdir():
    text = file.read_text().replace("https://{instance}", "http://{instance}")
    for name in ("api.x.com", "www.reddit.com/api", "oauth.reddit.com"):
        text = text.replace("https://" + name, f"http://{host}" + ("/api" if name.endswith("/api") else ""))
    file.write_text(text)

total, mapped, requests = 0, 0, 0
for connector, name, items_of, parameters in KINDS:
    recorded = got = tapes = 0
    for path in sorted((shared / "corpus/http/dev" / name).glob("*.json")):
        tape, counts = [], []
        for turn in json.loads(path.read_text())["interactions"]:
            if turn["request"]["method"] != "GET" or turn["response"]["status"] != 200: continue
            try: items = items_of(json.loads(turn["response"]["body"]))
            except ValueError: continue
            if items: tape.append(turn["response"]); counts.append(len(items))
        if not tape: continue
        tapes += 1; recorded += sum(counts)
        state.update(tape=tape, served=0, connector=connector)
        while state["served"] < len(tape):
            before = state["served"]; state["expected"] = None
            # As many pages as are left, so that the last answer's token is not followed off the tape.
            words = [vigia, "sources", "try", connector, "--json", "--data", str(folder), "--allow-private", "127.0.0.1",
                     "--pages", str(len(tape) - before)]
            for parameter in parameters: words += ["--param", parameter.format(host=host)]
            run = subprocess.run(words, capture_output=True, text=True, timeout=60, env={
                "VIGIA_X_BEARER": "llave", "VIGIA_REDDIT_CLIENT_ID": "cliente", "VIGIA_REDDIT_CLIENT_SECRET": "secreto"})
            got += len(run.stdout.splitlines())
            if state["served"] == before:
                note(f"{path.name}: nothing was asked: {run.stderr.strip()}"); break
        requests += state["served"]
    print(f"{connector:15} cassettes {tapes:3}  posts recorded {recorded:4}  mentions {got:4}")
    total += recorded; mapped += got
print(f"requests {requests}, posts recorded {total}, mentions {mapped}, violations {len(state['violations'])}")
for line in state["violations"][:20]: print("  " + line)
shutil.rmtree(folder)
sys.exit(mapped != total or bool(state["violations"]))
