"""Field coverage of the connectors on saved answers, beside a small interpreter of the reference's definitions.

usage: connectors.py VIGIA SHARED
A document counts for a connector when the reference finds items in it that bear the platform's mark.
"""
import html, json, pathlib, re, subprocess, sys, tempfile

vigia, shared = sys.argv[1], pathlib.Path(sys.argv[2])
MARKS = {  # connector: folders of the corpus, and a member that every item of that platform has
    "mastodon-tag": (["http/dev/mastodon-py"], "/account/acct"),
    "x-recent": (["http/dev/tweepy", "json/dev/python-twitter/apis/tweet", "json/dev/python-twitter/apis/timeline",
                  "json/dev/python-twitter/apis/searches", "json/dev/python-twitter/apis/lists"], "/text"),
    "x-mentions": (["http/dev/tweepy", "json/dev/python-twitter/apis/timeline"], "/text"),
    "fb-page-feed": (["json/dev/python-facebook"], "/created_time"),
    "fb-comments": (["json/dev/python-facebook"], "/message"),
    "ig-tags": (["json/dev/python-facebook"], "/timestamp"),
    "appstore-reviews": (["json/dev/appstore"], "/im:rating"),
    "youtube-comments": (["json/dev/python-youtube/apidata/comment_threads"], "/snippet/topLevelComment"),
    "reddit-search": (["http/dev/praw"], "/data/permalink"),
    "reddit-comments": (["http/dev/praw"], "/data/body"),
    "bluesky-author": (["json/dev/atproto-snap", "json/dev/atproto-py"], "/record"),
    "bluesky-search": (["json/dev/atproto-snap", "json/dev/atproto-py"], "/record"),
    "discourse-posts": (["json/dev/discourse-api"], "/username"),
}
FIELDS = ["id", "url", "text", "published_at", "language", "in_reply_to", "author.handle", "author.followers",
          "author.bio", "counts.likes", "counts.reposts"]


def point(pointer, item, doc):
    value = doc if pointer.startswith("$") else item
    for step in pointer.lstrip("$").split("/")[1:]:
        if isinstance(value, list):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(step)
        else:
            return None
    return value


def evaluate(e, item, doc, tables):
    ev = lambda x, i=item: evaluate(x, i, doc, tables)
    if e is None: return None
    if isinstance(e, str): return point(e, item, doc)
    if isinstance(e, list): return next((v for v in map(ev, e) if v not in (None, "", [])), None)
    if "const" in e: return e["const"]
    if "p" in e: return ev(e["p"])
    if "tpl" in e:
        missing = []
        def hole(match):
            body = match[1].removesuffix("|last")
            if body.startswith("@"): return "x"
            value = next((v for v in (ev(p) for p in body.split("|")) if v not in (None, "")), None)
            if value is None: missing.append(body)
            return str(value)
        text = re.sub(r"\{([^}]*)\}", hole, e["tpl"])
        return None if missing else text
    if "switch" in e: return e.get(str(ev(e["switch"])))
    if "eq" in e: return ev(e["eq"][0]) == e["eq"][1]
    if "any" in e: return bool(ev(e["any"]))
    if "find" in e:
        for x in ev(e["find"]) or []:
            if all(point(p, x, doc) == v for p, v in e["where"].items()): return ev(e["get"], x)
        return None
    if "each" in e: return ev(e["each"])
    if "table" in e: return ev(e["get"], tables.get(e["table"], {}).get(ev(e["on"]), {}))
    raise ValueError(e)


def items_of(c, doc):
    if not isinstance(doc, (dict, list)): return []
    places = c["items"] if isinstance(c["items"], list) else [c["items"]]
    found = next((v for v in (point(p, doc, doc) for p in places) if v is not None), None)
    found = found if isinstance(found, list) else [found] if isinstance(found, dict) else []
    if "unwrap" in c: found = [point(c["unwrap"], x, doc) for x in found if isinstance(x, dict)]
    found = [x for x in found if isinstance(x, dict)]
    if "exists" in c.get("where", {}):
        found = [x for x in found if point(c["where"]["exists"], x, doc) is not None]
    return found


def documents(folder):
    for path in sorted((shared / "corpus" / folder).rglob("*.json")):
        data = json.loads(path.read_text())
        if isinstance(data, dict) and "interactions" in data:
            for number, turn in enumerate(data["interactions"]):
                try: yield f"{path.name}#{number}", json.loads(turn["response"]["body"])
                except (ValueError, TypeError): pass
        elif "atproto" in folder:
            yield from views(path.name, data)
        else:
            yield path.name, data


def views(label, data):
    """Answers inside a file of snapshots: a feed or a list of posts as the API would send it."""
    if isinstance(data, list):
        name = "feed" if data and isinstance(data[0], dict) and "post" in data[0] else "posts"
        yield label, {name: data}
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else []
    if isinstance(data, dict) and ("feed" in data or "posts" in data): yield label, data
    for value in inner: yield from views(label, value)


worse, total = [], 0
print("%-17s %4s %5s  %s" % ("connector", "docs", "items", "  ".join(f.split(".")[-1][:9] for f in FIELDS)))
for name, (folders, mark) in MARKS.items():
    c = json.loads((shared / "reference/connectors" / (name + ".json")).read_text())
    counts = {f: [0, 0] for f in FIELDS}
    docs = n = 0
    for folder in folders:
        for label, doc in documents(folder):
            items = items_of(c, doc)
            if not items or point(mark, items[0], doc) is None: continue
            tables = {t: {r[d["key"].strip("/")]: r for r in point(d["from"], doc, doc) or []}
                      for t, d in c.get("tables", {}).items()}
            with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
                json.dump(doc, file); file.flush()
                run = subprocess.run([vigia, "parse", file.name, "--connector", name, "--param", "host=x"], capture_output=True, text=True)
            ours = [json.loads(line) for line in run.stdout.splitlines()]
            if len(ours) != len(items):
                worse.append(f"{name} {label}: {len(ours)} mentions, {len(items)} items {run.stderr.strip()}")
                continue
            docs += 1; n += len(items)
            for item, mention in zip(items, ours):
                for field in FIELDS:
                    expression, value = c["map"], mention
                    for step in field.split("."):
                        expression = expression.get(step) if isinstance(expression, dict) else None
                        value = value.get(step) if isinstance(value, dict) else None
                    theirs = evaluate(expression, item, doc, tables)
                    # The contract wants two letters; X has codes of its own (`qme`, `und`).
                    if field == "language" and len(str(theirs).split("-")[0]) != 2: theirs = None
                    counts[field][0] += value not in (None, "")
                    counts[field][1] += theirs not in (None, "")
    total += n
    row = []
    for field in FIELDS:
        ours, theirs = counts[field]
        row.append("-" if not n or not (ours or theirs) else "%d%%" % round(100 * ours / n))
        if ours < theirs: worse.append(f"{name} {field}: {ours} of {n}, the reference {theirs}")
    print("%-17s %4d %5d  %s" % (name, docs, n, "  ".join(v.rjust(len(f.split(".")[-1][:9])) for f, v in zip(FIELDS, row))))
print(f"items {total}; fields with less coverage than the reference: {len(worse)}")
for line in worse: print("  " + line)
sys.exit(bool(worse))
