internal import Model
internal import Text

/// The compiled terms by which the public names each brand.
struct BrandBook: Sendable {
  /// What a brand's pattern is worth.
  enum Cue: Sendable {
    /// Enough alone.
    case plain
    /// An ordinary word that needs help.
    case common
    /// Helps a common word.
    case context
    /// Calls off the term it overlaps.
    case exclude
  }

  /// How far a context word may stand from the common word it helps, in words.
  private static let nearness = 10

  /// A word or phrase that tells something of a brand.
  private struct Term: Sendable {
    var brand: Int
    var cue: Cue
    var text: String
  }

  private let ids: [String]
  private var terms: [Term] = []

  init(_ brands: [Brand], _ compiler: inout Compiler) {
    ids = brands.map(\.id)
    for (index, brand) in brands.enumerated() {
      for term in brand.terms.isEmpty ? brand.names : brand.terms {
        add(term, of: brand, index, &compiler)
      }
      let handles = brand.official.map(\.handle) + brand.siblings
      for handle in handles {
        let name = handle.hasPrefix("@") ? String(handle.dropFirst()) : handle
        add("@" + name, .plain, of: brand, index, &compiler)
      }
      for word in brand.context { add(word, .context, of: brand, index, &compiler) }
      for phrase in brand.exclude { add(phrase, .exclude, of: brand, index, &compiler) }
    }
  }

  private mutating func add(
    _ term: String, of brand: Brand, _ index: Int, _ compiler: inout Compiler
  ) {
    guard !term.hasPrefix("@"), !term.hasPrefix("#") else {
      return add(term, .plain, of: brand, index, &compiler)
    }
    add(term, brand.commonWord ? .common : .plain, of: brand, index, &compiler)
    let joined = FoldedText(term)
    let name = String(decoding: joined.words.flatMap { joined.bytes[$0.range] }, as: UTF8.self)
    guard !name.isEmpty, !term.contains("*") else { return }
    add("@" + name, .plain, of: brand, index, &compiler)
    add("#" + name, .plain, of: brand, index, &compiler)
  }

  private mutating func add(
    _ text: String, _ cue: Cue, of brand: Brand, _ index: Int, _ compiler: inout Compiler
  ) {
    do {
      compiler.add(try Pattern(text), .brand(term: terms.count))
      terms.append(Term(brand: index, cue: cue, text: text))
    } catch {
      compiler.faults.append(
        Fault(.configuration, Texts.badTerm(text, brand.id) + ": " + error.what))
    }
  }

  /// The brands a mention is about, in the order of the configuration.
  func judge(
    _ fields: [FieldReading], _ mention: Mention, _ matcher: Matcher, _ meanings: [Meaning]
  ) -> (brands: [String], evidence: [Finding.Evidence]) {
    guard !ids.isEmpty else { return ([], []) }
    var isNamed = ids.map { _ in false }
    var evidence: [Finding.Evidence] = []
    // Whoever handed the mention in may know what it is about: a letter to the brand's own mailbox.
    let stated = mention.extra.first { $0.name == "brand" }?.value.string
    if let index = stated.flatMap(ids.firstIndex) { isNamed[index] = true }
    for field in fields {
      for found in field.brands where names(found, in: field) {
        let term = terms[found.term]
        isNamed[term.brand] = true
        evidence.append(field.evidence(field.slice(found.hit), .init("brand", 0, term.text)))
      }
    }
    var scratch = Matcher.Scratch()
    var patterns: [Int] = []
    for tag in mention.tags.map({ "#" + $0 }) + mention.mentions.map({ "@" + $0 }) {
      let folded = FoldedText(tag)
      guard let word = folded.words.first else { continue }
      matcher.appendPatterns(of: folded.bytes, word.range, to: &patterns, &scratch)
    }
    for pattern in patterns {
      if case .brand(let term) = meanings[pattern], terms[term].cue == .plain {
        isNamed[terms[term].brand] = true
      }
    }
    return (ids.indices.filter { isNamed[$0] }.map { ids[$0] }, evidence)
  }

  private func names(_ found: (hit: Matcher.Hit, term: Int), in field: FieldReading) -> Bool {
    let term = terms[found.term]
    guard term.cue == .plain || term.cue == .common else { return false }
    for other in field.brands
    where terms[other.term].brand == term.brand && terms[other.term].cue == .exclude {
      if other.hit.first <= found.hit.last, found.hit.first <= other.hit.last { return false }
    }
    if term.cue == .plain { return true }
    let word = field.text.words[found.hit.first]
    return word.kind == .tag || hasContext(found.hit, term.brand, field)
      || isNameInside(found.hit.first, field.text.words)
  }

  private func hasContext(_ hit: Matcher.Hit, _ brand: Int, _ field: FieldReading) -> Bool {
    field.brands.contains { other in
      let term = terms[other.term]
      guard term.brand == brand, term.cue == .context else { return false }
      if other.hit.first > hit.last { return other.hit.first - hit.last <= Self.nearness }
      return other.hit.last < hit.first && hit.first - other.hit.last <= Self.nearness
    }
  }

  /// A capital that no beginning of a sentence and no neighbour in capitals explains.
  private func isNameInside(_ index: Int, _ words: [FoldedText.Token]) -> Bool {
    guard index > 0, words[index].isCapitalised, words[index].pause != .sentence else {
      return false
    }
    return !words[index - 1].isCapitalised
  }
}
