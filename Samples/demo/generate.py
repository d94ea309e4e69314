#!/usr/bin/env python3
"""Makes the recorded day of `vigia demo`: an invented operator, an invented competitor, in Argentina.

usage: python3 generate.py [--check]

Writes beside itself `menciones.ndjson` (the day, in order of arrival), `historia.ndjson` (two weeks of
counts before it) and `plantillas.tsv` (how often each pattern of `textos/` was used). With --check it
writes nothing and fails unless the three files are what it would write. Seeded: always the same bytes.

The day runs from Monday 2 March 2026, 19:15, to Tuesday 19:15 in Buenos Aires. What happens in it, and
what must come of it, stands in `esperado.json`; the times are those of `STORY` below. Sources: `plaza`
(posts, replies, reposts), `mural` (comments under the brand's own pages), `vecinos` (messages of
neighbourhood groups), `resenas` (app reviews), `correo` (mail), `foro` (a forum), `prensa` (headlines).

A pattern is one line of `textos/`: {a|b} is a choice, [x] a slot (`Speech.usual`). Patterns are dealt
like cards, so all of a subject are used before one is used again; none may be used more than 40 times.
"""
import datetime, json, math, os, sys
from random import Random
from people import People
from speech import BARRIOS, Speech, in_hand, stretch
from story import STORY, amount_of, hour_shape, minute

SEED = 20260302
HERE = os.path.dirname(os.path.abspath(__file__))
START = datetime.datetime(2026, 3, 2, 22, 15, tzinfo=datetime.timezone.utc)
MINUTES = 1440
MOST_USES = 40
BRANDS = {"andina": ["@AndinaMovil", "@AndinaMovil", "Andina Móvil", "andina", "#andina", "Andina", "andina movil"],
          "pampa": ["@PampaTel", "Pampa Telefonía", "pampa telefonia"]}
RATES = {"andina": 2.7, "pampa": .95}
SHARES = [("plaza", .45), ("mural", .17), ("vecinos", .05), ("resenas", .08), ("correo", .06), ("foro", .14), ("prensa", .05)]
SIZES = [("plaza", 1500), ("mural", 520), ("vecinos", 130), ("resenas", 260), ("correo", 240), ("foro", 170), ("prensa", 1)]
KINDS = {"plaza": "post", "mural": "reply", "vecinos": "message", "resenas": "review", "correo": "mail", "foro": "post", "prensa": "article"}
CALM = [("red", 12), ("cortes", 7), ("tecnico", 5), ("instalacion", 4), ("spam", 5), ("cobro", 9), ("atencion", 5), ("senal_suelta", 5),
        ("publicidad", 3), ("pregunta", 19), ("elogio", 13), ("idea", 6), ("charla", 7)]
# The part of a brand's calm mentions that reports each problem; the reader, measured with `vigia score`, finds a little less.
USUAL = {"network": .07, "intermittency": .07, "technical_service": .045, "installation_delay": .03, "unwanted_service": .045, "billing": .075,
         "contact_center": .055, "signal": .05, "outage": .02, "advertising": .03}
USUAL_NEGATIVE = .42
OUTLETS = """Diario del Paraná|La Voz del Sur|Litoral Noticias|El Cronista Serrano|Radio Barranca|Portal Andén|La Gaceta Ribereña|Cuyo Hoy|
Patagonia Diario|El Federal Web|Noticias del Puerto|Canal Once Centro|El Tribuno Pampeano|Info Salinas|La Mañana de Tres Ríos|Data Rosario|Punto Sur|
El Eco Serrano|Agencia Norte|Diario Consumo|Tecno al Día|Economía Clara|Mirador|La Reforma Digital|Hora Cero|El Observador del Sur|Vía Litoral|
Nuevo Día|Zona Oeste|Primera Plana Norte|El Heraldo Ribereño|Sierras Online|Agenda Federal|El Portuario|La Nota|Bolsillo|Crónica Cuyana|Radio Puente|
Diario Estación|Ahora Litoral""".replace("\n", "").split("|")
ANGRY = {"red", "cortes", "tecnico", "instalacion", "spam", "cobro", "atencion", "senal_suelta", "publicidad", "corte", "aumento", "sin_atencion",
         "campana", "datos", "noventa"}
PARTIES = {"sorteo", "partido"}


class Day:
    """The mentions of the day, made minute by minute."""

    def __init__(self):
        self.rnd = Random(SEED)
        self.speech = Speech(self.rnd)
        self.people = People(self.rnd, SIZES)
        self.made, self.serial = [], 0
        self.desk = {"author": {"id": "pl-1", "handle": "AndinaMovil", "name": "Andina Móvil", "followers": 412000, "following": 310, "posts": 98700,
                                "created_at": "2010-06-01T00:00:00Z", "verified": True, "bio": "Cuenta oficial. Atención de 8 a 24."}, "name": "Andina"}
        self.impostor = {"author": {"id": "pl-9001", "handle": "AndinaMovil_Ayuda", "name": "Andina Móvil Atención", "followers": 38, "following": 611,
                                    "posts": 74, "created_at": "2026-02-21T00:00:00Z", "bio": "Atención al cliente las 24 hs. Escribinos por privado o WhatsApp +54 9 11 5555-0147"},
                         "name": "Camila"}
        self.tireless = self.people.make("plaza")
        self.three = self.people.make("plaza")

    def add(self, minute, source, person, text, **more):
        """One mention at a random second of a minute; `late` minutes pass before it is fetched."""
        self.serial += 1
        at = START + datetime.timedelta(minutes=minute, seconds=self.rnd.randint(0, 59))
        late = more.pop("late", 0)
        item = {"id": "%s-%05d" % (source, self.serial), "source": source, "kind": more.pop("kind", KINDS[source]), "text": text,
                "published_at": stamp(at)}
        if late:
            item["fetched_at"] = stamp(at + datetime.timedelta(minutes=late))
        item.update({key: value for key, value in more.items() if value is not None})
        if source == "correo":
            item["author"] = {"id": person["author"]["id"], "name": person["author"]["name"]}
        else:
            item["author"] = person["author"]
        self.made.append((at + datetime.timedelta(minutes=late), item))
        return item

    def say(self, minute, subject, brand="andina", source=None, person=None, **more):
        """A mention of a subject, written by somebody of a source in their own way."""
        rnd = self.rnd
        source = source or rnd.choices(["plaza", "mural", "vecinos"], [70, 24, 6])[0]
        person = person or self.people.someone(source)
        values = {"b": rnd.choice(BRANDS[brand]), "o": BRANDS["pampa" if brand == "andina" else "andina"][2], "imp": self.impostor["author"]["handle"]}
        values.update(more.pop("values", {}))
        pattern = self.speech.deal(subject)
        names_brand = "[b]" in pattern or brand.lower() in pattern.lower()
        text = self.speech.fill(pattern, values).replace(" de el ", " del ").replace(" a el ", " al ")
        formal = source in ("correo", "prensa") or person is self.desk or person is self.impostor
        if not formal and source != "foro":
            text = self.dress(text, subject)
        if not names_brand and not formal:
            if source in ("mural", "resenas") and rnd.random() < .7:
                more["mentions"] = [BRANDS[brand][0][1:]]
            else:
                text = self.address(text, values["b"])
        if source == "correo":
            more["title"] = rnd.choice(["Reclamo", "Consulta", "Factura", "Mi línea", "Re: su mensaje", "Pedido", "Sin asunto"]) + " - " + BRANDS[brand][2]
        if not formal:
            text = in_hand(text, person["style"], rnd, lambda: self.speech.pick(
                "emoji_fiesta" if subject in PARTIES else "emoji_enojo" if subject in ANGRY else "emoji_alegre"))
        return self.add(minute, source, person, text, **more)

    def dress(self, text, subject):
        """An opening and a closing now and then."""
        mood = "queja" if subject in ANGRY else "calma" if subject in ("pregunta", "idea") else None
        if mood and self.rnd.random() < .22:
            text = self.speech.pick("abre_" + mood) + self.rnd.choice([", ", ": ", " "]) + text
        if mood and self.rnd.random() < .3:
            text += self.rnd.choice([", ", ". ", "... ", " "] if text[-1] not in "?!." else [" "]) + self.speech.fill(self.speech.pick("cierra_" + mood), {})
        return text

    def address(self, text, brand):
        """The brand called by name, before or after."""
        text = text[:1].lower() + text[1:] if text[1:2].islower() else text
        draw = self.rnd.random()
        if draw < .4:
            handle = brand if brand[0] in "@#" else BRANDS["andina" if "ndina" in brand else "pampa"][0]
            return handle + " " + text
        if draw < .62:
            return self.speech.fill(self.speech.pick("vueltas"), {"b": brand}) + " " + text
        ending = self.speech.fill(self.speech.pick("remata"), {"b": brand})
        return text.rstrip(".") + (ending.lstrip(",") if text[-1] in "?!" else ending)

    # What happens, each a method that is asked every minute.

    def calm(self, m):
        for brand in ("andina", "pampa"):
            for _ in range(poisson(self.rnd, RATES[brand] * hour_shape(m))):
                source = self.rnd.choices([s for s, _ in SHARES], [w for _, w in SHARES])[0]
                if m in STORY["ciego"] and source == "foro":
                    continue
                own = {"resenas": "resena", "correo": "correo", "foro": "foro", "prensa": "noticia"}.get(source)
                if own == "noticia":
                    self.press(m, "noticia", brand)
                elif brand == "pampa" and own is None and self.rnd.random() < .4:
                    self.say(m, "pampa", brand, source)
                elif own:
                    self.say(m, own, brand, source)
                else:
                    subject = self.rnd.choices([s for s, _ in CALM], [w for _, w in CALM])[0]
                    asked = self.say(m, subject, brand, source)
                    if source == "plaza" and brand == "andina" and self.rnd.random() < .14:
                        self.answer(m + self.rnd.randint(3, 40), asked, "oficial")

    def answer(self, m, asked, subject, person=None, late=0):
        """A reply to a mention, by the brand's desk or whoever passes for it."""
        if m < MINUTES:
            name = asked["author"].get("name", "").split(" ")[0]
            reply = self.say(m, subject, person=person or self.desk, source="plaza", kind="reply", in_reply_to=asked["id"],
                             mentions=[asked["author"]["handle"]], values={"n": name.capitalize()})
            reply["text"] = "@" + asked["author"]["handle"] + " " + reply["text"]

    def press(self, m, subject, brand="andina", title=None, outlet=None):
        title = title or self.speech.fill(self.speech.deal(subject), {"b": BRANDS[brand][2], "o": BRANDS["pampa"][1], "p": 22})
        outlet = outlet or self.rnd.choice(OUTLETS)
        self.add(m, "prensa", {"author": {"name": outlet}}, self.rnd.choice(
            ["Informe de la redacción.", "Noticia en desarrollo.", "Los detalles, en la nota.", "Leé la nota completa.", "Por la redacción de " + outlet + "."]), title=title)

    def outage(self, m):
        zones = [z for z, since in zip(BARRIOS, STORY["barrios"]) if m >= since]
        for _ in range(poisson(self.rnd, amount_of("corte", m))):
            over = m >= STORY["restablecido"] and self.rnd.random() < .3 + .03 * (m - STORY["restablecido"])
            zone = self.rnd.choices(zones, [3, 2, 2][:len(zones)])[0]
            draw = self.rnd.random()
            values = {"z": zone, "t": self.rnd.choice(["19:40", "20", "19 y pico", "19:45", "20 clavadas"])}
            if over:
                said = self.say(m, "alivio", values=values)
            elif draw < .05:
                said = self.say(m, "corte_foro", source="foro", values=values)
            elif draw < .09:
                said = self.say(m, "corte_vecinos", source="vecinos", values=values)
            else:
                late = self.rnd.randint(8, 45) if self.rnd.random() < .03 else self.rnd.randint(90, 560) if self.rnd.random() < .015 else 0
                said = self.say(m, "corte", values=values, late=late)
            if said["source"] == "plaza" and not over and "fetched_at" not in said:
                if self.rnd.random() < .07:
                    self.answer(m + self.rnd.randint(2, 12), said, "oficial_corte")
                if STORY["impostor"][0] <= m < STORY["impostor"][1] and self.rnd.random() < .05:
                    self.answer(m + self.rnd.randint(1, 4), said, "estafa", self.impostor)
            if said["source"] == "plaza" and self.rnd.random() < .05:
                self.repost(m + self.rnd.randint(1, 9), said)
        if m in STORY["titulares_corte"]:
            title = self.speech.sections["titular_corte"][STORY["titulares_corte"].index(m)]
            self.press(m, "titular_corte", title=title)
        if m in STORY["dudas"]:
            self.say(m, "dudas_estafa", source="plaza")

    def repost(self, m, said):
        person = self.people.someone("plaza")
        if m < MINUTES and person["author"] is not said["author"]:
            self.add(m, "plaza", person, said["text"], kind="repost", repost_of=said["id"], mentions=said.get("mentions"))

    def morning(self, m):
        for _ in range(poisson(self.rnd, amount_of("aumento", m))):
            draw = self.rnd.random()
            if draw < .1:
                self.say(m, "aumento_carta", source="correo")
            elif draw < .16:
                self.say(m, "aumento_foro", source="foro")
            else:
                said = self.say(m, "aumento")
                if said["source"] == "plaza" and self.rnd.random() < .05:
                    self.repost(m + self.rnd.randint(1, 20), said)
        for _ in range(poisson(self.rnd, amount_of("sin_atencion", m))):
            if self.rnd.random() < .08:
                self.say(m, "sin_atencion_carta", source="correo")
            else:
                self.say(m, "sin_atencion")
        if m in STORY["datos"]:
            self.say(m, "datos", source=self.rnd.choice(["plaza", "plaza", "correo", "mural"]))
        if m in STORY["titulares"]:
            at = STORY["titulares"].index(m)
            self.headline(m, at)

    def headline(self, m, at):
        """The same headline in one outlet after another, hardly touched."""
        title = self.speech.fill(self.speech.sections["titulares"][at % 2], {"p": 22})
        key = "titulares.%d" % (at % 2 + 1)
        self.speech.uses[key] = self.speech.uses.get(key, 0) + 1
        title = [title, title.replace("%", " %"), title + " | " + OUTLETS[at], title + "."][at % 4]
        self.press(m, "titulares", title=title, outlet=OUTLETS[at])

    def afternoon(self, m):
        for subject in ("campana", "sorteo"):
            for _ in range(poisson(self.rnd, amount_of(subject, m))):
                self.say(m, subject, source=self.rnd.choices(["plaza", "mural"], [45, 55])[0])
        if m in STORY["copia"]:
            at = STORY["copia"].index(m)
            person = self.people.make("plaza", young=True)
            text = self.speech.deal("copia_" + "abc"[at % 3])
            draw = self.rnd.random()
            text = text + " " + self.rnd.choice(["👎", "!!", "RT", "😡", "ya"]) if draw < .3 else text.lower() if draw < .5 else stretch(text, self.rnd) if draw < .6 else text
            self.add(m, "plaza", person, text)

    def night(self, m):
        for _ in range(poisson(self.rnd, amount_of("partido", m))):
            self.say(m, "partido", source=self.rnd.choices(["plaza", "mural"], [85, 15])[0], values={"b": "Andina"})
        for _ in range(poisson(self.rnd, amount_of("obras", m))):
            self.say(m, "obras", source=self.rnd.choice(["plaza", "plaza", "mural"]), values={"t": self.rnd.choice(["la una", "la una menos cuarto", "la 1 y media"])})
        if m in STORY["madrugada"]:
            self.say(m, "madrugada", source="plaza")
        if m in STORY["noventa"]:
            self.say(m, "noventa", source="plaza", person=self.tireless)
        if m in STORY["tres_canales"]:
            at = STORY["tres_canales"].index(m)
            source = ("plaza", "correo", "resenas")[at]
            text = self.speech.fill(self.speech.sections["tres_canales"][at], {"m": "$ 21.499"})
            self.add(m, source, self.three, text, mentions=["AndinaMovil"])
        if m in STORY["avisos"]:
            text = self.speech.sections["aviso_oficial"][STORY["avisos"].index(m)]
            said = self.add(m, "plaza", self.desk, text, tags=["andina"])
            for _ in range(self.rnd.randint(3, 9)):
                self.repost(m + self.rnd.randint(1, 30), said)

    def beside(self, m):
        """What is no crowd of complaints: a rumour, bad answers to the brand's own words, a competitor's outage."""
        if m in STORY["rumor"]:
            self.say(m, "rumor", source=self.rnd.choice(["plaza", "plaza", "mural", "vecinos"]))
        if m == STORY["desmentida"]:
            self.denial = self.say(m, "desmentida", source="plaza", person=self.desk)
        if m in STORY["respuestas"]:
            self.say(m, "respuesta_mala", source="plaza", kind="reply", in_reply_to=self.denial["id"], mentions=["AndinaMovil"])
        for _ in range(poisson(self.rnd, amount_of("rival_corte", m))):
            self.say(m, "rival_corte", "pampa")

    def run(self):
        for happenings in ((self.calm, self.outage, self.night, self.morning, self.afternoon), (self.beside,)):
            for m in range(MINUTES):
                for happening in happenings:
                    happening(m)
        last = START + datetime.timedelta(minutes=MINUTES)
        return [item for at, item in sorted(self.made, key=lambda pair: (pair[0], pair[1]["id"])) if at < last]


def stamp(at):
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def poisson(rnd, mean):
    limit, product, count = math.exp(-mean), rnd.random(), 0
    while product > limit:
        product *= rnd.random()
        count += 1
    return count


def history():
    """Two weeks of five-minute counts: brands, drivers, negative mentions, sources."""
    rnd, start = Random(SEED + 1), START - datetime.timedelta(days=14)
    series = [({"brand": brand}, rate) for brand, rate in RATES.items()]
    series += [({"brand": "andina", "driver": driver}, RATES["andina"] * share) for driver, share in USUAL.items()]
    series += [({"brand": "andina", "negative": True}, RATES["andina"] * USUAL_NEGATIVE)]
    series += [({"brand": brand, "source": source}, rate * share) for brand, rate in RATES.items() for source, share in SHARES]
    lines = []
    for key, rate in series:
        counts = []
        for step in range(14 * 288):
            m = step * 5 - 14 * 1440
            day = (start + datetime.timedelta(minutes=step * 5 - 180)).weekday()
            counts.append(poisson(rnd, 5 * rate * hour_shape(m) * (.85 if day >= 5 else 1)))
        lines.append({"control": "history", "series": key, "start": stamp(start), "step_s": 300, "counts": counts})
    return lines


def calendar():
    """What the brand knew beforehand, as control lines."""
    def entry(name, kind, title, first, last, **more):
        return dict({"control": "calendar", "id": name, "kind": kind, "title": title, "brand": "andina",
                     "from": stamp(START + datetime.timedelta(minutes=first)), "to": stamp(START + datetime.timedelta(minutes=last))}, **more)
    return [entry("copa", "match", "Final de la Copa Andina", minute("21:30"), minute("00:15", 1), terms=["copa andina", "#copaandina"]),
            entry("obras-mdp", "works", "Trabajos programados en Mar del Plata", minute("00:30", 1), minute("03:30", 1), places=["Mar del Plata"]),
            entry("campana", "campaign", "Campaña «Más cerca tuyo»", minute("14:30", 1), minute("17:00", 1)),
            entry("sorteo", "contest", "Sorteo de un teléfono", minute("16:40", 1), minute("17:45", 1), terms=["participo", "sorteo"])]


def lines(items):
    return "".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n" for item in items)


def files():
    day = Day()
    mentions = day.run()
    uses = sorted(day.speech.uses.items())
    texts = {item["text"] for item in mentions}
    # The calendar stands after the first mention: a control line has no arrival of its own.
    blind = [stamp(START + datetime.timedelta(minutes=m)) for m in (STORY["ciego"][0], STORY["ciego"][-1] + 1)]
    before = sum(item.get("fetched_at", item["published_at"]) < blind[0] for item in mentions)
    gap = [{"control": "gap", "source": "foro", "from": blind[0], "to": blind[1]}]
    made = {"menciones.ndjson": lines(mentions[:1] + calendar() + mentions[1:before] + gap + mentions[before:]), "historia.ndjson": lines(history()),
            "plantillas.tsv": "".join("%s\t%d\n" % use for use in uses)}
    print("mentions %d, distinct texts %d, patterns %d, most used %d times, bytes %d" % (
        len(mentions), len(texts), len(uses), max(n for _, n in uses), sum(len(text.encode()) for text in made.values())))
    assert len(mentions) >= 6000 and len(texts) >= 3000 and max(n for _, n in uses) <= MOST_USES
    return made


if __name__ == "__main__":
    for name, text in files().items():
        path = os.path.join(HERE, name)
        if "--check" in sys.argv:
            with open(path, encoding="utf-8") as kept:
                if kept.read() != text:
                    sys.exit(name + " is not what the generator writes")
        else:
            with open(path, "w", encoding="utf-8") as out:
                out.write(text)
