internal import Text

/// Finds number plates: AA123AA as it is written since 2016, AAA123 where the text speaks of a vehicle.
enum PlateScanner {
  /// Words of vehicles, and those that number something else.
  static let words: [(WordTraits, String)] = [
    (
      WordTraits(cues: .vehicle),
      "patente chapa dominio placa auto coche camioneta moto vehiculo carro camion utilitario"
    ),
    (
      WordTraits(cues: .code),
      "pedido orden reserva codigo cupon modelo ticket reclamo gestion promo version serie"
    ),
  ]

  /// Hands out the source's bytes of each plate.
  static func find(in field: borrowing FieldReading, _ take: (Range<Int>) -> Void) {
    guard field.digits >= 3 else { return }
    // Those of a word and of the two behind it.
    var digits = digits(1, field) + self.digits(0, field)
    var index = 0
    while index < field.judged {
      digits += self.digits(index + 2, field)
      if digits >= 3, let last = plate(at: index, field) {
        take(field.text.words[index].start..<field.text.words[last].end)
        index = last + 1
        digits = self.digits(index, field) + self.digits(index + 1, field)
      } else {
        digits -= self.digits(index, field)
        index += 1
      }
    }
  }

  private static func digits(_ word: Int, _ field: borrowing FieldReading) -> Int {
    word < field.text.words.count ? Int(field.text.words[word].digits) : 0
  }

  /// The last word of a plate that begins here: one word, or its groups as words of their own.
  private static func plate(at index: Int, _ field: borrowing FieldReading) -> Int? {
    guard field.text.words[index].isWord else { return nil }
    var shape = Shape()
    var last = index
    while last < field.text.words.count, last - index < 3 {
      let word = field.text.words[last]
      guard last == index || word.isTied, word.source.count <= 7 - shape.count else { return nil }
      for place in word.source {
        guard shape.add(field.text.source[place]) else { return nil }
      }
      if shape.count >= 6, isPlate(shape, before: index, field) { return last }
      last += 1
    }
    return nil
  }

  /// What the letters and digits of a plate look like, four bits each.
  private struct Shape {
    private(set) var count = 0
    /// 1 for a letter, 2 for a digit.
    private(set) var kinds: UInt32 = 0
    private(set) var hasSmall = false

    /// False for what is on no plate.
    mutating func add(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39: kinds = kinds << 4 | 2
      case 0x41...0x5A: kinds = kinds << 4 | 1
      case 0x61...0x7A:
        kinds = kinds << 4 | 1
        hasSmall = true
      default: return false
      }
      count += 1
      return true
    }
  }

  private static func isPlate(
    _ shape: Shape, before index: Int, _ field: borrowing FieldReading
  ) -> Bool {
    let isNew = shape.kinds == 0x1122211
    guard isNew || shape.kinds == 0x111222 else { return false }
    var isVehicle = false
    for back in 1...4 where index >= back {
      let cues = field.traits(index - back).cues
      if cues.contains(.code) { return false }
      if cues.contains(.vehicle) { isVehicle = true }
    }
    return (isNew && !shape.hasSmall) || isVehicle
  }
}
