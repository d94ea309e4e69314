"""Words of the recording: patterns from `textos/`, dealt out evenly and written the way their author writes."""
import os, re

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "textos")

BARRIOS = ["el Centro", "Fisherton", "Echesortu"]
CITIES = """Rosario|Córdoba|Mendoza|La Plata|Tucumán|Salta|Neuquén|Bahía Blanca|Paraná|Santa Fe|Posadas|Resistencia|Corrientes|Tandil|
San Juan|San Luis|Río Cuarto|Pergamino|Junín|Olavarría|Villa María|Rafaela|Concordia|Bariloche|Trelew|Comodoro Rivadavia|Formosa|Jujuy|
Catamarca|La Rioja|Santa Rosa|Viedma|Ushuaia|Río Gallegos|Quilmes|Morón|Lanús|San Nicolás|Zárate|Luján|Venado Tuerto|Gualeguaychú""".replace("\n", "").split("|")
WHO = """mi vieja|mi viejo|mi hija|mi hijo|mi hermana|mi suegra|mi abuela|mi novio|mi señora|mi marido|mi socio|mi prima|mi tía|mi cuñado|
la nona|mi nieto|mi compañera|el abuelo""".replace("\n", "").split("|")
JOBS = """remisero|enfermera|electricista|cadete|docente|médica de guardia|plomero|vendedora|kiosquera|fletero|peluquera|abogada|
repartidor|taxista|cuidadora|albañil|fotógrafo|contadora|modista|gasista""".replace("\n", "").split("|")
SPANS = """media hora|una hora|40 minutos|dos horas|veinte minutos|una hora y media|50 min|35 minutos|1 hora|2 hs|un rato largo|tres cuartos de hora""".replace("\n", "").split("|")
LONG_SPANS = """una hora|dos horas|tres horas|dos días|40 minutos|toda la mañana|media hora|una hora y pico|1 hora 20|50 minutos""".split("|")
DAYS = "lunes martes miércoles jueves viernes sábado domingo".split()
PLANS = "Libre 20|Control 8|Total 30|Familia|Libre 50|Joven|Básico|Plus 15|Conectados".split("|")
ROADS = ["9", "11", "33", "3", "7", "34", "40", "14", "22", "226"]
ALLEY = "San Martín|Belgrano|Mitre|Rivadavia|Sarmiento|Alvear|Moreno|Urquiza|Brown|Laprida".split("|")

ABBREVIATIONS = [("que", "q"), ("porque", "xq"), ("por qué", "xq"), ("también", "tmb"), ("por", "x"), ("para", "pa"), ("nada", "nd"),
                 ("hay", "ay"), ("hace", "ace"), ("mucho", "muxo"), ("por favor", "xfa"), ("gracias", "grax"), ("mensaje", "msj"),
                 ("teléfono", "tel"), ("celular", "celu"), ("internet", "inter"), ("verdad", "vdd"), ("bueno", "weno"), ("con", "c"),
                 ("siempre", "sienpre"), ("hasta", "asta"), ("quiero", "kiero"), ("factura", "fatura"), ("vergüenza", "verguenza"),
                 ("haber", "aver"), ("llaman", "yaman"), ("aumento", "aumentazo"), ("servicio", "serbicio"), ("técnico", "tenico")]
PLAIN = str.maketrans("áéíóúÁÉÍÓÚü", "aeiouAEIOUu")


def sections():
    """The patterns by subject, in the order of the files."""
    found, name = {}, None
    for file in sorted(os.listdir(FOLDER)):
        with open(os.path.join(FOLDER, file), encoding="utf-8") as lines:
            for line in lines:
                line = line.rstrip("\n")
                if line.startswith("== "):
                    name = line[3:]
                    found[name] = []
                elif line.strip() and not line.startswith("#"):
                    found[name].append(line)
    return found


class Speech:
    """Deals out patterns, each as often as its neighbours, and counts them."""

    def __init__(self, rnd):
        self.rnd, self.sections, self.decks, self.uses = rnd, sections(), {}, {}

    def deal(self, subject):
        """The next pattern of a subject; all are used once before one is used again."""
        deck = self.decks.setdefault(subject, [])
        if not deck:
            deck.extend(range(len(self.sections[subject])))
            self.rnd.shuffle(deck)
        index = deck.pop()
        key = "%s.%d" % (subject, index + 1)
        self.uses[key] = self.uses.get(key, 0) + 1
        return self.sections[subject][index]

    def pick(self, subject):
        """A small part of speech, not counted as a pattern."""
        return self.rnd.choice(self.sections[subject])

    def fill(self, pattern, values):
        """Chooses among {a|b} and fills [slots], those not given with something usual."""
        while "{" in pattern:
            pattern = re.sub(r"\{([^{}]*)\}", lambda m: self.rnd.choice(m.group(1).split("|")), pattern)
        return re.sub(r"\[(\w+)\]", lambda m: str(values[m.group(1)] if m.group(1) in values else self.usual(m.group(1))), pattern)

    def usual(self, slot):
        rnd = self.rnd
        make = {
            "z": lambda: rnd.choice(BARRIOS), "z2": lambda: rnd.choice(["Pichincha", "Alberdi", "Arroyito", "Refinería", "Tiro Suizo", "la Sexta"]),
            "h": lambda: rnd.choice(SPANS), "c": lambda: rnd.choice(CITIES), "w": lambda: rnd.choice(WHO), "j": lambda: rnd.choice(JOBS),
            "d": lambda: rnd.choice(DAYS), "pl": lambda: rnd.choice(PLANS), "rt": lambda: rnd.choice(ROADS), "k": lambda: rnd.randint(3, 19),
            "st": lambda: rnd.randint(1, 3), "p": lambda: rnd.choice([18, 19, 20, 22, 23]), "alt": lambda: rnd.randint(110, 7900),
            "m": self.amount, "m2": lambda: self.amount(True), "t": lambda: rnd.choice(["6", "7", "7 y pico", "8", "8 y media", "9", "9:20", "10", "11", "13"]),
            "dni": lambda: "%d.%03d.%03d" % (rnd.randint(17, 44), rnd.randint(0, 999), rnd.randint(0, 999)),
            "cel": lambda: rnd.choice(["341 555-%04d", "11 5555-%04d", "351 555-%04d", "0341 15-555-%04d"]) % rnd.randint(0, 9999),
            "tel": lambda: "+54 9 11 5555-0%03d" % rnd.randint(100, 199),
            "nom": lambda: rnd.choice(["Estela Marchetti", "Rubén Acuña", "Nilda Basualdo", "Oscar Villalba", "Teresa Quinteros", "Hugo Bazán"]),
            "mail": lambda: rnd.choice(["estela.marchetti", "r.acuna61", "nildabasualdo", "ovillalba"]) + "@correo.example",
            "dir": lambda: "%s %d" % (rnd.choice(ALLEY), rnd.randint(110, 4900)), "cuit": self.cuit,
        }
        return make[slot]()

    def amount(self, big=False):
        """A sum of money: `m` is what a plan costs or more, `m2` what it costs after."""
        value = self.rnd.randrange(14, 78 if big else 30) * 500 + self.rnd.choice([0, 0, 90, 499])
        if self.rnd.random() < .2:
            return "%d lucas" % round(value / 1000)
        return self.rnd.choice(["$ {:,}", "${:,}", "{:,} pesos", "{}"]).format(value).replace(",", ".")

    def cuit(self):
        """A CUIT whose check digit is right."""
        digits = [2, 7] + [self.rnd.randint(0, 9) for _ in range(8)]
        check = -sum(d * w for d, w in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))) % 11
        return "27-%s-%d" % ("".join(map(str, digits[2:])), 9 if check == 10 else check)


def in_hand(text, style, rnd, emoji):
    """The text as its author types it."""
    if style["open"]:
        text = text.replace("¿", "").replace("¡", "")
    if style["commas"] and rnd.random() < .5:
        text = text.replace(",", "")
    for long, short in style["short"]:
        text = re.sub(r"(?<![\w@#])%s(?!\w)" % re.escape(long), short, text)
    if style["plain"]:
        text = text.translate(PLAIN)
    if rnd.random() < style["typos"]:
        text = slip(text, rnd)
    if rnd.random() < style["stretch"]:
        text = stretch(text, rnd)
    if style["case"] == "lower":
        text = text.lower()
    elif style["case"] == "shout" and rnd.random() < .5:
        text = text.upper()
    elif style["case"] == "neat" and text[:1].islower():
        text = text[:1].upper() + text[1:]
        text += "" if text[-1] in ".!?…" or rnd.random() < .4 else "."
    if rnd.random() < style["emoji"]:
        text += " " + emoji() * rnd.choice([1, 1, 1, 2, 3])
    return text


def slip(text, rnd):
    """Two letters change places, one is lost or doubled."""
    words = [m for m in re.finditer(r"(?<![@#\w])[a-záéíóúñ]{5,}", text)]
    if not words:
        return text
    word = rnd.choice(words)
    at = word.start() + rnd.randint(1, len(word.group()) - 3)
    kind = rnd.randint(0, 2)
    if kind == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2:]
    return text[:at] + (text[at + 1:] if kind == 1 else text[at] + text[at:])


def stretch(text, rnd):
    """The last letter of one word is held: nooo, nadaaaa."""
    words = [m for m in re.finditer(r"(?<![@#\w])\w*[aeou](?!\w)", text) if len(m.group()) > 3 or m.group().lower() in ("no", "ya", "si")]
    if not words:
        return text
    end = rnd.choice(words).end()
    return text[:end] + text[end - 1] * rnd.randint(2, 4) + text[end:]
