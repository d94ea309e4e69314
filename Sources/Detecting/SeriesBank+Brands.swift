internal import Model

extension SeriesBank {
  /// States what a brand's people accept, and whether it is only a competitor.
  ///
  /// - Parameter alarmsPerMonth: false alarms over all its series that page; nil keeps the bank's
  ///   threshold.
  package mutating func watch(brand: String, alarmsPerMonth: Double?, isRival: Bool = false) {
    let place = owner(of: brand)
    brands[place].alarmsPerMonth = alarmsPerMonth
    brands[place].isRival = isRival
    retune(place)
  }

  /// The budget of a brand and what follows from it; nil where none is stated.
  package func budget(of brand: String) -> FalseAlarmBudget? {
    brands.firstIndex { $0.brand == brand }.flatMap(budget)
  }

  /// True while one of the brand's paging series that have learned a day is open.
  package func isInCrisis(brand: String) -> Bool {
    brands.contains { $0.brand == brand && $0.crisisSince != nil }
  }

  func budget(_ owner: Int) -> FalseAlarmBudget? {
    guard let alarms = brands[owner].alarmsPerMonth else { return nil }
    let paging = series.indices.count { owners[$0] == owner && series[$0].key.role == .pages }
    return FalseAlarmBudget(alarmsPerMonth: alarms, series: paging)
  }

  /// The place of a brand, which is taken up when it is new.
  mutating func owner(of brand: String) -> Int {
    if let place = brands.firstIndex(where: { $0.brand == brand }) { return place }
    brands.append(BrandWatch(brand))
    return brands.count - 1
  }

  /// Sets the thresholds of a brand's paging series by its budget.
  mutating func retune(_ owner: Int) {
    let threshold = budget(owner)?.threshold ?? settings.threshold
    for place in series.indices
    where owners[place] == owner && series[place].key.role == .pages {
      series[place].page.settings.threshold = threshold
    }
  }

  /// Begins or ends the brand's crisis with a series that has learned enough to confirm one.
  ///
  /// Minutes of the deciding window that are not learned yet belong to the crisis too.
  mutating func follow(_ signal: Signal) {
    guard signal.series.role == .pages, let place = places[signal.series] else { return }
    let owner = owners[place]
    switch signal.change {
    case .opened:
      guard signal.learnedMinutes >= BrandWatch.warmUp,
        brands[owner].opened(signal.series, minute: signal.minute.minute)
      else { return }
      let first = signal.minute.minute - Int64(signal.windowSeconds / 60) + 1
      for place in series.indices where owners[place] == owner {
        series[place].page.enterCrisis(at: first)
      }
    case .closed:
      if brands[owner].closed(signal.series) {
        leaveCrisis(owner, at: signal.minute.minute + 1)
      }
    case .grew: return
    }
  }

  /// From a minute on a brand's series learn again.
  mutating func leaveCrisis(_ owner: Int, at minute: Int64) {
    for place in series.indices where owners[place] == owner {
      series[place].page.leaveCrisis(at: minute)
    }
  }

  /// Takes the season that a brand lends from its own series, once an hour.
  mutating func lendSeason(of owner: Int, hour: Int64) {
    guard brands[owner].seasonHour != hour || hour == .min else { return }
    brands[owner].seasonHour = hour
    guard let place = places[SeriesKey(brand: brands[owner].brand)] else { return }
    brands[owner].season = series[place].page.baseline.lend(series[place].page.settings.cadence)
  }

  /// The week as a series lives it.
  func week(of place: Int, _ zone: ZoneTable) -> LocalWeek {
    LocalWeek(zone, season: series[place].isOwn ? nil : brands[owners[place]].season)
  }
}
