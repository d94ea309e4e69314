internal import Foundation
internal import Model

extension ListenAddress {
  /// The address in `127.0.0.1:8080`, `[::1]:8080` or `localhost:8080`; nil for anything else.
  package init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"),
      let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port)
    else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = host.dropFirst().dropLast()
      guard Addresses.isNumeric(String(host), AF_INET6) else { return nil }
    } else if host.contains(":") {
      return nil
    }
    guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || $0 == "/" }) else { return nil }
    self.init(host: String(host), port: port)
  }

  /// Whether only this machine can reach it.
  package var isLoopback: Bool {
    if host.lowercased() == "localhost" || host == "::1" { return true }
    return host.hasPrefix("127.") && Addresses.isNumeric(host, AF_INET)
  }
}

/// Checks of what stands for a place in a network.
enum Addresses {
  /// Whether a text is a numeric address of a family (`AF_INET`, `AF_INET6`).
  static func isNumeric(_ text: String, _ family: Int32) -> Bool {
    var address = in6_addr()
    return unsafe inet_pton(family, text, &address) == 1
  }

  /// Whether a text is an absolute `http` or `https` address with a server in it, or one of other schemes.
  static func isWeb(_ text: String, schemes: [String] = ["http", "https"]) -> Bool {
    guard !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }),
      let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      schemes.contains(scheme), let host = parts.host, !host.isEmpty
    else { return false }
    return parts.port.map { (1...65_535).contains($0) } ?? !hasEmptyPort(text)
  }

  /// Notes a fault when a text is no address, network (`10.1.0.0/16`) or name of a machine.
  static func checkPrivate(_ text: PlacedText, _ faults: FaultBook) {
    let parts = text.value.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let isFour = isNumeric(String(parts[0]), AF_INET)
    let isSix = isNumeric(String(parts[0]), AF_INET6)
    let isGood =
      if parts.count == 2 {
        Int(parts[1]).map { ($0 >= 0) && ($0 <= (isFour ? 32 : 128)) && (isFour || isSix) } ?? false
      } else {
        isFour || isSix || isName(text.value)
      }
    if !isGood {
      faults.note(text.place, Texts.badPrivate(text.value), remedy: Texts.badPrivateRemedy)
    }
  }

  /// A name with at least one letter, so that a mistyped number is not taken for one.
  private static func isName(_ text: String) -> Bool {
    text.contains(where: \.isLetter)
      && text.allSatisfy { $0.isLetter || $0.isNumber || ".-_".contains($0) }
  }

  /// `http://host:abc` loses its port when parsed; what is left of it is a bare colon.
  private static func hasEmptyPort(_ text: String) -> Bool {
    let authority = text.split { "/?#".contains($0) }.dropFirst().first
    let host = authority?.split(separator: "@").last ?? ""
    return host.contains(":") && !host.hasSuffix("]")
  }
}
