#!/usr/bin/env python3
"""A brand with ten drivers and the outages that only one driver and one place tell (Python 3, standard library).

usage: synth_brand.py OUTDIR [--seed N] [--reps 2] [--weeks 10] [--train 3] [--daily 10000] [--lift 1.5] [--minutes 120]

Writes a file a brand, OUTDIR/<id>.csv, one mention a line in order of time, for `vigia detect --budget`:
  timestamp,author,driver,place,negative        (driver and place may be empty; minute 0 = Monday 2024-01-01 00:00 in Buenos Aires)
and OUTDIR/truth.ndjson, OUTDIR/series.ndjson in the shape of tools/synth_gen.py.

Calm: the diurnal curve, week, drift, AR(1) noise (sd .15, 45 min) and NegBin(k=4) minutes of synth_gen.py on the total, and for
each driver an AR(1) noise of its own (sd .25, 90 min). A mention has a driver with probability .60 (shares .12 .10 .08 .07 .06 .05
.04 .03 .03 .02), a place with probability .25 (24 places, Zipf), and is negative with probability .85 with a driver, .15 without.
Each mention starts a thread of Poisson(.25) replies (mean delay 6 min, same driver), half of them by the two who talk already.
Twice a week one author writes 15-40 messages within 20 minutes, all with one driver; twice a week a contest brings
60-150 praising mentions of distinct authors within 40 minutes.
An outage: for --minutes with a ramp of 10, one driver brings (--lift - 1) x the total of that minute more; 95 % of it is negative,
70 % is recognised as the driver (the rest has none), 50 % names the one place, and one author in five writes again (mean 1.5 more).
Outages are 2-4 days apart, at any hour, never in the training weeks."""
import argparse, bisect, datetime, importlib.util, itertools, json, math, os, random, sys

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("out")
parser.add_argument("--tools", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../shared/tools"))
for name, standard in (("seed", 1), ("reps", 2), ("weeks", 10), ("train", 3), ("daily", 10000), ("minutes", 120)):
    parser.add_argument("--" + name, type=int, default=standard)
parser.add_argument("--lift", type=float, default=1.5)
SHARES = [.12, .10, .08, .07, .06, .05, .04, .03, .03, .02]
DRIVERS = ["d%d" % i for i in range(10)]
PLACES = ["p%02d" % i for i in range(24)]
ZIPF = list(itertools.accumulate(1 / (i + 1) for i in range(24)))
ZERO = datetime.datetime(2024, 1, 1, 3, tzinfo=datetime.timezone.utc)


def place(R):
    return PLACES[bisect.bisect(ZIPF, R.random() * ZIPF[-1])] if R.random() < .25 else ""


def outages(R, o):
    found, t = [], o.train * 10080 + R.randrange(240, 720)
    while t < o.weeks * 10080 - 240 - o.minutes:
        found.append(dict(kind="outage", mag=o.lift, start=t, end=t + o.minutes,
                          driver=R.choice(DRIVERS), place=R.choice(PLACES), injected=0))
        t += o.minutes + R.randrange(2880, 5760)
    return found


def brand(R, o, gen):
    rate = o.daily / 1440 * .8
    total = noise = 0.0
    own = [0.0] * 10
    a, b = math.exp(-1 / 45), math.exp(-1 / 90)
    sa, sb = .15 * math.sqrt(1 - a * a), .25 * math.sqrt(1 - b * b)
    minutes = o.weeks * 10080
    rows = [[] for _ in range(minutes + 1)]
    crises, at, people = outages(R, o), 0, itertools.count()

    def say(t, author, driver, where, negative):
        if t < minutes:
            rows[t].append((author, driver, where, negative))

    for t in range(minutes):
        h = (t / 60) % 24
        h0 = int(h - .5) % 24 if h >= .5 else 23
        f = (h - .5) % 1.0
        total += R.gauss(0, .10 / math.sqrt(10080))
        noise = a * noise + R.gauss(0, sa)
        own = [b * x + R.gauss(0, sb) for x in own]
        lam = rate * (gen.DI[h0] * (1 - f) + gen.DI[(h0 + 1) % 24] * f) * gen.WD[(t // 1440) % 7] * math.exp(total + noise)
        weights = [s * math.exp(x) for s, x in zip(SHARES, own)]
        steps = list(itertools.accumulate(weights + [.40]))
        for _ in range(gen.poisson(R, R.gammavariate(4, lam / 4))):
            k = bisect.bisect(steps, R.random() * steps[-1])
            driver = DRIVERS[k] if k < 10 else ""
            bad = .85 if driver else .15
            who, where = next(people), place(R)
            say(t, who, driver, where, R.random() < bad)
            pair = (who, next(people))
            for _ in range(gen.poisson(R, .25)):
                say(t + 1 + int(R.expovariate(1 / 6)), R.choice(pair) if R.random() < .5 else next(people), driver, "", R.random() < bad)
        if R.random() < 2 / 10080:
            who, driver = next(people), R.choice(DRIVERS)
            for _ in range(R.randrange(15, 41)):
                say(t + R.randrange(20), who, driver, "", True)
        if R.random() < 2 / 10080:
            for _ in range(R.randrange(60, 151)):
                say(t + R.randrange(40), next(people), "", "", False)
        while at < len(crises) and t >= crises[at]["end"]:
            at += 1
        if at < len(crises) and t >= crises[at]["start"]:
            e = crises[at]
            extra = (o.lift - 1) * lam / .8 * min(1, (t - e["start"] + 1) / 10)
            for _ in range(gen.poisson(R, R.gammavariate(4, extra / 4))):
                who = next(people)
                again = 1 + (R.randrange(1, 3) if R.random() < .2 else 0)
                driver = e["driver"] if R.random() < .7 else ""
                for i in range(again):
                    e["injected"] += 1
                    say(t + 3 * i, who, driver, e["place"] if R.random() < .5 else "", R.random() < .95)
    return rows[:minutes], crises


def main():
    o = parser.parse_args()
    spec = importlib.util.spec_from_file_location("synth_gen", os.path.join(o.tools, "synth_gen.py"))
    gen = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gen)
    os.makedirs(o.out, exist_ok=True)
    with open(os.path.join(o.out, "truth.ndjson"), "w") as truth, open(os.path.join(o.out, "series.ndjson"), "w") as series:
        for k in range(o.reps):
            R = random.Random("%d/brand/%d" % (o.seed, k))
            rows, crises = brand(R, o, gen)
            name = "brand_%d" % k
            with open(os.path.join(o.out, name + ".csv"), "w") as f:
                f.write("timestamp,author,driver,place,negative\n")
                for t, row in enumerate(rows):
                    stamp = (ZERO + datetime.timedelta(minutes=t)).strftime("%Y-%m-%dT%H:%M:")
                    for i, (who, driver, where, negative) in enumerate(row):
                        f.write("%s%02dZ,%d,%s,%s,%d\n" % (stamp, 60 * i // len(row), who, driver, where, negative))
            series.write(json.dumps(dict(id=name, rate=o.daily / 1440, minutes=len(rows), train=o.train * 10080)) + "\n")
            for e in crises:
                truth.write(json.dumps(dict(series=name, **e)) + "\n")


if __name__ == "__main__":
    main()
