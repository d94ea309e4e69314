internal import Alerting
internal import Detecting
internal import Model

extension Engine {
  /// Remembers a mention for the search for copies, before anything is said of it.
  mutating func hearCopies(_ read: ReadMention) {
    let brands = read.finding.brands.filter { !setup.isRival($0) }
    guard !read.isBackfill, !brands.isEmpty else { return }
    let showsSigns = memory.copies.hear(
      read.mention, brands: brands, at: read.effectiveAt, received: read.receivedAt)
    guard read.mention.author != nil else { return }
    for brand in brands {
      memory.coordination.hear(showsSigns: showsSigns, brand: brand, at: read.receivedAt)
    }
  }

  /// Hears once more the mentions from before a snapshot that the search for copies goes back to.
  mutating func rebuildCopies(from heard: [ReadMention]) {
    let kept = heard.compactMap { read -> CopyStream.Heard? in
      let brands = read.finding.brands.filter { !setup.isRival($0) }
      // That its source was new at the time is not in the archive, but known since when it is known.
      let isNew = read.mention.source.map { memory.sources.isNew($0, at: read.receivedAt) } ?? false
      guard !read.isBackfill, !brands.isEmpty, !isNew else { return nil }
      return (read.mention, brands, read.effectiveAt, read.receivedAt)
    }
    memory.copies = memory.copies.rebuilt(from: kept)
  }

  /// Looks once a minute whether many post the same.
  mutating func closeCopies(at boundary: Instant) -> [Event] {
    var signals: [DerivedSignal] = []
    for brand in setup.brands where !setup.isRival(brand.id) {
      if let signal = memory.coordination.close(brand, memory.copies, at: boundary) {
        signals.append(signal)
      }
    }
    return signals.isEmpty ? [] : memory.alerts.take(signals, at: boundary, alertContext)
  }
}
