internal import CICU
internal import Text

/// Spellings made comparable across alphabets and look-alike signs (UTS 39).
enum Lookalike {
  /// Longer texts are cut: no handle or shown name needs more scalars.
  static let longest = 120

  /// What a shown name hides.
  struct Disguise: Equatable {
    /// Invisible characters: joiners, zero-width spaces, direction marks (category Cf).
    var invisible = false
    /// A tick or star typed as text, where only the network may put one.
    var typedTick = false
    /// Letters of several alphabets in one text.
    var mixedScripts = false
  }

  /// The text without invisible characters and pictures, at most `longest` scalars.
  static func bare(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(longest) where !isInvisible(scalar) {
      switch scalar.properties.generalCategory {
      case .otherSymbol, .modifierSymbol, .privateUse, .unassigned, .surrogate: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// What the text hides.
  static func disguise(of text: String) -> Disguise {
    var found = Disguise()
    let scalars = Array(text.unicodeScalars.prefix(longest))
    for (index, scalar) in scalars.enumerated() {
      if ticks.contains(scalar.value) { found.typedTick = true }
      guard isInvisible(scalar) else { continue }
      // Joiners and selectors inside an emoji belong to it.
      let before = index > 0 ? scalars[index - 1].properties.isEmoji : false
      let isSelector = (0xFE00...0xFE0F).contains(scalar.value)
      if !isSelector, !(scalar.value == 0x200D && before),
        !(0xE0000...0xE007F).contains(scalar.value)
      {
        found.invisible = true
      }
    }
    let letters = bare(text)
    found.mixedScripts = mixesScripts(letters)
    return found
  }

  /// The UTS 39 skeleton in lower case, without accents.
  static func skeleton(_ text: String) -> String {
    let source = Array(Self.bare(text).utf8)
    var result = [CChar](repeating: 0, count: source.count * 4 + 64)
    let capacity = Int32(result.count)
    let length = unsafe source.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return Int32(0) }
      return unsafe vigia_skeleton(
        start.assumingMemoryBound(to: CChar.self), Int32(buffer.count), &result, capacity)
    }
    guard length >= 0 else { return Folding.fold(String(decoding: source, as: UTF8.self)) }
    let bytes = result.prefix(Int(length)).map { UInt8(bitPattern: $0) }
    return Folding.fold(String(decoding: bytes, as: UTF8.self))
  }

  /// What remains when signs, digits at the end and look-alike letters do not count.
  ///
  /// `0→o`, `1→l`, `3→e`, `4→a`, `5→s`, `7→t`, `rn→m`, `vv→w`; letters repeated count once.
  static func essence(_ text: String) -> [UInt8] {
    var bytes = skeleton(text).utf8.filter { isAlphanumeric($0) }
    while let last = bytes.last, isDigit(last), bytes.contains(where: { !isDigit($0) }) {
      bytes.removeLast()
    }
    var result: [UInt8] = []
    for byte in bytes {
      let letter = leet[byte] ?? byte
      if letter == n, result.last == r {
        result[result.count - 1] = m
      } else if letter == v, result.last == v {
        result[result.count - 1] = w
      } else if result.last != letter {
        result.append(letter)
      }
    }
    return result
  }

  /// The text folded, letters and digits only: what edit distance compares.
  static func plain(_ text: String) -> [UInt8] {
    Folding.fold(bare(text)).utf8.filter { isAlphanumeric($0) }
  }

  static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (97...122).contains(byte) || byte >= 0x80
  }

  private static let n = UInt8(ascii: "n")
  private static let r = UInt8(ascii: "r")
  private static let m = UInt8(ascii: "m")
  private static let v = UInt8(ascii: "v")
  private static let w = UInt8(ascii: "w")
  private static let leet: [UInt8: UInt8] = [
    UInt8(ascii: "0"): UInt8(ascii: "o"), UInt8(ascii: "1"): UInt8(ascii: "l"),
    UInt8(ascii: "i"): UInt8(ascii: "l"), UInt8(ascii: "3"): UInt8(ascii: "e"),
    UInt8(ascii: "4"): UInt8(ascii: "a"), UInt8(ascii: "5"): UInt8(ascii: "s"),
    UInt8(ascii: "7"): UInt8(ascii: "t"),
  ]
  /// ✅ ☑ ✓ ✔ and the white heavy check mark's kin.
  private static let ticks: Set<UInt32> = [0x2705, 0x2611, 0x2713, 0x2714, 0x1F5F8, 0x1F5F9]

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format || (0xFE00...0xFE0F).contains(scalar.value)
      || scalar.value == 0x115F || scalar.value == 0x3164
  }

  private static func mixesScripts(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
    return unsafe bytes.withUnsafeBytes { source in
      guard let start = source.baseAddress else { return false }
      return unsafe vigia_mixes_scripts(
        start.assumingMemoryBound(to: CChar.self), Int32(source.count))
    }
  }
}
