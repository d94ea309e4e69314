internal import Model

/// Finds what of a mail's text its author wrote: without the mail it answers, without the signature.
///
/// Knows the habits of Gmail, Outlook, Apple Mail, Thunderbird and telephones in Spanish, and in English
/// and Portuguese where programs are set to them.
enum QuotedText {
  /// The author's own words; the whole text where nothing else would be left (a mail that only forwards).
  static func own(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines = withoutQuotes(lines)
    lines = withoutSignature(lines)
    let own = lines.joined(separator: "\n").trimmed
    return own.isEmpty ? text.trimmed : own
  }

  // MARK: - Quotes

  private static func withoutQuotes(_ lines: [String]) -> [String] {
    var kept: [String] = []
    var index = 0
    var hasAttribution = false
    while index < lines.count {
      if isSeparator(lines[index]) || beginsHeaders(lines, at: index) { break }
      if let length = attribution(lines, at: index) {
        hasAttribution = true
        index += length
        let next = lines[index...].first { !$0.trimmed.isEmpty }
        // Without a mark before each line everything below is the old mail.
        guard let next, isMarked(next) else { break }
        continue
      }
      let run = lines[index...].prefix { isMarked($0) || $0.trimmed.isEmpty }
      let marked = run.count { isMarked($0) }
      // One line alone may be an arrow.
      if isMarked(lines[index]), hasAttribution || marked > 1 {
        index += run.count
        continue
      }
      kept.append(lines[index])
      index += 1
    }
    return kept
  }

  private static func isMarked(_ line: String) -> Bool { line.trimmed.hasPrefix(">") }

  /// The number of lines of an attribution that begins here; programs break it over up to four.
  private static func attribution(_ lines: [String], at index: Int) -> Int? {
    guard !lines[index].trimmed.isEmpty else { return nil }
    var text = ""
    for length in 1...4 where index + length <= lines.count {
      let line = lines[index + length - 1].trimmed
      if line.isEmpty, length > 1 { return nil }
      text += (text.isEmpty ? "" : " ") + line
      if text.utf8.count > 400 { return nil }
      if isAttribution(text) { return length }
    }
    return nil
  }

  /// Whether a line introduces the mail that is quoted below it.
  ///
  /// As Gmail writes: `El lun, 2 mar 2026 a las 10:00, Ana (<ana@example.com>) escribió:`
  static func isAttribution(_ text: String) -> Bool {
    let plain = simplified(text)
    let ends = ["escribio:", "escribio", "wrote:", "escreveu:", "ha escrito:"]
    let opens = ["el ", "on ", "em ", "en ", "a las ", "con fecha "]
    if ends.contains(where: plain.hasSuffix) {
      // "El 3 mi vecina me escribió:" tells a story; programs write the hour or the address.
      let hasDate = plain.contains("@") || holdsHour(plain)
      let isOpened = opens.contains { plain.hasPrefix($0) }
      return (isOpened && hasDate) || (plain.contains("@") && plain.hasSuffix(":"))
    }
    // Gmail of some years ago: `2026-03-02 10:00 GMT-03:00 Ana <ana@example.com>:`
    return plain.hasSuffix(">:") && plain.contains("@") && plain.first?.isNumber == true
  }

  /// Whether a colon stands between two digits.
  private static func holdsHour(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let digits: ClosedRange<UInt8> = 48...57
    return bytes.indices.dropFirst().dropLast().contains { place in
      bytes[place] == UInt8(ascii: ":") && digits ~= bytes[place - 1] && digits ~= bytes[place + 1]
    }
  }

  private static let separators = [
    "mensaje original", "original message", "mensagem original", "mensaje reenviado",
    "forwarded message", "mensaje enviado", "correo original", "reply message",
  ]
  private static let openings = [
    "inicio del mensaje reenviado:", "begin forwarded message:", "comienzo del mensaje reenviado:",
  ]

  /// Whether a line says that another mail follows: `-----Mensaje original-----`.
  private static func isSeparator(_ line: String) -> Bool {
    let plain = simplified(line)
    guard plain.utf8.count < 80 else { return false }
    if openings.contains(plain) { return true }
    guard plain.hasPrefix("--") || plain.hasPrefix("__") else { return false }
    let words = plain.filter { $0 != "-" && $0 != "_" }.trimmed
    return separators.contains(words)
  }

  private static let senders = ["de:", "from:", "remitente:"]
  private static let otherHeaders = [
    "enviado:", "enviado el:", "enviada el:", "fecha:", "para:", "asunto:", "cc:", "sent:", "to:",
    "subject:", "date:", "enviada em:", "assunto:",
  ]

  /// Outlook's block: `De:`, `Enviado:`, `Para:`, `Asunto:`, with or without a rule before it.
  private static func beginsHeaders(_ lines: [String], at index: Int) -> Bool {
    let plain = simplified(lines[index])
    if plain.utf8.count >= 5, plain.allSatisfy({ $0 == "_" }) {
      guard let next = lines[(index + 1)...].firstIndex(where: { !$0.trimmed.isEmpty }) else {
        return false
      }
      return senders.contains { simplified(lines[next]).hasPrefix($0) }
    }
    guard senders.contains(where: plain.hasPrefix) else { return false }
    let block = lines[(index + 1)...].prefix(6).map(simplified)
    return block.count { line in otherHeaders.contains { line.hasPrefix($0) } } >= 2
  }

  // MARK: - Signatures

  private static let sentFrom = [
    "enviado desde mi ", "enviado desde outlook", "enviado desde yahoo", "enviado desde correo",
    "enviado desde el correo", "obtener outlook para ", "obten outlook para ", "sent from my ",
    "sent from mail for", "get outlook for ", "enviado do meu ", "enviado con proton",
  ]
  private static let notices = [
    "aviso legal", "aviso de confidencialidad", "nota de confidencialidad", "confidencialidad:",
    "este mensaje", "este correo", "este e-mail", "la informacion contenida en este",
    "el contenido de este", "antes de imprimir", "this e-mail", "this email", "this message",
  ]

  /// Cuts at the mark of a signature, at what a telephone or a lawyer adds.
  private static func withoutSignature(_ lines: [String]) -> [String] {
    var end = lines.count
    for (index, line) in lines.enumerated() {
      let plain = simplified(line)
      let isMark = line == "-- " || line == "--"
      let isAdded = sentFrom.contains { plain.hasPrefix($0) } && plain.utf8.count < 80
      if isMark || isAdded || isNotice(plain, lines[index...]) {
        end = index
        break
      }
    }
    let own = Array(lines[..<end])
    return own.allSatisfy { $0.trimmed.isEmpty } ? lines : own
  }

  private static func isNotice(_ plain: String, _ rest: ArraySlice<String>) -> Bool {
    guard notices.contains(where: plain.hasPrefix) else { return false }
    if plain.hasPrefix("antes de imprimir") { return true }
    let text = simplified(rest.prefix(12).joined(separator: " "))
    return text.contains("confiden") || text.contains("destinatario")
  }

  /// Lower case, without accents, marks of emphasis and no-break blanks.
  private static func simplified(_ line: String) -> String {
    var plain = ""
    for scalar in line.prefix(600).lowercased().unicodeScalars {
      switch scalar {
      case "á": plain += "a"
      case "é": plain += "e"
      case "í": plain += "i"
      case "ó": plain += "o"
      case "ú": plain += "u"
      case "*", "\u{200B}", "\u{200E}", "\u{202A}", "\u{202C}", "\u{FEFF}", "\u{301}": continue
      case "\u{A0}", "\u{202F}": plain += " "
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain.trimmed
  }
}
