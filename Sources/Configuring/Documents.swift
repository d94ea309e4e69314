internal import Model

/// Opens a file of ours: the tree, its `format`, and a reader over its members.
enum Documents {
  /// A reader over the root of a file whose `format` must be `wanted`, or nil with the faults noted.
  static func open(
    _ bytes: [UInt8], file: String, format wanted: String, _ faults: FaultBook
  ) -> MapReader? {
    guard let root = YAMLTree.read(bytes, file: file, faults) else { return nil }
    let place = FilePlace(file: file, line: 1, column: 1)
    guard !root.isAbsent else {
      faults.note(place, Texts.format(nil, wanted), remedy: Texts.formatRemedy(wanted))
      return nil
    }
    guard var reader = MapReader(root, "el archivo", faults) else { return nil }
    let format = reader.text("format")
    if format?.value != wanted {
      faults.note(
        format?.place ?? place, Texts.format(format?.value, wanted),
        remedy: Texts.formatRemedy(wanted))
    }
    return reader
  }
}

/// Faults an id that was used before or that could not stand in a path.
struct IDBook {
  private var lines: [String: Int] = [:]
  /// The ids in file order.
  private(set) var all: [String] = []

  /// Notes an id, and a fault when it is a second one or has signs that do not belong in one.
  mutating func enter(_ id: PlacedText, _ faults: FaultBook) {
    enter(name: id, faults)
    let isGood = id.value.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "._-".unicodeScalars.contains(scalar)
    }
    if !isGood { faults.note(id.place, Texts.badID(id.value), remedy: Texts.badIDRemedy) }
  }

  /// Notes a name in free words, and a fault when it is a second one.
  mutating func enter(name: PlacedText, _ faults: FaultBook) {
    if let line = lines[name.value] {
      faults.note(name.place, Texts.sameID(name.value, line), remedy: Texts.sameIDRemedy)
      return
    }
    lines[name.value] = name.place.line
    all.append(name.value)
  }
}
