"""Looks at the page of a running monitor with real Chromium, as the people of a command center do.

An outage appears without reload, and is said once to who listens; what is taken in one tab is seen in the
other; the server is killed and comes back; a hostile post runs nothing; the case list works from the keyboard,
and a case closed by a wrong key comes back; an alert is closed only by who says so twice; an impostor stands
beside the real account, each with its picture, and is confirmed; the page asks nobody else.

usage: VIGIA=PATH/TO/vigia browser.py      (with SHOTS=FOLDER it leaves pictures of the suspects there)
"""
import base64, datetime, http.server, json, os, shutil, signal, struct, subprocess, sys, tempfile, threading, urllib.request, zlib

from webdriver import Browser, free_port, wait

if not shutil.which("chromedriver"):
    print("no chromedriver here (Debian: chromium chromium-driver)")
    sys.exit(75)

PORT = free_port()
BASE = "http://127.0.0.1:%d" % PORT
FOLDER = tempfile.mkdtemp()
# A complaint that comes first in the care list, wherever else the page has room for it.
HOSTILE = ('Prueba Móvil estafa <img src=x onerror="window.ran=1"><script>window.ran=1</script>'
           '<svg onload="window.ran=1"> "\'><b>sin señal</b> javascript:alert(1) '
           'hago la denuncia en Defensa del Consumidor y me paso de compañía, una vergüenza')
# WebDriver's names of the keys.
ENTER, ESCAPE = "\ue007", "\ue00c"
done = []


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def stamp(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def png(colour):
    """A disc on white, 200 pixels a side."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    rows = b"".join(b"\0" + b"".join(
        bytes(colour) if (x - 100) ** 2 + (y - 100) ** 2 < 6400 and (x - y) % 60 < 40 else b"\xff\xff\xff"
        for x in range(200)) for y in range(200))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 200, 200, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


class Pictures(http.server.BaseHTTPRequestHandler):
    """The network's site: pictures of accounts, and one that is none."""
    asked = []

    def do_GET(self):
        Pictures.asked.append((self.path, self.headers.get("User-Agent", "")))
        body = b"<script>window.ran=1</script>" if "mala" in self.path else png(
            (20, 60, 160) if "oficial" in self.path else (20, 70, 150))
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


SITE = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pictures)
threading.Thread(target=SITE.serve_forever, daemon=True).start()


def picture(name):
    return "http://127.0.0.1:%d/%s.png" % (SITE.server_port, name)


def configure():
    start = now().replace(minute=0, second=0, microsecond=0) - datetime.timedelta(days=14)
    with open(FOLDER + "/historia.ndjson", "w") as out:
        for series in ({"brand": "prueba"}, {"brand": "prueba", "source": "carga"},
                       {"brand": "prueba", "driver": "signal"}):
            out.write(json.dumps({"control": "history", "series": series, "start": stamp(start), "step_s": 3600,
                                  "counts": [20 + i * 7 % 9 for i in range(14 * 24)]}) + "\n")
    with open(FOLDER + "/vigia.yaml", "w") as out:
        out.write("""format: vigia-config/1
timezone: America/Argentina/Buenos_Aires
archive: vigia.db
listen: 127.0.0.1:%d
allow_private: [127.0.0.1]
brands:
  - {id: prueba, names: [Prueba Móvil], terms: [prueba movil, "@PruebaMovil"], official: [{network: carga, handle: PruebaMovil}]}
sources: []
history: [historia.ndjson]
receivers: []
routes: []
""" % PORT)


def start():
    process = subprocess.Popen([os.environ["VIGIA"], "run", "--config", FOLDER + "/vigia.yaml"],
                               stdout=subprocess.DEVNULL, stderr=open(FOLDER + "/errors", "a"))
    wait("the monitor", lambda: urllib.request.urlopen(BASE + "/readyz", timeout=5).status == 200)
    return process


def send(mentions):
    body = "".join(json.dumps(m) + "\n" for m in mentions).encode()
    request = urllib.request.Request(BASE + "/api/v1/mentions", body, {"Content-Type": "application/x-ndjson"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


def mention(number, text, author=None):
    at = stamp(now() - datetime.timedelta(seconds=number % 50))
    name = author or "vecina%d" % number
    return {"id": "carga:%s:%d" % (name[:8], number), "source": "carga", "kind": "post", "text": text, "published_at": at,
            "fetched_at": stamp(now()), "url": "https://ejemplo.test/%d" % number,
            "author": {"id": name, "handle": name, "followers": 100 + number}}


# So short that many may say the same by themselves: longer ones would be copies.
COMPLAINTS = ["sin señal en %s, @PruebaMovil", "@PruebaMovil %s sin señal, desastre", "@PruebaMovil no hay señal, %s",
              "pésimo @PruebaMovil: sin señal, %s"]
PLACES = ["Rosario centro", "Fisherton", "Echesortu", "Rosario"]


def outage():
    return [mention(i, COMPLAINTS[i % 4] % PLACES[i // 4 % 4]) for i in range(160)]


def step(name):
    done.append(name)


def look(browser):
    browser.open(BASE)
    wait("the page", lambda: browser.text("#link") == "en vivo")
    browser.run("localStorage.setItem('vigia.by', 'L. Ferreyra'); window.loadedOnce = true;")
    assert "Ninguna" in browser.text("#alerts"), browser.text("#alerts")
    browser.run("window.linkSaid = 0; new MutationObserver(all => { window.linkSaid += all.length; })"
                ".observe(document.querySelector('#link'), { childList: true, characterData: true, subtree: true })")

    send(outage())
    wait("the outage", lambda: "Tomar" in browser.text("#alerts .alert"))
    assert browser.run("return window.loadedOnce"), "the page was loaded again"
    news = browser.run("const n = document.querySelector('#news'); return n.getAttribute('role') + ' ' + n.textContent")
    assert news.startswith("status Alerta nueva, "), news
    # The chart shows closed minutes only, so the first may be up to a minute away.
    wait("its chart", lambda: browser.run(
        "return document.querySelectorAll('#brand svg.chart polyline, #brand svg.chart circle').length"), 90)
    step("an outage appears without reload")

    first = browser.window()
    second = browser.new_window()
    browser.switch(second)
    browser.open(BASE)
    wait("the alert in the other tab", lambda: "Sin tomar" in browser.text("#alerts .alert"))
    browser.switch(first)
    browser.click("#alerts .alert .does button")
    wait("the taking", lambda: "Tomada por L. Ferreyra" in browser.text("#alerts .alert"))
    browser.switch(second)
    wait("the taking in the other tab", lambda: "Tomada por L. Ferreyra" in browser.text("#alerts .alert"), 20)
    browser.switch(first)
    assert browser.run("return window.linkSaid") == 0, "«en vivo» is said again and again"
    step("taken in one tab, seen in the other")

    browser.run("document.activeElement.blur()")
    browser.keys("j")
    case = wait("the first case by key", lambda: browser.run("return document.activeElement.dataset.case"))
    browser.keys("a")
    wait("the case taken by key", lambda: "L. Ferreyra" in browser.text("#caso-" + case))
    browser.keys("/")
    wait("the question", lambda: browser.run("return document.activeElement.id") == "given")
    browser.keys("vecina1" + ENTER)
    wait("fewer cases", lambda: browser.run(
        "const all = [...document.querySelectorAll('#care tbody tr')].map(r => r.innerText);"
        " return all.length && all.every(t => t.includes('vecina1'))"))
    browser.run("document.querySelector('[data-key=all-cases]').click()")
    step("a case is taken and the cases are narrowed from the keyboard")

    # The focus goes on to the next case, and comes back with the one that was taken back.
    browser.run("document.activeElement.blur()")
    browser.keys("j")
    case = wait("the first case by key", lambda: browser.run("return document.activeElement.dataset.case"))
    browser.keys("c")
    wait("the closing", lambda: "cerrado" in browser.text("#said"))
    wait("the next case", lambda: browser.run("return document.activeElement.dataset.case") not in (None, case))
    assert not browser.text("#caso-" + case) and "Deshacer" in browser.text("#told")
    browser.keys("z")
    wait("the case again", lambda: browser.run("return document.activeElement.dataset.case") == case, 20)
    assert "reabierto" in browser.text("#said"), browser.text("#told")
    step("a case closed by a wrong key comes back")


def closing(browser):
    """An alert that a wrong click would hide is closed only by who says so twice."""
    alert = "#" + browser.run("return document.querySelector('#alerts .alert').id")
    close = alert + " [data-key$=-resolve]"
    focus = "return (document.activeElement.dataset.key || document.activeElement.id)"
    key = browser.run("const n = document.querySelector(arguments[0]); n.focus(); return n.dataset.key", close)
    for leave in (ENTER, ESCAPE):
        browser.keys(ENTER)
        wait("the question", lambda: browser.run("return document.querySelector('#ask').open"))
        assert browser.run(focus) == "leave", browser.run(focus)
        assert "No se puede deshacer" in browser.text("#ask"), browser.text("#ask")
        browser.keys(leave)
        wait("the way back", lambda: browser.run(focus) == key)
        assert browser.text(alert), "closed though nobody said so"
    browser.keys(ENTER)
    browser.click("#choices button")
    wait("the closing", lambda: not browser.text(alert))
    assert "Alerta cerrada" in browser.text("#told"), browser.text("#told")
    wait("the focus", lambda: browser.run("return Boolean(document.activeElement.closest('#alerts'))"), 5)
    # A part that is drawn anew under the hands leaves the focus where it was.
    browser.run("window.stop = document.querySelector('#accounts summary'); window.stop.focus();"
                " document.querySelector('#accounts h2').textContent = ''; dispatchEvent(new Event('resize'))")
    wait("a new drawing", lambda: not browser.run("return window.stop.isConnected"))
    assert browser.run("return document.activeElement === document.querySelector('#accounts summary')")
    step("an alert is closed only by who says so twice")


def hostility(browser):
    send([mention(900, HOSTILE, author='<img src=x onerror="window.ran=1">')])
    found = "return document.body.innerText.includes('onerror')"
    wait("the hostile post", lambda: browser.run(found), 40)
    assert not browser.run("return window.ran"), "a hostile post ran"
    assert not browser.run("return [...document.querySelectorAll('img, main script')]"
                           ".filter(n => !(n.src || '').startsWith(location.origin + '/api/v1/accounts/')).length")
    foreign = browser.run("return performance.getEntriesByType('resource').map(e => e.name)"
                          ".filter(n => !n.startsWith(location.origin) && !n.startsWith('data:'))")
    assert not foreign, foreign
    refused = [e for e in browser.log() if "Content Security Policy" in e["message"] or "SyntaxError" in e["message"]
               or "TypeError" in e["message"]]
    assert not refused, refused
    step("a hostile post runs nothing, and nobody else is asked")


def accessibility(browser):
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "accessible.js")) as script:
        rules = script.read()
    # A desk, the same at 200 %, a phone, and what a page must still fit in (WCAG 1.4.10).
    for width, height in ((1366, 768), (683, 384), (390, 844), (320, 640)):
        for scheme in ("dark", "light"):
            resize(browser, scheme, width, height)
            for lost in ("", "lost"):
                browser.run("document.body.className = arguments[0]", lost)
                faults = browser.run(rules)
                assert not faults, (scheme, width, lost, faults)
        browser.run("document.body.className = ''")
        heads = [node for node in browser.devtools("Accessibility.getFullAXTree")["nodes"]
                 if node.get("role", {}).get("value") == "columnheader"]
        assert len(heads) == 6, (width, heads)
    as_it_was(browser)
    step("nobody stumbles, in dark and in light")


def resize(browser, scheme, width, height):
    browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                     mobile=False)
    over = browser.run("return document.documentElement.scrollWidth - innerWidth")
    assert over <= 0, (width, over)


def as_it_was(browser):
    browser.devtools("Emulation.setEmulatedMedia", features=[])
    browser.devtools("Emulation.clearDeviceMetricsOverride")


def shot(browser, scheme, width, height):
    resize(browser, scheme, width, height)
    browser.run("document.querySelector('#accounts').scrollIntoView()")
    if os.environ.get("SHOTS"):
        taken = browser.devtools("Page.captureScreenshot", format="png")["data"]
        with open(os.path.join(os.environ["SHOTS"], "%s-%d.png" % (scheme, width)), "wb") as file:
            file.write(base64.b64decode(taken))


def impostor(browser):
    asks = mention(910, "@PruebaMovil me cobraron dos veces el mes de febrero", "clienta")
    poses = mention(911, "Lamentamos lo sucedido, pasanos por DM tu teléfono y DNI", "PruebaMovil_Ayuda")
    poses.update(kind="reply", in_reply_to=asks["id"])
    poses["author"].update(name='Prueba Móvil <img src=x onerror="window.ran=1">', bio="<script>window.ran=1</script>",
                           avatar=picture("copia"))
    real = mention(912, "Hola, lo vemos por privado", "PruebaMovil")
    real["author"].update(name="Prueba Móvil", avatar=picture("oficial"), followers=310000)
    other = mention(913, "Prueba Móvil atiende acá, escribinos", "Soporte_PruebaMovil")
    other["author"].update(name="Soporte Prueba Móvil", avatar=picture("mala"))
    send([real, asks, poses, other])
    panel = "#accounts .suspect"
    wait("the suspect", lambda: "@PruebaMovil_Ayuda" in browser.text(panel), 40)
    text = browser.text(panel)
    for part in ("La observada", "La oficial", "@PruebaMovil", "Una persona expuesta: @clienta", "Suplantación probable",
                 "Denunciar a la red", "onerror"):
        assert part in text, (part, text)
    assert " bot" not in text.lower(), text
    wait("both pictures", lambda: browser.run(
        "const all = [...document.querySelectorAll('#accounts .suspect:first-of-type .pair img')];"
        " return all.length === 2 && all.every(i => i.complete && i.naturalWidth === 96)"), 30)
    wait("what they have in common", lambda: "avatar a" in browser.run(
        "return document.querySelector('#accounts .suspect').textContent"))
    initials = browser.run("return [...document.querySelectorAll('#accounts span.picture')].map(n => n.textContent)")
    assert initials == ["SP"], initials
    assert {path for path, _ in Pictures.asked} == {"/oficial.png", "/copia.png", "/mala.png"}, Pictures.asked
    assert all("Vigia" in agent for _, agent in Pictures.asked), Pictures.asked
    for scheme in ("dark", "light"):
        for width, height in ((1366, 768), (390, 844)):
            shot(browser, scheme, width, height)
    as_it_was(browser)
    browser.click(panel + " .does button")
    wait("the confirmation", lambda: "Confirmada por L. Ferreyra" in browser.text("#accounts"), 20)
    step("an impostor stands beside the real account, both with their pictures, and is confirmed")


configure()
monitor = start()
browser = None
try:
    browser = Browser()
    look(browser)
    accessibility(browser)
    impostor(browser)
    hostility(browser)
    monitor.send_signal(signal.SIGKILL)
    monitor.wait()
    wait("the loss", lambda: browser.text("#link").startswith("sin conexión desde"), 20)
    monitor = start()
    send([mention(1000, "Prueba Móvil sin señal en Rosario desde hace horas, me paso de compañía", author="despues")])
    wait("the return", lambda: browser.text("#link") == "en vivo", 30)
    wait("what came meanwhile", lambda: browser.run("return document.body.innerText.includes('@despues')"
                                                    " || document.querySelectorAll('#care tbody tr').length > 0"), 30)
    assert "Tomada por L. Ferreyra" in browser.text("#alerts .alert")
    assert browser.run("return window.loadedOnce"), "the page was loaded again"
    step("the server was killed and came back")
    closing(browser)
except AssertionError:
    if browser:
        print(browser.text("body")[:3000])
        print([e["message"] for e in browser.log()][-10:])
    raise
finally:
    monitor.kill()
    if browser:
        browser.close()
    shutil.rmtree(FOLDER, ignore_errors=True)
print("browser: " + "; ".join(done))
