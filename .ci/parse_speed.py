"""Speed of `vigia parse` in MB/s beside PyPI's feedparser, on the same files in one run.

usage: parse_speed.py VIGIA SHARED
Both read each file once a round; the start of the program is measured on an empty feed and taken off. What
counts is processor time, so that a busy machine tells the same.
Then the parsing alone, which is what feedparser does: from bytes to mentions, nothing written down.
"""
import json, pathlib, re, resource, subprocess, sys, tempfile, time

try:
    import feedparser
except ImportError:
    sys.exit("feedparser is not installed: make verify installs it, then .venv/bin/python .ci/parse_speed.py")

vigia, shared = sys.argv[1], pathlib.Path(sys.argv[2])
folder = pathlib.Path(tempfile.mkdtemp())
files = []
# Real feeds, their items repeated until a file is some megabytes: the program's start then weighs little.
for path in sorted((shared / "corpus/feeds/dev/spanish-press/files").glob("*")):
    text = path.read_bytes()
    items = re.findall(rb"<item[ >].*?</item>", text, re.S)
    if not items: continue
    head = text[:text.index(items[0])]
    body = b"".join(items)
    big = folder / path.name
    big.write_bytes(head + body * (3_000_000 // len(body) + 1) + b"</channel></rss>")
    files.append(big)
empty = folder / "empty.xml"
empty.write_text("<rss version='2.0'><channel><title>x</title></channel></rss>")


def spent():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def once(file):
    before = spent()
    subprocess.run([vigia, "parse", str(file)], stdout=subprocess.DEVNULL, check=True)
    return spent() - before


def best(file): return min(once(file) for _ in range(5))


start = best(empty)
size = seconds = theirs = 0
for file in files:
    size += file.stat().st_size / 1e6
    seconds += best(file) - start
    begun = time.process_time(); feedparser.parse(str(file)); theirs += time.process_time() - begun
print(f"{len(files)} files, {size:.1f} MB; start of the program {1000 * start:.0f} ms (taken off)")
alone = json.loads(subprocess.run([vigia, "bench", "parsing", "--rounds", "5"] + [str(f) for f in files],
                                  capture_output=True, check=True).stdout)["parsing"]["mb_per_cpu_s"]
print(f"vigia {size / seconds:.1f} MB/s, feedparser {feedparser.__version__} {size / theirs:.2f} MB/s: {theirs / seconds:.0f} times")
print(f"parsing alone {alone:.1f} MB/s of processor time: {alone * theirs / size:.0f} times")
