internal import CCrypto

/// Text that nobody can guess, for access tokens and secrets.
package enum RandomToken {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// So many random bytes from OpenSSL's generator as url-safe base64 without padding.
  ///
  /// Stops the process when the machine has no randomness: a guessable token would be worse.
  package static func make(bytes count: Int) -> String {
    String(decoding: Base64.digits(bytes(count), of: alphabet), as: UTF8.self)
  }

  /// So many random bytes.
  package static func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let isFilled = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe RAND_bytes(buffer.baseAddress, Int32(buffer.count)) == 1
    }
    precondition(isFilled, "The system's random generator gave nothing")
    return bytes
  }
}
