#!/usr/bin/env python3
"""Published spike rules of other systems, read from one-paragraph descriptions, on the streams of synth_gen.py or synth_brand.py.

usage: peer_rules.py FIXTURE_DIR... > alarms.ndjson          (Python 3, standard library; score as ours, a rule at a time)

Writes {"rule","series":"FIXTURE_DIR/id","minute"} for every rule of
  socialmetrix   mean of the last 24 h > mean of the last 7 days + 1.5 sd of its hourly counts, hourly; new alarm after 24 h
  agility        last hour > 3.0 x the hourly mean of 7 days, hourly, cool-down 6 h
  double         last hour > 2 x the hourly mean of 7 days, every 15 min, cool-down 6 h
  meltwater      last hour > 3 x the mean hour of the 12 h before, hourly, cool-down 6 h        (threshold assumed)
  socialhub      last hour > 2 x the mean of the same hour in the last 4 weeks, each minute     (1 h window assumed)
At least 5 mentions in the window are asked of every rule, which none of the descriptions does: it only helps them."""
import json, os, sys

RULES = ("socialmetrix", "agility", "double", "meltwater", "socialhub")


def counts(folder, series):
    found = [0] * series["minutes"]
    with open(os.path.join(folder, series["id"] + ".csv")) as f:
        if next(f).startswith("minute"):
            for line in f:
                k, v = line.split(",")
                found[int(k)] = int(v)
        else:
            import datetime
            zero = datetime.datetime(2024, 1, 1, 3)
            known = {}
            for line in f:
                stamp = line[:16]
                if stamp not in known:
                    known[stamp] = int((datetime.datetime.strptime(stamp, "%Y-%m-%dT%H:%M") - zero).total_seconds() // 60)
                found[known[stamp]] += 1
    return found


def alarms(x, rule):
    sums = [0]
    for n in x:
        sums.append(sums[-1] + n)
    span = lambda a, b: sums[b] - sums[max(0, a)]
    step = dict(double=15, socialhub=1).get(rule, 60)
    last, was = -10 ** 9, False
    for t in range(7 * 1440, len(x), step):
        hour = span(t - 60, t)
        if rule == "socialmetrix":
            mean = span(t - 10080, t) / 168
            var = sum((span(t - 60 * (i + 1), t - 60 * i) - mean) ** 2 for i in range(168)) / 168
            fires, pause = span(t - 1440, t) / 24 > mean + 1.5 * (var / 24) ** .5, 1440
        elif rule == "agility":
            fires, pause = hour > 3.0 * span(t - 10080, t) / 168, 360
        elif rule == "double":
            fires, pause = hour > 2 * span(t - 10080, t) / 168, 360
        elif rule == "meltwater":
            fires, pause = hour > 3 * span(t - 780, t - 60) / 12, 360
        else:
            weeks = [span(t - 60 - 10080 * w, t - 10080 * w) for w in range(1, 5) if t - 60 - 10080 * w >= 0]
            fires, pause = bool(weeks) and hour > 2 * sum(weeks) / len(weeks), 60
        if fires and hour >= 5 and not was and t - last >= pause:
            last = t
            yield t - 1
        was = fires and hour >= 5


def main():
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    for folder in sys.argv[1:]:
        for series in map(json.loads, open(os.path.join(folder, "series.ndjson"))):
            x = counts(folder, series)
            for rule in RULES:
                for t in alarms(x, rule):
                    print(json.dumps(dict(rule=rule, series=folder + "/" + series["id"], minute=t)))


if __name__ == "__main__":
    main()
