package import Model

extension CareQueue {
  /// The cases in memory that are an author's (`Author.identity`), or of one of the ids.
  package func cases(of author: String, or ids: Set<String>) -> [Case] {
    records.all.map(\.care).filter { $0.authorKey == author || ids.contains($0.id) }
      .sorted { $0.id < $1.id }
  }

  /// The id of the case that an impostor's answer to a mention opens.
  package static func exposedID(of mention: String, brand: String) -> String {
    ContentHash(brand, "exposed", mention).hex(10)
  }

  /// Makes cases nobody's, for what was said in them was taken back.
  ///
  /// Clocks and counts go on.
  package mutating func forgetAuthors(of ids: [String]) {
    for id in ids {
      guard var record = records[id] else { continue }
      if let key = record.joinKey, caseOfAuthor[key] == id { caseOfAuthor[key] = nil }
      record.care.author = nil
      record.care.authorKey = nil
      put(record, at: record.care.updatedAt)
    }
  }

  /// Takes somebody out of the reasons of every case.
  package mutating func forget(_ names: AuthorNames) {
    for var record in records.all.sorted(by: { $0.care.id < $1.care.id }) {
      let clean = record.care.priorityEvidence.map(names.cleaned)
      guard clean != record.care.priorityEvidence else { continue }
      record.care.priorityEvidence = clean
      put(record, at: record.care.updatedAt)
    }
  }
}
