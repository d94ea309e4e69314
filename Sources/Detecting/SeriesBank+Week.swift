package import Model

extension SeriesBank {
  /// The mentions each hour of the local week usually brings, from Monday 0 h; nil while the series has
  /// learned less than a day.
  package func usualWeek(_ key: SeriesKey) -> [Double]? {
    guard learnedMinutes(key) >= 1440, let place = keys.firstIndex(of: key) else { return nil }
    let head = heads[place]
    let cadence = head.settings.cadence
    return (0..<168).map { hour in
      head.baseline.expected(minuteOfWeek: hour * 60 + 30, cadence) * cadence.binsPerHour
    }
  }
}
