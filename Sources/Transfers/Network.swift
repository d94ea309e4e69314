/// A range of addresses: the first bits of 16 bytes.
struct Network: Sendable {
  private let base: [UInt8]
  private let bits: Int

  /// `10.0.0.0/8`, `fc00::/7`, or one address; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let address = IPAddress(String(first)) else {
      return nil
    }
    let isFour = first.contains(".") && !first.contains(":")
    base = address.bytes
    guard parts.count == 2 else {
      bits = 128
      return
    }
    guard let length = Int(parts[1]), (0...(isFour ? 32 : 128)).contains(length) else { return nil }
    bits = isFour ? length + 96 : length
  }

  func contains(_ address: IPAddress) -> Bool {
    for index in 0..<(bits / 8) where base[index] != address.bytes[index] { return false }
    guard bits % 8 > 0 else { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> (bits % 8))
    return base[bits / 8] & mask == address.bytes[bits / 8] & mask
  }
}
