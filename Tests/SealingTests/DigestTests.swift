import Testing

@testable import Sealing

@Suite("Digests") struct DigestTests {
  @Test(
    "SHA-256 is that of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
  func sha256(text: String, hex: String) {
    #expect(Digest.sha256Hex(Array(text.utf8)) == hex)
    #expect(Digest.sha256(Array(text.utf8)).count == Digest.length)
  }

  @Test(
    "HMAC-SHA256 is that of RFC 4231, with an empty key too",
    arguments: [
      (
        "Jefe", "what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
      ),
      ("", "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
    ])
  func hmac(key: String, text: String, hex: String) {
    // A key used before must not be taken for the empty one.
    _ = Digest.hmacSHA256(key: [1, 2, 3], [4])
    let mac = Digest.hmacSHA256(key: Array(key.utf8), Array(text.utf8))
    #expect(Hexadecimal.text(mac) == hex)
  }

  @Test("Two byte strings are equal when every byte is") func equal() {
    #expect(ConstantTime.equal([], []))
    #expect(ConstantTime.equal([1, 2], [1, 2]))
    #expect(!ConstantTime.equal([1, 2], [1, 3]))
    #expect(!ConstantTime.equal([1, 2], [1, 2, 0]))
  }

  @Test("Tokens are url-safe, as long as asked for, and never the same twice") func tokens() {
    let tokens = Set((0..<1000).map { _ in RandomToken.make(bytes: 16) })
    #expect(tokens.count == 1000)
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    #expect(tokens.allSatisfy { $0.count == 22 && allowed.isSuperset(of: $0) })
    #expect(RandomToken.make(bytes: 0).isEmpty)
  }
}

@Suite("Base64") struct Base64Tests {
  @Test(
    "Bytes and text are those of RFC 4648",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{3}\u{7F}\u{40}", "A39A"),
    ])
  func vectors(plain: String, text: String) {
    #expect(Base64.encode(Array(plain.utf8)) == text)
    #expect(Base64.decode(text) == Array(plain.utf8))
  }

  @Test("Every byte survives the way there and back") func roundTrip() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + length * 101) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
  }

  @Test(
    "What is not canonical base64 is refused",
    arguments: [
      "Zg", "Zg=", "Zg===", "Z===", "====", "=Zg=", "Zh==", "Zm9=", "Zm9v\n", " Zm9v", "Zm-v",
      "Zm9vZg==Zm9v",
    ])
  func refused(text: String) { #expect(Base64.decode(text) == nil) }
}
