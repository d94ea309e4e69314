internal import CCrypto

/// Comparison whose duration tells nothing about where two secrets differ.
package enum ConstantTime {
  /// Whether both hold the same bytes; only the lengths may be learnt from the time it takes.
  package static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe left.withUnsafeBufferPointer { left in
      unsafe right.withUnsafeBufferPointer { right in
        unsafe CRYPTO_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
      }
    }
  }
}
