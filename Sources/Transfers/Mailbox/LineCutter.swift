/// Cuts what a mail server sends into lines and counted bytes, however it is split up on its way.
struct LineCutter {
  /// A list of half a million UIDs fits, and any line of mail (RFC 5322 wants 998 bytes, nobody keeps it).
  private static let longestLine = 4 << 20

  private var bytes: [UInt8] = []
  /// Where in `bytes` what is not yet read begins, and up to where no line break was found.
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
  ///
  /// - Parameter before: bytes of the same line that were taken earlier; they count towards its bound.
  mutating func line(before: Int = 0) throws(MailboxError) -> ArraySlice<UInt8>? {
    guard let end = bytes[searched...].firstIndex(of: 0x0A) else {
      searched = bytes.count
      guard bytes.count - start + before <= Self.longestLine else {
        throw .dialogue(MailboxTexts.longLine)
      }
      return nil
    }
    var line = bytes[start..<end]
    if line.last == 0x0D { line = line.dropLast() }
    start = end + 1
    searched = start
    return line
  }

  /// The next so many bytes, whatever they are; nil when more must come first.
  mutating func take(_ count: Int) -> [UInt8]? {
    guard bytes.count - start >= count else { return nil }
    defer {
      start += count
      searched = start
    }
    return Array(bytes[start..<start + count])
  }
}
