internal import Model

// What is remembered between requests, how pages follow each other, and what a server grants.
extension ConnectorReading {
  func cursor(_ node: YAMLNode) -> CursorRule {
    var rule = CursorRule()
    guard var reader = MapReader(node, "«cursor»", faults) else { return rule }
    rule.mode = reader.choice("mode", of: CursorRule.Mode.self) ?? .seen
    rule.of = reader.text("of").flatMap { pointer($0) }
    rule.order = reader.choice("order", of: CursorRule.Order.self) ?? .snowflake
    rule.isEpoch = reader.choice("as", of: TimeForm.self) == .epochSeconds
    rule.overlap = reader.span("overlap_s", within: 0...86_400, default: rule.overlap)
    rule.plus = Int64(reader.number("plus", within: 0...1000, default: 0))
    rule.isFirstPageOnly = reader.flag("first_page_only", default: false)
    _ = reader.text("param")
    reader.finish()
    if rule.mode != .seen, rule.of == nil {
      faults.note(reader.place, Texts.missing("of", in: "«cursor»"), remedy: Texts.add("of"))
    }
    return rule
  }

  private enum TimeForm: String, CaseIterable {
    case epochSeconds = "epoch_s"
    case iso8601
  }

  func page(_ node: YAMLNode) -> PageRule {
    var rule = PageRule()
    guard var reader = MapReader(node, "«page»", faults) else { return rule }
    rule.mode = reader.choice("mode", of: PageRule.Mode.self) ?? .none
    let places = ["token", "url", "of"].compactMap { reader.text($0) }
    rule.of = places.first.flatMap { pointer($0) }
    rule.relation = reader.text("rel")?.value ?? "next"
    rule.strip = reader.texts("strip").map(\.value)
    rule.first = Int(reader.number("start", within: 0...1000, default: 1))
    let hardest = Int(reader.number("hard_max", within: 1...1000, default: 100))
    rule.most = min(Int(reader.number("max", within: 1...1000, default: 1)), hardest)
    rule.emptyIsNoEnd = reader.flag("empty_ok", default: false)
    if let member = reader.member("size"), var size = MapReader(member.value, "«size»", faults) {
      let parameter = size.text("param", isRequired: true)
      let least = Int(size.number("min", within: 1...1000, default: 1))
      let most = Int(size.number("max", within: 1...1000, default: 100))
      size.finish()
      rule.size = parameter.map { .init(parameter: $0.value, least: least, most: most) }
    }
    // Said in the address or the query by its hole: here only for the reader.
    for key in ["param", "in", "same_host", "last"] { _ = reader.text(key) }
    reader.finish()
    if [.token, .nextURL, .minimumOf].contains(rule.mode), rule.of == nil {
      let key = rule.mode == .token ? "token" : rule.mode == .nextURL ? "url" : "of"
      faults.note(reader.place, Texts.missing(key, in: "«page»"), remedy: Texts.add(key))
    }
    return rule
  }

  func rate(_ node: YAMLNode) -> RateDialect {
    var rate = RateDialect()
    guard case .map(let members) = node.value, !members.isEmpty,
      var reader = MapReader(node, "«rate»", faults)
    else { return rate }
    rate.limit = reader.text("limit")?.value
    rate.remaining = reader.text("remaining")?.value
    rate.reset = reader.text("reset")?.value
    let form = reader.text("reset_as")
    if let form {
      rate.resetForm = RateDialect.Reset(rawValue: form.value)
      if rate.resetForm == nil {
        faults.note(
          form.place, Texts.unknownWord("reset_as", form.value),
          remedy: Texts.oneOf(RateDialect.Reset.allCases.map(\.rawValue)))
      }
    }
    rate.retryBody = reader.text("retry_body").flatMap { pointer($0) }
    rate.usage = [reader.text("usage"), reader.text("usage_business")].compactMap { $0?.value }
    // `Retry-After` is always understood; the rest is told for people.
    for key in ["used", "retry", "code", "usage_as"] { _ = reader.text(key) }
    reader.finish()
    if rate.reset != nil, rate.resetForm == nil, form == nil {
      faults.note(
        reader.place, Texts.missing("reset_as", in: "«rate»"),
        remedy: Texts.oneOf(RateDialect.Reset.allCases.map(\.rawValue)))
    }
    return rate
  }
}

extension SourceBudget {
  /// A budget's members over a standard one.
  static func read(
    _ node: YAMLNode, _ standard: SourceBudget, among shared: [SharedBudget] = [],
    _ faults: FaultBook
  ) -> SourceBudget {
    var budget = standard
    guard var reader = MapReader(node, "«budget»", faults) else { return budget }
    budget.readShare(&reader, among: shared, faults)
    if let unit = reader.choice("unit", of: Unit.self) { budget.unit = unit }
    if let pace = reader.choice("spend", of: Pace.self) { budget.pace = pace }
    let million = 1_000_000.0
    func price(_ key: String, _ present: Int64, most: Double) -> Int64 {
      let usd = reader.number(key, within: 0...most, default: Double(present) / million)
      return Int64((usd * million).rounded())
    }
    budget.cost = price("cost_usd", budget.cost, most: 10)
    budget.authorCost = price("user_cost_usd", budget.authorCost, most: 10)
    _ = reader.number("cost", within: 0...1_000_000, default: 1)
    let daily = price("daily_usd", budget.dailyCost ?? -1, most: 100_000)
    budget.dailyCost = daily < 0 ? nil : daily
    let count = reader.number(
      "daily", within: 0...100_000_000, default: Double(budget.dailyCount ?? -1))
    let posts = reader.number("daily_posts", within: 0...100_000_000, default: count)
    budget.dailyCount = posts < 0 ? nil : Int(posts)
    reader.finish()
    return budget
  }
}
