internal import Model

extension SeriesKey {
  func pack(into writer: inout PackWriter) {
    writer.text(brand)
    for part in [driver, source, place, echo?.rawValue] {
      writer.optional(part) { $1.text($0) }
    }
    writer.flag(negative)
  }

  init(unpacking reader: inout PackReader) throws(PackFault) {
    func part(_ reader: inout PackReader) throws(PackFault) -> String? {
      try reader.optional { (reader: inout PackReader) throws(PackFault) in try reader.text() }
    }
    self.init(brand: try reader.text())
    driver = try part(&reader)
    source = try part(&reader)
    place = try part(&reader)
    if let name = try part(&reader) {
      guard let known = Echo(rawValue: name) else { throw PackFault() }
      echo = known
    }
    negative = try reader.flag()
  }
}
