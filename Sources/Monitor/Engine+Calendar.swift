internal import Alerting
internal import Detecting
package import Model
internal import Text

extension Engine {
  /// Takes up an entry of the calendar; one of the same id takes the old one's place.
  package mutating func note(_ entry: CalendarEntry) {
    for place in shadow.indices { shadow[place].note(entry) }
    memory.calendar.removeAll { $0.id == entry.id || $0.to + .hours(72) < memory.clock }
    guard memory.calendar.count < 1000 else { return }
    memory.calendar.append(entry)
    memory.calendar.sort { ($0.from, $0.id) < ($1.from, $1.id) }
  }

  /// Names, zone and what is due, as `Alerting` needs them.
  var alertContext: AlertContext {
    var context = setup.alertContext
    context.calendar = calendar
    context.beside = besides
    // A trial is not told of copies: it would need a second index of the last hours.
    guard !setup.isShadow else { return context }
    let copies = memory.copies
    context.voices = { ids, start in
      guard !ids.isEmpty else { return nil }
      // A competitor's mentions are not in it.
      let reading = copies.reading(of: ids, since: start)
      return reading.messages > 0 ? reading.voices : nil
    }
    return context
  }

  /// The configuration's entries and those that recordings or people added, by beginning.
  var calendar: [CalendarEntry] {
    guard !memory.calendar.isEmpty else { return setup.calendar }
    return (setup.calendar + memory.calendar).sorted { ($0.from, $0.id) < ($1.from, $1.id) }
  }

  /// The entries that may hold a series back and that a mention belongs to: in their time, by place,
  /// driver and words.
  func entries(of read: ReadMention) -> [String] {
    guard !(setup.calendar.isEmpty && memory.calendar.isEmpty) else { return [] }
    let due = calendar.filter { entry in
      entry.effect != .annotate
        && read.finding.brands.contains { entry.isInForce(for: $0, at: read.effectiveAt) }
    }
    guard !due.isEmpty else { return [] }
    let text = Folding.fold(read.mention.readableText)
    return due.filter { $0.speaks(of: read, folded: text) }.map(\.id)
  }
}

extension CalendarEntry {
  /// Whether a mention is the entry's; `folded` is its text, folded.
  fileprivate func speaks(of read: ReadMention, folded: String) -> Bool {
    if !drivers.isEmpty, !read.finding.drivers.contains(where: { drivers.contains($0.id) }) {
      return false
    }
    let isThere = places.contains { place in
      read.finding.places.contains { $0.id == place || $0.name == place }
        || folded.contains(Folding.fold(place))
    }
    if !places.isEmpty, !isThere { return false }
    return terms.isEmpty || terms.contains { folded.contains(Folding.fold($0)) }
      || read.mention.tags.contains { tag in
        terms.contains { Folding.fold($0) == "#" + Folding.fold(tag) }
      }
  }
}
