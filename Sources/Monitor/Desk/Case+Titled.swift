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
  func told(by rules: RulePack, from archive: Archive) async -> [JSON.Member] {
    var members = titled(by: rules)
    guard let first = mentions.first, let mention = await archive.mention(id: first) else {
      return members + [.init("summary", "")]
    }
    guard Overview.isThere(mention) else {
      return members + [.init("summary", "la publicación fue borrada")]
    }
    let shown = Overview.shown(mention)
    members.append(.init("summary", .string(String(Overview.words(of: shown).prefix(140)))))
    members.append(.init("url", JSON(shown.url)))
    return members
  }

  /// The drivers worth showing: "another complaint" says nothing beside one that has a name.
  private static func telling(_ drivers: [String]) -> [String] {
    let named = drivers.filter { $0 != Finding.Driver.unsorted }
    return named.isEmpty ? drivers : named
  }
}
