internal import Text

/// Finds where somebody lives: "vivo en San Martín 450", "calle Corrientes 1234, piso 3 B".
///
/// A street with a number is a home unless the text says that it is a shop or an office.
enum StreetAddress {
  private enum Cue: Sendable {
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

  private static let cues = WordTable<Cue>([
    (
      .street,
      "calle av avda avenida pasaje pje bv blvd bulevar boulevard diagonal diag jiron jr cra carrera"
    ),
    (.home, "vivo vivimos domicilio direccion domiciliado domiciliada casa departamento depto"),
    (
      .open, "sucursal oficina local tienda agencia shopping comercio negocio restaurante bar banco"
    ),
    (.inner, "piso dpto depto departamento pb timbre casa lote torre of"),
    (
      .unit,
      """
      dia dias hora horas hs minutos megas mb mbps gb gigas pesos soles años meses semanas km veces \
      personas usuarios cuadras metros
      """
    ),
  ])

  /// Words that no house number follows.
  private static let small = WordTable<Bool>([
    (true, "de al a las los la el desde hasta hace en y por con sin mi mis su un una")
  ])

  /// The source's bytes of each address.
  static func find(in text: FoldedText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var reached = 0
    for (index, word) in text.words.prefix(Matcher.reach).enumerated() where index >= reached {
      guard word.kind == .word, let cue = cue(index, text) else { continue }
      guard cue == .street || cue == .home, !isOpen(index, text) else { continue }
      guard let (first, number) = number(after: index, cue, text) else { continue }
      let last = inner(after: number, text)
      let begin = cue == .street ? index : first
      found.append(Int(text.words[begin].sourceStart)..<Int(text.words[last].sourceEnd))
      reached = last + 1
    }
    return found
  }

  private static func cue(_ word: Int, _ text: FoldedText) -> Cue? {
    cues[text.bytes[text.words[word].range]]
  }

  private static func isOpen(_ word: Int, _ text: FoldedText) -> Bool {
    var index = word - 1
    while index >= 0, word - index <= 4 {
      if cue(index, text) == .open { return true }
      index -= 1
    }
    return false
  }

  /// The street's first word and the house number, at most five words on.
  private static func number(
    after cueIndex: Int, _ kind: Cue, _ text: FoldedText
  ) -> (first: Int, number: Int)? {
    var first = cueIndex + 1
    if kind == .home {
      // "vivo en", "mi domicilio es": the name begins after small words, with a capital or a street.
      while first < text.words.count, first - cueIndex <= 3,
        !text.words[first].isCapitalised, cue(first, text) != .street
      {
        first += 1
      }
      guard first < text.words.count,
        text.words[first].isCapitalised || cue(first, text) == .street
      else { return nil }
    }
    var index = first
    while index < text.words.count, index - first <= 4 {
      let word = text.words[index]
      let isAbbreviation = index > 0 && text.words[index - 1].range.count <= 4
      if index > first, word.pause != .none, !isAbbreviation { return nil }
      if index > first, isHouseNumber(index, text) { return (first, index) }
      if !hasLetters(index, text), !isOrdinal(index, text) { return nil }
      index += 1
    }
    return nil
  }

  /// Two to five digits that no unit follows and that are no year after "de" ("9 de Julio de 2020").
  private static func isHouseNumber(_ index: Int, _ text: FoldedText) -> Bool {
    let bytes = text.bytes[text.words[index].range]
    guard (2...5).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return false
    }
    let before = text.bytes[text.words[index - 1].range]
    if small[before] != nil { return false }
    let next = index + 1
    if next < text.words.count, text.words[next].pause == .none, cue(next, text) == .unit {
      return false
    }
    return true
  }

  private static func hasLetters(_ index: Int, _ text: FoldedText) -> Bool {
    text.bytes[text.words[index].range].contains { !(0x30...0x39).contains($0) }
  }

  /// The number in a street's name: "9 de Julio", "calle 50".
  private static func isOrdinal(_ index: Int, _ text: FoldedText) -> Bool {
    let next = index + 1
    guard text.words[index].range.count <= 3, next < text.words.count else { return false }
    return text.bytes[text.words[next].range].elementsEqual("de".utf8)
      || cue(index - 1 < 0 ? 0 : index - 1, text) == .street
  }

  /// The last word of "piso 3 dpto B" after a house number.
  private static func inner(after number: Int, _ text: FoldedText) -> Int {
    var last = number
    var index = number + 1
    while index + 1 < text.words.count, cue(index, text) == .inner,
      text.words[index + 1].range.count <= 3
    {
      last = index + 1
      index += 2
    }
    return last
  }
}
