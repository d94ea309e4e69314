internal import Model

/// Builds the tree of a YAML file, within bounds.
///
/// Aliases are refused: no configuration needs them, and a few lines of them can stand for a tree that
/// fills the memory.
struct YAMLTree {
  /// The largest file, in bytes; a rule pack has some hundred thousand.
  static let maximumBytes = 4 << 20
  /// The deepest nesting; ours is six deep.
  static let maximumDepth = 32

  private let file: String
  private let faults: FaultBook

  /// The tree of a file, or nil when it cannot be read at all; every mistake is noted in the book.
  static func read(_ bytes: [UInt8], file: String, _ faults: FaultBook) -> YAMLNode? {
    let place = FilePlace(file: file)
    guard bytes.count <= maximumBytes else {
      faults.note(place, Texts.tooLarge(maximumBytes))
      return nil
    }
    guard var events = YAMLEvents(JSONEscapes.joined(bytes)) else {
      faults.note(place, Texts.noMemory)
      return nil
    }
    let tree = YAMLTree(file: file, faults: faults)
    do {
      return try tree.document(&events)
    } catch {
      tree.note(error, in: bytes)
      return nil
    }
  }

  private func note(_ failure: Failure, in bytes: [UInt8]) {
    switch failure {
    case .syntax(let problem):
      let place = FilePlace(file: file, line: problem.line, column: problem.column)
      let text = YAMLProblemText(problem, line: Self.line(problem.line, of: bytes))
      faults.note(place, text.what, remedy: text.remedy)
    case .tooDeep(let place):
      faults.note(place, Texts.tooDeep(Self.maximumDepth))
    }
  }

  private enum Failure: Error {
    case syntax(YAMLProblem)
    case tooDeep(FilePlace)
  }

  private func document(_ events: inout YAMLEvents) throws(Failure) -> YAMLNode {
    var root: YAMLNode?
    while true {
      let event = try next(&events)
      switch event.kind {
      case .streamEnd:
        return root ?? YAMLNode(place: FilePlace(file: file, line: 1), value: .absent)
      case .documentStart where root != nil:
        faults.note(place(event), Texts.secondDocument, remedy: Texts.secondDocumentRemedy)
        return root ?? YAMLNode(place: place(event), value: .absent)
      case .documentStart, .other, .end: continue
      default: root = try node(event, &events, depth: 0)
      }
    }
  }

  private func node(
    _ event: YAMLEvent, _ events: inout YAMLEvents, depth: Int
  ) throws(Failure) -> YAMLNode {
    let place = place(event)
    guard depth < Self.maximumDepth else { throw .tooDeep(place) }
    switch event.kind {
    case .text(let text, let isPlain):
      let isAbsent = isPlain && (text.isEmpty || text == "~" || text == "null")
      return YAMLNode(place: place, value: isAbsent ? .absent : .text(text))
    case .listStart:
      return YAMLNode(place: place, value: .list(try items(&events, depth: depth)))
    case .mapStart:
      return YAMLNode(place: place, value: .map(try members(&events, depth: depth)))
    case .alias(let name):
      faults.note(place, Texts.alias(name), remedy: Texts.aliasRemedy)
      return YAMLNode(place: place, value: .absent)
    default:
      return YAMLNode(place: place, value: .absent)
    }
  }

  private func items(_ events: inout YAMLEvents, depth: Int) throws(Failure) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try next(&events)
      if case .end = event.kind { return items }
      items.append(try node(event, &events, depth: depth + 1))
    }
  }

  private func members(_ events: inout YAMLEvents, depth: Int) throws(Failure) -> [YAMLMember] {
    var members: [YAMLMember] = []
    var lines: [String: Int] = [:]
    while true {
      let event = try next(&events)
      if case .end = event.kind { return members }
      let key = try node(event, &events, depth: depth + 1)
      let value = try node(try next(&events), &events, depth: depth + 1)
      guard case .text(let name) = key.value else {
        faults.note(key.place, Texts.strangeKey, remedy: Texts.strangeKeyRemedy)
        continue
      }
      if let line = lines[name] {
        faults.note(key.place, Texts.twice(name, line), remedy: Texts.twiceRemedy)
        continue
      }
      lines[name] = key.place.line
      members.append(YAMLMember(key: name, place: key.place, value: value))
    }
  }

  private func next(_ events: inout YAMLEvents) throws(Failure) -> YAMLEvent {
    do { return try events.next() } catch { throw .syntax(error) }
  }

  private func place(_ event: YAMLEvent) -> FilePlace {
    FilePlace(file: file, line: event.line, column: event.column)
  }

  private static func line(_ number: Int, of bytes: [UInt8]) -> String {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard number >= 1, number <= lines.count else { return "" }
    return String(decoding: lines[number - 1], as: UTF8.self)
  }
}
