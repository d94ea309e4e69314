#!/usr/bin/env python3
"""One line a set of labelled texts: what `vigia score` makes of it beside the labels.
usage: reading_table.py TOOLS VIGIA NAME=GOLD.tsv[+GOLD.tsv…]…"""
import json, subprocess, sys, tempfile

tools, vigia = sys.argv[1:3]
print("%-16s %5s  macro-F1  neg F1  neg P  neg R  pos F1  neu F1  neg share (gold)  off by  no evidence  rec@P.70" % ("set", "n"))
for item in sys.argv[3:]:
    name, _, files = item.partition("=")
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as gold, tempfile.NamedTemporaryFile("w", suffix=".ndjson") as said:
        for file in files.split("+"):
            gold.write(open(file, encoding="utf-8").read())
        gold.flush()
        mentions = subprocess.run([sys.executable, tools + "/tsv_to_mentions.py", gold.name], capture_output=True, check=True).stdout
        out = subprocess.run([vigia, "score", "--explain"], input=mentions, capture_output=True, check=True).stdout
        said.write(out.decode())
        said.flush()
        r = json.loads(subprocess.run(
            [sys.executable, tools + "/eval_sentiment.py", gold.name, said.name, "--json"], capture_output=True, check=True).stdout)
        spanish = [o for o in map(json.loads, out.splitlines()) if o["language"] == "es"]
        bare = sum(not any(e["weight"] for e in o["evidence"]) for o in spanish) / max(1, len(spanish))
    n, share, gold_share = r["negative"], r["predicted_negative_share"], r["gold_negative_share"]
    print("%-16s %5d  %.3f     %.3f   %.3f  %.3f  %.3f   %.3f   %.3f     (%.3f)  %+.3f  %.3f        %.3f" % (
        name, r["n"], r["macro_f1"], n["f1"], n["precision"], n["recall"], r["positive_f1"], r["neutral_f1"], share,
        gold_share, share - gold_share, bare, r["negative_recall_at_precision_70"]))
