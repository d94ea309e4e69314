/// A 64-bit hash of content, the same on every machine and run, from which ids are derived.
///
/// FNV-1a (offset basis 14695981039346656037, prime 1099511628211) with the 64-bit finaliser of
/// MurmurHash3. Not for security: an opponent can find collisions.
package struct ContentHash: Hashable, Sendable {
  private var state: UInt64 = 14_695_981_039_346_656_037

  /// The hash of nothing yet.
  package init() {}

  /// The hash of several texts, each ended so that ("ab", "c") and ("a", "bc") differ.
  package init(_ parts: String...) {
    for part in parts { add(part) }
  }

  /// Adds a text and an end mark.
  package mutating func add(_ text: String) {
    for byte in text.utf8 { mix(byte) }
    mix(0xFF)
  }

  /// Adds bytes and an end mark, as a text of these bytes would be.
  package mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { mix(byte) }
    mix(0xFF)
  }

  /// The finished 64 bits.
  package var value: UInt64 {
    var bits = state
    bits ^= bits >> 33
    bits = bits &* 0xff51_afd7_ed55_8ccd
    bits ^= bits >> 33
    bits = bits &* 0xc4ce_b9fe_1a85_ec53
    return bits ^ (bits >> 33)
  }

  /// The first `digits` hexadecimal digits, for ids that people type.
  package func hex(_ digits: Int = 16) -> String {
    let text = String(value, radix: 16)
    return String((String(repeating: "0", count: 16 - text.count) + text).prefix(digits))
  }

  private mutating func mix(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 1_099_511_628_211
  }
}
