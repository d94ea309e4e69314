#!/usr/bin/env python3
"""Figures for `vigia accounts` and `vigia coordination` that need no gold beyond the corpus's own.

usage: fakes.py VIGIA CORPUS       (CORPUS: the folder with brands.json, accounts.ndjson, bursts/)

Prints the plain baselines (edit distance <= 2, brand as substring, SimHash), recall on look-alikes of
the official handles made by technique, false alarms of every real handle against every brand, and the
processor time that a message takes through the index of near-duplicates.
"""
import csv, functools, hashlib, itertools, json, os, random, resource, re, subprocess, sys, tempfile, unicodedata

vigia, corpus = sys.argv[1:3]
BRANDS = os.path.join(corpus, "brands.json")
brands = {b["id"]: b for b in json.load(open(BRANDS, encoding="utf-8"))["brands"]}
accounts = [json.loads(l) for l in open(os.path.join(corpus, "accounts.ndjson"), encoding="utf-8")]
gold = {r["id"]: r for r in csv.DictReader(
    open(os.path.join(corpus, "accounts_gold.tsv"), encoding="utf-8"), delimiter="\t")}


def run(command, lines):
    data = "".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines).encode()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([vigia] + command, input=data, capture_output=True, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ([json.loads(l) for l in out.splitlines()],
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def fold(text):
    text = unicodedata.normalize("NFKD", text or "").lower()
    return re.sub("[^a-z0-9]", "", "".join(c for c in text if not unicodedata.combining(c)))


def distance(a, b):
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def near(account):
    return any(0 < distance(fold(account["handle"]), fold(o["handle"])) <= 2
               for o in brands[account["brand"]]["official"])


def substring(account):
    core = account["brand"]
    return core in fold(account["handle"]) or core in fold(account.get("name"))


def baselines():
    for name, rule in (("edit distance <= 2", near), ("brand as substring", substring)):
        hit = {a["id"]: rule(a) for a in accounts}
        def rate(keep):
            ids = [i for i, r in gold.items() if keep(r)]
            return sum(hit[i] for i in ids) / max(1, len(ids))
        print("  %-20s recall %.3f   hard negatives %.3f   real handles %.4f" % (
            name, rate(lambda r: r["label"] == "1"),
            rate(lambda r: r["label"] == "0" and r["kind"] != "random-user"),
            rate(lambda r: r["kind"] == "random-user")))


SIGNS = {"o": "0", "l": "1", "e": "3", "a": "4", "i": "1", "s": "5", "m": "rn"}
CYRILLIC = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "x": "х", "i": "і"}


def variants(handle):
    """(technique, handle) after dnstwist's classes; all of each, no chance in it."""
    low = handle
    for i, c in enumerate(low):
        yield "omission", low[:i] + low[i + 1:]
        yield "repetition", low[:i] + c + low[i:]
        if i and low[i - 1] != c:
            yield "transposition", low[:i - 1] + c + low[i - 1] + low[i + 1:]
        if c.lower() in "aeiou":
            for v in "aeiou":
                if v != c.lower():
                    yield "vowel", low[:i] + v + low[i + 1:]
        if c.lower() in SIGNS:
            yield "homoglyph", low[:i] + SIGNS[c.lower()] + low[i + 1:]
        if c.lower() in CYRILLIC:
            yield "cyrillic", low[:i] + CYRILLIC[c.lower()] + low[i + 1:]
        if i:
            yield "underscore", low[:i] + "_" + low[i:]
        yield "replacement", low[:i] + "qwxkz"[i % 5] + low[i + 1:]
    for end in ("Ar", "Arg", "_ar", "ok", "_ok", "Oficial", "_oficial"):
        yield "suffix", low + end
    for word in ("Ayuda", "Soporte", "Atencion", "Reclamos"):
        yield "care word", low + word
        yield "care word", word + low


def lookalikes():
    lines, kinds = [], []
    for brand in brands.values():
        own = {o["handle"].lower() for o in brand["official"]}
        for official in brand["official"]:
            for kind, handle in variants(official["handle"]):
                if handle.lower() not in own:
                    lines.append({"handle": handle, "brand": brand["id"]})
                    kinds.append(kind)
    got, _ = run(["accounts", "--brands", BRANDS], lines)
    table = {}
    for kind, verdict in zip(kinds, got):
        hit = table.setdefault(kind, [0, 0])
        hit[0] += verdict["impersonation"]["points"] >= 5
        hit[1] += 1
    total = [sum(v[i] for v in table.values()) for i in (0, 1)]
    print("  look-alikes of official handles, handle only, at >= 5: %.3f (%d)  " % (
        total[0] / total[1], total[1]) +
        "  ".join("%s %.2f" % (k, v[0] / v[1]) for k, v in sorted(table.items())))


def known_brands():
    """The corpus's brands and those of brands.tsv, as objects of a configuration."""
    found = dict(brands)
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "brands.tsv"), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                name, names, handles, word = line.rstrip("\n").split("\t")
                found.setdefault(name, {
                    "id": name, "names": names.split(", "), "common_word": word == "w", "siblings": [], "homonyms": [],
                    "official": [{"network": "x", "handle": h} for h in handles.split(", ")]})
    return found


def strangers():
    real = [a for a in accounts if gold[a["id"]]["kind"] == "random-user"]
    every = known_brands()
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"brands": list(every.values())}, file)
        file.flush()
        lines = [dict(a, brand=b) for b in every for a in real]
        got, seconds = run(["accounts", "--brands", file.name], lines)
    for tier, least in (("review (>= 5)", 5), ("probable (>= 7)", 7)):
        false = [g for g in got if g["impersonation"]["points"] >= least]
        print("  real handles x brands: %d false alarms at %s in %d pairs of %d handles and %d brands "
              "(%.2f per 100,000), %.0f us a pair" % (
                  len(false), tier, len(lines), len(real), len(every), 1e5 * len(false) / len(lines),
                  1e6 * seconds / len(lines)))
        for verdict in false[:5]:
            print("    @%s held against %s" % (verdict["handle"], verdict["brand"]))


@functools.lru_cache(None)
def shingle(text):
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def simhash(text):
    weights = [0] * 64
    for i in range(max(1, len(text) - 3)):
        h = shingle(text[i:i + 4])
        for bit in range(64):
            weights[bit] += 1 if h >> bit & 1 else -1
    return sum(1 << bit for bit in range(64) if weights[bit] > 0)


def simhash_baseline():
    """SimHash-64 within 10 bits instead of Jaccard, same share rule, no typing."""
    right = {"organic": [0, 0], "coordinated": [0, 0]}
    for row in csv.DictReader(open(os.path.join(corpus, "bursts_gold.tsv")), delimiter="\t"):
        path = os.path.join(corpus, "bursts", row["id"] + ".ndjson")
        said = [json.loads(l) for l in open(path, encoding="utf-8")]
        texts = [re.sub(r"\s+", " ", re.sub(r"(@|https?:)\S+", "", m["text"].lower())) for m in said]
        hashes = [simhash(t) for t in texts if len(t.split()) >= 6]
        if len(hashes) > 400:
            continue
        copies = {i for i, j in itertools.combinations(range(len(hashes)), 2)
                  if bin(hashes[i] ^ hashes[j]).count("1") <= 10 for i in (i, j)}
        found = len(copies) >= 4 and len(copies) / max(1, len(said)) >= .10
        tally = right[row["label"]]
        tally[0] += found
        tally[1] += 1
    print("  SimHash-64 <= 10 bits: organic flagged %.3f   campaigns found %.3f" % tuple(
        right[k][0] / max(1, right[k][1]) for k in ("organic", "coordinated")))


def speed():
    random.seed(7)
    words = sorted({w for b in sorted(os.listdir(os.path.join(corpus, "bursts")))[:40]
                    for l in open(os.path.join(corpus, "bursts", b), encoding="utf-8")
                    for w in json.loads(l)["text"].split() if w.isalpha()})
    lines = [{"id": str(i), "text": " ".join(random.choices(words, k=18)), "author": {"handle": "u%d" % i}}
             for i in range(50000)]
    _, seconds = run(["coordination"], lines)
    print("  index: %.0f us of one core a message, read and judged; 1,000 a second take %.0f %% of it" % (
        1e6 * seconds / len(lines), 1e5 * seconds / len(lines)))


for part in (baselines, lookalikes, strangers, simhash_baseline, speed):
    part()
