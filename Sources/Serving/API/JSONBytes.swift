internal import Foundation
internal import Model
internal import Sealing
internal import Text

/// JSON and digests of bodies.
enum JSONBytes {
  /// The document on one line with a line break at its end.
  static func line(_ document: JSON) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONText.append(document, to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Reads a request's body, which must be an object.
  static func object(_ bytes: [UInt8]) throws(Problem) -> JSON {
    guard let json = try? JSONDecoder().decode(JSON.self, from: Data(bytes)), json.members != nil
    else { throw Problem(400, SiteTexts.notJSON) }
    return json
  }

  /// A short digest for entity tags.
  static func digest(_ bytes: [UInt8]) -> String { String(Digest.sha256Hex(bytes).prefix(24)) }
}
