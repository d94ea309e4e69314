internal import Model
internal import Text

extension Report {
  static func volume(_ data: DigestData) -> Section {
    guard data.mentions > 0 || data.expected != nil else {
      return Section(title: Texts.volume, blocks: [.paragraph(Texts.noMentions)])
    }
    var figures = [
      Figure(
        value: SpanishText.number(data.mentions),
        name: Texts.plural(data.mentions, "mención", "menciones"))
    ]
    figures.append(
      Figure(
        value: data.expected.map { SpanishText.number($0, digits: 0) } ?? "–", name: Texts.expected)
    )
    if data.mentions > 0 {
      let share = Double(data.negative) / Double(data.mentions)
      figures.append(Figure(value: SpanishText.percent(share), name: Texts.negative))
    }
    if let voices = data.voices {
      figures.append(
        Figure(value: SpanishText.number(voices), name: Texts.plural(voices, "voz", "voces")))
    }
    if let before = data.mentionsBefore {
      figures.append(Figure(value: SpanishText.number(before), name: Texts.dayBefore))
    }
    var blocks: [Block] = [.figures(figures), .chart(chart(data))]
    if data.mentions > 0 { blocks.append(.stack(feelings(data))) }
    if data.hours.contains(where: \.isBlind) { blocks.append(.paragraph(Texts.blindHours(data))) }
    return Section(title: Texts.volume, blocks: blocks)
  }

  private static func chart(_ data: DigestData) -> Chart.Volume {
    let points = data.hours.enumerated().map { index, hour in
      Chart.Point(
        label: index % 3 == 0 ? Texts.hour(hour.start, data.zone) : nil,
        value: Double(hour.mentions), expected: hour.expected)
    }
    let marks = data.alerts.compactMap { alert -> Chart.Mark? in
      let position = (alert.openedAt - data.day).seconds / 3600
      guard position >= 0, position < Double(max(data.hours.count, 1)) else { return nil }
      return Chart.Mark(
        position: position, label: data.zone.clockText(alert.openedAt), level: alert.level)
    }
    return Chart.Volume(
      points: points, shape: .bars, marks: marks, title: Texts.chartTitle(data))
  }

  static func drivers(_ data: DigestData) -> Section {
    let ranked = Ranking.drivers(data)
    guard !ranked.isEmpty else {
      return Section(title: Texts.drivers, blocks: [.paragraph(Texts.noDrivers)])
    }
    let rows = ranked.map { driver in
      [
        "\(driver.rank)", driver.title, SpanishText.number(driver.mentions),
        driver.before.map(SpanishText.number) ?? "–", Texts.movement(driver),
      ]
    }
    let sparks = ranked.map { $0.hours.map { Double($0) as Double? } }
    let table = Table(
      headings: Texts.driverHeadings, rows: rows, numeric: [0, 2, 3],
      sparks: sparks.allSatisfy(\.isEmpty) ? [] : sparks)
    let blocks: [Block] = table.sparks.isEmpty ? [] : [.stack(angers(ranked, data))]
    return Section(title: Texts.drivers, blocks: blocks + [.table(table)])
  }

  static func alerts(_ data: DigestData) -> Section {
    let alerts = data.alerts.sorted {
      $0.openedAt == $1.openedAt ? $0.id < $1.id : $0.openedAt < $1.openedAt
    }
    guard !alerts.isEmpty else {
      return Section(title: Texts.alerts, blocks: [.paragraph(Texts.noAlerts)])
    }
    return Section(
      title: Texts.alerts,
      blocks: alerts.map { alert in
        .alert(
          AlertLine(
            level: alert.level, title: alert.title,
            ratio: alert.expected > 0 ? "×" + SpanishText.number(alert.ratio) : "",
            facts: Texts.facts(alert, data.zone), reason: alert.reason,
            outcome: Texts.outcome(alert, data.zone)))
      })
  }

  static func posts(_ data: DigestData) -> Section {
    let groups = [
      (Texts.mostReach, data.posts.mostReach), (Texts.angriest, data.posts.angriest),
      (Texts.mostGrateful, data.posts.mostGrateful), (Texts.ideas, data.posts.ideas),
    ]
    let blocks = groups.compactMap { title, posts -> Block? in
      guard !posts.isEmpty else { return nil }
      return .quotes(title, posts.map { quote($0, data.zone) })
    }
    return Section(
      title: Texts.posts, blocks: blocks.isEmpty ? [.paragraph(Texts.noPosts)] : blocks)
  }

  private static func quote(_ post: DigestData.Post, _ zone: ZoneTable) -> Quote {
    let url = post.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
    return Quote(
      text: Texts.excerpt(post.text), source: Texts.source(of: post, zone), url: url)
  }

  static func care(_ data: DigestData) -> Section {
    let care = data.care
    guard care.received + care.open > 0 else {
      return Section(title: Texts.care(care), blocks: [.paragraph(Texts.noCases)])
    }
    return Section(
      title: Texts.care(care),
      blocks: [
        Block.figures([
          Figure(
            value: SpanishText.number(care.received),
            name: Texts.plural(care.received, "caso recibido", "casos recibidos")),
          Figure(
            value: Texts.share(care.answeredInTime, of: care.answerable), name: Texts.serviceLevel),
          Figure(value: Texts.share(care.closedInTime, of: care.closable), name: Texts.punctuality),
          Figure(
            value: SpanishText.number(care.open),
            name: Texts.plural(care.open, "abierto", "abiertos")),
          Figure(value: SpanishText.number(care.dueSoon), name: Texts.dueSoon),
          Figure(
            value: SpanishText.number(care.overdue),
            name: Texts.plural(care.overdue, "vencido", "vencidos")),
        ]),
        .paragraph(Texts.careDetail(care)),
      ] + pressing(data))
  }

  static func sources(_ data: DigestData) -> Section {
    guard !data.sources.isEmpty else {
      return Section(title: Texts.sources, blocks: [.paragraph(Texts.noSources)])
    }
    let sources = data.sources.sorted {
      $0.mentions == $1.mentions ? $0.id < $1.id : $0.mentions > $1.mentions
    }
    let rows = sources.map { source in
      [
        source.id, SpanishText.number(source.mentions),
        source.blindMinutes == 0 ? "–" : Texts.minutes(source.blindMinutes), source.reason ?? "",
      ]
    }
    return Section(
      title: Texts.sources,
      blocks: [.table(Table(headings: Texts.sourceHeadings, rows: rows, numeric: [1, 2]))])
  }
}
