internal import Model

extension Case {
  /// The case as the page and the lists show it: with the Spanish names of its drivers besides.
  func titled(by rules: RulePack) -> [JSON.Member] {
    (json.members ?? [])
      + [.init("driver_titles", JSON(Self.telling(drivers).map { rules.title(of: $0) }))]
  }

  /// The drivers worth showing: "another complaint" says nothing beside one that has a name.
  private static func telling(_ drivers: [String]) -> [String] {
    let named = drivers.filter { $0 != Finding.Driver.unsorted }
    return named.isEmpty ? drivers : named
  }
}
