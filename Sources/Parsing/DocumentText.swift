internal import Foundation
internal import Text

/// Turns a document's bytes into UTF-8, whatever it says about its own encoding.
///
/// In order: what the first bytes prove, the HTTP charset, the XML declaration, UTF-8, Windows-1252. A
/// claim that the bytes contradict is passed over; UTF-8 with a few bad bytes is repaired.
enum DocumentText {
  static func decode(_ bytes: [UInt8], contentType: String?) -> [UInt8] {
    if let proof = ByteOrderMark.sniff(bytes) {
      let body = Array(bytes.dropFirst(proof.length))
      if proof.encoding == "UTF-8" {
        return UTF8Text.isSound(body.span)
          ? body : Array(String(decoding: body, as: UTF8.self).utf8)
      }
      if let text = Transcoder.decode(body, from: proof.encoding, strictly: false) {
        return Array(text.utf8)
      }
    }
    let isUTF8 = UTF8Text.isSound(bytes.span)
    for claim in [charset(contentType: contentType), declared(bytes)].compactMap({ $0 }) {
      // Valid UTF-8 beyond ASCII is not Latin by chance: the claim is a template nobody changed.
      if claim == "utf-8" || (isLatin(claim) && isUTF8) {
        if isUTF8 { return bytes }
        continue
      }
      if let decoded = Transcoder.decode(bytes, from: claim, strictly: true), looksRight(decoded) {
        return Array(decoded.utf8)
      }
    }
    if isUTF8 { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    return Array((isMostlyUTF8(text) ? text : Transcoder.windows1252(bytes)).utf8)
  }

  /// The charset of `text/xml; charset=utf-8`, in lower case.
  static func charset(contentType: String?) -> String? {
    for part in (contentType ?? "").split(separator: ";").dropFirst() {
      let pair = part.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, trimmed(pair[0]).lowercased() == "charset" else { continue }
      return normalized(trimmed(pair[1]))
    }
    return nil
  }

  /// The `encoding` of the XML declaration, in lower case.
  private static func declared(_ bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(512), as: UTF8.self)
    guard let start = head.range(of: "<?xml"),
      let end = head.range(of: "?>", range: start.upperBound..<head.endIndex),
      let name = head.range(of: "encoding", range: start.upperBound..<end.lowerBound)
    else { return nil }
    let rest = head[name.upperBound..<end.lowerBound].drop { $0 == "=" || $0.isWhitespace }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return normalized(String(rest.dropFirst().prefix { $0 != quote }))
  }

  static func normalized(_ name: String) -> String? {
    let plain = trimmed(name).lowercased().filter { $0 != "\"" && $0 != "'" }
    switch plain {
    case "": return nil
    case "utf8", "utf-8", "unicode-1-1-utf-8": return "utf-8"
    case "u16", "ucs-2", "iso-10646-ucs-2": return "utf-16"
    case "u32", "ucs-4", "iso-10646-ucs-4": return "utf-32"
    case "x-sjis": return "shift_jis"
    case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii": return "windows-1252"
    default: return plain
    }
  }

  private static func isLatin(_ name: String) -> Bool {
    ["windows-1252", "cp1252", "iso-8859-15", "latin9"].contains(name)
  }

  /// A wrong claim of UTF-16 turns ASCII into Chinese: markup must still be there.
  private static func looksRight(_ text: String) -> Bool {
    text.utf8.prefix(4096).contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") }
  }

  /// At least as many sound characters beyond ASCII as broken ones.
  static func isMostlyUTF8(_ text: String) -> Bool {
    var sound = 0
    var broken = 0
    for scalar in text.unicodeScalars where scalar.value > 0x7F {
      if scalar == "\u{FFFD}" { broken += 1 } else { sound += 1 }
    }
    return sound >= broken
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
