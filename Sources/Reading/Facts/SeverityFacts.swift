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

  private static let spelled: [(unit: Unit, words: String)] = [
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
  ]

  private static let units = spelled.map(\.unit)

  /// The units, each list with its place among them; the words that make a length of time a hardship
  /// behind them, and those that do so before them.
  static let words: [(WordTraits, String)] =
    spelled.enumerated().map { place, row in
      (WordTraits(cues: .unit, unit: UInt8(place + 1)), row.words)
    } + [
      (
        WordTraits(cues: .hardBefore),
        """
        hace llevo llevamos lleva van desde durante tarda tardan tardaron tardo demora demoran \
        demoraron espere esperamos espero esperando pasaron paso perdi estuve estuvimos estoy \
        estamos hacen tiene tengo sin
        """
      ),
      (
        WordTraits(cues: .hardAfter),
        """
        esperando sin espera llamando reclamando tratando intentando demora colgado colgada \
        incomunicado incomunicados atras linea telefono pidiendo escuchando
        """
      ),
    ]

  /// Hands out the facts of a text, in its order.
  static func find(in field: borrowing FieldReading, _ take: (Found) -> Void) {
    guard field.cues.contains(.unit) || field.text.hasMoneySign,
      !field.cues.isDisjoint(with: [.digitFirst, .number])
    else { return }
    var word = 0
    while word < field.judged {
      guard !field.traits(word).cues.isDisjoint(with: [.digitFirst, .number]),
        field.text.words[word].isWord, let number = SpokenNumber(field, at: word),
        let fact = fact(number, from: word, field)
      else {
        word += 1
        continue
      }
      take(fact)
      word = max(number.end, word + 1)
    }
  }

  private static func fact(
    _ number: SpokenNumber, from word: Int, _ field: borrowing FieldReading
  ) -> Found? {
    let begin = field.text.words[word].start
    if let sign = moneySign(field.text.source, before: begin) {
      let end = field.text.words[number.end - 1].end
      return Found(
        fact: .init(kind: .amount, value: number.value, unit: "$"), range: sign..<end)
    }
    guard number.end < field.judged, field.text.words[number.end].isTied,
      field.traits(number.end).unit > 0
    else { return nil }
    let unit = field.text.words[number.end]
    let range = begin..<unit.end
    switch units[Int(field.traits(number.end).unit) - 1] {
    case .time(let seconds):
      guard isHardship(from: word, to: number.end, field) else { return nil }
      return Found(
        fact: .init(kind: .duration, value: number.value * seconds, unit: "s"), range: range)
    case .times:
      guard number.value >= 2 else { return nil }
      return Found(
        fact: .init(kind: .count, value: number.value, unit: field.text.string(unit)),
        range: range)
    case .money(let scale):
      return Found(
        fact: .init(
          kind: .amount, value: number.value * scale,
          unit: scale > 1 ? "$" : field.text.string(unit)),
        range: range)
    }
  }

  /// Where a `$` stands right before a number, at most a space away.
  private static func moneySign(_ source: borrowing Tray<UInt8>, before begin: Int) -> Int? {
    var index = begin - 1
    while index >= 0, begin - index <= 2, source[index] == 0x20 { index -= 1 }
    return index >= 0 && source[index] == UInt8(ascii: "$") ? index : nil
  }

  private static func isHardship(
    from first: Int, to last: Int, _ field: borrowing FieldReading
  ) -> Bool {
    var word = first - 1
    while word >= 0, first - word <= 3, field.text.words[word + 1].isTied {
      if field.traits(word).cues.contains(.hardBefore) { return true }
      word -= 1
    }
    word = last + 1
    while word < field.judged, word - last <= 3, field.text.words[word].isTied {
      if field.traits(word).cues.contains(.hardAfter) { return true }
      word += 1
    }
    return false
  }
}
