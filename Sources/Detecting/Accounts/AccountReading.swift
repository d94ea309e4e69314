internal import Model

/// What an account's handle and name say, held against a brand's face.
struct AccountReading {
  let handle: String
  let plain: [UInt8]
  let essence: [UInt8]
  /// The handle's words as written, for comparing word by word.
  let parts: [String]
  let brandInHandle: String?
  let brandInName: String?
  let careWord: String?
  let criticWord: String?
  let sponsoredWord: String?
  let homonym: String?
  let nameIsOfficial: Bool
  let disguise: Lookalike.Disguise
  let endsInDigits: Bool

  init(_ author: Author, face: BrandFace) {
    let handle = author.handle ?? ""
    let name = author.name ?? ""
    self.handle = handle
    plain = Lookalike.plain(handle)
    essence = Lookalike.essence(handle)
    let own = Self.words(handle, face)
    let shown = Self.words(name, face)
    parts = HandleWords.segment(HandleWords.split(handle), known: face.vocabulary)
    brandInHandle = Self.brand(in: own, face)
    brandInName = Self.brand(in: shown, face)
    // A care word that is part of the brand's own name tells nothing.
    careWord = (own + shown).first {
      AccountWords.care.contains($0) && !face.core.contains($0)
    }
    criticWord = (own + shown).first { AccountWords.critic.contains($0) && !face.core.contains($0) }
    sponsoredWord = (own + shown).first {
      AccountWords.sponsored.contains($0) && !face.core.contains($0)
    }
    homonym =
      face.homonymHandles.contains(BrandFace.folded(handle))
      ? handle : Self.homonym(beside: handle, face) ?? Self.homonym(beside: name, face)
    nameIsOfficial = face.names.contains(Lookalike.essence(name))
    disguise = Lookalike.disguise(of: name + " " + handle)
    endsInDigits = handle.utf8.suffix(3).count(where: Lookalike.isDigit) == 3
  }

  /// How the handle resembles an official one, the strongest way first.
  func likeness(to official: BrandFace.Handle) -> (points: Int, text: String)? {
    if official.essence.count >= 4, essence == official.essence {
      return (6, Texts.sameHandle(official.shown))
    }
    if plain.count >= 6, let distance = distance(to: official) {
      let length = min(plain.count, official.plain.count)
      if distance == 1, length >= 7 { return (5, Texts.oneLetterAway(official.shown)) }
      if distance == 2, length >= 11 { return (4, Texts.twoLettersAway(official.shown)) }
    }
    let words = parts.filter { !BrandFace.isNumber($0) }.sorted()
    if words.count >= 2, words == official.words { return (5, Texts.sameWords(official.shown)) }
    if let addition = addition(to: official) {
      return (5, Texts.handlePlus(official.shown, addition))
    }
    return nil
  }

  private func distance(to official: BrandFace.Handle) -> Int? {
    let written = EditDistance.between(plain, official.plain, limit: 2)
    let seen = EditDistance.between(essence, official.essence, limit: 2)
    return [written, seen].compactMap { $0 }.filter { $0 > 0 }.min()
  }

  /// The short word by which the handle differs from an official one, at either end.
  private func addition(to official: BrandFace.Handle) -> String? {
    guard official.plain.count >= 6, plain.count > official.plain.count else { return nil }
    let extra = plain.count - official.plain.count
    for rest in [
      plain.starts(with: official.plain) ? plain.suffix(extra) : nil,
      plain.reversed().starts(with: official.plain.reversed()) ? plain.prefix(extra) : nil,
    ] {
      guard let rest else { continue }
      let word = String(decoding: rest, as: UTF8.self)
      if AccountWords.suffixes.contains(word) { return word }
    }
    return nil
  }

  private static func words(_ text: String, _ face: BrandFace) -> [String] {
    var words = HandleWords.segment(HandleWords.split(text), known: face.vocabulary)
    // Once more as one run of letters, and through the skeleton, so that neither odd capitals nor a
    // look-alike alphabet hide a word.
    let skeleton = Lookalike.skeleton(text).replacing("rn", with: "m")
    for hidden in [[letters(of: text)], HandleWords.split(skeleton), [letters(of: skeleton)]] {
      for word in HandleWords.segment(hidden, known: face.vocabulary)
      where face.vocabulary.contains(word) && !words.contains(word) {
        words.append(word)
      }
    }
    return words
  }

  /// The known word beside the brand's that makes it somebody else's: `claro que`, `xunta galicia`.
  private static func homonym(beside text: String, _ face: BrandFace) -> String? {
    for row in [HandleWords.split(text), [letters(of: text)]] {
      let words = HandleWords.segment(row, known: face.vocabulary)
      for (place, word) in words.enumerated() where face.core.contains(word) {
        if place + 1 < words.count, face.homonyms.contains(words[place + 1]) {
          return words[place + 1]
        }
        if place > 0, face.homonyms.contains(words[place - 1]), !links.contains(words[place - 1]) {
          return words[place - 1]
        }
      }
    }
    return nil
  }

  /// "Servicio técnico de …" names the brand, whatever comes after "de" elsewhere.
  private static let links: Set<String> = ["de", "del", "la", "el", "en", "y", "con", "a"]

  private static func letters(of text: String) -> String {
    String(decoding: Lookalike.plain(text).filter { !Lookalike.isDigit($0) }, as: UTF8.self)
  }

  private static func brand(in words: [String], _ face: BrandFace) -> String? {
    words.first { face.core.contains($0) }
  }
}
