internal import Model

/// The statement that answers a `MentionQuery`, by the index that suits it.
///
/// With an effective time the index of times is walked and the rest sorted; otherwise the author's or
/// the brand's own table, or the mentions themselves, from the newest down until the page is full.
struct MentionSearch {
  let sql: String
  let values: [Value]

  init(_ query: MentionQuery) {
    var filter = Filter()
    var tables = "mention m"
    var sequence = "m.sequence"
    if query.from != nil || query.to != nil {
      // The + keeps the planner from walking the whole archive by sequence.
      sequence = "+m.sequence"
      filter.within("m.effective", query.from, query.to)
      Self.add(brand: query.brand, to: &filter)
      filter.equal("m.author", query.author)
    } else if let author = query.author {
      tables = "author_mention k CROSS JOIN mention m ON m.sequence = k.sequence"
      sequence = "k.sequence"
      filter.equal("k.author", author)
      Self.add(brand: query.brand, to: &filter)
    } else if let brand = query.brand {
      tables = "brand_mention k CROSS JOIN mention m ON m.sequence = k.sequence"
      sequence = "k.sequence"
      filter.equal("k.brand", brand)
    }
    if let before = query.before { filter.add("\(sequence) < ?", .integer(before)) }
    if let driver = query.driver {
      filter.add("instr(m.drivers, ?) > 0", .text(BatchWriter.list([driver])))
    }
    filter.equal("m.label", query.label?.rawValue)
    if let text = query.text { Self.add(text: text, to: &filter) }
    sql =
      "SELECT \(Documents.mentionColumns) FROM \(tables)\(filter.clause) "
      + "ORDER BY \(sequence) DESC LIMIT ?"
    values = filter.values + [.integer(Int64(max(0, query.limit)))]
  }

  private static func add(brand: String?, to filter: inout Filter) {
    guard let brand else { return }
    filter.add("instr(m.brands, ?) > 0", .text(BatchWriter.list([brand])))
  }

  private static func add(text: String, to filter: inout Filter) {
    var pattern = "%"
    for character in text {
      if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
      pattern.append(character)
    }
    pattern.append("%")
    filter.add(
      #"(m.document ->> '$.text' LIKE ? ESCAPE '\' OR m.document ->> '$.title' LIKE ? ESCAPE '\')"#,
      .text(pattern), .text(pattern))
  }
}
