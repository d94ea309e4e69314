internal import Model

// Sources that go on sending once they are opened.
extension Source {
  /// One of Bluesky's own servers of Jetstream; there are four.
  private static let jetstream = "wss://jetstream2.us-east.bsky.network/subscribe"
  /// The connector that reads what Jetstream sends.
  private static let jetstreamConnector = "bluesky-jetstream"
  /// The bounds of Jetstream.
  private static let mostDIDs = 10_000
  private static let mostCollections = 100

  /// The bounds of X on what is to be let through: so many rules, of so many signs each.
  private static let mostRules = 1000
  private static let longestRule = 1024

  /// What a long-lived stream needs; false when it lacks what it cannot do without.
  mutating func readStream(_ reader: inout MapReader) -> Bool {
    rhythm = nil
    mentionKind = .post
    let form = reader.required("form").flatMap { _ in reader.choice("form", of: Stream.Form.self) }
    let isWhole = form == .websocket ? readSocketAddress(&reader) : readAddress(&reader)
    let connector = reader.text("connector", isRequired: true)
    connectorID = connector?.value
    if let member = reader.member("params") { readArguments(member.value, reader.faults) }
    if let member = reader.member("secrets") { readSecrets(member.value, reader.faults) }
    var stream = Stream(form: form ?? .sse)
    stream.fill = reader.text("fill")?.value
    stream.idle = reader.span("idle_s", within: 1...600, default: stream.idle)
    stream.rules = list(
      &reader, "rules", most: Self.mostRules, surplus: (Texts.manyRules, Texts.longRuleRemedy)
    ) {
      $0.unicodeScalars.count > Self.longestRule ? (Texts.longRule, Texts.longRuleRemedy) : nil
    }
    stream.onlyBrands = reader.flag("only_brands", default: false)
    self.stream = stream
    return isWhole && connector != nil && form != nil
  }

  /// Bluesky's Jetstream: all that is posted, or what some accounts post; goes on where it was cut.
  mutating func readJetstream(_ reader: inout MapReader) -> Bool {
    rhythm = nil
    mentionKind = .post
    connectorID = Self.jetstreamConnector
    url = Self.jetstream
    if reader.member("url") != nil {
      guard readSocketAddress(&reader) else { return false }
      if url.contains("?") || url.contains("#") {
        reader.faults.note(reader.place, Texts.queryInURL, remedy: Texts.queryInURLRemedy)
      }
    }
    let collections = list(&reader, "collections", most: Self.mostCollections) {
      Self.isCollection($0) ? nil : (Texts.badCollection($0), Texts.badCollectionRemedy)
    }
    let accounts = list(&reader, "dids", most: Self.mostDIDs) {
      Self.isDID($0) ? nil : (Texts.badDID($0), Texts.badDIDRemedy)
    }
    let wanted = collections.isEmpty ? ["app.bsky.feed.post"] : collections
    url += "?" + wanted.map { "wantedCollections=" + $0 }.joined(separator: "&")
    url += accounts.map { "&wantedDids=" + $0 }.joined()
    var stream = Stream(form: .websocket)
    stream.cursor = "cursor"
    stream.idle = reader.span("idle_s", within: 1...600, default: stream.idle)
    // Who was chosen by name is heard whatever he speaks of.
    stream.onlyBrands = reader.flag("only_brands", default: accounts.isEmpty)
    if accounts.isEmpty, !stream.onlyBrands {
      reader.faults.note(reader.place, Texts.wholeNetwork, remedy: Texts.wholeNetworkRemedy)
    }
    self.stream = stream
    return true
  }

  private mutating func readSocketAddress(_ reader: inout MapReader) -> Bool {
    guard let url = reader.text("url", isRequired: true) else { return false }
    if !Addresses.isWeb(url.value, schemes: ["ws", "wss"]) {
      reader.faults.note(
        url.place, Texts.badSocketURL(url.value), remedy: Texts.badSocketURLRemedy)
    }
    self.url = url.value
    return true
  }

  /// A list of texts within bounds; `fault` says what is wrong with one and what to write instead, `surplus`
  /// the same of one too many where there is more to say than their number.
  private func list(
    _ reader: inout MapReader, _ name: String, most: Int,
    surplus: (what: String, remedy: String)? = nil,
    _ fault: (String) -> (what: String, remedy: String)?
  ) -> [String] {
    let texts = reader.texts(name)
    for text in texts {
      if let fault = fault(text.value) {
        reader.faults.note(text.place, fault.what, remedy: fault.remedy)
      }
    }
    if let extra = texts.dropFirst(most).first {
      reader.faults.note(
        extra.place, surplus?.what ?? Texts.tooMany(name, most), remedy: surplus?.remedy)
    }
    return texts.map(\.value)
  }

  /// Whether a text is an account's id of the AT protocol: `did:plc:…`, `did:web:…`.
  static func isDID(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 2)
    guard parts.count == 3, text.hasPrefix("did:"), text.utf8.count <= 2048,
      parts[1].allSatisfy({ (97...122).contains($0) })
    else { return false }
    let isPlain = parts[2].allSatisfy { isNameByte($0) || ".-_:%".utf8.contains($0) }
    return isPlain && !":%".utf8.contains(parts[2].last ?? 58)
  }

  /// Whether a text names a kind of record: `app.bsky.feed.post`, `app.bsky.graph.*`.
  private static func isCollection(_ text: String) -> Bool {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count >= 3
      && parts.enumerated().allSatisfy { index, part in
        index == parts.count - 1 && part.elementsEqual("*".utf8)
          || !part.isEmpty && part.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: "-") }
      }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
