internal import Model
internal import Text

/// Finds how long, how often and how much: "hace 3 días", "sesenta llamadas", "$ 45.000".
///
/// A length of time counts where the text says that it was waited or suffered, not where it names a
/// plan's term; numbers of things count where the thing is a contact, a person or a repetition.
enum SeverityFacts {
  /// A fact with the source's bytes that state it.
  struct Found {
    var fact: Finding.Fact
    var range: Range<Int>
  }

  private enum Unit: Sendable {
    case time(Double)
    case times
    case money(Double)
  }

  private static let units = WordTable<Unit>([
    (.time(60), "minuto minutos min mins"), (.time(3600), "hora horas h hs hr hrs"),
    (.time(86_400), "dia dias"), (.time(604_800), "semana semanas"),
    (.time(2_592_000), "mes meses"), (.time(31_536_000), "año años"),
    (
      .times,
      """
      veces llamadas llamados reclamos mensajes mails correos tickets visitas tecnicos gestiones \
      quejas vecinos familias usuarios clientes personas barrios casas comercios cuadras cortes
      """
    ),
    (.money(1), "pesos soles sol dolares usd euros bolivianos guaranies mangos ars"),
    (.money(1000), "lucas luca"), (.money(1_000_000), "palos"),
  ])

  /// Words that make a length of time a hardship, before it.
  private static let before = WordTable<Bool>([
    (
      true,
      """
      hace llevo llevamos lleva van desde durante tarda tardan tardaron tardo demora demoran \
      demoraron espere esperamos espero esperando pasaron paso perdi estuve estuvimos estoy estamos \
      hacen tiene tengo sin
      """
    )
  ])
  /// The same, after it.
  private static let after = WordTable<Bool>([
    (
      true,
      """
      esperando sin espera llamando reclamando tratando intentando demora colgado colgada incomunicado \
      incomunicados atras linea telefono pidiendo escuchando
      """
    )
  ])

  /// The facts of a text, in its order.
  static func find(in text: FoldedText, _ source: [UInt8]) -> [Found] {
    var found: [Found] = []
    var word = 0
    let count = min(text.words.count, Matcher.reach)
    while word < count {
      guard text.words[word].kind == .word, let number = SpokenNumber(text, at: word) else {
        word += 1
        continue
      }
      if let fact = fact(number, from: word, text, source) {
        found.append(fact)
        word = max(number.end, word + 1)
      } else {
        word += 1
      }
    }
    return found
  }

  private static func fact(
    _ number: SpokenNumber, from word: Int, _ text: FoldedText, _ source: [UInt8]
  ) -> Found? {
    let begin = Int(text.words[word].sourceStart)
    if let sign = moneySign(source, before: begin) {
      let end = Int(text.words[number.end - 1].sourceEnd)
      return Found(
        fact: .init(kind: .amount, value: number.value, unit: "$"), range: sign..<end)
    }
    guard number.end < text.words.count, text.words[number.end].pause == .none else { return nil }
    let unit = text.words[number.end]
    let range = begin..<Int(unit.sourceEnd)
    switch units[text.bytes[unit.range]] {
    case .time(let seconds):
      guard isHardship(from: word, to: number.end, text) else { return nil }
      return Found(
        fact: .init(kind: .duration, value: number.value * seconds, unit: "s"), range: range)
    case .times:
      guard number.value >= 2 else { return nil }
      return Found(
        fact: .init(kind: .count, value: number.value, unit: text.string(unit)), range: range)
    case .money(let scale):
      return Found(
        fact: .init(
          kind: .amount, value: number.value * scale, unit: scale > 1 ? "$" : text.string(unit)),
        range: range)
    case nil: return nil
    }
  }

  /// Where a `$` stands right before a number, at most a space away.
  private static func moneySign(_ source: [UInt8], before begin: Int) -> Int? {
    var index = begin - 1
    while index >= 0, begin - index <= 2, source[index] == 0x20 { index -= 1 }
    return index >= 0 && source[index] == UInt8(ascii: "$") ? index : nil
  }

  private static func isHardship(from first: Int, to last: Int, _ text: FoldedText) -> Bool {
    var word = first - 1
    while word >= 0, first - word <= 3, text.words[word + 1].pause == .none {
      if before[text.bytes[text.words[word].range]] != nil { return true }
      word -= 1
    }
    word = last + 1
    while word < text.words.count, word - last <= 3, text.words[word].pause == .none {
      if after[text.bytes[text.words[word].range]] != nil { return true }
      word += 1
    }
    return false
  }
}
