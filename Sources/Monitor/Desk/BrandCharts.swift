internal import Detecting
internal import Model
internal import Reporting
internal import Serving
internal import Store

/// A brand's charts, drawn by the one renderer of `Reporting`.
struct BrandCharts {
  /// One minute of the chart.
  struct Minute {
    var minute: Int64
    var count: Int?
    var expected: Double?
  }

  /// A bar of the stacked charts stands for so many minutes.
  private static let slot: Int64 = 10
  /// So many drivers have a colour of their own.
  private static let colours = 5

  let view: Vantage
  let brand: Brand

  private var archive: Archive { view.archive }

  /// The drawing that was asked for.
  func svg(_ query: ChartQuery) async -> String {
    switch query.subject {
    case .volume: await volume(query)
    case .drivers: await drivers(query)
    case .sentiment: await sentiment(query)
    case .week: week(query)
    }
  }

  /// The chart's minutes: from the first of which anything is known, but an hour at least.
  func minutes() async -> [Minute] {
    let end = view.closed
    let start = end - BrandView.chartMinutes
    let found = await archive.minutes(
      series: SeriesKey(brand: brand.id).path, from: start, to: end)
    let known = Dictionary(found.map { ($0.minute, $0) }, uniquingKeysWith: { first, _ in first })
    let learning = view.engine.memory.bank.isLearning(brand: brand.id, at: view.now)
    let first = min(found.first?.minute ?? end, end - 60)
    return (max(start, first)..<end).map { minute in
      Minute(
        minute: minute, count: known[minute]?.count,
        expected: learning ? nil : known[minute]?.expected)
    }
  }

  private func volume(_ query: ChartQuery) async -> String {
    let minutes = await minutes()
    let first = minutes.first?.minute ?? 0
    let every: Int64 = minutes.count > 150 ? (query.width < 600 ? 120 : 60) : 30
    let points = minutes.map { minute in
      Chart.Point(
        label: label(minute.minute, every: every), value: minute.count.map(Double.init),
        expected: minute.expected)
    }
    var chart = Chart.Volume(
      points: points,
      title: "Menciones por minuto de \(brand.title) y lo esperado a esta hora")
    chart.settled = Int(max(0, view.settled - first))
    chart.marks = await marks(from: first)
    chart.width = query.width
    chart.height = query.height
    return Chart.volume(chart)
  }

  private func marks(from first: Int64) async -> [Chart.Mark] {
    var query = AlertQuery()
    query.brand = brand.id
    query.from = Instant(minute: first)
    query.limit = 20
    return await archive.alerts(query).filter { $0.openedAt.minute >= first }.map { alert in
      Chart.Mark(
        position: Double(alert.openedAt.minute - first),
        label: view.setup.zone.clockText(alert.openedAt) + " " + Wording.level(alert.level),
        level: alert.level)
    }
  }

  private func drivers(_ query: ChartQuery) async -> String {
    let (start, slots) = await span()
    let prefix = brand.id + "/driver/"
    let totals = await archive.series(prefix: prefix, from: start, to: view.closed)
      .filter { $0.path != prefix + Finding.Driver.unsorted }
      .sorted { ($1.total, $0.path) < ($0.total, $1.path) }
    var values = [[Double]](repeating: [], count: slots)
    var parts: [Chart.Stack.Part] = []
    for (rank, entry) in totals.enumerated() {
      let counts = await counts(entry.path, from: start, slots: slots)
      if rank < Self.colours {
        let title = view.setup.rules.title(of: String(entry.path.dropFirst(prefix.count)))
        parts.append(.init(title, .kind(rank)))
        for slot in 0..<slots { values[slot].append(counts[slot]) }
      } else {
        if rank == Self.colours {
          parts.append(.init("Otros", .kind(Self.colours)))
          for slot in 0..<slots { values[slot].append(0) }
        }
        for slot in 0..<slots { values[slot][Self.colours] += counts[slot] }
      }
    }
    return stack(parts, values, start, query, title: "Motivos de queja de \(brand.title)")
  }

  private func sentiment(_ query: ChartQuery) async -> String {
    let (start, slots) = await span()
    let all = await counts(SeriesKey(brand: brand.id).path, from: start, slots: slots)
    let negative = await counts(
      SeriesKey.negative(brand: brand.id).path, from: start, slots: slots)
    let parts = [
      Chart.Stack.Part("negativas", .negative), .init("las demás", .neutral),
    ]
    return stack(
      parts, zip(negative, all).map { [$0, max(0, $1 - $0)] }, start, query, isShare: true,
      title: "Parte de menciones negativas de \(brand.title)")
  }

  private func week(_ query: ChartQuery) -> String {
    let usual = view.engine.memory.bank.usualWeek(
      SeriesKey(brand: brand.id), zone: view.setup.zone)
    var chart = Chart.Week(
      values: usual?.map(Optional.init) ?? [], now: view.setup.zone.hourOfWeek(view.now),
      title: "Menciones que trae cada hora de la semana de \(brand.title)")
    chart.width = query.width
    chart.height = query.height
    return Chart.week(chart)
  }

  // MARK: - Slots of ten minutes

  /// Whole slots that cover the chart's minutes.
  private func span() async -> (start: Int64, slots: Int) {
    let end = (view.closed + Self.slot - 1) / Self.slot * Self.slot
    let first = (await minutes().first?.minute ?? end) / Self.slot * Self.slot
    let slots = min(BrandView.chartMinutes / Self.slot, max(6, (end - first) / Self.slot))
    return (end - slots * Self.slot, Int(slots))
  }

  private func counts(_ path: String, from start: Int64, slots: Int) async -> [Double] {
    var values = [Double](repeating: 0, count: slots)
    let end = start + Int64(slots) * Self.slot
    for minute in await archive.minutes(series: path, from: start, to: end) {
      values[Int((minute.minute - start) / Self.slot)] += Double(minute.count)
    }
    return values
  }

  private func stack(
    _ parts: [Chart.Stack.Part], _ values: [[Double]], _ start: Int64, _ query: ChartQuery,
    isShare: Bool = false, title: String
  ) -> String {
    let slots = values.enumerated().map { index, values in
      Chart.Stack.Slot(
        label: label(start + Int64(index) * Self.slot, every: 60), values: values)
    }
    var chart = Chart.Stack(parts: parts, slots: slots, isShare: isShare, title: title)
    chart.width = query.width
    chart.height = query.height
    return Chart.stack(chart)
  }

  private func label(_ minute: Int64, every: Int64) -> String? {
    let instant = Instant(minute: minute)
    let civil = view.setup.zone.civil(instant)
    return (civil.hour * 60 + civil.minute) % every == 0 ? view.setup.zone.clockText(instant) : nil
  }
}
