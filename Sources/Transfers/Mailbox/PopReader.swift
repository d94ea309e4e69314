/// Cuts what a POP3 server sends into lines, however it is split up on its way.
struct PopReader {
  /// Longer than any line of mail (RFC 5322 wants 998 bytes, nobody keeps it).
  private static let longestLine = 4 << 20

  private var bytes: [UInt8] = []
  private var start = 0
  private var searched = 0

  /// Takes what has come.
  mutating func feed(_ more: some Sequence<UInt8>) {
    if start > 0 {
      bytes.removeFirst(start)
      searched -= start
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// The next line without its break; nil when more must come first.
  mutating func next() throws(MailboxError) -> [UInt8]? {
    guard let end = bytes[searched...].firstIndex(of: 0x0A) else {
      searched = bytes.count
      guard bytes.count - start <= Self.longestLine else {
        throw .dialogue(MailboxTexts.longLine)
      }
      return nil
    }
    var line = bytes[start..<end]
    if line.last == 0x0D { line = line.dropLast() }
    start = end + 1
    searched = start
    return Array(line)
  }
}
