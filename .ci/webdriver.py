"""A browser driven over the WebDriver protocol (W3C), with what Python brings along."""
import http.client, json, shutil, socket, subprocess, time


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait(for_what, until, seconds=30):
    """The first true answer; an AssertionError that says what did not come."""
    deadline = time.time() + seconds
    while time.time() < deadline:
        try:
            answer = until()
            if answer:
                return answer
        except (OSError, http.client.HTTPException, LookupError):
            pass
        time.sleep(0.1)
    raise AssertionError("%s did not come within %d s" % (for_what, seconds))


class Browser:
    """Chromium without a screen; one window or more."""

    def __init__(self, width=1366, height=768):
        self.port = free_port()
        self.driver = subprocess.Popen([shutil.which("chromedriver"), "--port=%d" % self.port],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait("chromedriver", lambda: self.ask("GET", "/status")["ready"])
            options = {"args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                                "--hide-scrollbars", "--window-size=%d,%d" % (width, height)]}
            answer = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": {
                "browserName": "chrome", "goog:chromeOptions": options,
                "goog:loggingPrefs": {"browser": "ALL"}}}})
            self.session = "/session/" + answer["sessionId"]
        except BaseException:
            self.driver.kill()
            raise

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, None if body is None else json.dumps(body),
                           {"Content-Type": "application/json"})
        answer = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise LookupError(answer["message"])
        return answer

    def open(self, url):
        self.ask("POST", self.session + "/url", {"url": url})

    def run(self, script, *arguments):
        return self.ask("POST", self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def text(self, selector):
        """What a person reads there; empty when there is no such place."""
        return self.run("const n = document.querySelector(arguments[0]); return n ? n.innerText : ''", selector)

    def click(self, selector):
        found = self.ask("POST", self.session + "/element", {"using": "css selector", "value": selector})
        self.ask("POST", "%s/element/%s/click" % (self.session, next(iter(found.values()))), {})

    def keys(self, text):
        actions = [a for key in text for a in ({"type": "keyDown", "value": key}, {"type": "keyUp", "value": key})]
        self.ask("POST", self.session + "/actions", {"actions": [{"type": "key", "id": "k", "actions": actions}]})

    def window(self):
        return self.ask("GET", self.session + "/window")

    def new_window(self):
        return self.ask("POST", self.session + "/window/new", {"type": "window"})["handle"]

    def switch(self, handle):
        self.ask("POST", self.session + "/window", {"handle": handle})

    def log(self):
        return self.ask("POST", self.session + "/se/log", {"type": "browser"})

    def devtools(self, command, **parameters):
        return self.ask("POST", self.session + "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def close(self):
        try:
            self.ask("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.wait(10)
