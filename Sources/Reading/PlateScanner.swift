internal import Text

/// Finds number plates: AA123AA as it is written since 2016, AAA123 where the text speaks of a vehicle.
enum PlateScanner {
  private static let vehicles = WordTable<Bool>([
    (true, "patente chapa dominio placa auto coche camioneta moto vehiculo carro camion utilitario")
  ])
  private static let codes = WordTable<Bool>([
    (true, "pedido orden reserva codigo cupon modelo ticket reclamo gestion promo version serie")
  ])

  /// The source's bytes of each plate.
  static func find(in text: FoldedText, _ source: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < min(text.words.count, Matcher.reach) {
      if let last = plate(at: index, text, source) {
        found.append(Int(text.words[index].sourceStart)..<Int(text.words[last].sourceEnd))
        index = last
      }
      index += 1
    }
    return found
  }

  /// The last word of a plate that begins here: one word, or its groups as words of their own.
  private static func plate(at index: Int, _ text: FoldedText, _ source: [UInt8]) -> Int? {
    guard text.words[index].kind == .word, text.words[index].range.count <= 7 else { return nil }
    var shape: [UInt8] = []
    var last = index
    while last < text.words.count, last - index < 3 {
      let word = text.words[last]
      guard last == index || word.pause == .none else { return nil }
      for byte in source[word.source] {
        switch byte {
        case 0x30...0x39: shape.append(UInt8(ascii: "9"))
        case 0x41...0x5A: shape.append(UInt8(ascii: "A"))
        case 0x61...0x7A: shape.append(UInt8(ascii: "a"))
        default: return nil
        }
      }
      guard shape.count <= 7 else { return nil }
      if shape.count >= 6, isPlate(shape, before: index, text) { return last }
      last += 1
    }
    return nil
  }

  private static func isPlate(_ shape: [UInt8], before index: Int, _ text: FoldedText) -> Bool {
    let isNew = shape.elementsEqual("AA999AA".utf8)
    let letters = shape.map { $0 == UInt8(ascii: "a") ? UInt8(ascii: "A") : $0 }
    let isSpoken = letters.elementsEqual("AA999AA".utf8) || letters.elementsEqual("AAA999".utf8)
    guard isSpoken else { return false }
    var isVehicle = false
    for back in 1...4 where index >= back {
      let word = text.bytes[text.words[index - back].range]
      if codes[word] != nil { return false }
      if vehicles[word] != nil { isVehicle = true }
    }
    return isNew || isVehicle
  }
}
