#!/usr/bin/env python3
"""A table of detectors: false alarms and recall / median / p95 delay by magnitude (Python 3, standard library).

usage: spike_table.py FIXTURE_DIR... --alarms NAME=FILE... [--least-rate 3] [--least-minutes 0] [--series-of-a-brand 1] [--within 5]

FILE holds {"series","minute"} lines of all fixtures, series named FIXTURE_DIR/id, and "until" where the closing is known. A hit is
an alarm from the start of a crisis to its end and --within minutes more; where none opens because one that began before is open
until the end ("+k open"), people are looking already: counted apart, in no recall. An alarm in no crisis nor in the two hours after
one is false. Only minutes after the training count. A month has 365.25/12 days; false alarms a month are those of
--series-of-a-brand such series together."""
import argparse, collections, json, os


def read(folders, least_rate):
    """Of each series after its training: its name, its first minute that counts, its weeks, its crises."""
    for folder in folders:
        crises = collections.defaultdict(list)
        for e in map(json.loads, open(os.path.join(folder, "truth.ndjson"))):
            crises[e["series"]].append(e)
        for s in map(json.loads, open(os.path.join(folder, "series.ndjson"))):
            if s["rate"] >= least_rate:
                mine = crises[s["id"]]
                minutes = s["minutes"] - s["train"] - sum(e["end"] + 120 - e["start"] for e in mine)
                yield folder + "/" + s["id"], s["train"], minutes / 10080, mine


def row(name, path, fixture, o):
    alarms = collections.defaultdict(list)
    for a in map(json.loads, open(path)):
        alarms[a["series"]].append((a["minute"], a.get("until", a["minute"])))
    false = weeks = 0
    delays = collections.defaultdict(list)
    already = collections.Counter()
    for series, train, length, crises in fixture:
        spans = sorted(a for a in alarms[series] if a[0] >= train)
        false += sum(not any(e["start"] <= a < e["end"] + 120 for e in crises) for a, _ in spans)
        weeks += length
        for e in crises:
            if e["kind"] == "abs" or e["end"] - e["start"] < o.least_minutes:
                continue
            hit = [a - e["start"] for a, _ in spans if e["start"] <= a < e["end"] + o.within]
            delays[e["mag"]].append(hit[0] if hit else None)
            if not hit and any(a < e["start"] and (b is None or b >= e["end"]) for a, b in spans):
                already[e["mag"]] += 1
    cells = ["%.3f" % (false / weeks), "%.2f" % (false / weeks * o.series_of_a_brand * 365.25 / 84)]
    for mag in sorted(delays):
        got = sorted(x for x in delays[mag] if x is not None)
        at = lambda q: got[min(len(got) - 1, int(q * len(got)))] if got else "-"
        text = "%.3f/%s/%s" % (len(got) / len(delays[mag]), at(.5), at(.95))
        cells.append(text + (" +%d open" % already[mag] if already[mag] else ""))
    heads = ["x%g n=%d" % (mag, len(delays[mag])) for mag in sorted(delays)]
    return [name] + cells, ["", "false a series-week", "a month of %d" % o.series_of_a_brand] + heads


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("fixture", nargs="+")
    p.add_argument("--alarms", nargs="+", required=True)
    p.add_argument("--least-rate", type=float, default=3)
    p.add_argument("--least-minutes", type=int, default=0)
    p.add_argument("--series-of-a-brand", type=int, default=1)
    p.add_argument("--within", type=int, default=5)
    o = p.parse_args()
    fixture = list(read(o.fixture, o.least_rate))
    table = []
    for pair in o.alarms:
        name, path = pair.rsplit("=", 1)
        cells, heads = row(name, path, fixture, o)
        table = (table or [heads]) + [cells]
    widths = [max(map(len, column)) for column in zip(*table)]
    for line in table:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(line, widths))))


if __name__ == "__main__":
    main()
