package import Model

/// Cuts a long-lived answer into things that happened and signs of life, however it comes in pieces.
package struct EventDecoder: Sendable {
  /// What came.
  package enum Happening: Hashable, Sendable {
    /// A document; with Server-Sent Events, of a kind.
    case item(kind: String?, bytes: [UInt8])
    /// An empty line or a comment: the other side is there.
    case heartbeat
  }

  /// The largest document that is taken.
  private static let longest = 1 << 20

  private let form: Source.Stream.Form
  private var line: [UInt8] = []
  private var data: [UInt8] = []
  private var hasData = false
  private var kind: String?

  /// A decoder at the beginning of an answer.
  package init(_ form: Source.Stream.Form) { self.form = form }

  /// Takes bytes in; what they completed, in order.
  ///
  /// - Throws: a `Fault` when a document has no end.
  package mutating func take(_ bytes: some Sequence<UInt8>) throws(Fault) -> [Happening] {
    var happenings: [Happening] = []
    for byte in bytes {
      guard byte == 0x0A else {
        line.append(byte)
        guard line.count + data.count <= Self.longest else {
          throw Fault(.badData, StreamTexts.endless)
        }
        continue
      }
      if line.last == 0x0D { line.removeLast() }
      if let happening = form == .sse ? field() : value() { happenings.append(happening) }
      line.removeAll(keepingCapacity: true)
    }
    return happenings
  }

  private func value() -> Happening? {
    line.allSatisfy { $0 <= 0x20 } ? .heartbeat : .item(kind: nil, bytes: line)
  }

  /// One line of Server-Sent Events (WHATWG HTML §9.2.6).
  private mutating func field() -> Happening? {
    if line.isEmpty {
      defer {
        data = []
        hasData = false
        kind = nil
      }
      return hasData ? .item(kind: kind, bytes: data) : nil
    }
    if line.first == UInt8(ascii: ":") { return .heartbeat }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.count
    var value = line.dropFirst(colon + 1)
    if value.first == 0x20 { value = value.dropFirst() }
    switch String(decoding: line[..<colon], as: UTF8.self) {
    case "data":
      if hasData { data.append(0x0A) }
      data += value
      hasData = true
    case "event": kind = String(decoding: value, as: UTF8.self)
    default: break
    }
    return nil
  }
}
