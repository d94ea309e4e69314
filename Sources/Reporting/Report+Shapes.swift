internal import Model
internal import Text

/// The hour's parts as charts, and the sections that only appear when there is something to say.
extension Report {
  /// So many drivers have a colour of their own.
  private static let colours = 5

  /// How the hours felt, as shares.
  static func feelings(_ data: DigestData) -> Chart.Stack {
    let slots = data.hours.enumerated().map { index, hour in
      let rest = max(0, hour.mentions - hour.negative - hour.positive)
      return Chart.Stack.Slot(
        label: index % 3 == 0 ? Texts.hour(hour.start, data.zone) : nil,
        values: [Double(hour.negative), Double(rest), Double(hour.positive)])
    }
    var chart = Chart.Stack(
      parts: [
        .init("negativas", .negative), .init("neutras", .neutral), .init("positivas", .positive),
      ], slots: slots, isShare: true, title: Texts.feelings)
    chart.height = 150
    return chart
  }

  /// What angered in each hour, the first drivers by name.
  static func angers(_ ranked: [Ranking.Entry], _ data: DigestData) -> Chart.Stack {
    let named = ranked.prefix(colours)
    let rest = ranked.dropFirst(colours)
    func count(_ driver: Ranking.Entry, _ hour: Int) -> Double {
      driver.hours.indices.contains(hour) ? Double(driver.hours[hour]) : 0
    }
    let slots = data.hours.enumerated().map { index, hour in
      var values = named.map { count($0, index) }
      if !rest.isEmpty { values.append(rest.reduce(0) { $0 + count($1, index) }) }
      return Chart.Stack.Slot(
        label: index % 3 == 0 ? Texts.hour(hour.start, data.zone) : nil, values: values)
    }
    var parts = named.enumerated().map { Chart.Stack.Part($1.title, .kind($0)) }
    if !rest.isEmpty { parts.append(.init(Texts.otherDrivers, .kind(colours))) }
    return Chart.Stack(parts: parts, slots: slots, title: Texts.angers)
  }

  static func places(_ data: DigestData) -> Section? {
    guard let most = data.places.map(\.mentions).max() else { return nil }
    let rows = data.places.map { [$0.name, SpanishText.number($0.mentions)] }
    return Section(
      title: Texts.places,
      blocks: [
        .table(
          Table(
            headings: Texts.placeHeadings, rows: rows, numeric: [1],
            bars: data.places.map { Double($0.mentions) / Double(max(most, 1)) }))
      ])
  }

  static func rivals(_ data: DigestData) -> Section? {
    guard !data.rivals.isEmpty else { return nil }
    return Section(
      title: Texts.rivals,
      blocks: data.rivals.map { .paragraph(Texts.rival($0, data.zone)) })
  }

  static func trial(_ data: DigestData) -> Section? {
    guard let trial = data.trial else { return nil }
    return Section(
      title: Texts.trial(trial.title), blocks: trial.lines.map { .paragraph($0) })
  }

  static func suspects(_ data: DigestData) -> Section? {
    let quality = Texts.complainers(data.complainers)
    guard !data.suspects.isEmpty || quality != nil else { return nil }
    var blocks: [Block] = []
    if data.suspects.isEmpty {
      blocks.append(.paragraph(Texts.noSuspects))
    } else {
      let rows = data.suspects.map { suspect in
        [
          suspect.handle, data.zone.clockText(suspect.at), SpanishText.number(suspect.exposed),
          suspect.reasons.joined(separator: "; "), suspect.outcome ?? Texts.undecided,
        ]
      }
      blocks.append(
        .table(Table(headings: Texts.suspectHeadings, rows: rows, numeric: [2])))
    }
    if let quality { blocks.append(.paragraph(quality)) }
    return Section(title: Texts.suspects, blocks: blocks)
  }

  /// The cases that press most, with their clocks at the time of making.
  static func pressing(_ data: DigestData) -> [Block] {
    // Of a day long gone, the clocks of today say nothing.
    guard !data.pressing.isEmpty, data.madeAt - data.day < .hours(48) else { return [] }
    let rows = data.pressing.map { item in
      [
        item.author ?? Texts.noValue, item.drivers.prefix(2).joined(separator: " · "),
        Texts.clock(item, at: data.madeAt), item.assignee ?? "sin asignar",
      ]
    }
    return [
      .paragraph(Texts.pressing), .table(Table(headings: Texts.pressingHeadings, rows: rows)),
    ]
  }
}
