package import Model

/// The care queue's promises as an operator writes them (`Rules/care.yaml`, `vigia-care/1`).
package enum CareFile {
  /// The promises, or every mistake of the file together (`ExitCode.configuration`).
  package static func read(_ bytes: [UInt8], file: String) throws(Faults) -> CareRules {
    let faults = FaultBook()
    var rules = CareRules()
    if var reader = Documents.open(bytes, file: file, format: "vigia-care/1", faults) {
      rules = Self.rules(&reader)
      reader.finish()
    }
    try faults.close()
    return rules
  }

  /// The promises among a mapping's members; what is not written keeps its default.
  static func rules(_ reader: inout MapReader) -> CareRules {
    // From a minute to thirty days: less cannot be kept by people, more is no promise.
    let bounds: ClosedRange<Int64> = 60...2_592_000
    var rules = CareRules()
    rules.firstResponse = reader.span(
      "first_response_s", within: bounds, default: rules.firstResponse)
    rules.closeSocial = reader.span("close_social_s", within: bounds, default: rules.closeSocial)
    rules.closeMail = reader.span("close_mail_s", within: bounds, default: rules.closeMail)
    rules.abandonSocial = reader.span(
      "abandon_social_s", within: bounds, default: rules.abandonSocial)
    rules.dueSoon = reader.span("due_soon_s", within: 0...2_592_000, default: rules.dueSoon)
    return rules
  }
}
