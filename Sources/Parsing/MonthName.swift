/// The months in the languages of the feeds met so far, by their first letters.
enum MonthName {
  /// 1…12 for `mar`, `March`, `marzo`, `märz`; nil for any other word.
  static func number(_ word: String) -> Int64? {
    let plain = word.lowercased().filter { $0 != "." }
    guard plain.count >= 3 else { return nil }
    for (number, names) in names.enumerated() {
      if names.contains(where: { matches(plain, $0) }) { return Int64(number + 1) }
    }
    return nil
  }

  /// A whole name, or a beginning of it of three letters or more ("sept").
  private static func matches(_ word: String, _ name: String) -> Bool { name.hasPrefix(word) }

  // English, Spanish, Portuguese, French, Italian, German, Catalan, Dutch.
  private static let names: [[String]] = [
    ["january", "enero", "janeiro", "janvier", "gennaio", "januar", "jänner", "gener"],
    ["february", "febrero", "fevereiro", "février", "fevrier", "febbraio", "februar", "febrer"],
    ["march", "marzo", "março", "marco", "mars", "märz", "mär", "mrz", "març", "maart", "mrt"],
    ["april", "abril", "avril", "avr", "aprile"],
    ["may", "mayo", "maio", "mai", "maggio", "maig", "mei"],
    ["june", "junio", "junho", "juin", "giugno", "juni", "juny"],
    ["july", "julio", "julho", "juillet", "luglio", "juli", "juliol"],
    ["august", "agosto", "août", "aout", "agost", "augustus"],
    ["september", "septiembre", "setiembre", "setembro", "septembre", "settembre", "setembre"],
    ["october", "octubre", "outubro", "octobre", "ottobre", "oktober"],
    ["november", "noviembre", "novembro", "novembre"],
    [
      "december", "diciembre", "dezembro", "décembre", "decembre", "dicembre", "dezember",
      "desembre",
    ],
  ]
}
