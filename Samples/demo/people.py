"""Authors of the recording: names, handles, reach, age and habits of writing."""
import datetime
from speech import ABBREVIATIONS, PLAIN

NAMES = """Marcela Tomás Vero Lucas Ana Martín Flor Nico Carla Diego Sol Pablo Juli Gastón Romina Fede Caro Leandro Mica Hernán Paula Santi
Belén Ramiro Noe Ezequiel Dani Agustín Lorena Bruno Silvina Matías Yami Joaquín Érica Graciela Norma Cristian Brenda Rodrigo Mariela Ulises
Celeste Iván Rocío Emanuel Gladys Sebastián Antonella Walter Luciana Maxi Nélida Facundo Mirta Gonzalo Ailén Raúl Sabrina Kevin Abril Omar""".split()
SURNAMES = """Ledesma Quiroga Ferreyra Luna Paz Sosa Ibarra Molina Roldán Vega Cabrera Ojeda Peralta Ríos Godoy Farías Ponce Medina Correa
Ávila Bravo Campos Duarte Escobar Funes Gallardo Heredia Juárez Lescano Maidana Nieva Olmos Páez Robledo Salinas Tévez Urbina Villalba Yáñez
Zárate Bustos Cejas Domínguez Echeverría Ferrari Giménez Herrera Moyano Navarro""".split()
NICKS = """elnegro lachina turca pelado gringa tano colo rulo flaca chelo pipi mono gorda tucu cuervo leprosa canalla bostera pincha lobo
mate yerba siesta choripan termo vermut empanada trueno zamba""".split()
BIOS = ["Docente. Mamá de dos.", "Hincha, cocinero y quejoso", "Rosario, siempre estuvo cerca", "Diseño y mate", "Enfermera UTI", "Ni tan tan ni muy muy",
        "acá por los memes", "Opiniones propias", "Remisero. Escucho todo.", "Fotos, perros, río", "Contadora. Vencimientos everywhere", "jubilado activo"]
DAY = datetime.datetime(2026, 3, 2)


def plain(text):
    return text.lower().translate(PLAIN)


class People:
    """A town of authors, each at home in one source."""

    def __init__(self, rnd, sizes):
        self.rnd, self.taken, self.serial = rnd, set(), 0
        self.by_source = {source: [self.make(source) for _ in range(size)] for source, size in sizes}

    def someone(self, source):
        """Anyone of a source; those who write much are met more often."""
        people = self.by_source[source]
        return people[min(len(people) - 1, int(len(people) * self.rnd.random() ** 1.7))]

    def make(self, source, young=False):
        rnd = self.rnd
        name, surname = rnd.choice(NAMES), rnd.choice(SURNAMES)
        handle = self.handle(name, surname)
        self.serial += 1
        born = DAY - datetime.timedelta(days=rnd.randint(3, 40) if young else int(rnd.triangular(60, 5200, 2600)))
        followers = int(10 ** rnd.gauss(.9, .4)) if young else int(10 ** min(5.2, max(0, rnd.gauss(2.25, .75))))
        author = {"id": "%s-%d" % (source[:2], 1000 + self.serial), "handle": handle,
                  "name": rnd.choice([name + " " + surname, name, name + " " + surname[0] + ".", name.lower()]), "followers": followers,
                  "following": int(10 ** rnd.gauss(2.3, .4)), "posts": int(10 ** rnd.gauss(1.2 if young else 2.9, .6)),
                  "created_at": born.strftime("%Y-%m-%dT00:00:00Z")}
        if rnd.random() < .12 and not young:
            author["bio"] = rnd.choice(BIOS)
        if followers > 30000:
            author["verified"] = True
        return {"author": author, "name": name, "style": self.style(), "source": source}

    def handle(self, name, surname):
        rnd = self.rnd
        while True:
            n, s = plain(name), plain(surname)
            made = rnd.choice([n + "." + s, n + "_" + s, n + s[:1] + str(rnd.randint(60, 99)), s + n, n + rnd.choice(NICKS), rnd.choice(NICKS) + s,
                               n[:1] + s, "soy" + n + s[:3], n + s + "ok", rnd.choice(NICKS) + "_" + str(rnd.randint(1, 2200)), n + "de" + rnd.choice(["lacosta", "rosario", "cba", "mza", "sur"])])
            made = made.replace("ñ", "ni") if made not in self.taken else made + str(rnd.randint(2, 999))
            if made not in self.taken:
                self.taken.add(made)
                return made

    def style(self):
        """Habits of writing; most people are careless in one or two ways, few in all."""
        rnd = self.rnd
        care = rnd.random()
        return {"case": rnd.choices(["as is", "lower", "neat", "shout"], [25, 40, 30, 5])[0], "plain": rnd.random() < (.2 if care > .6 else .7),
                "open": rnd.random() < .8, "commas": rnd.random() < .4, "typos": 0 if care > .5 else rnd.uniform(.05, .35),
                "stretch": rnd.choice([0, 0, 0, .1, .3]), "emoji": rnd.choice([0, 0, .1, .25, .6]),
                "short": rnd.sample(ABBREVIATIONS, rnd.choice([0, 0, 1, 3, 6])) if care < .55 else []}
