package import Model

/// The care queue's promises as an operator writes them (`Rules/care.yaml`, `vigia-care/1`).
package enum CareFile {
  /// The promises, or every mistake of the file together.
  package static func read(_ bytes: [UInt8], file: String) throws(Faults) -> CareRules {
    CareRules()
  }
}
