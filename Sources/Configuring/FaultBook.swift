internal import Model

/// Collects the mistakes of one file while the reading goes on, because an operator mends them
/// together.
final class FaultBook {
  private var list: [Fault] = []

  /// Writes one mistake down.
  func note(_ place: FilePlace, _ what: String, remedy: String? = nil) {
    list.append(Fault(.configuration, at: place, what, remedy: remedy))
  }

  /// Writes down mistakes that were found elsewhere.
  func note(_ others: Faults) { list += others.list }

  /// Throws what was noted, in the order of the file, if anything was.
  func close() throws(Faults) {
    guard !list.isEmpty else { return }
    let order = list.enumerated().sorted { left, right in
      let (a, b) = (left.element.place, right.element.place)
      return (a?.line ?? 0, a?.column ?? 0, left.offset)
        < (b?.line ?? 0, b?.column ?? 0, right.offset)
    }
    throw Faults(order.map(\.element))
  }
}
