internal import CCrypto

/// Signatures with somebody's own RSA key, by OpenSSL.
package enum RSASignature {
  /// The signature of bytes by PKCS#1 v1.5 over SHA-256 (`RS256` of RFC 7518 §3.3).
  ///
  /// Nil when the text is no private RSA key in PEM, or one that a password locks.
  package static func sha256(_ bytes: [UInt8], key pem: String) -> [UInt8]? {
    guard let key = unsafe read(pem) else { return nil }
    defer { unsafe EVP_PKEY_free(key) }
    guard unsafe EVP_PKEY_is_a(key, "RSA") == 1, let context = unsafe EVP_MD_CTX_new() else {
      return nil
    }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1 else { return nil }
    var length = 0
    guard unsafe EVP_DigestSign(context, nil, &length, bytes, bytes.count) == 1 else { return nil }
    var signature = [UInt8](repeating: 0, count: length)
    guard unsafe EVP_DigestSign(context, &signature, &length, bytes, bytes.count) == 1 else {
      return nil
    }
    return Array(signature.prefix(length))
  }

  private static func read(_ pem: String) -> OpaquePointer? {
    let text = Array(pem.utf8)
    return unsafe text.withUnsafeBytes { buffer in
      guard let memory = unsafe BIO_new_mem_buf(buffer.baseAddress, Int32(buffer.count)) else {
        return nil
      }
      defer { unsafe BIO_free(memory) }
      // Without this, OpenSSL asks the terminal for the password of a locked key.
      return unsafe PEM_read_bio_PrivateKey(memory, nil, { _, _, _, _ in 0 }, nil)
    }
  }
}
