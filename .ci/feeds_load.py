"""What 5,000 feeds at one a minute cost a running monitor, in processor time and memory over an idle one.

usage: feeds_load.py VIGIA ROOT [FEEDS] [SECONDS]
Two monitors after each other on their own archives, the same configuration but for the feeds. The feeds
live on many ports of a loopback server in this process (each port is a server of its own to the monitor),
answer 304 to whoever asks rightly, close after a while as real servers do, and now and then have an entry
more. What is counted begins when every feed has been asked twice: the first answers bring the bodies.
"""
import asyncio, os, pathlib, signal, subprocess, sys, tempfile, threading, time, urllib.request

vigia, root = sys.argv[1], pathlib.Path(sys.argv[2])
feeds = int(sys.argv[3]) if len(sys.argv) > 3 else 5000
seconds = int(sys.argv[4]) if len(sys.argv) > 4 else 120
SERVERS = 250
CHANGES_EVERY = 20  # one answer in so many brings a new entry
tick = os.sysconf("SC_CLK_TCK")
count = {"200": 0, "304": 0, "connections": 0}
versions = {}


class Feed(asyncio.Protocol):
    def connection_made(self, transport):
        self.transport = transport
        self.held = b""
        count["connections"] += 1

    def data_received(self, data):
        self.held += data
        while b"\r\n\r\n" in self.held:
            head, self.held = self.held.split(b"\r\n\r\n", 1)
            self.answer(head)

    def answer(self, head):
        path = head.split(b" ", 2)[1]
        key = (self.transport.get_extra_info("sockname")[1], path)
        asked, version = versions.get(key, (0, 0))
        if (asked + hash(path)) % CHANGES_EVERY == 0 and asked: version += 1
        versions[key] = (asked + 1, version)
        tag = b'"v%d"' % version
        if b"If-None-Match: " + tag in head:
            count["304"] += 1
            self.transport.write(b"HTTP/1.1 304 Not Modified\r\nETag: " + tag + b"\r\n\r\n")
            return
        count["200"] += 1
        items = b"".join(
            b"<item><guid>%s-%d</guid><title>Nota %d</title><link>http://x/%d</link>"
            b"<pubDate>Mon, 02 Mar 2026 %02d:00:00 GMT</pubDate><description>%s</description></item>"
            % (path, n, n, n, n % 24, b"Lo que cuenta la nota, en unas cuantas palabras. " * 8)
            for n in range(version, version + 20))
        body = b"<rss version='2.0'><channel><title>x</title>" + items + b"</channel></rss>"
        self.transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: " + tag
            + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


async def serve(ready):
    loop = asyncio.get_running_loop()
    servers = [await loop.create_server(Feed, "127.0.0.1", 0, backlog=512) for _ in range(SERVERS)]
    ready.ports = [server.sockets[0].getsockname()[1] for server in servers]
    ready.set()
    await asyncio.Event().wait()


def processor(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / tick


def memory(pid):
    """What is this process's own, in MB: file pages of the binary and the archive are the kernel's to drop."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon"): return int(line.split()[1]) / 1024


def measure(name, ports, wanted):
    folder = pathlib.Path(tempfile.mkdtemp())
    lines = [
        "format: vigia-config/1", "timezone: America/Argentina/Buenos_Aires", f"archive: {folder}/a.db",
        "listen: 127.0.0.1:0", "allow_private: [127.0.0.1]",
        "brands: [{id: andina, names: [Andina Móvil], terms: [andina movil]}]", "sources:"]
    for n in range(wanted):
        lines.append(f'  - {{id: f{n}, type: feed, url: "http://127.0.0.1:{ports[n % SERVERS]}/{n}.rss", interval_s: 60}}')
    if not wanted: lines[-1] = "sources: []"
    (folder / "v.yaml").write_text("\n".join(lines) + "\n")
    run = subprocess.Popen([vigia, "run", "--config", str(folder / "v.yaml"), "--data", str(root)],
                           stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        start = time.time()
        while wanted and sum(count[k] for k in ("200", "304")) < 2 * wanted:
            time.sleep(0.2)
            if run.poll() is not None: sys.exit(run.stderr.read().decode())
            if time.time() - start > 240: sys.exit(f"only {count} after 240 s")
        time.sleep(5)
        asked, before, began = dict(count), processor(run.pid), time.time()
        peak = 0
        while time.time() - began < (seconds if wanted else seconds / 4):
            time.sleep(0.5)
            peak = max(peak, memory(run.pid))
        spent, passed = processor(run.pid) - before, time.time() - began
        made = {k: count[k] - asked[k] for k in count}
        print(f"{name:10} processor {100 * spent / passed:5.2f} % of a core over {passed:.0f} s, memory {peak:6.1f} MB"
              + (f"; answers {made['200']} × 200, {made['304']} × 304, connections {made['connections']}" if wanted else ""))
        return spent / passed, peak
    finally:
        run.send_signal(signal.SIGTERM)
        run.wait(20)


ready = threading.Event()
threading.Thread(target=lambda: asyncio.run(serve(ready)), daemon=True).start()
ready.wait()
idle = measure("idle", ready.ports, 0)
full = measure(f"{feeds} feeds", ready.ports, feeds)
share, over = 100 * (full[0] - idle[0]), full[1] - idle[1]
print(f"over idle: {share:.2f} % of a core (bound 2), {over:.1f} MB (bound 60)")
sys.exit(share > 2 or over > 60)
