#!/usr/bin/env python3
"""Holds `vigia parse X.eml` against Python's own `email` package on letters that it writes itself.

usage: mails.py VIGIA [COUNT]

Each letter gets a random shape: charset, transfer encoding, plain or HTML or both, inside how many
multiparts, attachments, encoded words, a long subject. Python composes it and reads it back (policy
default); the two readings of id, subject, sender's name, date, text and attachments' names are compared.
Prints the agreement by field and the first letters that differ; exits 1 below 99 % of any field.
"""
import datetime, json, pathlib, random, subprocess, sys, tempfile
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

WORDS = ("señal internet factura técnico línea corte módem reclamo mañana niño último días pingüino "
         "hace no anda nadie atiende quiero la baja por favor Córdoba Ñuñoa están acción").split()
# No UTF-16: Python breaks its lines byte by byte.
CHARSETS = ["utf-8", "iso-8859-1", "windows-1252", "iso-8859-15", "cp850"]


def text(chance, count):
    words = [chance.choice(WORDS) for _ in range(count)]
    lines = [" ".join(words[at:at + 9]) for at in range(0, count, 9)]
    return "\n".join(lines)


def letter(chance, number):
    mail = EmailMessage(policy=policy.SMTP)
    mail["From"] = "%s <p%d@ejemplo.com>" % (text(chance, 2).title(), number)
    mail["To"] = "atencion@ejemplo.com"
    mail["Subject"] = text(chance, chance.choice([1, 4, 9]))
    mail["Message-ID"] = "<%d.%d@ejemplo.com>" % (number, chance.randrange(10**9))
    mail["Date"] = datetime.datetime(2026, 3, 2, 10, tzinfo=datetime.timezone(
        datetime.timedelta(hours=-3))) + datetime.timedelta(seconds=chance.randrange(10**6))
    body = text(chance, chance.choice([3, 20, 120]))
    charset = chance.choice(CHARSETS)
    encoding = chance.choice(["quoted-printable", "base64", "8bit"])
    shape = chance.choice(["plain", "html", "both"])
    html = "<html><body>" + "".join("<p>%s</p>" % line for line in body.split("\n")) + "</body></html>"
    if shape == "html":
        mail.set_content(html, subtype="html", charset=charset, cte=encoding)
    else:
        mail.set_content(body + "\n", charset=charset, cte=encoding)
        if shape == "both":
            mail.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    for index in range(chance.choice([0, 0, 1, 3])):
        mail.add_attachment(b"\x00\x01" * 50, maintype="application", subtype="pdf",
                            filename="factura nº %d de %s.pdf" % (index, chance.choice(WORDS)))
    return mail.as_bytes(), body


def by_python(raw, body):
    mail = message_from_bytes(raw, policy=policy.default)
    return {
        "id": "mail:" + mail["Message-ID"].strip().strip("<>"),
        "subject": " ".join(str(mail["Subject"]).split()),
        "sender": mail["From"].addresses[0].display_name,
        "date": parsedate_to_datetime(mail["Date"]).astimezone(datetime.timezone.utc)
                .strftime("%Y-%m-%dT%H:%M:%SZ"),
        "text": body,
        "attachments": [part.get_filename() for part in mail.iter_attachments()],
    }


def by_vigia(line):
    mention = json.loads(line)
    return {
        "id": mention["id"], "subject": mention["title"], "sender": mention["author"]["name"],
        "date": mention["published_at"], "text": mention["text"],
        "attachments": [item["name"] for item in mention.get("attachments", [])],
    }


def main():
    vigia, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    chance, agreed, shown = random.Random(7), {}, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            raw, body = letter(chance, number)
            path = pathlib.Path(folder, "x.eml")
            path.write_bytes(raw)
            run = subprocess.run([vigia, "parse", str(path)], capture_output=True, text=True)
            wanted = by_python(raw, body)
            found = by_vigia(run.stdout) if run.returncode == 0 else {}
            for field, value in wanted.items():
                agreed[field] = agreed.get(field, 0) + (found.get(field) == value)
                if found.get(field) != value and shown < 5:
                    shown += 1
                    print("letter %d, %s:\n  python %r\n  vigia  %r" % (number, field, value, found.get(field)))
    print("letters %d; agreement " % count + ", ".join(
        "%s %.1f %%" % (field, 100 * right / count) for field, right in agreed.items()))
    sys.exit(0 if all(right >= 0.99 * count for right in agreed.values()) else 1)


if __name__ == "__main__":
    main()
