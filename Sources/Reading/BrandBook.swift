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

  private let ids: [String]

  init(_ brands: [Brand], _ compiler: inout Compiler) {
    ids = brands.map(\.id)
    for (index, brand) in brands.enumerated() {
      for term in brand.terms.isEmpty ? brand.names : brand.terms {
        Self.add(term, of: brand, index, &compiler)
      }
      let handles = brand.official.map(\.handle) + brand.siblings
      for handle in handles {
        let name = handle.hasPrefix("@") ? String(handle.dropFirst()) : handle
        Self.add("@" + name, .plain, of: brand, index, &compiler)
      }
      for word in brand.context { Self.add(word, .context, of: brand, index, &compiler) }
      for phrase in brand.exclude { Self.add(phrase, .exclude, of: brand, index, &compiler) }
    }
  }

  private static func add(
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

  private static func add(
    _ text: String, _ cue: Cue, of brand: Brand, _ index: Int, _ compiler: inout Compiler
  ) {
    do {
      compiler.add(try Pattern(text), .brand(index, cue, term: text))
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
    for field in fields {
      for found in field.brands where names(found, in: field) {
        isNamed[found.brand] = true
        evidence.append(field.evidence(field.slice(found.hit), .init("brand", 0, found.term)))
      }
    }
    for tag in mention.tags.map({ "#" + $0 }) + mention.mentions.map({ "@" + $0 }) {
      let folded = FoldedText(tag)
      guard let word = folded.words.first else { continue }
      for pattern in matcher.patterns(exactly: folded.bytes[word.range]) {
        if case .brand(let brand, .plain, _) = meanings[pattern] { isNamed[brand] = true }
      }
    }
    return (ids.indices.filter { isNamed[$0] }.map { ids[$0] }, evidence)
  }

  private func names(
    _ found: (hit: Matcher.Hit, brand: Int, cue: Cue, term: String), in field: FieldReading
  ) -> Bool {
    guard found.cue == .plain || found.cue == .common else { return false }
    for other in field.brands where other.brand == found.brand && other.cue == .exclude {
      if other.hit.first <= found.hit.last, found.hit.first <= other.hit.last { return false }
    }
    if found.cue == .plain { return true }
    let word = field.text.words[found.hit.first]
    return word.kind == .tag || hasContext(found.hit, found.brand, field)
      || isNameInside(found.hit.first, field.text.words)
  }

  private func hasContext(_ hit: Matcher.Hit, _ brand: Int, _ field: FieldReading) -> Bool {
    field.brands.contains { other in
      guard other.brand == brand, other.cue == .context else { return false }
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
