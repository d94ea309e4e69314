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
  static func youngAccount(_ days: Int) -> String { "cuenta creada hace \(days) días" }
  static func fewFollowers(_ own: Int, of real: Int) -> String {
    "\(SpanishText.number(own)) seguidores (la oficial: \(SpanishText.number(real)))"
  }
  static let verifiedIsNotOfficial = "la red la muestra verificada, pero eso no la hace oficial"
  static func critic(_ word: String) -> String {
    "se presenta como crítica, parodia, hinchada o colectivo («\(short(word))»)"
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
      ? "una persona preguntó si es la cuenta oficial"
      : "\(people) personas preguntaron si es la cuenta oficial"
  }

  static let noLikesGiven = "nunca dio un «me gusta»"
  static let fewLikesGiven = "menos de un «me gusta» cada cien publicaciones"
  static func followers(_ count: Int) -> String { "la siguen \(count)" }
  static func followsMany(_ following: Int, _ followers: Int) -> String {
    "sigue a \(SpanishText.number(following)) y la siguen \(SpanishText.number(followers))"
  }
  static let defaultProfile = "perfil sin personalizar"
  static func posts(_ count: Int) -> String { "\(count) publicaciones en total" }
  static func postsADay(_ count: Int) -> String {
    "\(SpanishText.number(count)) publicaciones por día"
  }
  static func followsNobody(_ following: Int, _ posts: Int) -> String {
    "sigue a \(following) y publicó \(SpanishText.number(posts)) veces"
  }
  static func age(_ days: Int) -> String { "cuenta creada hace \(days) días" }
  static func unknown(_ what: [String]) -> String {
    "no se conoce: \(what.joined(separator: ", "))"
  }
  static let baseRate =
    "en cuentas reales de prueba, entre 0 y 4 % llegan a 7 puntos y menos de 1 % a 8"

  private static func short(_ text: String) -> String {
    text.count > 60 ? String(text.prefix(60)) + "…" : text
  }
}
