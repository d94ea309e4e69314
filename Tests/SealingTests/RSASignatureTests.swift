import Foundation
import Rehearsal
import Sealing
import Testing

@Suite("A signature with an RSA key", .enabled(if: OpenSSL.isInstalled, "install openssl"))
struct RSASignatureTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func key(_ arguments: [String]) throws -> String {
    let file = folder.path("clave.pem")
    _ = try OpenSSL.run(
      "genpkey", "-out", file, arguments[0], arguments[1], arguments[2], arguments[3])
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  @Test func `is good by openssl, and of other bytes is not`() throws {
    let pem = try key(["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"])
    let signature = try #require(RSASignature.sha256(Array("hola".utf8), key: pem))
    try Data(signature).write(to: URL(fileURLWithPath: folder.path("firma")))
    _ = try OpenSSL.run(
      "pkey", "-in", folder.path("clave.pem"), "-pubout", "-out", folder.path("publica.pem"))
    for (text, isGood) in [("hola", true), ("holi", false)] {
      try folder.write(text, to: "texto")
      let verdict = try OpenSSL.run(
        "dgst", "-sha256", "-verify", folder.path("publica.pem"), "-signature",
        folder.path("firma"), folder.path("texto"))
      #expect(verdict.isGood == isGood)
    }
  }

  @Test func `is not made with what is no such key`() throws {
    let curve = try key(["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:prime256v1"])
    let file = folder.path("cerrada.pem")
    _ = try OpenSSL.run(
      "genrsa", "-aes128", "-passout", "pass:abcd", "-out", file, "2048")
    let locked = try String(contentsOfFile: file, encoding: .utf8)
    for pem in ["", "hola", curve, locked] {
      #expect(RSASignature.sha256([1, 2, 3], key: pem) == nil)
    }
  }
}
