import Model
import Reading
import Testing

@Suite("What a mention says")
struct StoryTests {
  @Test(
    "people's posts and how they feel",
    arguments: [
      ("Hola, ¿cuál es el horario de la oficina de Rosario?", .neutral),
      ("¿Cómo puedo pagar la factura?", .neutral), ("Muchas gracias por la ayuda", .positive),
      ("¡Gracias! 😊", .positive), ("Abre una sucursal nueva en Salto", .neutral), ("", .neutral),
      ("Un desastre, estoy re enojado", .negative), ("Anda todo perfecto, los felicito", .positive),
      ("¿A alguien más se le cayó internet?", .negative), ("Qué vergüenza de empresa", .negative),
      ("Gracias por dejarme sin internet toda la semana", .negative),
      ("Buenas tardes, por favor arreglen esto: nadie atiende hace dos horas", .negative),
    ] as [(String, Finding.Label)])
  func feeling(text: String, label: Finding.Label) throws {
    let finding = try Desk.read(text)
    #expect(finding.label == label, "\(finding.score)")
  }

  @Test(
    "a negation turns what it reaches, and no more",
    arguments: [
      ("no es bueno", .negative), ("es bueno", .positive),
      ("no fui, pero el lugar es bueno", .positive), ("sin problemas", .positive),
      ("problemas", .negative), ("nunca tuve un problema", .positive),
    ] as [(String, Finding.Label)])
  func negation(text: String, label: Finding.Label) throws {
    let finding = try Desk.read(text)
    #expect(finding.label == label, "\(finding.score)")
  }

  @Test(
    "a neutral question and a thank-you are never negative",
    arguments: [
      "¿Dónde puedo hacer un reclamo?", "¿Cuánto cuesta el plan?", "¿Cuánto tarda la instalación?",
      "¿Cómo hago para cancelar el servicio?", "¿Hay problemas hoy en la zona?",
      "¿Me cobran el roaming en Brasil?", "¿No abren los domingos? ¿No hay guardia?",
      "¿La penalidad por baja anticipada de cuánto es?", "¿Cómo bloqueo un número?",
      "Gracias por la paciencia con mi reclamo", "Gracias, ya volvió el internet",
      "Gracias por no dejarme sin respuesta", "Muchas gracias por resolver el problema",
    ])
  func neverNegative(text: String) throws {
    let finding = try Desk.read(text)
    #expect(finding.label != .negative, "\(finding.score)")
    #expect(finding.drivers.isEmpty)
  }

  @Test("two refusals complain, one alone does not, nor does a question")
  func refusals() throws {
    #expect(try Desk.read("ni vino ni avisó").label == .negative)
    #expect(try Desk.read("no vino Juan").label == .neutral)
    #expect(try Desk.read("¿no vino ni avisó?").label == .neutral)
  }

  @Test("a negated praise weighs less than a plain insult, a booster more than none")
  func strength() throws {
    #expect(try Desk.read("no es bueno").score > Desk.read("es pésimo").score)
    #expect(try Desk.read("muy malo").score < Desk.read("malo").score)
    #expect(try Desk.read("poco bueno").score < Desk.read("bueno").score)
    #expect(try Desk.read("maloooo").score < Desk.read("malo").score)
  }

  @Test("faces and emoji count, the same one again adds little")
  func emoji() throws {
    #expect(try Desk.read("el técnico vino 😡").label == .negative)
    #expect(try Desk.read("el técnico vino 😍").label == .positive)
    #expect(try Desk.read("vino :(").label == .negative)
    let once = try Desk.read("😡").score
    let flood = try Desk.read("😡 😡 😡 😡 😡 😡 😡 😡 😡").score
    #expect(flood < once)
    #expect(flood > -0.9)
  }

  @Test("a phrase of several words wins over its words")
  func phrases() throws {
    #expect(try Desk.read("corte de pelo").score == 0)
    #expect(try Desk.read("sin internet").evidence.contains { $0.text == "sin internet" })
    #expect(try Desk.read("Claro que no").score == 0)
  }

  @Test(
    "drivers, several in one mention, only where something is complained of",
    arguments: [
      ("dos días sin internet y encima me cobraron de más", ["billing", "outage"]),
      ("no tengo señal en casa y nadie atiende", ["contact_center", "signal"]),
      ("el internet anda lentísimo", ["network"]), ("se corta a cada rato", ["intermittency"]),
      ("el técnico nunca vino", ["technical_service"]),
      ("instalación pendiente hace un mes", ["installation_delay"]),
      ("dejen de llamarme para venderme planes", ["unwanted_service"]),
      ("publicidad engañosa", ["advertising"]), ("excelente señal y buen internet", []),
      ("ya pagué la factura", []), ("sin problemas con el internet", []), ("no hay quejas", []),
      ("el internet no es lento", []),
      ("el técnico quedó en venir ayer, nunca vino", ["technical_service"]),
      ("compré el chip y no me lo activan", ["installation_delay"]),
      ("sigo pagando un servicio que cancelé hace meses", ["billing"]),
      ("el técnico vino puntual y dejó todo andando", []),
      ("me llamaron para ofrecerme un trabajo", []), ("¿hay que devolver el módem si me mudo?", []),
    ] as [(String, [String])])
  func drivers(text: String, expected: [String]) throws {
    #expect(try Desk.read(text).drivers.map(\.id).sorted() == expected)
  }

  @Test("two rules of one driver make it surer, and the surest comes first")
  func confidence() throws {
    let one = try Desk.read("sin internet").drivers
    let two = try Desk.read("sin internet. No anda el wifi. Mala atención").drivers
    #expect(one.map(\.confidence) == [0.9])
    #expect(two.first?.id == "outage")
    #expect((two.first?.confidence ?? 0) > 0.9)
    #expect(two.map(\.confidence) == two.map(\.confidence).sorted(by: >))
  }

  @Test("flags, line of business and intent")
  func circumstances() throws {
    let angry = try Desk.read("Me cambio de compañía, ya reclamé tres veces y voy a Enacom")
    #expect(angry.flags == [.churnThreat, .regulator, .repeatContact])
    #expect(try Desk.read("no hay señal en el celular").unit == .mobile)
    #expect(try Desk.read("el módem está quemado").unit == .fixed)
    #expect(try Desk.read("hola").unit == nil)
    #expect(try Desk.read("¿a qué hora abren?").intent == .question)
    #expect(try Desk.read("¿Dónde puedo hacer un reclamo?").intent == .question)
    #expect(try Desk.read("hice tres reclamos y nada").intent == .complaint)
    #expect(try Desk.read("sin internet desde ayer").intent == .complaint)
    #expect(try Desk.read("excelente todo, gracias").intent == .praise)
  }

  @Test(
    "the language is told by small words",
    arguments: [
      ("el servicio no anda y nadie atiende", "es"), ("the network is down for all of us", "en"),
      ("não tem sinal e você não atende", "pt"), ("интернет не работает", "ru"),
      ("😡😡", "und"), ("ok", "es"),
    ])
  func language(text: String, code: String) throws {
    #expect(try Desk.read(text).language == code)
  }

  @Test(
    "headlines name the trouble that they report, and no other",
    arguments: [
      ("Reportan una caída de la telefonía móvil en tres barrios", ["outage"]),
      ("Una incidencia afecta a clientes de móvil en Galicia", ["outage"]),
      ("La empresa aumentará sus tarifas en diciembre", ["billing"]),
      ("Multan a la operadora por no atender reclamos", ["contact_center"]),
      ("Trabajadores telefónicos inician un paro de 48 horas", []),
      ("La operadora aumenta la velocidad de sus planes", []),
      ("Suba de la luz y del gas desde enero", []),
    ] as [(String, [String])])
  func headlines(text: String, expected: [String]) throws {
    #expect(try Desk.read(text).drivers.map(\.id).sorted() == expected)
  }

  @Test("years with a company are no wait, a word that opens a sentence is no praise")
  func manners() throws {
    #expect(try Desk.read("llevo más de 5 años con ustedes").label == .neutral)
    #expect(try Desk.read("llevo más de 5 horas sin internet").label == .negative)
    #expect(try Desk.read("bueno, pásenme el horario").score < Desk.read("es bueno").score)
  }

  @Test("the title is read too")
  func title() throws {
    var mention = Mention(id: "1", text: "Nota completa")
    mention.title = "Miles de usuarios sin internet"
    let finding = try Desk.plain.get().read(mention)
    #expect(finding.drivers.map(\.id) == ["outage"])
    #expect(finding.evidence.contains { $0.field == .title && $0.text == "sin internet" })
  }
}
