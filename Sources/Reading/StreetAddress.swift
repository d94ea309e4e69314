internal import Text

/// Finds where somebody lives: "vivo en San Martín 450", "calle Corrientes 1234, piso 3 B".
///
/// A street with a number is a home unless the text says that it is a shop or an office.
enum StreetAddress {
  enum Cue: UInt8, Sendable, BitwiseCopyable {
    case none
    /// A street's kind: "calle", "av".
    case street
    /// Says that somebody lives there: "domicilio", "vivo".
    case home
    /// Says that everybody may go there: "sucursal".
    case open
    /// Goes on after the number: "piso", "dpto".
    case inner
    /// Makes the number a measure.
    case unit
  }

  /// The words that speak of addresses; of a word in two lists the later counts.
  static let words: [(WordTraits, String)] = [
    (
      cue(.street),
      "calle av avda avenida pasaje pje bv blvd bulevar boulevard diagonal diag jiron jr cra carrera"
    ),
    (
      cue(.home), "vivo vivimos domicilio direccion domiciliado domiciliada casa departamento depto"
    ),
    (
      cue(.open),
      "sucursal oficina local tienda agencia shopping comercio negocio restaurante bar banco"
    ),
    (cue(.inner), "piso dpto depto departamento pb timbre casa lote torre of"),
    (
      cue(.unit),
      """
      dia dias hora horas hs minutos megas mb mbps gb gigas pesos soles años meses semanas km veces \
      personas usuarios cuadras metros
      """
    ),
    (
      WordTraits(cues: .small),
      "de al a las los la el desde hasta hace en y por con sin mi mis su un una"
    ),
  ]

  private static func cue(_ cue: Cue) -> WordTraits {
    WordTraits(cues: cue == .street || cue == .home ? .street : [], street: cue)
  }

  /// Hands out the source's bytes of each address.
  static func find(in field: borrowing FieldReading, _ take: (Range<Int>) -> Void) {
    guard field.cues.contains(.street), field.digits >= 2 else { return }
    var reached = 0
    for index in 0..<field.judged where index >= reached {
      let cue = cue(index, field)
      guard cue == .street || cue == .home, field.text.words[index].isWord,
        !isOpen(index, field), let (first, number) = number(after: index, cue, field)
      else { continue }
      let last = inner(after: number, field)
      let begin = cue == .street ? index : first
      take(field.text.words[begin].start..<field.text.words[last].end)
      reached = last + 1
    }
  }

  private static func cue(_ word: Int, _ field: borrowing FieldReading) -> Cue {
    word >= 0 && word < field.judged ? field.traits(word).street : .none
  }

  private static func isOpen(_ word: Int, _ field: borrowing FieldReading) -> Bool {
    var index = word - 1
    while index >= 0, word - index <= 4 {
      if cue(index, field) == .open { return true }
      index -= 1
    }
    return false
  }

  /// The street's first word and the house number, at most five words on.
  private static func number(
    after cueIndex: Int, _ kind: Cue, _ field: borrowing FieldReading
  ) -> (first: Int, number: Int)? {
    var first = cueIndex + 1
    if kind == .home {
      // "vivo en", "mi domicilio es": the name begins after small words, with a capital or a street.
      while first < field.text.words.count, first - cueIndex <= 3,
        !field.text.words[first].isCapitalised, cue(first, field) != .street
      {
        first += 1
      }
      guard first < field.text.words.count,
        field.text.words[first].isCapitalised || cue(first, field) == .street
      else { return nil }
    }
    var index = first
    while index < field.text.words.count, index - first <= 4 {
      let word = field.text.words[index]
      let isAbbreviation = index > 0 && field.width(index - 1) <= 4
      if index > first, !word.isTied, !isAbbreviation { return nil }
      if index > first, isHouseNumber(index, field) { return (first, index) }
      if !hasLetters(index, field), !isOrdinal(index, field) { return nil }
      index += 1
    }
    return nil
  }

  /// Two to five digits that no unit follows and that are no year after "de" ("9 de Julio de 2020").
  private static func isHouseNumber(_ index: Int, _ field: borrowing FieldReading) -> Bool {
    guard index < field.judged, (2...5).contains(field.width(index)),
      field.traits(index).cues.contains(.digits),
      !field.traits(index - 1).cues.contains(.small)
    else { return false }
    let next = index + 1
    if next < field.text.words.count, field.text.words[next].isTied, cue(next, field) == .unit {
      return false
    }
    return true
  }

  private static func hasLetters(_ index: Int, _ field: borrowing FieldReading) -> Bool {
    index < field.judged && !field.traits(index).cues.contains(.digits)
  }

  /// The number in a street's name: "9 de Julio", "calle 50".
  private static func isOrdinal(_ index: Int, _ field: borrowing FieldReading) -> Bool {
    let next = index + 1
    guard field.width(index) <= 3, next < field.text.words.count else { return false }
    return (next < field.judged && field.traits(next).cues.contains(.de))
      || cue(index - 1 < 0 ? 0 : index - 1, field) == .street
  }

  /// The last word of "piso 3 dpto B" after a house number.
  private static func inner(after number: Int, _ field: borrowing FieldReading) -> Int {
    var last = number
    var index = number + 1
    while index + 1 < field.text.words.count, cue(index, field) == .inner,
      field.width(index + 1) <= 3
    {
      last = index + 1
      index += 2
    }
    return last
  }
}
