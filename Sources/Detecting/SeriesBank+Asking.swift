package import Model

extension SeriesBank {
  /// What was expected of a minute that is still remembered (about an hour).
  package func expected(_ key: SeriesKey, minute: Int64) -> Double? {
    places[key].flatMap { series[$0].page.expected(minute: minute) }
  }

  /// The score at which a series opens.
  package func threshold(_ key: SeriesKey) -> Double? {
    places[key].map { series[$0].page.settings.threshold }
  }

  /// True while a series' alarm is open.
  package func isOpen(_ key: SeriesKey) -> Bool {
    places[key].map { series[$0].page.isOpen } ?? false
  }

  /// Distinct voices of a series from an instant on, an hour ago at most; nil where none are kept.
  package func voices(_ key: SeriesKey, since start: Instant) -> Int? {
    places[key].flatMap { series[$0].voices?.count(since: start.minute) }
  }

  /// True while a brand's own series has learned less than a day: it pages nobody.
  package func isLearning(brand: String, at now: Instant) -> Bool {
    learnedMinutes(SeriesKey(brand: brand)) < BrandWatch.warmUp
  }

  /// The minutes a series has learned, history included; 0 for one that is not known.
  package func learnedMinutes(_ key: SeriesKey) -> Int {
    places[key].map { series[$0].page.learnedMinutes } ?? 0
  }

  func signal(_ change: PageHead.Change, _ place: Int) -> Signal {
    let watch = series[place]
    let window = change.window
    let start = change.bin - Int64(max(60, window.windowSeconds) / 60) + 1
    let voices = watch.voices?.count(since: start)
    return Signal(
      series: watch.key, change: change.change, minute: Instant(minute: change.bin),
      score: window.score, observed: window.observed, expected: window.expected,
      windowSeconds: window.windowSeconds, learnedMinutes: watch.page.learnedMinutes,
      role: brands[owners[place]].isRival ? .annotates : watch.key.role,
      threshold: watch.page.settings.threshold, voices: voices == 0 ? nil : voices)
  }
}
