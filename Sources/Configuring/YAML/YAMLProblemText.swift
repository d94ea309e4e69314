/// libyaml's problem in the operator's words.
struct YAMLProblemText {
  var what: String
  var remedy: String?

  /// The words for a problem, given the line it was met on.
  init(_ problem: YAMLProblem, line: String) {
    let begin = problem.contextLine.map { " (empieza en la línea \($0))" } ?? ""
    switch problem.problem {
    case _ where Self.indentsWithTab(line, problem),
      "found a tab character that violates indentation":
      self.init("hay un tabulador en la sangría", "use solo espacios")
    case "found character that cannot start any token":
      let sign = line.dropFirst(problem.column - 1).first.map { "«\($0)»" } ?? "este signo"
      self.init(
        "un valor no puede empezar con \(sign) sin comillas", "escríbalo entre comillas dobles")
    case "mapping values are not allowed in this context":
      self.init(
        "aquí no puede ir «:»",
        "alinee la clave con sus hermanas, o ponga entre comillas el texto que lleva «:»")
    case "block sequence entries are not allowed in this context":
      self.init("aquí no puede ir «-»", "empiece la lista en una línea propia, con su sangría")
    case "could not find expected ':'":
      self.init("falta «:» después de la clave", "escriba «clave: valor»")
    case "did not find expected key":
      self.init(
        "se esperaba otra clave del mismo bloque\(begin)",
        "alinee la sangría con la de sus hermanas y revise comillas y corchetes")
    case "did not find expected '-' indicator":
      self.init(
        "se esperaba otro «-» de la misma lista\(begin)", "alinee la sangría con la de sus hermanos"
      )
    case "did not find expected ',' or ']'":
      self.init("falta «,» o «]» en la lista\(begin)", "separe con comas y cierre el corchete")
    case "did not find expected ',' or '}'":
      self.init("falta «,» o «}» en el bloque\(begin)", "separe con comas y cierre la llave")
    case "did not find expected node content":
      self.init("falta un valor", "escriba el valor o borre la línea")
    case "found unexpected end of stream", "found unexpected document indicator":
      self.init("el archivo termina dentro de un texto\(begin)", "cierre las comillas")
    case "found unknown escape character":
      self.init(
        "«\\» seguido de un signo que no se conoce", "escriba «\\\\» o use comillas simples")
    case "invalid leading UTF-8 octet", "invalid trailing UTF-8 octet",
      "incomplete UTF-8 octet sequence", "invalid length of a UTF-8 sequence",
      "invalid Unicode character", "invalid UTF-8":
      self.init("el archivo no está en UTF-8", "guárdelo como UTF-8")
    case "control characters are not allowed":
      self.init("hay un carácter de control", "bórrelo")
    default:
      let around = problem.context.isEmpty ? "" : ", \(problem.context)"
      self.init(
        "YAML que no se entiende (libyaml: \(problem.problem)\(around))",
        "revise la sangría, las comillas y los corchetes de esta línea y de la anterior")
    }
  }

  private init(_ what: String, _ remedy: String) {
    self.what = what
    self.remedy = remedy
  }

  private static func indentsWithTab(_ line: String, _ problem: YAMLProblem) -> Bool {
    let indent = line.prefix { $0 == " " || $0 == "\t" }
    return indent.contains("\t") && problem.problem != "found unexpected end of stream"
  }
}
