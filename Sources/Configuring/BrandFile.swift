package import Model

/// Brands on their own, for `vigia accounts --brands`: YAML or JSON, alone or under `brands`.
package enum BrandFile {
  /// The brands, or every mistake of the file together.
  package static func read(_ bytes: [UInt8], file: String) throws(Faults) -> [Brand] { [] }
}
