internal import Model

/// The steps that every alert takes, whoever found it: taken up, told, changed, ended.
extension AlertBook {
  /// Makes a new alert live; its place.
  mutating func takeUp(_ live: LiveAlert) -> Int {
    lives.append(live)
    let place = lives.count - 1
    lives[place].alert.silenced = silences.contains { $0.covers(live.alert) }
    return place
  }

  /// Tells of an alert that has just been taken up and described.
  mutating func tellOpening(
    _ place: Int, at now: Instant, _ context: AlertContext
  ) -> [Event] {
    lives[place].tell(context, at: now)
    note(lives[place].alert)
    return [event(.alertOpened, lives[place].alert, at: now)]
  }

  /// Stores an alert that was described anew, and tells of it if there is something worth saying.
  mutating func tellChange(
    _ place: Int, at now: Instant, _ context: AlertContext
  ) -> [Event] {
    note(lives[place].alert)
    return lives[place].news(context).isEmpty ? [] : tellUpdate(place, at: now, context)
  }

  /// Tells of an alert's change: at once when its level rose, else once `telling` has passed since
  /// people were last told, and only if there is something worth saying.
  mutating func tellUpdate(_ place: Int, at now: Instant, _ context: AlertContext) -> [Event] {
    let isLouder = lives[place].alert.level > lives[place].told.level
    guard isLouder || now >= lives[place].told.at + Self.telling else {
      lives[place].isUntold = true
      return []
    }
    lives[place].alert.changes = lives[place].news(context)
    lives[place].tell(context, at: now)
    lives[place].alert.updatedAt = now
    note(lives[place].alert)
    return [event(isLouder ? .alertEscalated : .alertUpdated, lives[place].alert, at: now)]
  }

  /// Ends an alert, which from then on speaks of its height, and the silences that lasted as long as it.
  ///
  /// `proof` says in Spanish how one knows that it is over; nil where its series came back or `person`
  /// closed it.
  mutating func end(
    _ place: Int, at now: Instant, _ context: AlertContext, by person: String? = nil,
    proof: String? = nil
  ) -> [Event] {
    var live = lives.remove(at: place)
    live.recallHeight(context)
    var alert = live.alert
    alert.state = .resolved
    alert.resolvedAt = now
    alert.updatedAt = now
    alert.reason = Texts.resolved(live, at: now, by: person, proof: proof)
    ended.append(alert)
    if ended.count > 100 { ended.removeFirst(ended.count - 100) }
    note(alert)
    let resolved = event(.alertResolved, alert, at: now)
    return [resolved] + endSilences(of: alert, at: now)
  }

  /// An event about an alert, muted while it is silenced.
  func event(_ kind: Event.Kind, _ alert: Alert, at now: Instant) -> Event {
    Event(
      kind, subject: alert.id, at: now, brand: alert.brand, level: alert.level, data: alert.json,
      muted: alert.silenced)
  }

  /// An id that no alert of memory bears: two may open in one minute when a person closes the first.
  func freshID(brand: String, _ kind: Alert.Kind, key: String, at now: Instant) -> String {
    var key = key
    while true {
      let id = Alert.id(brand: brand, kind: kind, key: key, openedAt: now)
      if alert(id) == nil { return id }
      key += "+"
    }
  }
}
