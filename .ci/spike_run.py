#!/usr/bin/env python3
"""Openings and closings of `vigia detect` on the streams of synth_gen.py (Python 3, standard library).

usage: spike_run.py FIXTURE_DIR... --run "vigia detect --budget 1 --of 21" > alarms.ndjson

Writes {"series":"FIXTURE_DIR/id","minute":N,"until":M}, until null where the alarm was still open at the end. As tools/synth_run.py,
which tells the openings only; the dense files the command reads are kept beside the fixture as FIXTURE_DIR/id.dense, since a
fixture is run several times."""
import argparse, datetime, json, os, shlex, subprocess, sys

ZERO = datetime.datetime(2024, 1, 1, 3, tzinfo=datetime.timezone.utc)


def dense(folder, series):
    path = os.path.join(folder, series["id"] + ".dense")
    if not os.path.exists(path):
        count = {}
        with open(os.path.join(folder, series["id"] + ".csv")) as f:
            next(f)
            for line in f:
                minute, value = line.split(",")
                count[int(minute)] = int(value)
        with open(path + ".part", "w") as f:
            f.write("timestamp,value\n")
            for day in range(0, series["minutes"], 1440):
                for hour in range(24):
                    stamp = (ZERO + datetime.timedelta(minutes=day + 60 * hour)).strftime("%Y-%m-%dT%H:")
                    first = day + 60 * hour
                    f.write("".join("%s%02d:00Z,%d\n" % (stamp, i, count.get(first + i, 0)) for i in range(60) if first + i < series["minutes"]))
        os.rename(path + ".part", path)
    return path


def minute(stamp):
    return int((datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00")) - ZERO).total_seconds() // 60)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fixture", nargs="+")
    parser.add_argument("--run", required=True)
    o = parser.parse_args()
    command = shlex.split(o.run) + ["--head", "page", "--timezone", "America/Argentina/Buenos_Aires", "--alerts"]
    for folder in o.fixture:
        for series in map(json.loads, open(os.path.join(folder, "series.ndjson"))):
            done = subprocess.run(command + [dense(folder, series)], capture_output=True, text=True)
            if done.returncode:
                sys.exit("%s: exit %d\n%s" % (series["id"], done.returncode, done.stderr))
            found = []
            for event in map(json.loads, done.stdout.splitlines()):
                if event["event"] == "open":
                    found.append(dict(series=folder + "/" + series["id"], minute=minute(event["at"]), until=None))
                else:
                    found[-1]["until"] = minute(event["at"])
            for alarm in found:
                print(json.dumps(alarm))


if __name__ == "__main__":
    main()
