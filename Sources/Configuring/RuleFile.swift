package import Model

/// The drivers of a trade as an operator writes them (`Rules/telco.yaml`, `vigia-rules/1`).
package enum RuleFile {
  /// The pack, or every mistake of the file together.
  package static func read(_ bytes: [UInt8], file: String) throws(Faults) -> RulePack {
    RulePack(drivers: [], flags: [])
  }
}
