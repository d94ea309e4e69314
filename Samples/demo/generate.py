#!/usr/bin/env python3
"""Makes the small recorded evening of `vigia demo`: an invented operator, an invented competitor.

usage: python3 generate.py        writes menciones.ndjson and historia.ndjson beside itself

Seeded: the same bytes every time. The evening is Monday 2 March 2026, 20:00 to 22:50 in Buenos Aires.
Until 20:20 it is calm; then mobile signal goes down in Rosario, three neighbourhoods in turn; at 20:55
it is restored, and the voices fade.
"""
import datetime, json, math, os, random

SEED = 20260302
HERE = os.path.dirname(os.path.abspath(__file__))
START = datetime.datetime(2026, 3, 2, 23, 0, tzinfo=datetime.timezone.utc)   # 20:00 in Buenos Aires
MINUTES = 170
rnd = random.Random(SEED)

NAMES = """Marcela Tomás Vero Lucas Ana Martín Flor Nico Carla Diego Sol Pablo Juli Gastón Romina Fede Caro Leandro
Mica Hernán Paula Santi Belén Ramiro Noe Ezequiel Dani Agustín Lorena Bruno Silvina Matías Yami Joaquín Érica""".split()
SURNAMES = """Ledesma Quiroga Ferreyra Luna Paz Sosa Ibarra Molina Roldán Vega Cabrera Ojeda Peralta Ríos Godoy
Farías Ponce Medina Correa Ávila Bravo Campos Duarte Escobar Funes""".split()

# {b} the operator as people write it, {z} a neighbourhood, {h} a length of time, {m} an amount
CALM = {
    "andina": [
        ("plaza", "Buenas {b}, ¿hasta qué hora atienden en la sucursal de la peatonal?"),
        ("plaza", "consulta {b}: ¿el plan de 20 gigas incluye llamadas a Uruguay?"),
        ("plaza", "gracias {b}, me resolvieron el cambio de titular en diez minutos 👏"),
        ("plaza", "che {b} me llegó la factura con {m} de más, ¿quién me lo explica?"),
        ("plaza", "otra vez me cobraron dos veces el mes {b}, ya van {h} reclamando"),
        ("plaza", "internet lentísimo esta tarde con {b}, no carga ni un mapa"),
        ("plaza", "el wifi de {b} se corta cada cinco minutos, así no se puede trabajar"),
        ("plaza", "muy buena onda la chica que me atendió hoy en {b}, un diez"),
        ("plaza", "¿alguien sabe si {b} tiene chip para el reloj?"),
        ("plaza", "me pasé a {b} y la verdad, re conforme por ahora"),
        ("plaza", "{b} hace una hora que espero que me atiendan en el 611, una vergüenza"),
        ("plaza", "hola {b}, sugerencia: pongan el consumo en la pantalla de inicio de la app"),
        ("plaza", "llaman de {b} ocho veces por día para venderme un plan que ya tengo 😤"),
        ("plaza", "{b} el técnico no vino y nadie avisó, segunda vez"),
        ("plaza", "lindo el recital que organizó {b} anoche"),
        ("plaza", "esperando hace {h} la instalación de la fibra, {b} avisen algo"),
        ("foro", "¿Conviene el plan familiar de {b} o sigo con el individual? Somos cuatro líneas."),
        ("foro", "Configuración del APN de {b} para un teléfono liberado: dejo los datos que me funcionaron."),
        ("foro", "Con {b} la velocidad de noche baja a la mitad, ¿a ustedes también les pasa?"),
        ("foro", "Cambié el módem por uno mío y {b} lo aceptó sin problema, por si le sirve a alguien."),
        ("foro", "{b} me aumentó {m} sin avisar. ¿Hay que ir a Defensa del Consumidor?"),
        ("diario", "{b} presentó sus resultados del cuarto trimestre"),
        ("diario", "El Congreso analiza la ley de conectividad rural; opinan {b} y las cooperativas"),
    ],
    "pampa": [
        ("plaza", "¿{b} tiene portabilidad en el día?"),
        ("plaza", "{b} anda joya en Tandil, recomendado"),
        ("plaza", "{b} me cobró el roaming que no usé, {m} tirados"),
        ("plaza", "qué lenta la app de {b} hoy"),
        ("plaza", "buen servicio el de {b}, nada que decir"),
        ("foro", "¿Alguien pasó de Andina a {b}? ¿Cómo anda en la costa?"),
        ("foro", "Datos de {b} en el exterior: cómo los activé y cuánto me salió."),
        ("diario", "{b} suma antenas en la provincia de Buenos Aires"),
    ],
}
CRISIS = [
    "sin señal en {z} hace {h}, {b} ¿qué pasa?",
    "{b} nos quedamos sin señal en {z}, ni llamadas ni datos",
    "¿a alguien más se le cayó {b} en {z}? acá nada de nada",
    "hace {h} que no tengo señal en {z}. {b} un desastre 😡",
    "no hay señal en todo {z}, {b} den la cara",
    "se cayó {b} en Rosario, {z} a oscuras de señal",
    "{b} cero barras en {z}, y mi vieja sola sin teléfono",
    "2 cuadras caminé para agarrar señal, {b} en {z} no existe",
    "imposible llamar desde {z}, {b} sin señal y el 611 no atiende",
    "sin señal otra vez {b}, {z} parece el desierto",
    "{b} me quedé sin servicio en {z} justo hoy, qué bronca",
    "en {z} no funciona nada de {b}, ni señal ni internet, {h} ya",
    "che {b} pueden decir qué pasó en {z}?? estamos incomunicados",
    "perdí un viaje por culpa de {b}, sin señal en {z} desde las ocho",
    "{b} pésimo, {h} sin señal en {z} y nadie responde nada",
    "si mañana sigo sin señal en {z} me cambio de compañía {b}",
    "toda la familia sin señal en {z}, {b} es una vergüenza nacional",
    "ya llamé tres veces: {b} dice que en {z} está todo bien. NO HAY SEÑAL",
    "{b} voy a hacer la denuncia en Enacom, {h} sin señal en {z}",
    "trabajo con el celular y {b} me deja sin señal en {z} 🤬",
    "ni un mensaje sale desde {z}, {b} horrible",
    "{b} arreglen la antena de {z} por favor, no tenemos señal",
]
CRISIS_FORUM = [
    "Caída de {b} en {z}: ¿alguno tiene señal? Reporto desde las 20:20.",
    "{b} sin señal en {z}, Rosario. Juntemos reclamos en este hilo.",
]
CRISIS_PRESS = [
    "Usuarios de {b} denuncian que no tienen señal en el centro de Rosario",
    "Rosario: reportan una caída de la telefonía móvil de {b} en varios barrios",
    "{b} reconoce una falla en Rosario y dice que trabaja para resolverla",
]
RELIEF = [
    "volvió la señal en {z}, gracias {b} por nada 🙄",
    "parece que ya anda {b} en {z}, por fin",
    "{b} volvió en {z}. una hora perdida",
    "ya tengo señal en {z}, era hora {b}",
]
WRITTEN = {"andina": ["@AndinaMovil", "Andina Móvil", "#andina", "andina movil"], "pampa": ["@PampaTel", "Pampa Telefonía", "pampa telefonia"]}
SPANS = ["media hora", "una hora", "40 minutos", "dos horas", "veinte minutos"]
AMOUNTS = ["$ 4.500", "$ 12.000", "3 lucas", "$ 8.900", "el doble"]
TICS = ["", "", "", "", " 😩", " !!", " por favor", " gente", " ...", " no puede ser"]


def poisson(mean):
    limit, product, count = math.exp(-mean), rnd.random(), 0
    while product > limit:
        product *= rnd.random()
        count += 1
    return count


def people(count):
    made = []
    for index in range(count):
        name, surname = rnd.choice(NAMES), rnd.choice(SURNAMES)
        style = rnd.choice(["{n}.{s}", "{n}_{s}", "{n}{y}", "{s}{n}", "{n}ok"])
        plain = lambda text: text.lower().translate(str.maketrans("áéíóú", "aeiou"))
        handle = style.format(n=plain(name), s=plain(surname), y=rnd.randint(70, 99)) + str(index % 10)
        made.append({"handle": handle, "name": name + " " + surname, "followers": int(10 ** rnd.uniform(1, 3.6))})
    made[7]["followers"] = 48000
    return made


def write(text, brand, zone):
    text = text.format(b=rnd.choice(WRITTEN[brand]), z=zone, h=rnd.choice(SPANS), m=rnd.choice(AMOUNTS))
    return text + rnd.choice(TICS)


def mention(number, minute, source, text, authors):
    at = START + datetime.timedelta(minutes=minute, seconds=rnd.randint(0, 59))
    stamp = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    item = {"id": "%s-%05d" % (source, number), "source": source, "published_at": stamp,
            "kind": "article" if source == "diario" else "post", "text": text}
    if source == "diario":
        item["title"], item["text"] = text, "Informe de la redacción. Noticia en desarrollo."
        item["author"] = {"name": "El Diario del Litoral"}
    else:
        item["author"] = rnd.choice(authors)
    return item


def evening():
    authors, made, number = people(260), [], 0
    for minute in range(MINUTES):
        for brand, rate in (("andina", 1.5), ("pampa", 0.6)):
            for _ in range(poisson(rate)):
                number += 1
                source, text = rnd.choice(CALM[brand])
                if source == "diario" and rnd.random() < .8:
                    source, text = CALM[brand][0]
                made.append(mention(number, minute, source, write(text, brand, ""), authors))
        zones = [z for z, since in (("el Centro", 20), ("Fisherton", 27), ("Echesortu", 34)) if minute >= since]
        rate = 0 if minute < 20 or minute >= 70 else min(11, 3 + (minute - 20) * .8) if minute < 55 else 11 * .75 ** (minute - 55)
        for _ in range(poisson(rate)):
            number += 1
            zone = rnd.choice(zones)
            if minute >= 57 and rnd.random() < .5:
                source, text = "plaza", rnd.choice(RELIEF)
            elif rnd.random() < .06:
                source, text = "foro", rnd.choice(CRISIS_FORUM)
            else:
                source, text = "plaza", rnd.choice(CRISIS)
            made.append(mention(number, minute, source, write(text, "andina", zone), authors))
        if minute in (31, 38, 50):
            number += 1
            text = CRISIS_PRESS[(31, 38, 50).index(minute)].format(b="Andina Móvil")
            made.append(mention(number, minute, "diario", text, authors))
    leak = "@AndinaMovil ya les pasé todo: DNI 28.456.789, cel 341 555-0147, y sigo sin señal en Fisherton"
    number += 1
    made.append(mention(number, 44, "plaza", leak, authors))
    return sorted(made, key=lambda m: (m["published_at"], m["id"]))


def hour_shape(hour):
    return .15 + .85 * max(0, math.sin((hour - 5) / 19 * math.pi)) ** 1.2 if 5 <= hour <= 23 else .15


def history():
    start = START - datetime.timedelta(days=14)
    lines = []
    rates = [("andina", None, None, 1.5), ("pampa", None, None, .6)]
    rates += [("andina", d, None, r) for d, r in (("signal", .08), ("network", .15), ("outage", .08), ("billing", .28), ("contact_center", .15),
              ("intermittency", .08), ("technical_service", .08), ("installation_delay", .08), ("unwanted_service", .08), ("advertising", .05))]
    rates += [(b, None, s, r * p) for b, r in (("andina", 1.5), ("pampa", .6)) for s, p in (("plaza", .72), ("foro", .22), ("diario", .06))]
    for brand, driver, source, rate in rates:
        counts = []
        for hour in range(14 * 24):
            local = (start + datetime.timedelta(hours=hour - 3))
            evening_rate = rate * 60 / hour_shape(20.5)
            counts.append(poisson(evening_rate * hour_shape(local.hour) * (.8 if local.weekday() >= 5 else 1)) if evening_rate < 400 else int(evening_rate))
        series = {"brand": brand}
        if driver:
            series["driver"] = driver
        if source:
            series["source"] = source
        lines.append({"control": "history", "series": series, "start": start.strftime("%Y-%m-%dT%H:%M:%SZ"), "step_s": 3600, "counts": counts})
    return lines


def save(name, items):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as out:
        for item in items:
            out.write(json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    save("menciones.ndjson", evening())
    save("historia.ndjson", history())
