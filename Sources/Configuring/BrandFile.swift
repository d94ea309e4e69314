package import Model

/// Brands on their own, for `vigia accounts --brands`: YAML or JSON, alone or under `brands`.
package enum BrandFile {
  /// The brands, or every mistake of the file together (`ExitCode.configuration`).
  ///
  /// One brand object, a list of them, or a mapping with `brands` (a whole configuration too, of which
  /// only the brands are read).
  package static func read(_ bytes: [UInt8], file: String) throws(Faults) -> [Brand] {
    let faults = FaultBook()
    var brands: [Brand] = []
    if let root = YAMLTree.read(bytes, file: file, faults) {
      var ids = IDBook()
      brands = nodes(of: root).compactMap { Brand.read($0, &ids, faults) }
      if ids.all.isEmpty {
        faults.note(root.place, Texts.noBrands, remedy: Texts.noBrandsRemedy)
      }
    }
    try faults.close()
    return brands
  }

  private static func nodes(of root: YAMLNode) -> [YAMLNode] {
    switch root.value {
    case .absent: return []
    case .list(let items): return items
    case .text: return [root]
    case .map(let members):
      guard let brands = members.first(where: { $0.key == "brands" })?.value else { return [root] }
      if case .absent = brands.value { return [] }
      if case .list(let items) = brands.value { return items }
      return [brands]
    }
  }
}

extension Brand {
  /// The brand in a node, or nil when it has no id.
  static func read(_ node: YAMLNode, _ ids: inout IDBook, _ faults: FaultBook) -> Brand? {
    guard var reader = MapReader(node, "la marca", faults) else { return nil }
    let id = reader.text("id", isRequired: true)
    if let id {
      ids.enter(id, faults)
      reader.subject = "la marca «\(id.value)»"
    }
    var brand = Brand(id: id?.value ?? "", names: reader.texts("names").map(\.value))
    brand.terms = reader.texts("terms").map(\.value)
    brand.commonWord = reader.flag("common_word", default: false)
    brand.context = reader.texts("context").map(\.value)
    brand.exclude = reader.texts("exclude").map(\.value)
    brand.official = reader.items("official").compactMap { account($0, faults) }
    brand.siblings = reader.texts("siblings").map(\.value)
    brand.homonyms = reader.texts("homonyms").map(\.value)
    brand.competitors = reader.texts("competitors").map(\.value)
    let alarms = reader.number("alarms_per_month", within: 0.01...1000, default: 0)
    brand.alarmsPerMonth = alarms > 0 ? alarms : nil
    reader.finish()
    return id == nil ? nil : brand
  }

  private static func account(_ node: YAMLNode, _ faults: FaultBook) -> Account? {
    guard var reader = MapReader(node, "la cuenta oficial", faults) else { return nil }
    let network = reader.text("network", isRequired: true)
    let handle = reader.text("handle", isRequired: true)
    reader.finish()
    guard let network, let handle else { return nil }
    let bare = handle.value.hasPrefix("@") ? String(handle.value.dropFirst()) : handle.value
    return Account(network: network.value, handle: bare)
  }
}
