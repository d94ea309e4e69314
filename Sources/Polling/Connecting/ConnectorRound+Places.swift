internal import Model

/// Where rounds broke off: what is kept of it from one to the next.
extension ConnectorRound {
  /// What the source asks, as a hash: the pages of another question are others.
  var question: String {
    var hash = ContentHash(connector.id)
    for (name, value) in source.parameters.sorted(by: { $0.key < $1.key }) {
      hash.add(name)
      hash.add(value)
    }
    return hash.hex()
  }

  /// The API hands out the oldest first: what was not reached comes after the cursor by itself.
  var goesForward: Bool { connector.page.mode == .link && connector.page.relation == "prev" }

  /// The places from which this round can still go on.
  var due: [PagePlace] {
    (status.pages ?? []).filter {
      $0.question == question && clock() - $0.since < PagePlace.lifetime
    }
  }

  /// Keeps the places at which the next round goes on, the latest first; what has to be given up is told.
  mutating func keep(_ places: [PagePlace]) {
    // An address with a secret in it is not kept.
    let safe = places.filter { place in
      [place.page, place.address ?? ""].allSatisfy { redactor.clean($0) == $0 }
    }
    let kept = goesForward ? [] : safe.prefix(PagePlace.most).map(Self.short)
    let isLost = !goesForward && safe.count > PagePlace.most
    let old = (status.pages ?? []).filter { $0.question == question }
    if isLost || old.count > due.count { damage = damage ?? ConnectorPollTexts.givenUp }
    status.pages = kept.isEmpty ? nil : kept
  }

  private static func short(_ place: PagePlace) -> PagePlace {
    var place = place
    place.known = Array(place.known.prefix(PagePlace.mostKnown))
    return place
  }
}
