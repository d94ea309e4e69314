internal import Model

/// Reads one table of `Rules/places/` and remembers every mistake with its line and column.
struct PlaceTable {
  private enum Column: String, CaseIterable {
    case id, name, also, kind, province, country, lat, lon, population, caution
  }

  private let name: String
  private(set) var rows: [Gazetteer.Row] = []
  private(set) var faults: [Fault] = []
  private var columns: [Column] = []
  private var cells: [Column: String] = [:]
  private var offsets: [Column: Int] = [:]
  private var number = 0

  init(name: String) { self.name = name }

  /// Reads a whole table; ids that are already known are faults.
  mutating func read(_ bytes: [UInt8], known: inout Set<String>) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      faults.append(Fault(.configuration, at: FilePlace(file: name), Texts.notUTF8))
      return
    }
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard !line.isEmpty, line.first != UInt8(ascii: "#") else { continue }
      let parts = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if columns.isEmpty {
        guard header(parts) else { return }
      } else if parts.count > columns.count {
        fault(nil, Texts.tooManyCells(columns.count))
      } else {
        take(parts)
        row(&known)
      }
    }
  }

  private mutating func header(_ parts: [String]) -> Bool {
    for part in parts {
      guard let column = Column(rawValue: part) else {
        let names = Column.allCases.map(\.rawValue).joined(separator: ", ")
        fault(nil, Texts.unknownColumn(part), names)
        return false
      }
      columns.append(column)
    }
    return true
  }

  private mutating func take(_ parts: [String]) {
    cells.removeAll(keepingCapacity: true)
    var offset = 1
    for (column, part) in zip(columns, parts) {
      if !part.isEmpty { cells[column] = part }
      offsets[column] = offset
      offset += part.count + 1
    }
  }

  private mutating func row(_ known: inout Set<String>) {
    guard let id = needed(.id), let title = needed(.name), let country = needed(.country),
      let kind = choice(.kind, Gazetteer.Kind.self),
      let latitude = degrees(.lat, 90), let longitude = degrees(.lon, 180)
    else { return }
    guard known.insert(id).inserted else { return fault(.id, Texts.repeatedPlace(id)) }
    var caution: Gazetteer.Caution?
    if cells[.caution] != nil {
      guard let found = choice(.caution, Gazetteer.Caution.self) else { return }
      caution = found
    }
    var population = 0
    if let cell = cells[.population] {
      guard let value = Int(cell), value >= 0 else {
        return fault(.population, Texts.notACount(cell))
      }
      population = value
    }
    rows.append(
      Gazetteer.Row(
        place: Finding.Place(
          id: id, name: title, province: cells[.province], country: country, latitude: latitude,
          longitude: longitude),
        also: (cells[.also] ?? "").split(separator: "|").map(String.init), kind: kind,
        population: population, caution: caution))
  }

  private mutating func needed(_ column: Column) -> String? {
    if let cell = cells[column] { return cell }
    fault(column, Texts.emptyColumn(column.rawValue))
    return nil
  }

  private mutating func degrees(_ column: Column, _ limit: Double) -> Double? {
    guard let cell = needed(column) else { return nil }
    if let value = Double(cell), abs(value) <= limit { return value }
    fault(column, Texts.notDegrees(cell, limit), nil)
    return nil
  }

  private mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ column: Column, _ type: Value.Type
  ) -> Value? {
    guard let cell = needed(column) else { return nil }
    if let value = Value(rawValue: cell) { return value }
    let names = Value.allCases.map(\.rawValue).joined(separator: ", ")
    fault(column, Texts.unknownKind(cell), names)
    return nil
  }

  private mutating func fault(_ column: Column?, _ what: String, _ remedy: String? = nil) {
    let place = FilePlace(file: name, line: number, column: column.flatMap { offsets[$0] } ?? 1)
    faults.append(Fault(.configuration, at: place, what, remedy: remedy))
  }
}
