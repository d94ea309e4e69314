internal import Text

/// What is said of accounts, in Spanish: signs, never accusations.
extension Texts {
  static func notOfficial(_ label: String?, brand: String) -> String {
    "\(label.map(short) ?? "la cuenta") no figura entre los canales oficiales de \(brand)"
  }
  static func sameHandle(_ official: String) -> String {
    "usuario idéntico a @\(official) salvo signos, dígitos o letras parecidas"
  }
  static func oneLetterAway(_ official: String) -> String { "a una letra de @\(official)" }
  static func twoLettersAway(_ official: String) -> String { "a dos letras de @\(official)" }
  static func sameWords(_ official: String) -> String {
    "las mismas palabras que @\(official), en otro orden"
  }
  static func handlePlus(_ official: String, _ addition: String) -> String {
    "@\(official) con el agregado «\(addition)»"
  }
  static func brandAndCare(_ brand: String, _ care: String) -> String {
    "marca y palabra de atención («\(brand)», «\(care)»)"
  }
  static func brandInHandle(_ word: String) -> String { "usa la marca («\(word)») en el usuario" }
  static func brandInName(_ word: String) -> String { "usa la marca («\(word)») en el nombre" }
  static func nameIsOfficial(_ brand: String) -> String {
    "nombre visible igual al oficial de \(brand)"
  }
  static let endsInDigits = "el usuario termina en tres o más dígitos"
  static let mixedScripts = "mezcla alfabetos: letras de otro alfabeto que se ven iguales"
  static let invisible = "lleva caracteres invisibles"
  static let typedTick = "lleva un tilde de verificación escrito como texto"
  static func sameAvatar(bits: Int) -> String { "avatar a \(bits) bits del oficial" }
  static let sameBio = "descripción casi igual a la oficial"
  static let phoneInBio = "teléfono o WhatsApp en la descripción"
  static func youngAccount(_ days: Int) -> String {
    "cuenta creada hace " + SpanishText.count(days, "día", "días")
  }
  static func fewFollowers(_ own: Int, of real: Int) -> String {
    SpanishText.count(own, "seguidor", "seguidores") + " (la oficial: \(SpanishText.number(real)))"
  }
  static let verifiedIsNotOfficial = "la red la muestra verificada, pero eso no la hace oficial"
  static func critic(_ word: String) -> String {
    "se presenta como crítica, parodia, hinchada o colectivo («\(short(word))»)"
  }
  static func sponsored(_ word: String) -> String {
    "se presenta como equipo, sala, torneo o festival («\(short(word))»)"
  }
  static func homonym(_ word: String) -> String { "homónimo conocido («\(short(word))»)" }
  static func commonWord(_ brand: String) -> String {
    "«\(brand)» lleva una palabra de todos los días"
  }
  static func askedForData(_ customers: Int) -> String {
    customers == 1
      ? "respondió a una persona que escribió a la marca y le pidió datos o un canal privado"
      : "respondió a \(customers) personas que escribieron a la marca y les pidió datos o un canal privado"
  }
  static func doubted(_ people: Int) -> String {
    people == 1
      ? "una persona preguntó si es la cuenta oficial o advirtió contra ella"
      : "\(people) personas preguntaron si es la cuenta oficial o advirtieron contra ella"
  }

  static func impostorTitle(
    _ label: String, accounts: Int, exposed: Int, brand: String
  ) -> String {
    let who = accounts == 1 ? short(label) : "\(short(label)) y \(accounts - 1) más"
    let verb = accounts == 1 ? "le pide" : "le piden"
    return exposed > 0
      ? "Posible suplantación: \(who) \(verb) datos a la clientela · \(brand)"
      : "Posible suplantación: \(who) se parece a un canal oficial · \(brand)"
  }
  static func impostorReason(
    _ label: String, points: Int, exposed: Int, brand: String
  ) -> String {
    let reach =
      exposed == 0
      ? "todavía no le respondió a nadie que haya escrito a la marca"
      : exposed == 1 ? "una persona expuesta" : "\(SpanishText.number(exposed)) personas expuestas"
    return "\(short(label)) no figura entre los canales oficiales de \(brand); \(reach); "
      + SpanishText.count(points, "punto", "puntos") + " de indicios (probable desde 7)"
  }
  static func alsoSuspected(_ label: String, points: Int) -> String {
    "también \(short(label)): " + SpanishText.count(points, "punto", "puntos")
  }
  static func exposedPeople(_ names: [String], of count: Int) -> String {
    let shown = names.suffix(5).map(short)
    let rest = count - shown.count
    return "personas expuestas: "
      + (shown.isEmpty ? "\(count)" : shown.joined(separator: ", "))
      + (rest > 0 && !shown.isEmpty ? " y \(rest) más" : "")
  }
  static func gave(_ count: Int) -> String {
    count == 1
      ? "una persona dice que ya le mandó algo" : "\(count) personas dicen que ya le mandaron algo"
  }
  static func confirmed(by person: String) -> String {
    "confirmada como suplantación por \(short(person))"
  }
  static func dismissed(by person: String) -> String { "descartada por \(short(person))" }
  static let quietAccounts = "seis horas sin novedades de esas cuentas"
  static func joins(_ label: String) -> String { "se suma \(short(label))" }
  static func reached(_ people: Int) -> String {
    "ya son \(SpanishText.number(people)) las personas expuestas"
  }

  static let noLikesGiven = "nunca dio un «me gusta»"
  static let fewLikesGiven = "menos de un «me gusta» cada cien publicaciones"
  static func followers(_ count: Int) -> String { "la siguen \(count)" }
  static func followsMany(_ following: Int, _ followers: Int) -> String {
    "sigue a \(SpanishText.number(following)) y la siguen \(SpanishText.number(followers))"
  }
  static let defaultProfile = "perfil sin personalizar"
  static func posts(_ count: Int) -> String {
    SpanishText.count(count, "publicación", "publicaciones") + " en total"
  }
  static func postsADay(_ count: Int) -> String {
    SpanishText.count(count, "publicación", "publicaciones") + " por día"
  }
  static func followsNobody(_ following: Int, _ posts: Int) -> String {
    "sigue a \(following) y publicó " + SpanishText.count(posts, "vez", "veces")
  }
  static func age(_ days: Int) -> String {
    "cuenta creada hace " + SpanishText.count(days, "día", "días")
  }
  static func unknown(_ what: [String]) -> String {
    "no se conoce: \(what.joined(separator: ", "))"
  }
  /// `make figures`: no real account of the corpus against any brand.
  static let impostorRate =
    "en 145 mil pares de cuentas reales y marcas de prueba, ninguna llegó a 5 puntos por su aspecto"
  static let baseRate =
    "en cuentas reales de prueba, entre 0 y 4 % llegan a 7 puntos y menos de 1 % a 8"

  private static func short(_ text: String) -> String {
    text.count > 60 ? String(text.prefix(60)) + "…" : text
  }
}
