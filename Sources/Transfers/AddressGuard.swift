/// Says which addresses one request may reach: all public ones and the private ones it was allowed.
struct AddressGuard: Sendable {
  private let networks: [Network]
  private let names: Set<String>

  /// What stands for "nothing private", for the many requests that may reach none.
  private static let closed = AddressGuard(networks: [], names: [])

  private init(networks: [Network], names: Set<String>) {
    self.networks = networks
    self.names = names
  }

  /// A guard from addresses, networks and host names.
  init(allowPrivate: [String]) {
    if allowPrivate.isEmpty {
      self = Self.closed
      return
    }
    networks = allowPrivate.compactMap { Network(Self.unbracketed($0)) }
    names = Set(allowPrivate.map { $0.lowercased() })
  }

  /// Whether the request may reach an address under the host name it was looked up by.
  func admits(_ address: IPAddress, host: String) -> Bool {
    guard PrivateNetworks.contain(address) else { return true }
    return names.contains(host.lowercased()) || networks.contains { $0.contains(address) }
  }

  private static func unbracketed(_ text: String) -> String {
    text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
  }
}
