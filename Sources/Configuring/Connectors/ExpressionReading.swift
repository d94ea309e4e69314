internal import Model

// The little language of values; what is written decides which form it is.
extension ConnectorReading {
  private static let forms = ["const", "p", "tpl", "switch", "eq", "any", "find", "each", "table"]

  func expression(_ node: YAMLNode) -> Expression? {
    switch node.value {
    case .absent:
      faults.note(node.place, ConnectorTexts.noExpression, remedy: ConnectorTexts.expressionRemedy)
      return nil
    case .text(let text):
      return pointer(PlacedText(value: text, place: node.place)).map(Expression.pointer)
    case .list(let items):
      let choices = items.compactMap(expression)
      return choices.isEmpty ? nil : .first(choices)
    case .map(let members): return form(node, members)
    }
  }

  private func form(_ node: YAMLNode, _ members: [YAMLMember]) -> Expression? {
    let keys = members.map(\.key)
    guard
      let form = Self.forms.first(where: { $0 != "table" && keys.contains($0) })
        ?? (keys.contains("table") ? "table" : nil)
    else {
      let first = members.first
      let near = first.flatMap { Nearest.word(to: $0.key, among: Self.forms) }
      faults.note(
        first?.place ?? node.place, ConnectorTexts.unknownForm(first?.key ?? ""),
        remedy: near.map(Texts.didYouMean) ?? Texts.oneOf(Self.forms))
      return nil
    }
    if form == "switch" { return choice(members) }
    guard var reader = MapReader(node, "la expresión «\(form)»", faults) else { return nil }
    defer { reader.finish() }
    func inner(_ key: String) -> Expression? {
      reader.required(key).flatMap { expression($0.value) }
    }
    switch form {
    case "const": return reader.text("const", isRequired: true).map { .constant($0.value) }
    case "p":
      let value = inner("p")
      guard let conversion = reader.choice("as", of: Expression.Conversion.self) else {
        return value
      }
      return value.map { .converted($0, conversion) }
    case "tpl": return reader.text("tpl", isRequired: true).flatMap(template)
    case "eq":
      let parts = reader.items("eq")
      guard parts.count == 2, let value = expression(parts[0]),
        case .text(let text) = parts[1].value
      else {
        faults.note(node.place, ConnectorTexts.badEquals)
        return nil
      }
      return .equals(value, text)
    case "any": return inner("any").map(Expression.any)
    case "find":
      let list = inner("find")
      let conditions = reader.required("where").map { conditionList($0.value) } ?? []
      let value = inner("get")
      guard let list, let value else { return nil }
      return .find(list, conditions, value)
    case "each":
      let list = inner("each")
      let flat = reader.text("flat").flatMap { pointer($0) }
      let table = reader.text("table")
      if let table { check(table: table) }
      let value = inner("get")
      guard let list, let value else { return nil }
      return .each(list, flat: flat, table: table?.value, value)
    default:
      let table = reader.text("table", isRequired: true)
      if let table { check(table: table) }
      let key = inner("on")
      let value = inner("get")
      guard let table, let key, let value else { return nil }
      return .lookup(table: table.value, key: key, value)
    }
  }

  private func choice(_ members: [YAMLMember]) -> Expression? {
    guard let subject = members.first(where: { $0.key == "switch" }),
      let value = expression(subject.value)
    else { return nil }
    let cases = members.filter { $0.key != "switch" }.compactMap { member -> Expression.Case? in
      guard case .text(let text) = member.value.value else {
        faults.note(
          member.value.place, Texts.notText(member.key, member.value.kind),
          remedy: Texts.notTextRemedy)
        return nil
      }
      return .init(value: member.key, result: text)
    }
    return .choice(value, cases)
  }

  private func conditionList(_ node: YAMLNode) -> [Expression.Condition] {
    guard case .map(let members) = node.value else {
      faults.note(node.place, Texts.notMap("«where»", node.kind), remedy: Texts.notMapRemedy)
      return []
    }
    return members.compactMap { member in
      guard case .text(let text) = member.value.value,
        let pointer = pointer(PlacedText(value: member.key, place: member.place))
      else { return nil }
      return .init(pointer: pointer, value: text)
    }
  }

  private func check(table: PlacedText) {
    guard !tables.contains(table.value) else { return }
    faults.note(
      table.place, ConnectorTexts.unknownTable(table.value),
      remedy: tables.isEmpty ? ConnectorTexts.noTables : Texts.oneOf(tables))
  }

  /// `https://x.com/i/status/{/id}`, `{@host}`, `{/a|/b}`, `{/uri|last}`.
  private func template(_ text: PlacedText) -> Expression? {
    var pieces: [Expression.Piece] = []
    var rest = text.value[...]
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard let close = rest[open...].firstIndex(of: "}") else {
        faults.note(text.place, ConnectorTexts.badTemplate(text.value))
        return nil
      }
      let hole = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      if hole.hasPrefix("@") {
        let name = String(hole.dropFirst())
        if !parameters.contains(name) {
          faults.note(
            text.place, ConnectorTexts.unknownHole(name), remedy: ConnectorTexts.holes(parameters))
        }
        pieces.append(.parameter(name))
        continue
      }
      var parts = hole.split(separator: "|").map(String.init)
      let isLast = parts.last == "last"
      if isLast { parts.removeLast() }
      let pointers = parts.compactMap { pointer(PlacedText(value: $0, place: text.place)) }
      guard !pointers.isEmpty else {
        faults.note(text.place, ConnectorTexts.badTemplate(text.value))
        return nil
      }
      pieces.append(.value(pointers, isLast: isLast))
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return .template(pieces)
  }
}
