internal import Model

extension SeriesBank {
  /// Raised when the form of `packed` changes.
  package static let form: UInt64 = 1

  /// Everything the bank knows, in about two kilobytes a series; the same bank comes back bit by bit.
  package var packed: [UInt8] {
    var writer = PackWriter(room: 256 + 2560 * series.count)
    pack(into: &writer)
    return writer.bytes
  }

  /// The bank that `packed` wrote; other or torn bytes are a `PackFault`.
  package init(packed bytes: [UInt8]) throws(PackFault) {
    var reader = PackReader(bytes)
    try self.init(unpacking: &reader)
    guard reader.isAtEnd else { throw PackFault() }
  }

  /// Writes the bank among other things.
  package func pack(into writer: inout PackWriter) {
    writer.natural(Self.form)
    writer.number(settings.threshold)
    writer.integer(settings.lateness.milliseconds)
    writer.count(settings.capacity)
    writer.list(brands) { $0.pack(into: &$1) }
    writer.list(outages) { outage, writer in
      writer.integer(outage.from)
      writer.integer(outage.to)
    }
    writer.list(newcomers) { $0.pack(into: &$1) }
    writer.list(series) { $0.pack(into: &$1) }
  }

  /// Reads what `pack(into:)` wrote; a series whose brand is unknown is a `PackFault`.
  package init(unpacking reader: inout PackReader) throws(PackFault) {
    guard try reader.natural() == Self.form else { throw PackFault() }
    let threshold = try reader.number()
    let lateness = Instant.Span(milliseconds: try reader.integer())
    let capacity = Int(clamping: try reader.natural())
    self.init(
      settings: DetectorSettings(threshold: threshold, lateness: lateness, capacity: capacity))
    brands = try reader.list { (reader: inout PackReader) throws(PackFault) in
      try BrandWatch(unpacking: &reader)
    }
    outages = try reader.list { (reader: inout PackReader) throws(PackFault) in
      Outage(from: try reader.integer(), to: try reader.integer())
    }
    newcomers = try reader.list { (reader: inout PackReader) throws(PackFault) in
      try Newcomer(unpacking: &reader)
    }
    series = try reader.list { (reader: inout PackReader) throws(PackFault) in
      try SeriesWatch(unpacking: &reader)
    }
    for watch in series {
      guard let place = brands.firstIndex(where: { $0.brand == watch.key.brand }) else {
        throw PackFault()
      }
      owners.append(place)
    }
    index()
  }
}
