package import Model

extension Source {
  /// A folder is looked into every ten seconds.
  private static let folderInterval = Instant.Span.seconds(10)

  /// What a watched folder needs; false when it lacks what it cannot do without.
  mutating func readFolder(_ reader: inout MapReader, isFixed: Bool) -> Bool {
    rhythm = nil
    mentionKind = .post
    if !isFixed { interval = Self.folderInterval }
    let path = reader.text("path", isRequired: true)
    var folder = Folder(path: path?.value ?? "")
    folder.done = reader.text("done")?.value
    folder.rest = reader.span("rest_s", within: 0...3600, default: folder.rest)
    self.folder = folder
    url = "folder:" + folder.path
    table = TableMap.read(&reader)
    return path != nil
  }

  /// What a table needs, by its address or as a file; false when it has neither.
  mutating func readTable(_ reader: inout MapReader, isFixed: Bool) -> Bool {
    mentionKind = .post
    rhythm = nil
    table = TableMap.read(&reader)
    guard let path = reader.text("path") else {
      kind = .feed
      guard reader.member("url") != nil else {
        reader.faults.note(
          reader.place, Texts.missing("path", in: reader.subject), remedy: Texts.tableNowhere)
        return false
      }
      return readAddress(&reader)
    }
    if !isFixed { interval = Self.folderInterval }
    var folder = Folder(path: path.value)
    folder.isFile = true
    folder.rest = reader.span("rest_s", within: 0...3600, default: folder.rest)
    self.folder = folder
    url = "folder:" + path.value
    return true
  }
}

extension TableMap {
  /// The map in the members of a source: `separator`, `encoding`, `dates`, `header`, `columns`.
  static func read(_ reader: inout MapReader) -> TableMap {
    var map = TableMap()
    if let sign = reader.member("separator") {
      // A tab is blank, which a text may not be.
      if case .text(let text) = sign.value.value, let character = separator(text) {
        map.separator = character
      } else {
        reader.faults.note(sign.value.place, Texts.badSeparator, remedy: Texts.badSeparatorRemedy)
      }
    }
    map.encoding = reader.text("encoding")?.value
    if let dates = reader.choice("dates", of: Dates.self) { map.dates = dates }
    map.hasHeader = reader.flag("header", default: true)
    guard let member = reader.member("columns") else { return map }
    guard case .map(let columns) = member.value.value else {
      reader.faults.note(
        member.value.place, Texts.notMap("«columns»", member.value.kind),
        remedy: Texts.notMapRemedy)
      return map
    }
    for column in columns {
      guard case .text(let name) = column.value.value else {
        reader.faults.note(
          column.value.place, Texts.notText(column.key, column.value.kind),
          remedy: Texts.notTextRemedy)
        continue
      }
      guard paths.contains(column.key) || column.key.hasPrefix("extra.") else {
        reader.faults.note(
          column.place, Texts.noMember(column.key),
          remedy: Nearest.word(to: column.key, among: paths).map(Texts.didYouMean)
            ?? Texts.memberRemedy)
        continue
      }
      map.columns.append(.init(path: column.key, name: name))
    }
    return map
  }

  private static func separator(_ text: String) -> Character? {
    if text == "\\t" || text.lowercased() == "tab" { return "\t" }
    guard let first = text.first, text.count == 1, first.isASCII, first != "\"", !first.isNewline,
      !first.isLetter, !first.isNumber
    else { return nil }
    return first
  }

  /// The map written on a command line: `text=Comentario,published_at=Fecha`.
  ///
  /// - Throws: a usage fault that says what was expected.
  package static func read(columns text: String) throws(Fault) -> [Column] {
    var columns: [Column] = []
    for pair in text.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, paths.contains(parts[0]) || parts[0].hasPrefix("extra.") else {
        throw Fault(.usage, Texts.noMember(parts.first ?? text), remedy: Texts.columnsRemedy)
      }
      columns.append(.init(path: parts[0], name: parts[1]))
    }
    return columns
  }
}
