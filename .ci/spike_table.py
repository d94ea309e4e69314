#!/usr/bin/env python3
"""One table row a detector: false alarms and recall / median / p95 delay by magnitude (Python 3, standard library).

usage: spike_table.py NAME ALARMS FIXTURE_DIR... [--least-rate 3] [--least-minutes 0] [--series-of-a-brand 1] [--within 5]

ALARMS holds {"series","minute"} lines of all fixtures, series named FIXTURE_DIR/id, and "until" where the closing is known. A hit is
an alarm from the start of a crisis to its end and --within minutes more; where none opens because one that began before is open
until the end ("+k open"), people are looking already: counted apart, in no recall. An alarm in no crisis nor in the two hours after
one is false. Only minutes after the training count. A month has 365.25/12 days; false alarms a month are those of --series-of-a-brand such series together."""
import argparse, collections, json, os

p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
p.add_argument("name"); p.add_argument("alarms"); p.add_argument("fixture", nargs="+")
p.add_argument("--least-rate", type=float, default=3); p.add_argument("--least-minutes", type=int, default=0)
p.add_argument("--series-of-a-brand", type=int, default=1); p.add_argument("--within", type=int, default=5)
o = p.parse_args()
alarms = collections.defaultdict(list)
for a in map(json.loads, open(o.alarms)):
    alarms[a["series"]].append((a["minute"], a.get("until", a["minute"])))
false = weeks = 0
cells = collections.defaultdict(list)
already = collections.Counter()
for folder in o.fixture:
    crises = collections.defaultdict(list)
    for e in map(json.loads, open(os.path.join(folder, "truth.ndjson"))):
        crises[e["series"]].append(e)
    for s in map(json.loads, open(os.path.join(folder, "series.ndjson"))):
        if s["rate"] < o.least_rate:
            continue
        mine = crises[s["id"]]
        spans = sorted(a for a in alarms[folder + "/" + s["id"]] if a[0] >= s["train"])
        found = [a for a, _ in spans]
        false += sum(not any(e["start"] <= a < e["end"] + 120 for e in mine) for a in found)
        weeks += (s["minutes"] - s["train"] - sum(e["end"] + 120 - e["start"] for e in mine)) / 10080
        for e in mine:
            if e["kind"] == "abs" or e["end"] - e["start"] < o.least_minutes:
                continue
            hit = [a - e["start"] for a in found if e["start"] <= a < e["end"] + o.within]
            cells[e["mag"]].append(hit[0] if hit else None)
            if not hit and any(a < e["start"] and (b is None or b >= e["end"]) for a, b in spans):
                already[e["mag"]] += 1
row = "%-34s false: %.3f a series-week, %.2f a month;" % (o.name, false / weeks, false / weeks * o.series_of_a_brand * 365.25 / 84)
for mag in sorted(cells):
    got = sorted(x for x in cells[mag] if x is not None)
    at = lambda q: got[min(len(got) - 1, int(q * len(got)))] if got else "-"
    row += "  x%g n=%d %.3f/%s/%s" % (mag, len(cells[mag]), len(got) / len(cells[mag]), at(.5), at(.95))
    if already[mag]:
        row += " +%d open" % already[mag]
print(row)
