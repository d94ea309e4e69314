#!/usr/bin/env python3
"""How many scam replies the behaviour rule finds, and how many real posts it takes for one.

usage: scams.py VIGIA POSTS...     (POSTS: files of the corpus, tab-separated with the text third, or NDJSON)

Everything goes through the monitor as it would on the day: a stranger who bears the brand's name,
one point and so far from any suspicion, answers somebody who wrote to the brand; found is whom
`account.suspected` names as asking a customer for data, which makes it five.
The scam replies are ours, after cases that press, banks and security firms describe: thirty-six that were
looked at when the rule was written, and twelve written before; eight of the twelve were found at first, and
then the rule was made to go by a verb's stem and ending instead of lists of forms.
"""
import csv, json, os, subprocess, sys, tempfile

LOOKED_AT = [
    "Hola, lamentamos las molestias. Ya pasamos su caso al sector correspondiente. Síganos y envíenos por mensaje su "
    "número de teléfono para asistirlo rápido.",
    "¡Hola! Pasanos un número de teléfono y te llamamos enseguida.",
    "Muchas gracias por usar nuestro servicio de ayuda. Indíquenos un número donde ubicarlo para que un asistente se "
    "comunique con usted.",
    "Buen día, para resolver su reclamo escríbanos a la línea de WhatsApp del servicio técnico: wa.me/5492610000000",
    "Hola Laura, soy asesora del área de reclamos. Necesito tu nombre completo, correo electrónico y un celular para "
    "gestionar la incidencia.",
    "Para ayudarte a destrabar la cuenta, decime el código que te acaba de llegar por SMS.",
    "Estimado cliente, valide su identidad respondiendo con su DNI y los últimos números de su tarjeta.",
    "Te contacto de la mesa de ayuda, ¿me dejás tu WhatsApp así te llamo?",
    "Mandanos un privado con tu usuario y clave de homebanking, así lo revisamos",
    "Su solicitud fue derivada; complete este formulario con sus datos de tarjeta para el reintegro: "
    "https://formulario.test/reintegros",
    "Somos del centro de atención. Contáctese con nuestro ejecutivo por Telegram para recibir la devolución",
    "Hola! Seguinos y mandanos DM con tu teléfono, un representante se va a comunicar en minutos",
    "Buenas tardes, disculpe los inconvenientes. ¿Nos podría facilitar un teléfono de contacto para que un agente lo "
    "asista?",
    "hola buenas, te hablo del servicio técnico, pasame tu cel y te llamo ahora",
    "Estimada, ingrese al siguiente enlace wa.me/5491155550000 para hablar con un asesor y resolver su inconveniente",
    "Hola. Para continuar con el reintegro necesitamos tu CBU y una foto de tu DNI de los dos lados.",
    "Le pedimos que nos siga y nos escriba por privado con su número de documento, así agilizamos su trámite.",
    "Ya tomamos tu caso. Confirmanos el token que aparece en tu aplicación para darlo de baja.",
    "¡Hola! Somos el equipo de soporte. Envíanos un DM con tu correo y teléfono para ayudarte.",
    "Comuníquese al WhatsApp +54 9 11 5555 0000, un ejecutivo lo va a atender de inmediato",
    "Te van a llamar de un número privado, pasales el código que te llega al celular así validan la línea",
    "Señor, su reclamo tiene prioridad. Déjeme su celular y en minutos lo contacta el departamento técnico.",
    "Hola, lamento lo que pasaste. Agregame a WhatsApp 351 555 0000 y lo solucionamos hoy mismo, soy de atención al "
    "cliente.",
    "Por favor verifica tu identidad acá con usuario y contraseña así te devolvemos el dinero: https://ayuda.test/x",
    "Hola Martín, qué feo lo que te pasó. ¿Tenés WhatsApp? Te escribe una compañera y lo resuelve.",
    "Buenas, hablá con nuestra línea oficial al 11 5555-0000 por WhatsApp, atienden al toque",
    "Estimado usuario: su caso ha sido escalado. Remita nombre completo, cédula y celular al inbox.",
    "Hola, para localizar tu pedido mándame captura de tu tarjeta por delante y por detrás",
    "¿En qué podemos ayudarle? Siga nuestra página y deje su número por interno",
    "Disculpá la demora. Anotá este WhatsApp: +54 9 11 5555 0000, te atiende Soporte",
    "Soy del área técnica, tenemos que validar tu línea: te va a llegar un código, reenviámelo",
    "Por seguridad bloqueamos su cuenta. Actualice sus datos y clave aquí: https://ayuda.test/x",
    "Le ofrecemos un reembolso inmediato. Abra el chat de Telegram e indique su documento",
    "Hola! Lamentamos lo ocurrido, ¿podría enviar un mensaje directo con su teléfono y mail?",
    "Escribile a este número de WhatsApp que es el de reclamos, ahí me lo solucionaron a mí",
    "Mil disculpas por las molestias, en breve un supervisor se contactará. ¿A qué celular lo llamamos?",
]
DOZEN = [
    "¡Hola Sofía! Soy Carla de Atención a Clientes. ¿Me compartís tu línea y DNI por privado?",
    "buenas noches nos apena mucho su situacion, por favor mandar al inbox el numero de celular y nombre del titular",
    "Su reclamo quedó registrado con el n.º 5531. Para continuar, siga este perfil y envíe un DM con su teléfono de "
    "contacto.",
    "Hola, hubo un error en tu factura y te corresponde una devolución: pasá los datos de la tarjeta así la "
    "acreditamos",
    "Contactate con el sector de reclamos por WhatsApp wa.me/5493510000000, responden las 24 horas",
    "Estimada clienta, un asesor la llamará. ¿Cuál es su número de celular?",
    "Somos Prueba Móvil Soluciones, escribinos al privado para ayudarte con el problema",
    "Para desbloquear el servicio dictale al operador la clave de seis dígitos que te mandamos",
    "Le escribe el área de fidelización: indíquenos correo y documento para aplicar el descuento",
    "Hola! ¿Seguís con el inconveniente? Dejanos un celular y te contactamos hoy",
    "Lamentamos la demora, descargá AnyDesk y pasame el código de nueve dígitos para conectarme",
    "Tu cuenta será suspendida. Verificá tu usuario y contraseña en el enlace: https://ayuda.test/v",
]
CONFIGURATION = """format: vigia-config/1
timezone: America/Argentina/Buenos_Aires
archive: vigia.db
brands:
  - {id: prueba, names: [Prueba Móvil], terms: [prueba movil], official: [{network: x, handle: PruebaMovil}]}
sources: []
receivers: []
routes: []
"""


def texts(path):
    with open(path, encoding="utf-8", newline="") as file:
        if path.endswith(".ndjson"):
            yield from (json.loads(line)["text"] for line in file)
        else:
            yield from (row[2] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row)


def fired(vigia, replies):
    """The numbers of the replies whose author is said to have asked a customer for data."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "vigia.yaml"), "w") as file:
            file.write(CONFIGURATION)
        path = os.path.join(folder, "day.ndjson")
        with open(path, "w", encoding="utf-8") as file:
            for number, text in enumerate(replies):
                second = 2 * number
                at = "2026-03-%02dT%02d:%02d:%02dZ" % (
                    2 + second // 86400, second // 3600 % 24, second // 60 % 60, second % 60)
                if number % 1000 == 0:
                    asked = "q%d" % number
                    file.write(json.dumps({
                        "id": asked, "kind": "post", "published_at": at, "text": "prueba movil sin señal desde ayer",
                        "author": {"handle": "clienta%d" % number}}) + "\n")
                file.write(json.dumps({
                    "id": "r%d" % number, "kind": "reply", "in_reply_to": asked, "published_at": at, "text": text,
                    "author": {"handle": "vecino%d" % number, "name": "Prueba"}}, ensure_ascii=False) + "\n")
        out = subprocess.run([vigia, "replay", path, "--config", os.path.join(folder, "vigia.yaml")],
                             capture_output=True, check=True).stdout
    found = set()
    for line in out.splitlines():
        event = json.loads(line)
        if event["type"] == "account.suspected" and event["data"]["exposed_count"]:
            found.add(int(event["data"]["handle"][len("vecino"):]))
    return found


if __name__ == "__main__":
    vigia = sys.argv[1]
    posts = list(dict.fromkeys(" ".join(text.split()) for path in sys.argv[2:] for text in texts(path) if text.strip()))
    false = fired(vigia, posts)
    for name, replies in (("the dozen", DOZEN), ("looked at", LOOKED_AT)):
        print("  scam replies found, %s: %d of %d" % (name, len(fired(vigia, replies)), len(replies)))
    print("  real posts taken for one: %d of %d (%.2f per 10,000)" % (len(false), len(posts), 1e4 * len(false) / len(posts)))
    if os.environ.get("SCAMS_SHOW"):
        for number in sorted(false):
            print("   ", posts[number])
