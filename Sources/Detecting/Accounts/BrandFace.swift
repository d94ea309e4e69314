package import Model

/// How a brand looks to the public, prepared once for holding many accounts against it.
package struct BrandFace: Sendable {
  /// An official handle in every form that is compared.
  struct Handle: Sendable {
    var shown: String
    var folded: String
    var plain: [UInt8]
    var essence: [UInt8]
    var words: [String]
  }

  let brand: Brand
  let handles: [Handle]
  /// Essences of the official names.
  let names: Set<[UInt8]>
  /// The words by which the brand is known: of its id and names, without generic ones.
  let core: Set<String>
  /// Handles that are never held against the brand, folded: official ones and siblings.
  let exempt: Set<String>
  /// Words that make a name somebody else's.
  let homonyms: Set<String>
  let homonymHandles: Set<String>
  /// Every word that cuts a run of letters.
  let vocabulary: Set<String>

  /// Prepares a brand.
  package init(_ brand: Brand) {
    self.brand = brand
    let spoken = brand.names + brand.official.map(\.handle)
    let run = spoken.map { String(decoding: Lookalike.plain($0), as: UTF8.self) }
    var core: Set<String> = []
    for word in HandleWords.split(brand.id) where word.count >= 2 {
      let isGeneric = AccountWords.generic.contains(word)
      if !isGeneric, run.contains(where: { $0.contains(word) }) { core.insert(word) }
    }
    for name in brand.names {
      for word in HandleWords.split(name)
      where word.utf8.count >= 4 && !AccountWords.generic.contains(word)
        && !AccountWords.care.contains(word)
      {
        core.insert(word)
      }
    }
    if core.isEmpty { core = Set(run.filter { $0.utf8.count >= 2 }.prefix(4)) }
    self.core = core
    homonyms = Set(brand.homonyms.flatMap { HandleWords.split($0) }).subtracting(core)
    homonymHandles = Set(brand.homonyms.map { Self.folded($0) })
    exempt = Set((brand.official.map(\.handle) + brand.siblings).map { Self.folded($0) })
    let vocabulary = core.union(AccountWords.care).union(AccountWords.critic)
      .union(AccountWords.generic).union(AccountWords.sponsored).union(homonyms)
    self.vocabulary = vocabulary
    names = Set(brand.names.map { Lookalike.essence($0) }.filter { $0.count >= 3 })
    handles = brand.official.map { account in
      Handle(
        shown: account.handle, folded: Self.folded(account.handle),
        plain: Lookalike.plain(account.handle), essence: Lookalike.essence(account.handle),
        words: HandleWords.segment(HandleWords.split(account.handle), known: vocabulary)
          .filter { !Self.isNumber($0) }.sorted())
    }
  }

  /// A handle as the networks compare them: without `@`, in lower case.
  package static func folded(_ handle: String) -> String {
    (handle.hasPrefix("@") ? String(handle.dropFirst()) : handle).lowercased()
  }

  static func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy(Lookalike.isDigit) }
}
