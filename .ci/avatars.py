#!/usr/bin/python3
"""How well edited logos and photographs are still recognised, and how rarely others are taken for them.

usage: avatars.py VIGIA [odd|even] [MOST]

The pictures are those of Debian's packages papirus-icon-theme (logos of real programs and services, on
white) and mate-backgrounds (photographs, cut into squares); the edits are Pillow's, the decoding, the
fingerprints and the comparing are the command's (`vigia bench avatars`). Names are halved by their
checksum: `odd`, which is what the figures show, was never looked at when constants were chosen.
"""
import collections, glob, io, json, os, random, subprocess, sys, tempfile, zlib

from PIL import Image, ImageDraw

vigia = sys.argv[1]
half = (sys.argv[2:] or ["odd"])[0]
most = int((sys.argv[3:] or ["1000"])[0])
LOGOS = "/usr/share/icons/Papirus/64x64/apps/*.svg"
PHOTOS = "/usr/share/backgrounds/mate/nature/*.jpg"
SIDE = 256


def is_chosen(name):
    return zlib.crc32(name.encode()) % 2 == (half == "odd")


def order(name):
    return zlib.crc32(("order" + name).encode())


def logo(path):
    drawn = subprocess.run(["rsvg-convert", "-w", str(SIDE), "-h", str(SIDE), path], capture_output=True)
    if drawn.returncode:
        return None
    picture = Image.open(io.BytesIO(drawn.stdout)).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture)
    return ground.convert("RGB")


def squares(path):
    """Nine squares of a photograph that share nothing."""
    picture = Image.open(path).convert("RGB")
    side = min(picture.height // 3, picture.width // 3)
    for place in range(9):
        left, top = place % 3 * side, place // 3 * side
        yield picture.crop((left, top, left + side, top + side)).resize((SIDE, SIDE), Image.LANCZOS)


def originals():
    """Different pictures by name: what differs by less than two of a hundred at 32 × 32 is the same."""
    kept, seen = {}, collections.defaultdict(list)
    logos = [p for p in glob.glob(LOGOS) if is_chosen(os.path.basename(p)) and not os.path.islink(p)]
    photos = [p for p in glob.glob(PHOTOS) if is_chosen(os.path.basename(p))]
    found = ((os.path.basename(p) + "-%d" % i, s) for p in sorted(photos) for i, s in enumerate(squares(p)))
    drawn = ((os.path.basename(p), logo(p)) for p in sorted(logos, key=order))
    twins = 0
    for source in (found, drawn):
        for name, picture in source:
            if len(kept) >= most:
                return kept, twins
            if picture is None:
                continue
            small = picture.convert("L").resize((32, 32), Image.BOX).tobytes()
            shade = sum(small) // 1024
            near = [s for d in range(-6, 7) for s in seen[shade + d]]
            if any(sum(abs(a - b) for a, b in zip(small, s)) <= 5 * 1024 for s in near):
                twins += 1
                continue
            seen[shade].append(small)
            kept[name] = picture
    return kept, twins


def resized(picture, dice):
    side = dice.choice([48, 73, 96, 128, 200, 400])
    return saved(picture.resize((side, side), dice.choice([Image.LANCZOS, Image.BILINEAR])), "PNG")


def cut(picture, left, top, right, bottom):
    width, height = picture.size
    box = (round(width * left), round(height * top), round(width * (1 - right)), round(height * (1 - bottom)))
    return picture.crop(box)


def saved(picture, kind, **options):
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def badged(picture, dice):
    """A tick in a disc with a white rim, or a square sticker, in a corner."""
    other = picture.copy()
    draw = ImageDraw.Draw(other)
    size = round(SIDE * dice.uniform(.16, .24))
    left = dice.choice([4, SIDE - size - 4])
    top = dice.choice([4, SIDE - size - 4])
    box = (left, top, left + size, top + size)
    colour = dice.choice(["#1d9bf0", "#20b15a", "#e0245e", "#f4b400"])
    if dice.random() < .7:
        draw.ellipse(box, fill=colour, outline="white", width=3)
        draw.line([(left + size * .28, top + size * .52), (left + size * .44, top + size * .68),
                   (left + size * .72, top + size * .34)], fill="white", width=max(2, size // 9))
    else:
        draw.rectangle(box, fill=colour)
    return saved(other, "PNG")


EDITS = {
    "resized": resized,
    "jpeg 30": lambda p, d: saved(p, "JPEG", quality=30),
    "jpeg 50": lambda p, d: saved(p, "JPEG", quality=50),
    "jpeg 70": lambda p, d: saved(p, "JPEG", quality=70),
    "webp 40": lambda p, d: saved(p, "WEBP", quality=40),
    "gif": lambda p, d: saved(p.convert("P", palette=Image.ADAPTIVE, colors=64), "GIF"),
    "96 px and jpeg 40": lambda p, d: saved(p.resize((96, 96), Image.LANCZOS), "JPEG", quality=40),
    "badged": badged,
    "crop 5 %": lambda p, d: saved(cut(p, .025, .025, .025, .025), "PNG"),
    "crop 5 % of one corner": lambda p, d: saved(cut(p, .05, .05, 0, 0), "PNG"),
    "crop 5 % of every side": lambda p, d: saved(cut(p, .05, .05, .05, .05), "PNG"),
}
NEEDED = {"crop": .75}

with tempfile.TemporaryDirectory() as folder:
    pictures, twins = originals()
    for part in ["official"] + list(EDITS):
        os.mkdir(os.path.join(folder, part))
    for name, picture in pictures.items():
        with open(os.path.join(folder, "official", name), "wb") as file:
            file.write(saved(picture, "PNG"))
        for edit, change in EDITS.items():
            with open(os.path.join(folder, edit, name), "wb") as file:
                file.write(change(picture, random.Random(name + edit)))
    told = subprocess.run([vigia, "bench", "avatars", folder], capture_output=True, check=True).stdout
figures = json.loads(told)["avatars"]

photos = sum(".jpg-" in name for name in pictures)
print("  %d pictures: %d logos of papirus-icon-theme, %d squares of mate-backgrounds; %d more left out as "
      "twins; %.1f ms a picture" % (len(pictures), len(pictures) - photos, photos, twins, figures["picture_ms"]))
for edit in EDITS:
    tally = figures["edits"][edit]
    needed = NEEDED.get(edit.split()[0], .98)
    print("  %-24s %.3f%s" % (edit, tally["share"], "" if tally["share"] >= needed else "   (owed: %.2f)" % needed))
others = figures["others"]
print("  others taken for one      %.4f %%  (%d of %d pairs)%s" % (
    100 * others["share"], others["taken"], others["pairs"], "" if others["share"] <= .001 else "   (owed: 0.1 %)"))
if os.environ.get("AVATARS_WITHIN"):
    for name, tally in list(figures["edits"].items()) + [("others", others)]:
        print("  %-24s" % name, " ".join("%.4f" % (w / tally["pairs"]) for w in tally["within"]))
