extension Finding {
  /// One line of `vigia score`; with `evidence` only when asked for.
  package func json(id: String, explain: Bool = false) -> JSON {
    var members: [JSON.Member] = [
      .init("id", .string(id)),
      .init("language", .string(language)),
      .init("sentiment", ["label": .string(label.rawValue), "score": .number(score)]),
      .init(
        "drivers",
        .array(drivers.map { ["id": .string($0.id), "confidence": .number($0.confidence)] })),
      .init("unit", JSON(unit?.rawValue)),
      .init("intent", .string(intent.rawValue)),
      .init("flags", JSON(flags.map(\.rawValue))),
      .init("places", .array(places.map(\.json))),
      .init("relation", JSON(relation?.rawValue)),
      .init("severity", .array(facts.map(\.json))),
    ]
    if explain { members.append(.init("evidence", .array(evidence.map(\.json)))) }
    return .object(members)
  }

  /// Everything, for the archive.
  package var archiveJSON: JSON {
    guard case .object(var members) = json(id: "", explain: true) else { return .null }
    members.removeFirst()
    members.append(.init("brands", JSON(brands)))
    members.append(.init("personal_data", .array(personalData.map(\.json))))
    return .object(members)
  }

  /// Reads what `archiveJSON` wrote; members it does not understand are left at their defaults.
  package init(archiveJSON json: JSON) {
    self.init()
    language = json["language"]?.string ?? "es"
    label = json["sentiment"]?["label"]?.string.flatMap(Label.init) ?? .neutral
    score = json["sentiment"]?["score"]?.number ?? 0
    drivers = (json["drivers"]?.array ?? []).compactMap { item in
      guard let id = item["id"]?.string else { return nil }
      return Driver(id: id, confidence: item["confidence"]?.number ?? 0)
    }
    unit = json["unit"]?.string.flatMap(Unit.init)
    intent = json["intent"]?.string.flatMap(Intent.init) ?? .other
    flags = json["flags"]?.strings.compactMap(Flag.init) ?? []
    places = (json["places"]?.array ?? []).compactMap(Place.init)
    relation = json["relation"]?.string.flatMap(Relation.init)
    facts = (json["severity"]?.array ?? []).compactMap(Fact.init)
    evidence = (json["evidence"]?.array ?? []).compactMap(Evidence.init)
    brands = json["brands"]?.strings ?? []
    personalData = (json["personal_data"]?.array ?? []).compactMap(PersonalData.init)
  }
}

extension Finding.Place {
  /// The contract's document.
  package var json: JSON {
    [
      "id": .string(id), "name": .string(name), "province": JSON(province),
      "country": .string(country), "lat": .number(latitude), "lon": .number(longitude),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let id = json["id"]?.string, let name = json["name"]?.string else { return nil }
    self.init(
      id: id, name: name, province: json["province"]?.string,
      country: json["country"]?.string ?? "", latitude: json["lat"]?.number ?? 0,
      longitude: json["lon"]?.number ?? 0)
  }
}

extension Finding.Fact {
  fileprivate var json: JSON {
    ["kind": .string(kind.rawValue), "value": .number(value), "unit": .string(unit)]
  }

  fileprivate init?(_ json: JSON) {
    guard let kind = json["kind"]?.string.flatMap(Kind.init), let value = json["value"]?.number
    else { return nil }
    self.init(kind: kind, value: value, unit: json["unit"]?.string ?? "")
  }
}

extension Finding.Evidence {
  /// The contract's document; `field` is present only when it is not the text.
  package var json: JSON {
    var members: [JSON.Member] = [
      .init("start", .integer(Int64(start))), .init("end", .integer(Int64(end))),
      .init("text", .string(text)), .init("kind", .string(kind)),
      .init("weight", .number(weight)), .init("rule", .string(rule)),
    ]
    if field != .text { members.append(.init("field", .string(field.rawValue))) }
    return .object(members)
  }

  fileprivate init?(_ json: JSON) {
    guard let start = json["start"]?.integer, let end = json["end"]?.integer else { return nil }
    self.init(
      field: json["field"]?.string.flatMap(Finding.Field.init) ?? .text, start: Int(start),
      end: Int(end), text: json["text"]?.string ?? "", kind: json["kind"]?.string ?? "",
      weight: json["weight"]?.number ?? 0, rule: json["rule"]?.string ?? "")
  }
}

extension Finding.PersonalData {
  fileprivate var json: JSON {
    [
      "field": .string(field.rawValue), "start": .integer(Int64(start)),
      "end": .integer(Int64(end)), "kind": .string(kind.rawValue),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let start = json["start"]?.integer, let end = json["end"]?.integer,
      let kind = json["kind"]?.string.flatMap(Kind.init)
    else { return nil }
    self.init(
      field: json["field"]?.string.flatMap(Finding.Field.init) ?? .text, start: Int(start),
      end: Int(end), kind: kind)
  }
}
