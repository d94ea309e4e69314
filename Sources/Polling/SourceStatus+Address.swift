internal import Model

extension SourceStatus {
  /// Permanent redirects to one address after which it is asked directly.
  static let confirmations = 3

  /// The address to ask: the source's own, or the one it has moved to for good.
  func address(of source: Source) -> String {
    guard let movedTo, movedCount >= Self.confirmations, describes(source) else {
      return source.url
    }
    return movedTo
  }

  /// Whether what is remembered came from the source's present address.
  ///
  /// The digest ends with a mark of the configured address: an operator who writes another address
  /// under the same id must not get the old one's validators.
  func describes(_ source: Source) -> Bool {
    guard let bodyDigest, let sign = bodyDigest.utf8.lastIndex(of: UInt8(ascii: "@")) else {
      return true
    }
    let mark = bodyDigest.utf8[bodyDigest.utf8.index(after: sign)...]
    return mark.elementsEqual(Self.mark(of: source).utf8)
  }

  /// The digest of a body as the status keeps it.
  static func digest(_ hexadecimal: String, of source: Source) -> String {
    hexadecimal + "@" + mark(of: source)
  }

  /// Takes note of where the address has moved, or that it has not.
  mutating func note(movedTo target: String?, from asked: String) {
    guard let target, target != asked, !Self.looksLikePortal(target) else {
      // The adopted address answers for itself: it stays. An unconfirmed move is off.
      if movedCount < Self.confirmations { forgetMove() }
      return
    }
    movedCount = target == movedTo ? movedCount + 1 : 1
    movedTo = target
  }

  /// Goes back to the configured address.
  mutating func forgetMove() {
    movedTo = nil
    movedCount = 0
  }

  private static func mark(of source: Source) -> Substring {
    ContentHash(source.url).hex(8)[...]
  }

  /// Whether an address looks like a hotel's or a bank's door rather than a feed (NetNewsWire's list).
  private static func looksLikePortal(_ target: String) -> Bool {
    let target = target.lowercased()
    return ["captive", "landingpage", "login", "register", "signin", "solutionip"]
      .contains { target.contains($0) }
  }
}
