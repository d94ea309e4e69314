package import Model

extension SeriesBank {
  /// The mentions each hour of the local week usually brings, from Monday 0 h; nil while the series has
  /// learned less than a day.
  package func usualWeek(_ key: SeriesKey, zone: ZoneTable) -> [Double]? {
    guard learnedMinutes(key) >= BrandWatch.warmUp, let place = places[key] else { return nil }
    let page = series[place].page
    let cadence = page.settings.cadence
    let season = week(of: place, zone).season
    return (0..<168).map { hour in
      page.baseline.expected(minuteOfWeek: hour * 60 + 30, cadence, season) * cadence.binsPerHour
    }
  }
}
