internal import Model
internal import Text

/// Reads one table of `Lexicons/` and remembers every mistake with its line and column.
struct LexiconTable {
  private enum Column: String {
    case entry, kind, weight, country, language, note
  }

  private struct Cell {
    var text: String
    var column: Int
  }

  let name: String
  private(set) var entries: [Lexicon.Entry] = []
  private(set) var constants: [(cue: Cue, value: Double)] = []
  private(set) var faults: [Fault] = []
  private var columns: [Column] = []

  init(name: String) { self.name = name }

  mutating func read(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      faults.append(Fault(.configuration, at: FilePlace(file: name), Texts.notUTF8))
      return
    }
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      guard !line.allSatisfy(\.isWhitespace), !isComment(line) else { continue }
      if columns.isEmpty {
        guard header(line, number) else { return }
      } else {
        row(line, number)
      }
    }
  }

  /// A comment is `#` and a space, or `#` alone; `#estafa` is an entry.
  private func isComment(_ line: Substring) -> Bool {
    line.hasPrefix("# ") || line == "#"
  }

  private func cells(_ line: Substring) -> [Cell] {
    var cells: [Cell] = []
    var column = 1
    for cell in line.split(separator: "\t", omittingEmptySubsequences: false) {
      cells.append(Cell(text: trimmed(cell), column: column))
      column += cell.count + 1
    }
    return cells
  }

  private func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private mutating func header(_ line: Substring, _ number: Int) -> Bool {
    for cell in cells(line) {
      guard let column = Column(rawValue: cell.text) else {
        fault(number, cell.column, Texts.unknownColumn(cell.text), Texts.columnsRemedy)
        return false
      }
      columns.append(column)
    }
    if columns.contains(.entry) { return true }
    fault(number, 1, Texts.missingEntryColumn, nil)
    return false
  }

  private mutating func row(_ line: Substring, _ number: Int) {
    let cells = cells(line)
    guard cells.count <= columns.count else {
      return fault(number, cells[columns.count].column, Texts.tooManyCells(columns.count), nil)
    }
    var kind = Lexicon.Kind.word
    var weight = 0.0
    var language = ""
    var entry = Cell(text: "", column: 1)
    for (column, cell) in zip(columns, cells) {
      switch column {
      case .entry: entry = cell
      case .kind where cell.text.isEmpty: continue
      case .kind:
        guard let known = Lexicon.Kind(rawValue: cell.text) else {
          let kinds = Lexicon.Kind.allCases.map(\.rawValue).joined(separator: ", ")
          return fault(number, cell.column, Texts.unknownKind(cell.text), kinds)
        }
        kind = known
      case .weight where cell.text.isEmpty: continue
      case .weight:
        guard let value = Double(cell.text), abs(value) <= 5 else {
          return fault(number, cell.column, Texts.notANumber(cell.text), Texts.weightRemedy)
        }
        weight = value
      case .language: language = cell.text
      case .country, .note: continue
      }
    }
    guard !entry.text.isEmpty else { return fault(number, entry.column, Texts.emptyEntry, nil) }
    let place = FilePlace(file: name, line: number, column: entry.column)
    if kind == .constant {
      guard let cue = Cue.named(entry.text) else {
        let names = Cue.allCases.map(\.name).joined(separator: ", ")
        return fault(number, entry.column, Texts.unknownConstant(entry.text), names)
      }
      return constants.append((cue, weight))
    }
    guard let pattern = pattern(entry, kind, place) else { return }
    entries.append(
      Lexicon.Entry(
        spelling: entry.text, pattern: pattern, kind: kind, weight: weight, language: language,
        place: place))
  }

  private mutating func pattern(
    _ entry: Cell, _ kind: Lexicon.Kind, _ place: FilePlace
  ) -> Pattern? {
    if kind == .emoji {
      let folded = FoldedText(entry.text)
      if folded.words.isEmpty, folded.signs.count == 1, let sign = folded.signs.last {
        return Pattern(literal: folded.bytes.array(folded.range(of: sign)))
      }
      fault(place.line, place.column, Texts.notASign, nil)
      return nil
    }
    do {
      return try Pattern(entry.text)
    } catch {
      fault(place.line, place.column + error.offset, error.what, Texts.patternRemedy)
      return nil
    }
  }

  private mutating func fault(_ line: Int, _ column: Int, _ what: String, _ remedy: String?) {
    let place = FilePlace(file: name, line: line, column: column)
    faults.append(Fault(.configuration, at: place, what, remedy: remedy))
  }
}
