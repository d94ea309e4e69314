"""Measures the page and the streams of a demonstration that has its whole day loaded.

usage: look_figures.py PATH/TO/vigia
"""
import http.client, json, resource, select, socket, subprocess, sys, time, urllib.request

FOLLOWERS = 1000
resource.setrlimit(resource.RLIMIT_NOFILE, (min(8192, resource.getrlimit(resource.RLIMIT_NOFILE)[1]),) * 2)
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    PORT = s.getsockname()[1]


def get(path):
    with urllib.request.urlopen("http://127.0.0.1:%d%s" % (PORT, path), timeout=30) as answer:
        return answer.read()


def first_byte(path):
    """Milliseconds from the request on a new connection to the first byte of the answer."""
    connection = socket.create_connection(("127.0.0.1", PORT))
    start = time.perf_counter()
    connection.sendall(("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % (path, PORT)).encode())
    connection.recv(1)
    taken = (time.perf_counter() - start) * 1000
    connection.close()
    return taken


def spread(values):
    values = sorted(values)
    return "median %.1f ms, 95th percentile %.1f ms, worst %.1f ms" % (
        values[len(values) // 2], values[len(values) * 95 // 100], values[-1])


def memory(process):
    """Resident kilobytes."""
    return next(int(line.split()[1]) for line in open("/proc/%d/status" % process.pid) if line.startswith("VmRSS"))


def load_the_day():
    """Waits until the recording is over: its clock then goes at the pace of life."""
    last, deadline = None, time.time() + 240
    while time.time() < deadline:
        time.sleep(1)
        try:
            now = json.loads(get("/api/v1/overview"))["now"]
        except OSError:
            continue
        if last and now[:16] == last[:16]:
            return
        last = now
    sys.exit("the recording did not end")


def follow(path):
    """A connection whose head and first comment have been read."""
    connection = socket.create_connection(("127.0.0.1", PORT))
    connection.sendall(("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % (path, PORT)).encode())
    seen = b""
    while b"retry" not in seen:
        seen += connection.recv(4096)
    connection.setblocking(False)
    return connection


def told(connections, trigger, mark):
    """Milliseconds from what happens to the moment the last follower has it."""
    poll = select.epoll()
    by_number = {c.fileno(): c for c in connections}
    for number in by_number:
        poll.register(number, select.EPOLLIN)
    waiting, seen = set(by_number), {number: b"" for number in by_number}
    start = time.perf_counter()
    trigger()
    while waiting and time.perf_counter() - start < 20:
        for number, _ in poll.poll(1):
            seen[number] += by_number[number].recv(65536)
            if mark in seen[number]:
                waiting.discard(number)
    poll.close()
    if waiting:
        sys.exit("%d of %d followers were not told" % (len(waiting), len(connections)))
    return (time.perf_counter() - start) * 1000


def post(number):
    body = json.dumps({"id": "medida:%d" % number, "text": "hola andina movil, consulta numero %d" % number}).encode()
    request = urllib.request.Request("http://127.0.0.1:%d/api/v1/mentions" % PORT, body, {"Content-Type": "application/x-ndjson"})
    urllib.request.urlopen(request, timeout=20).read()


process = subprocess.Popen([sys.argv[1], "demo", "--speed", "3000", "--listen", "127.0.0.1:%d" % PORT],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    load_the_day()
    brand = json.loads(get("/api/v1/overview"))["brands"][0]["id"]
    print("page: %d bytes (/, style and program together; at most 100,000)" % sum(
        len(get(path)) for path in ("/", "/assets/page.css", "/assets/page.js")))
    for path in ("/", "/api/v1/overview", "/api/v1/charts/volume.svg?brand=" + brand):
        print("first byte of %s: %s" % (path.split("?")[0], spread([first_byte(path) for _ in range(60)])))
    print("overview: %d bytes of data" % len(get("/api/v1/overview")))
    before = memory(process)
    followers = [follow("/api/v1/mentions/stream") for _ in range(FOLLOWERS)]
    time.sleep(1)
    print("%d followers: %.1f kB each" % (FOLLOWERS, (memory(process) - before) / FOLLOWERS))
    print("told from the POST to the last of them: " + spread(
        [told(followers, lambda: post(n), b"medida:%d\"" % n) for n in range(20)]))
    print("after it: %.1f kB each" % ((memory(process) - before) / FOLLOWERS))
finally:
    process.kill()
