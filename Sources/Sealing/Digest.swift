internal import CCrypto

/// SHA-256, HMAC-SHA256 and SHA-1 of bytes, by OpenSSL.
package enum Digest {
  /// The length of every result in bytes (FIPS 180-4, SHA-256).
  package static let length = 32

  /// The SHA-256 of the bytes, 32 bytes.
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: length)
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe result.withUnsafeMutableBufferPointer { output in
        _ = unsafe SHA256(input.baseAddress, input.count, output.baseAddress)
      }
    }
    return result
  }

  /// The SHA-256 of the bytes as 64 lower-case hexadecimal digits.
  package static func sha256Hex(_ bytes: [UInt8]) -> String { Hexadecimal.text(sha256(bytes)) }

  /// The SHA-1 of the bytes, 20 bytes: what the handshake of WebSocket asks for, and good for nothing that
  /// must be kept safe.
  package static func sha1(_ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: Int(SHA_DIGEST_LENGTH))
    unsafe bytes.withUnsafeBufferPointer { input in
      unsafe result.withUnsafeMutableBufferPointer { output in
        _ = unsafe SHA1(input.baseAddress, input.count, output.baseAddress)
      }
    }
    return result
  }

  /// The HMAC-SHA256 of the bytes under a key, 32 bytes (RFC 2104).
  package static func hmacSHA256(key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: length)
    // An empty array may have no address, and OpenSSL takes a key without one for "the key of last
    // time"; one byte more, not counted, gives it an address.
    let kept = key + [0]
    unsafe kept.withUnsafeBufferPointer { key in
      unsafe bytes.withUnsafeBufferPointer { input in
        unsafe result.withUnsafeMutableBufferPointer { output in
          _ = unsafe HMAC(
            EVP_sha256(), key.baseAddress, Int32(key.count - 1), input.baseAddress, input.count,
            output.baseAddress, nil)
        }
      }
    }
    return result
  }
}
