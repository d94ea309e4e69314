package import Model

/// A brand's mentions read off a `timestamp,author,driver,place,negative` file, one a line in order of
/// time: what `vigia detect --budget` watches as the monitor would.
///
/// `author`, `driver` and `place` may be empty; `negative` is 0, 1 or empty.
package struct MentionFile: Sendable {
  /// The header line by which such a file is known.
  package static let header = "timestamp,author,driver,place,negative"

  private let bytes: [UInt8]
  private let name: String
  private let brand: String

  /// A file's bytes; `name` is the file in faults.
  package init(_ bytes: [UInt8], name: String, brand: String = "marca") {
    self.bytes = bytes
    self.name = name
    self.brand = brand
  }

  /// Whether bytes begin with the header of such a file.
  package static func matches(_ bytes: [UInt8]) -> Bool { bytes.starts(with: header.utf8) }

  /// Hands out the mentions in order; a line that cannot be read is `.badData` with its number.
  package func forEach(_ body: (Heard) -> Void) throws(Fault) {
    var number = 0
    var last: Instant?
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      if number == 1 || line.isEmpty { continue }
      let place = FilePlace(file: name, line: number)
      let fields = line.split(separator: 44, omittingEmptySubsequences: false)
      guard fields.count == 5 else { throw Texts.notFiveFields(place) }
      let stamp = String(decoding: fields[0], as: UTF8.self)
      guard let at = Instant(rfc3339: stamp) else { throw Texts.badTime(stamp, place) }
      if let last, at < last { throw Texts.olderLine(stamp, place) }
      last = at
      body(heard(fields, at, number))
    }
  }

  private func heard(_ fields: [ArraySlice<UInt8>], _ at: Instant, _ number: Int) -> Heard {
    func text(_ field: Int) -> String { String(decoding: fields[field], as: UTF8.self) }
    let voice =
      fields[1].isEmpty
      ? ContentHash("line", String(number)).value : ContentHash("author", text(1)).value
    var heard = Heard(brand: brand, at: at, voice: voice)
    if !fields[2].isEmpty { heard.drivers = [text(2)] }
    if !fields[3].isEmpty { heard.places = [text(3)] }
    heard.isNegative = fields[4].first == UInt8(ascii: "1")
    return heard
  }
}
