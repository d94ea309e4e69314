/// What is known of a word while its letters come in.
struct WordBuilder {
  let start: Int
  let collapses: Bool
  var letters = 0
  var capitals = 0
  var digits = 0
  var isCapitalised = false
  var isElongated = false
  private var run = 0
  /// The letter before, 0 when there is none that could repeat.
  private(set) var last: UInt8 = 0

  init(start: Int, collapses: Bool) {
    self.start = start
    self.collapses = collapses
  }

  /// Appends a small letter without accent; `run` counts how often it stands in a row.
  @inline(__always)
  mutating func append(small letter: UInt8, to bytes: inout Tray<UInt8>) {
    letters += 1
    guard letter == last, collapses else {
      last = letter
      run = 1
      bytes.append(letter)
      return
    }
    run += 1
    if run == 2 {
      bytes.append(letter)
    } else if run == 3 {
      bytes.shorten(to: bytes.count - 1)
      isElongated = true
    }
  }

  /// Appends the small form of a capital letter.
  mutating func append(capital letter: UInt8, to bytes: inout Tray<UInt8>) {
    if letters == 0, bytes.count == start { isCapitalised = true }
    capitals += 1
    append(small: letter, to: &bytes)
  }

  /// What comes next repeats nothing.
  mutating func endRun() { last = 0 }

  /// Appends a digit, which is no letter.
  mutating func append(digit: UInt8, to bytes: inout Tray<UInt8>) {
    last = 0
    digits += 1
    bytes.append(digit)
  }

  /// Appends any scalar.
  mutating func append(_ scalar: UInt32, to bytes: inout Tray<UInt8>) {
    let isCapital = (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar)
    if isCapital, letters == 0, bytes.count == start { isCapitalised = true }
    let folded = bytes.count
    Folding.append(scalar, to: &bytes)
    if bytes.count == folded + 1, let letter = bytes.last, (0x61...0x7A).contains(letter) {
      bytes.shorten(to: bytes.count - 1)
      if isCapital { capitals += 1 }
      return append(small: letter, to: &bytes)
    }
    if isCapital { capitals += 1 }
    if (0x30...0x39).contains(scalar) { digits += 1 } else { letters += 1 }
    last = 0
  }
}
