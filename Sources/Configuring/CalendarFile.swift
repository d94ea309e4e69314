package import Model

/// What is due, as an operator writes it: the list `calendar` of the configuration, or a file of
/// `Rules` with the format `vigia-calendar/1`.
package enum CalendarFile {
  /// The entries, or every mistake of the file together (`ExitCode.configuration`).
  package static func read(_ bytes: [UInt8], file: String) throws(Faults) -> [CalendarEntry] {
    let faults = FaultBook()
    var entries: [CalendarEntry] = []
    if var reader = Documents.open(bytes, file: file, format: "vigia-calendar/1", faults) {
      entries = Self.entries(&reader, brands: nil)
      reader.finish()
    }
    try faults.close()
    return entries
  }

  /// The entries of a mapping's `calendar`; a brand must be one of `brands` where those are known.
  static func entries(_ reader: inout MapReader, brands: [String]?) -> [CalendarEntry] {
    var ids: Set<String> = []
    let faults = reader.faults
    let entries = reader.items("calendar").compactMap { node -> CalendarEntry? in
      guard let entry = entry(node, brands: brands, faults) else { return nil }
      if !ids.insert(entry.id).inserted {
        faults.note(node.place, Texts.calendarTwice(entry.id), remedy: Texts.calendarTwiceRemedy)
      }
      return entry
    }
    return entries.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
  }

  private static func entry(
    _ node: YAMLNode, brands: [String]?, _ faults: FaultBook
  ) -> CalendarEntry? {
    guard var reader = MapReader(node, "la entrada del calendario", faults) else { return nil }
    defer { reader.finish() }
    let title = reader.text("title", isRequired: true)
    let kind = reader.choice("kind", of: CalendarEntry.Kind.self) ?? .other
    let from = instant("from", &reader)
    let to = instant("to", &reader)
    let id = reader.text("id")?.value
    let brand = reader.text("brand")
    let drivers = reader.texts("drivers").map(\.value)
    let places = reader.texts("places").map(\.value)
    let terms = reader.texts("terms").map(\.value)
    let effect = reader.choice("effect", of: CalendarEntry.Effect.self)
    let factor = reader.number("factor", within: 1...100, default: 3)
    if let brand, let brands, !brands.contains(brand.value) {
      faults.note(
        brand.place, Texts.unknownBrand(brand.value),
        remedy: Nearest.word(to: brand.value, among: brands).map(Texts.didYouMean)
          ?? Texts.oneOf(brands))
    }
    guard let title, let from, let to else { return nil }
    guard from.value < to.value else {
      faults.note(to.place, Texts.endsBeforeItBegins, remedy: Texts.endsBeforeItBeginsRemedy)
      return nil
    }
    let key = id ?? ContentHash(title.value, from.value.rfc3339).hex(8)
    var entry = CalendarEntry(
      id: key, title: title.value, kind: kind, from: from.value, to: to.value)
    entry.brand = brand?.value
    entry.drivers = drivers
    entry.places = places
    entry.terms = terms
    entry.effect = effect ?? kind.usualEffect
    entry.factor = factor
    return entry
  }

  private static func instant(
    _ key: String, _ reader: inout MapReader
  ) -> (value: Instant, place: FilePlace)? {
    guard let text = reader.text(key, isRequired: true) else { return nil }
    guard let value = Instant(rfc3339: text.value) else {
      reader.faults.note(
        text.place, Texts.notInstant(key, text.value), remedy: Texts.notInstantRemedy)
      return nil
    }
    return (value, text.place)
  }
}
