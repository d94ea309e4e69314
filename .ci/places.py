"""Counts the sentences of PlaceSentences.swift in which `vigia score` names the right places.

usage: places.py VIGIA PlaceSentences.swift
"""
import json, re, subprocess, sys


def main():
    named, free = re.findall(r'"""\n(.*?)\n\s*"""', open(sys.argv[2], encoding="utf-8").read(), re.S)
    gold = []
    for line in named.split("\n"):
        text, places = line.strip().split("|")
        gold.append((text, [place.strip() for place in places.split(";")]))
    gold += [(line.strip(), []) for line in free.split("\n")]
    lines = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, (text, _) in enumerate(gold))
    said = subprocess.run([sys.argv[1], "score"], input=lines, capture_output=True, text=True, check=True).stdout
    right, wrong = 0, []
    for (text, places), line in zip(gold, said.splitlines()):
        found = ["%s, %s" % (p["name"], p["province"] or "") for p in json.loads(line)["places"]]
        right += found == places
        if found != places:
            wrong.append("  %s -> %s" % (text, "; ".join(found) or "-"))
    print("sentences %d right %d share %.3f" % (len(gold), right, right / len(gold)))
    print("\n".join(wrong))


main()
