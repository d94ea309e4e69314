/// Status and headers of an answer as they come in, line by line.
struct ResponseHead: Sendable {
  /// The most a server may send in headers, all interim answers included, in bytes (nginx and
  /// Apache refuse requests beyond 32 and 64 KiB; answers deserve no more).
  static let maximumBytes = 64 << 10

  private(set) var status = 0
  private(set) var headers: [(name: String, value: String)] = []
  private var bytes = 0
  private var isComplete = false

  /// Takes one line; false when there have been too many bytes.
  mutating func take(_ line: String) -> Bool {
    bytes += line.utf8.count
    guard bytes <= Self.maximumBytes else { return false }
    let text = line.drop { $0 == "\r\n" || $0 == "\n" }
    if text.hasPrefix("HTTP/") {
      // Another answer after an interim one (1xx): what came before is void.
      status = Self.status(in: text)
      headers = []
      isComplete = false
    } else if text.isEmpty {
      isComplete = true
    } else if !isComplete {
      // What comes after the empty line is a trailer, which says nothing we use.
      add(line)
    }
    return true
  }

  /// The first header of a name given in lower case.
  func first(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name }?.value
  }

  private static func status(in line: Substring) -> Int {
    let parts = line.split(separator: " ", maxSplits: 2)
    return parts.count > 1 ? Int(parts[1].prefix { $0.isNumber }) ?? 0 : 0
  }

  private mutating func add(_ line: String) {
    if let first = line.first, first == " " || first == "\t", !headers.isEmpty {
      // A folded line (RFC 9112 §5.2), obsolete and still about.
      headers[headers.count - 1].value += " " + Self.trimmed(line[...])
      return
    }
    guard let colon = line.firstIndex(of: ":") else { return }
    let name = Self.trimmed(line[..<colon])
    headers.append((name, Self.trimmed(line[line.index(after: colon)...])))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }
}
