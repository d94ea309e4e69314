/// What this room says to an operator, as pairs: what is wrong, and what to write instead.
enum Texts {
  static func tooLarge(_ bytes: Int) -> String { "el archivo pasa de \(bytes >> 20) MiB" }
  static let noMemory = "no hay memoria para leer el archivo"
  static func tooDeep(_ depth: Int) -> String { "hay más de \(depth) niveles, uno dentro de otro" }
  static let secondDocument = "aquí empieza un segundo documento («---»)"
  static let secondDocumentRemedy = "deje uno solo en el archivo"
  static func alias(_ name: String) -> String { "no se admiten alias de YAML («*\(name)»)" }
  static let aliasRemedy =
    "escriba el valor completo, o entre comillas si el texto empieza con «*»"
  static let strangeKey = "la clave no es un texto"
  static let strangeKeyRemedy = "escriba «clave: valor»"
  static func twice(_ key: String, _ line: Int) -> String {
    "«\(key)» ya está en la línea \(line)"
  }
  static let twiceRemedy = "deje una sola"

  static func notMap(_ subject: String, _ kind: String) -> String {
    "\(subject) debe ser un bloque de claves, y hay \(kind)"
  }
  static let notMapRemedy = "escriba «clave: valor», una por línea"
  static func calendarTwice(_ id: String) -> String { "el calendario tiene dos entradas «\(id)»" }
  static let calendarTwiceRemedy = "dé a cada una su id"
  static let endsBeforeItBegins = "la entrada termina antes de empezar"
  static let endsBeforeItBeginsRemedy = "«to» tiene que ser posterior a «from»"
  static func notInstant(_ key: String, _ text: String) -> String {
    "«\(key)» no es una fecha con hora: «\(text)»"
  }
  static let notInstantRemedy = "escriba por ejemplo 2026-03-02T21:00:00-03:00"

  static func missing(_ key: String, in subject: String) -> String {
    "falta «\(key)» en \(subject)"
  }
  static func add(_ key: String) -> String { "agregue «\(key): …»" }
  static func unknownKey(_ key: String, in subject: String) -> String {
    "no se conoce «\(key)» en \(subject)"
  }
  static func didYouMean(_ word: String) -> String { "¿quiso decir «\(word)»?" }
  static func knownKeys(_ keys: [String]) -> String { "las claves son " + listed(keys, "y") }
  static func unknownWord(_ key: String, _ word: String) -> String {
    "«\(key)» no puede ser «\(word)»"
  }
  static func oneOf(_ words: [String]) -> String { "escriba " + listed(words, "o") }
  static func notText(_ key: String, _ kind: String) -> String {
    "«\(key)» debe ser un texto, y hay \(kind)"
  }
  static let notTextRemedy = "escriba un solo valor, entre comillas si lleva signos"
  static func emptyText(_ key: String) -> String { "«\(key)» está vacío" }
  static let emptyTextRemedy = "escriba un valor o borre la línea"
  static func notFlag(_ key: String, _ text: String) -> String {
    "«\(key)» debe ser sí o no, y dice «\(text)»"
  }
  static let notFlagRemedy = "escriba true o false"
  static func notSeconds(_ key: String, _ text: String) -> String {
    "«\(key)» es un número entero de segundos, y dice «\(text)»"
  }
  static let onlySeconds = "escriba solo el número de segundos"
  static func notNumber(_ key: String, _ text: String) -> String {
    "«\(key)» es un número, y dice «\(text)»"
  }
  static let notNumberRemedy = "escriba solo el número, con punto decimal"
  static func outside(_ key: String, _ text: String) -> String {
    "«\(key)» no puede ser \(text)"
  }
  static func between(_ low: String, _ high: String) -> String {
    "escriba un número entre \(low) y \(high)"
  }

  static func format(_ found: String?, _ wanted: String) -> String {
    found.map { "el formato es «\($0)», y se esperaba «\(wanted)»" }
      ?? "falta «format» al comienzo del archivo"
  }
  static func formatRemedy(_ wanted: String) -> String { "escriba «format: \(wanted)»" }
  static func sameID(_ id: String, _ line: Int) -> String {
    "el id «\(id)» ya está en la línea \(line)"
  }
  static let sameIDRemedy = "elija otro id"
  static func badID(_ id: String) -> String { "el id «\(id)» lleva signos que no se admiten" }
  static let badIDRemedy = "use letras, cifras, punto, guion y guion bajo"
  static let noBrands = "no hay ninguna marca que vigilar"
  static let noBrandsRemedy = "agregue una lista «brands» con al menos una"
  static func badURL(_ text: String) -> String { "«\(text)» no es una dirección web" }
  static let badURLRemedy = "escriba http:// o https://, el servidor y el camino"
  static func badZone(_ text: String) -> String { "no se conoce la zona horaria «\(text)»" }
  static let badZoneRemedy = "escriba un nombre como America/Argentina/Buenos_Aires"
  static func badPack(_ text: String) -> String {
    "«\(text)» no es el nombre de un archivo de Rules"
  }
  static let badPackRemedy = "escriba telco, energy o banking, sin carpeta ni .yaml"
  static func badListen(_ text: String) -> String { "«\(text)» no es una dirección de escucha" }
  static let badListenRemedy = "escriba dirección:puerto, por ejemplo 127.0.0.1:8080"
  static func openListen(_ text: String) -> String {
    "se escucharía en \(text), fuera de esta máquina, sin claves de acceso"
  }
  static let openListenRemedy = "agregue «tokens» o escuche en 127.0.0.1"
  static func badPrivate(_ text: String) -> String {
    "«\(text)» no es una dirección, una red ni un nombre de máquina"
  }
  static let badPrivateRemedy = "escriba por ejemplo 127.0.0.1, 10.1.0.0/16 o crm.interno"
  static let sourceKinds =
    "los tipos son feed (RSS, Atom o JSON Feed), google_news, youtube, telegram_channel, "
    + "connector, imap, pop3, folder, csv, stream, jetstream y push"
  static let tableNowhere = "agregue «path: archivo.csv» o «url: https://…»"
  static func badSocketURL(_ text: String) -> String {
    "«\(text)» no es la dirección de un WebSocket"
  }
  static let badSocketURLRemedy = "escriba ws:// o wss://, el servidor y el camino"
  static let queryInURL = "la dirección ya lleva parámetros"
  static let queryInURLRemedy = "quítelos: dids y collections los agregan"
  static func badDID(_ text: String) -> String { "«\(text)» no es un DID" }
  static let badDIDRemedy = "escriba por ejemplo did:plc:z72i7hdynmk6r22z27h6tvur"
  static func tooMany(_ what: String, _ most: Int) -> String { "«\(what)» tiene más de \(most)" }
  static func badCollection(_ text: String) -> String { "«\(text)» no es una colección" }
  static let badCollectionRemedy = "escriba por ejemplo app.bsky.feed.post"
  static let wholeNetwork = "sin «dids» y con only_brands: false se guardaría todo Bluesky"
  static let wholeNetworkRemedy = "quite only_brands, o diga en «dids» qué cuentas"
  static let longRule = "una regla tiene a lo sumo 1.024 signos"
  static let manyRules = "son a lo sumo mil reglas"
  static let longRuleRemedy = "parta la regla en varias, o una varias con OR"
  static let badSeparator = "«separator» es un solo signo"
  static let badSeparatorRemedy = "escriba \",\", \";\", \"|\" o \"tab\""
  static func noMember(_ name: String) -> String { "una mención no tiene «\(name)»" }
  static let memberRemedy = "escriba un miembro como text o author.name, o extra.NOMBRE"
  static let columnsRemedy = "por ejemplo --columns text=Comentario,published_at=Fecha"
  static func unknownSource(_ id: String) -> String { "no hay ninguna fuente «\(id)»" }
  static func badMailURL(_ text: String) -> String {
    "«\(text)» no es la dirección de un servidor de correo"
  }
  static func badMailURLRemedy(_ dialect: String) -> String {
    "escriba por ejemplo \(dialect)s://correo.ejemplo.com"
  }
  static let userInURL = "la dirección lleva un usuario"
  static let userInURLRemedy = "escríbalo en «user», y la contraseña en «secrets»"
  static let folderInURL = "la dirección lleva un camino"
  static let folderInURLRemedy = "escriba la carpeta en «folder: …»"
  static func mailSecret(_ name: String) -> String { "un buzón no usa el secreto «\(name)»" }
  static func badCountry(_ text: String) -> String { "«\(text)» no es un país de dos letras" }
  static func secretTwice(_ name: String) -> String {
    "el secreto «\(name)» no dice dónde está"
  }
  static let secretRemedy = "escriba {env: NOMBRE} o {file: ruta de un archivo con permiso 0600}"
  static func badSourceKind(_ text: String) -> String { "no hay fuentes de tipo «\(text)»" }
  static let receiverKinds = "por ahora hay un solo tipo de receptor: webhook"
  static func badReceiverKind(_ text: String) -> String { "no hay receptores de tipo «\(text)»" }
  static func badSecret(_ id: String) -> String {
    "el secreto de «\(id)» no sirve: debe ser whsec_ seguido de 24 a 64 bytes en base64"
  }
  static let badSecretRemedy =
    "genere uno con: echo whsec_$(head -c 32 /dev/urandom | base64 -w0)"
  static func noSecret(_ id: String) -> String { "falta el secreto de «\(id)»" }
  static let noSecretRemedy = "agregue «secret: whsec_…» o «secret_env: NOMBRE»"
  static func noVariable(_ name: String) -> String {
    "la variable de entorno «\(name)» no está definida"
  }
  static let noVariableRemedy = "defínala antes de arrancar, o escriba el nombre correcto"
  static func badEvent(_ text: String) -> String { "no hay avisos «\(text)»" }
  static let badEventRemedy = "escriba un tipo como alert.opened, un grupo como «alert.*», o «*»"
  static func unknownReceiver(_ id: String) -> String { "no hay ningún receptor «\(id)»" }
  static func unknownBrand(_ id: String) -> String { "no hay ninguna marca «\(id)»" }
  static let noReceivers = "no hay receptores en «receivers»"
  static let routeNowhere = "la ruta no dice a quién avisar"
  static let routeNowhereRemedy = "agregue «to: [id de un receptor]»"
  static let badDigest = "«sha256» lleva 64 cifras hexadecimales"
  static let badDigestRemedy = "calcúlelas con: printf %s CLAVE | sha256sum"
  static func noToken(_ name: String) -> String {
    "la clave de «\(name)» no dice cómo reconocerla"
  }
  static let noTokenRemedy = "agregue «sha256: …» o «env: NOMBRE»"
  static func driverWithoutRules(_ id: String) -> String { "«\(id)» no tiene reglas" }
  static let driverWithoutRulesRemedy = "agregue «rules» con al menos un «match»"

  /// "a, b y c".
  static func listed(_ words: [String], _ last: String) -> String {
    guard words.count > 1, let end = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + end
  }

  /// A bound without a needless fraction.
  static func number(_ value: Double) -> String {
    Int64(exactly: value).map { String($0) } ?? String(value)
  }

  static let shadowTitle = "en sombra"
  static let shadowOfNothing = "«shadow» no prueba nada"
  static let shadowRemedy = "agregue «alarms_per_month», «threshold» o «rules»"
  static let shadowTwice = "«shadow» dice dos umbrales"
  static let shadowTwiceRemedy = "deje «alarms_per_month» o «threshold»"
}
