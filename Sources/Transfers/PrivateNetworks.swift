/// Which addresses belong to somebody's inside, and so to nobody who writes us a URL.
///
/// The networks are those of the IANA special-purpose registries that a router may deliver to a
/// machine nearby; forms of IPv6 that carry an IPv4 address are judged by what they carry.
enum PrivateNetworks {
  private static let networks: [Network] = [
    "0.0.0.0/8",  // this network
    "10.0.0.0/8",
    "100.64.0.0/10",  // carriers' shared space
    "127.0.0.0/8",
    "169.254.0.0/16",  // link-local, where clouds keep their metadata
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",  // benchmarks
    "224.0.0.0/4",  // multicast
    "240.0.0.0/4",  // reserved and broadcast
    "::/128",
    "::1/128",
    "64:ff9b:1::/48",  // NAT64 inside one network
    "2001::/32",  // Teredo: carries an address scrambled
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",  // site-local, deprecated
    "ff00::/8",
  ].compactMap(Network.init)

  /// Networks of IPv6 whose addresses carry an IPv4 address, and where it starts.
  private static let carriers: [(network: Network, offset: Int)] = [
    ("::/96", 12),  // v4-compatible, deprecated
    ("64:ff9b::/96", 12),  // NAT64
    ("2002::/16", 2),  // 6to4
  ].compactMap { text, offset in Network(text).map { ($0, offset) } }

  static func contain(_ address: IPAddress) -> Bool {
    let carried = carried(by: address)
    return networks.contains { network in
      network.contains(address) || carried.map(network.contains) == true
    }
  }

  /// The IPv4 address inside a NAT64, 6to4 or v4-compatible one.
  static func carried(by address: IPAddress) -> IPAddress? {
    for (network, offset) in carriers where network.contains(address) {
      let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
      return IPAddress(bytes: mapped + address.bytes[offset..<offset + 4])
    }
    return nil
  }
}
