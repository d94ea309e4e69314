/// What a site's robots.txt lets a reader of some name read (RFC 9309).
struct RobotsRules: Sendable {
  private struct Rule {
    var path: [UInt8]
    var allows: Bool
  }

  /// More than this is not read (RFC 9309 §2.5 asks for at least 500 KiB).
  static let maximumBytes = 512 << 10
  /// Everything may be read.
  static let open = RobotsRules(rules: [])
  /// Nothing may be read.
  static let closed = RobotsRules(rules: [Rule(path: [UInt8(ascii: "/")], allows: false)])

  private let rules: [Rule]

  private init(rules: [Rule]) { self.rules = rules }

  /// The rules of the groups that name the reader, else of those for everybody.
  ///
  /// `name` is the product token, compared without case.
  init(_ text: String, name: String) {
    var own: [Rule] = []
    var common: [Rule] = []
    var isNamed = false
    var names: [String] = []
    var isReadingNames = false
    for line in text.split(whereSeparator: \.isNewline) {
      let content = line.prefix { $0 != "#" }
      guard let colon = content.firstIndex(of: ":") else { continue }
      let key = Self.trimmed(content[..<colon]).lowercased()
      let value = Self.trimmed(content[content.index(after: colon)...])
      switch key {
      case "user-agent":
        if !isReadingNames { names = [] }
        isReadingNames = true
        names.append(value.lowercased())
        if names.last == name.lowercased() { isNamed = true }
      case "allow", "disallow":
        isReadingNames = false
        // An empty "disallow" forbids nothing.
        guard !value.isEmpty else { continue }
        let rule = Rule(path: Array(value.utf8), allows: key == "allow")
        if names.contains(name.lowercased()) { own.append(rule) }
        if names.contains("*") { common.append(rule) }
      default: continue
      }
    }
    rules = isNamed ? own : common
  }

  /// Whether a path (with its query) may be read: the longest rule that matches decides, of two equal
  /// ones the one that allows.
  func admits(_ path: String) -> Bool {
    let path = Array(path.utf8)
    if path == Array("/robots.txt".utf8) { return true }
    var best: (length: Int, allows: Bool) = (-1, true)
    for rule in rules where Self.matches(path, rule.path) {
      let isBetter =
        rule.path.count > best.length || (rule.path.count == best.length && rule.allows)
      if isBetter { best = (rule.path.count, rule.allows) }
    }
    return best.allows
  }

  /// Whether a path begins as a pattern says; `*` stands for anything, `$` at its end for the end.
  ///
  /// Linear but for going back to the last star, so that no pattern takes long.
  static func matches(_ path: [UInt8], _ pattern: [UInt8]) -> Bool {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    let pattern = isAnchored ? pattern.dropLast() : pattern[...]
    var at = 0
    var place = pattern.startIndex
    var star: (place: Int, at: Int)?
    while true {
      if place == pattern.endIndex {
        if !isAnchored || at == path.count { return true }
      } else if pattern[place] == UInt8(ascii: "*") {
        star = (place + 1, at)
        place += 1
        continue
      } else if at < path.count, pattern[place] == path[at] {
        place += 1
        at += 1
        continue
      }
      guard let last = star, last.at < path.count else { return false }
      star = (last.place, last.at + 1)
      place = last.place
      at = last.at + 1
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
