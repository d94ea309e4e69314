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
  /// By pattern, the term that it is.
  private var termOfPattern: [Int: Int] = [:]

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
    let name = joined.words.map { joined.string($0) }.joined()
    guard !name.isEmpty, !term.contains("*") else { return }
    add("@" + name, .plain, of: brand, index, &compiler)
    add("#" + name, .plain, of: brand, index, &compiler)
  }

  private mutating func add(
    _ text: String, _ cue: Cue, of brand: Brand, _ index: Int, _ compiler: inout Compiler
  ) {
    do {
      termOfPattern[compiler.meanings.count] = terms.count
      compiler.add(try Pattern(text), .brand(term: terms.count))
      terms.append(Term(brand: index, cue: cue, text: text))
    } catch {
      compiler.faults.append(
        Fault(.configuration, Texts.badTerm(text, brand.id) + ": " + error.what))
    }
  }

  /// Notes which brands a mention is about, by their place in the configuration.
  func judge(_ mention: Mention, _ vocabulary: Vocabulary, on bench: inout Bench) {
    bench.named.removeAll()
    bench.named.append(false, times: ids.count)
    guard !ids.isEmpty else { return }
    // Whoever handed the mention in may know what it is about: a letter to the brand's own mailbox.
    let stated = mention.extra.first { $0.name == "brand" }?.value.string
    if let index = stated.flatMap(ids.firstIndex) { bench.named[index] = true }
    for place in bench.fields.indices {
      for index in 0..<bench.fields[place].brands.count {
        let found = bench.fields[place].brands[index]
        if names(found, in: bench.fields[place]) { bench.named[terms[found.number].brand] = true }
      }
    }
    for tag in mention.tags { judge(UInt8(ascii: "#"), tag, vocabulary, on: &bench) }
    for handle in mention.mentions { judge(UInt8(ascii: "@"), handle, vocabulary, on: &bench) }
  }

  /// Takes a tag or handle that the source gives beside the text.
  private func judge(
    _ sign: UInt8, _ name: String, _ vocabulary: Vocabulary, on bench: inout Bench
  ) {
    bench.aside.cut(name, after: sign)
    guard bench.aside.words.count > 0 else { return }
    bench.forms.removeAll()
    vocabulary.appendForms(
      of: bench.aside.bytes, bench.aside.range(of: bench.aside.words[0]), to: &bench.forms)
    for index in 0..<bench.forms.count {
      for pattern in vocabulary.patterns(ofForm: bench.forms[index]) {
        guard let term = termOfPattern[Int(pattern)], terms[term].cue == .plain else { continue }
        bench.named[terms[term].brand] = true
      }
    }
  }

  /// The ids of the brands that are named, in the order of the configuration.
  func add(_ named: borrowing Tray<Bool>, to brands: inout [String]) {
    for place in 0..<named.count where named[place] { brands.append(ids[place]) }
  }

  /// The terms that name a brand, as evidence.
  func evidence(_ fields: borrowing Fields) -> [Finding.Evidence] {
    var evidence: [Finding.Evidence] = []
    for place in fields.indices {
      for index in 0..<fields[place].brands.count {
        let found = fields[place].brands[index]
        guard names(found, in: fields[place]) else { continue }
        evidence.append(
          fields[place].evidence(
            fields[place].slice(found.hit), .init("brand", 0, terms[found.number].text)))
      }
    }
    return evidence
  }

  private func names(
    _ found: FieldReading.Found, in field: borrowing FieldReading
  ) -> Bool {
    let (brand, cue) = (terms[found.number].brand, terms[found.number].cue)
    guard cue == .plain || cue == .common else { return false }
    for index in 0..<field.brands.count {
      let other = field.brands[index]
      guard terms[other.number].brand == brand, terms[other.number].cue == .exclude else {
        continue
      }
      if other.hit.first <= found.hit.last, found.hit.first <= other.hit.last { return false }
    }
    if cue == .plain { return true }
    let word = field.text.words[found.hit.first]
    return word.isTag || hasContext(found.hit, brand, field)
      || isNameInside(found.hit.first, field)
  }

  private func hasContext(
    _ hit: Matcher.Hit, _ brand: Int, _ field: borrowing FieldReading
  ) -> Bool {
    for index in 0..<field.brands.count {
      let other = field.brands[index]
      guard terms[other.number].brand == brand, terms[other.number].cue == .context else {
        continue
      }
      if other.hit.first > hit.last {
        if other.hit.first - hit.last <= Self.nearness { return true }
      } else if other.hit.last < hit.first, hit.first - other.hit.last <= Self.nearness {
        return true
      }
    }
    return false
  }

  /// A capital that no beginning of a sentence and no neighbour in capitals explains.
  private func isNameInside(_ index: Int, _ field: borrowing FieldReading) -> Bool {
    guard index > 0, field.text.words[index].isCapitalised else { return false }
    if case .sentence = field.text.words[index].pause { return false }
    return !field.text.words[index - 1].isCapitalised
  }
}
