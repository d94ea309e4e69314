internal import Model

/// What a mail says, as one plain text.
enum MailBody {
  /// The texts of a mail, the plain form preferred where it comes in several; quotes are still in it.
  static func text(_ parts: [MailParts.Part]) -> String {
    let readable = parts.filter { $0.kind != .attachment }.map { (part: $0, text: text(of: $0)) }
    // Where the plain form is empty ("su programa no muestra HTML" is the next best), HTML is read.
    let plain = Set(
      readable.filter { $0.part.kind == .plain && !$0.text.isEmpty }.map(\.part.alternative))
    return readable.filter { entry in
      entry.part.alternative == 0 || entry.part.kind == .plain
        || !plain.contains(entry.part.alternative)
    }.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func text(of part: MailParts.Part) -> String {
    let decoded = decode(part.bytes, charset: part.charset)
    if part.kind == .html { return HTMLFragment.text(decoded) }
    return tidy(part.isFlowed ? unfolded(decoded) : decoded)
  }

  /// The text in bytes: by the charset claimed unless the bytes contradict it, else UTF-8, else
  /// Windows-1252.
  static func decode(_ bytes: [UInt8], charset: String?) -> String {
    if let proof = ByteOrderMark.sniff(bytes), proof.length > 0,
      let text = Transcoder.decode(
        Array(bytes.dropFirst(proof.length)), from: proof.encoding, strictly: false)
    {
      return text
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let isUTF8 = text.utf8.elementsEqual(bytes)
    if let claim = DocumentText.normalized(charset ?? ""), claim != "utf-8" {
      // Valid UTF-8 beyond ASCII is not Latin by chance.
      if claim == "windows-1252", isUTF8 { return text }
      if let decoded = Transcoder.decode(bytes, from: claim, strictly: true) { return decoded }
    }
    if isUTF8 || DocumentText.isMostlyUTF8(text) { return text }
    return Transcoder.windows1252(bytes)
  }

  /// Lines that end with a blank joined with the next (RFC 3676); the mark of a signature is none.
  private static func unfolded(_ text: String) -> String {
    var lines: [String] = []
    var goesOn = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if goesOn, let last = lines.popLast() {
        lines.append(last + line)
      } else {
        lines.append(String(line))
      }
      goesOn = line.hasSuffix(" ") && line != "-- "
    }
    return lines.joined(separator: "\n")
  }

  /// Line breaks as `\n`, no blanks at the ends, at most one empty line between two paragraphs.
  private static func tidy(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let isBlank = line.allSatisfy(\.isWhitespace)
      if isBlank, lines.last?.isEmpty ?? true { continue }
      // "-- " begins a signature; its blank is its mark.
      lines.append(isBlank ? "" : line)
    }
    return lines.joined(separator: "\n").trimmed
  }
}
