package import Model

extension AlertBook {
  /// A person takes an alert; a second taking changes nothing and tells nobody.
  ///
  /// `id` may be cut short where it stays unique. Throws `.noInput` for an unknown alert, `.usage`
  /// for one that is over.
  package mutating func acknowledge(
    _ id: String, by person: String, at now: Instant
  ) throws(Fault) -> [Event] {
    let place = try place(of: id)
    guard lives[place].alert.state == .open else { return [] }
    lives[place].alert.state = .acknowledged
    lives[place].alert.acknowledgedBy = person
    lives[place].alert.acknowledgedAt = now
    lives[place].alert.updatedAt = now
    note(lives[place].alert)
    return [event(.alertAcknowledged, lives[place].alert, at: now)]
  }

  /// A person closes an alert; its series stay quiet until each has closed by itself.
  ///
  /// Throws as `acknowledge` does.
  package mutating func resolve(
    _ id: String, by person: String, at now: Instant, _ context: AlertContext
  ) throws(Fault) -> [Event] {
    let place = try place(of: id)
    for joined in lives[place].joined where joined.isOpen && !dismissed.contains(joined.series) {
      dismissed.append(joined.series)
    }
    dismissed.sort()
    return end(place, at: now, context, by: person)
  }

  /// Silences a brand or an alert until an instant, or (nil) until its live alert is over.
  ///
  /// State is tracked all the while, events are marked muted. A new silence of the same target takes
  /// the old one's place. Throws `.usage` for a time that is past, or for a brand without a live alert
  /// when no time is given; as `acknowledge` for alerts.
  package mutating func silence(
    _ target: Silence.Target, until: Instant?, by person: String, at now: Instant
  ) throws(Fault) -> [Event] {
    if let until, until <= now { throw Texts.endsBefore(until, now) }
    let target = try exact(target, until)
    let silence = Silence(target: target, until: until, by: person, at: now)
    guard silences.count < 256 || silences.contains(where: { $0.target == target }) else {
      throw Texts.tooManySilences
    }
    silences.removeAll { $0.target == target }
    silences.append(silence)
    refreshSilenced(at: now)
    return [event(.silenceStarted, silence, at: now)]
  }

  /// Ends the silences whose time is over.
  mutating func endSilences(at now: Instant) -> [Event] {
    endSilences(at: now) { silence in silence.until.map { $0 <= now } ?? false }
  }

  /// Ends the silences that lasted as long as an alert.
  mutating func endSilences(of alert: Alert, at now: Instant) -> [Event] {
    endSilences(at: now) { $0.target == .alert(alert.id) }
  }

  private mutating func endSilences(
    at now: Instant, where isOver: (Silence) -> Bool
  ) -> [Event] {
    let over = silences.filter(isOver)
    guard !over.isEmpty else { return [] }
    silences.removeAll(where: isOver)
    refreshSilenced(at: now)
    return over.map { event(.silenceEnded, $0, at: now) }
  }

  /// Marks the alerts that a silence covers; one that comes back is told of, as nobody knew.
  private mutating func refreshSilenced(at now: Instant) {
    for place in lives.indices {
      let isSilenced = silences.contains { $0.covers(lives[place].alert) }
      guard isSilenced != lives[place].alert.silenced else { continue }
      lives[place].alert.silenced = isSilenced
      if !isSilenced { lives[place].isUntold = true }
      note(lives[place].alert)
    }
  }

  private func event(_ kind: Event.Kind, _ silence: Silence, at now: Instant) -> Event {
    var brand: String?
    switch silence.target {
    case .brand(let id): brand = id
    case .alert(let id): brand = alert(id)?.brand
    }
    let subject = silence.target.text + "@" + (silence.until?.rfc3339 ?? "end")
    return Event(kind, subject: subject, at: now, brand: brand, data: silence.json)
  }

  private func exact(
    _ target: Silence.Target, _ until: Instant?
  ) throws(Fault) -> Silence.Target {
    switch target {
    case .alert(let id):
      return .alert(lives[try place(of: id)].alert.id)
    case .brand(let brand):
      if until != nil { return target }
      guard let live = lives.first(where: { $0.alert.brand == brand }) else {
        throw Texts.nothingToWaitFor(brand)
      }
      return .alert(live.alert.id)
    }
  }

  private func place(of id: String) throws(Fault) -> Int {
    if let place = lives.firstIndex(where: { $0.alert.id == id }) { return place }
    let matches = id.count >= 4 ? lives.indices.filter { lives[$0].alert.id.hasPrefix(id) } : []
    if matches.count > 1 { throw Texts.ambiguous(id) }
    if let place = matches.first { return place }
    throw ended.contains { $0.id == id } ? Texts.isOver(id) : Texts.unknown(id)
  }
}
