/// One response of an IMAP server (RFC 3501 §2.2): its line, and the literals that stood in it.
struct ImapResponse: Hashable, Sendable {
  /// Stands in the line where a literal was.
  static let mark: Character = "\u{0}"

  var line: String
  var literals: [[UInt8]] = []

  /// The words of the line; quotes keep a text together, parentheses stand for nothing.
  var words: [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    var isEscaped = false
    for character in line {
      if isQuoted {
        word.append(character)
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted = false
        }
      } else if character == " " || character == "(" || character == ")" {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        isQuoted = character == "\""
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// The number after a response code: `[UIDVALIDITY 17]`.
  func code(_ name: String) -> UInt32? {
    let line = line.uppercased()
    guard let code = line.firstRange(of: "[" + name + " ") else { return nil }
    return UInt32(line[code.upperBound...].prefix { $0.isNumber })
  }
}

/// Puts together what a server sends into responses.
struct ImapReader {
  /// The longest literal that is taken.
  let longestLiteral: Int
  private var lines = LineCutter()
  private var response = ImapResponse(line: "")
  /// The length of the literal that comes next.
  private var awaited: Int?

  init(longestLiteral: Int) { self.longestLiteral = longestLiteral }

  /// Takes what has come.
  mutating func feed(_ more: some Sequence<UInt8>) { lines.feed(more) }

  /// The next whole response; nil when more must come first.
  mutating func next() throws(MailboxError) -> ImapResponse? {
    while true {
      if let length = awaited {
        guard let literal = lines.take(length) else { return nil }
        response.literals.append(literal)
        response.line.append(ImapResponse.mark)
        awaited = nil
      }
      guard let line = try lines.line(before: response.line.utf8.count) else { return nil }
      guard let literal = Self.literal(endingLine: line) else {
        response.line += String(decoding: line, as: UTF8.self)
        defer { response = ImapResponse(line: "") }
        return response
      }
      guard literal.length <= longestLiteral else { throw .dialogue(MailboxTexts.longLiteral) }
      response.line += String(decoding: line.prefix(literal.at), as: UTF8.self)
      awaited = literal.length
    }
  }

  /// `{123}` at the end of a line: where it begins, counted from the line's beginning, and its number.
  private static func literal(
    endingLine line: ArraySlice<UInt8>
  ) -> (at: Int, length: Int)? {
    guard line.last == UInt8(ascii: "}"), let open = line.lastIndex(of: UInt8(ascii: "{")) else {
      return nil
    }
    let digits = line[(open + 1)...].dropLast()
    guard !digits.isEmpty, digits.count < 12, digits.allSatisfy({ (48...57).contains($0) }),
      let length = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    return (open - line.startIndex, length)
  }
}
