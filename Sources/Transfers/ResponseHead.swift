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
  ///
  /// On bytes: every header of every answer passes here.
  mutating func take(_ line: String) -> Bool {
    bytes += line.utf8.count
    guard bytes <= Self.maximumBytes else { return false }
    let text = Substring(line).utf8.trimmed(Self.isLineEnd)
    if text.starts(with: "HTTP/".utf8) {
      // Another answer after an interim one (1xx): what came before is void.
      status = Self.status(in: text)
      headers = []
      isComplete = false
    } else if text.isEmpty {
      isComplete = true
    } else if !isComplete {
      // What comes after the empty line is a trailer, which says nothing we use.
      add(text)
    }
    return true
  }

  /// The first header of a name, in any case.
  func first(_ name: String) -> String? { headers.first { $0.name.isHeader(name) }?.value }

  private static func status(in line: Substring.UTF8View) -> Int {
    let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard parts.count > 1 else { return 0 }
    return Int(Substring(parts[1].prefix { (48...57).contains($0) })) ?? 0
  }

  private mutating func add(_ line: Substring.UTF8View) {
    if let first = line.first, Self.isBlank(first), !headers.isEmpty {
      // A folded line (RFC 9112 §5.2), obsolete and still about.
      headers[headers.count - 1].value += " " + Self.text(line)
      return
    }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    headers.append((Self.text(line[..<colon]), Self.text(line[line.index(after: colon)...])))
  }

  private static func text(_ bytes: Substring.UTF8View) -> String {
    String(Substring(bytes.trimmed { isBlank($0) || isLineEnd($0) }))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0D || byte == 0x0A }
}

extension Substring.UTF8View {
  /// Without such bytes at both ends.
  fileprivate func trimmed(_ isOff: (UInt8) -> Bool) -> Substring.UTF8View {
    var rest = self
    while let first = rest.first, isOff(first) { rest = rest.dropFirst() }
    while let last = rest.last, isOff(last) { rest = rest.dropLast() }
    return rest
  }
}

extension String {
  /// Whether both are the same name of a header: letters of ASCII in either case.
  package func isHeader(_ name: String) -> Bool {
    utf8.count == name.utf8.count
      && zip(utf8, name.utf8).allSatisfy { $0 == $1 || Self.lower($0) == Self.lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte | 0x20 : byte
  }
}
