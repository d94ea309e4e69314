internal import Model
internal import Store

extension Case {
  /// The case as the page and the lists show it: with the Spanish names of its drivers besides.
  func titled(by rules: RulePack) -> [JSON.Member] {
    (json.members ?? [])
      + [.init("driver_titles", JSON(Self.telling(drivers).map { rules.title(of: $0) }))]
  }

  /// The case with how its complaint begins and where it can be read and answered besides, as far as it
  /// is still there and may be shown.
  fileprivate func told(by rules: RulePack, beginning: StoredMention?) -> [JSON.Member] {
    let members = titled(by: rules)
    guard let beginning else { return members + [.init("summary", "")] }
    guard Overview.isThere(beginning) else {
      return members + [.init("summary", "la publicación fue borrada")]
    }
    let shown = Overview.shown(beginning)
    return members + [
      .init("summary", .string(String(Overview.words(of: shown).prefix(140)))),
      .init("url", JSON(shown.url)),
    ]
  }

  /// The drivers worth showing: "another complaint" says nothing beside one that has a name.
  private static func telling(_ drivers: [String]) -> [String] {
    let named = drivers.filter { $0 != Finding.Driver.unsorted }
    return named.isEmpty ? drivers : named
  }
}

extension [Case] {
  /// The cases as page and lists show them; the archive is asked once how their complaints begin.
  func told(by rules: RulePack, from archive: Archive) async -> [[JSON.Member]] {
    let found = await archive.mentions(ids: compactMap(\.mentions.first))
    let beginnings = Dictionary(found.map { ($0.read.mention.id, $0) }) { first, _ in first }
    return map { item in
      item.told(by: rules, beginning: item.mentions.first.flatMap { beginnings[$0] })
    }
  }
}
