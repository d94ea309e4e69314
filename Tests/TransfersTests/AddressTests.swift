import Testing

@testable import Transfers

@Suite("Which addresses may be reached") struct AddressTests {
  @Test(
    "An address of somebody's inside is private, however it is wrapped",
    arguments: [
      "0.0.0.0", "0.255.1.1", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
      "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
      "192.0.0.8", "192.168.1.1", "198.18.0.1", "198.19.255.255", "224.0.0.251", "239.1.1.1",
      "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.1.2.3",
      "::127.0.0.1", "64:ff9b::10.0.0.1", "64:ff9b:1::1", "2002:7f00:1::1", "2002:c0a8:101::",
      "2001:0:4136:e378::1", "fc00::1", "fd12:3456::1", "fe80::1", "febf::1", "fec0::1", "ff02::1",
    ])
  func isPrivate(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(PrivateNetworks.contain(address))
    #expect(!AddressGuard(allowPrivate: []).admits(address, host: "example.org"))
  }

  @Test(
    "An address of the open internet is not",
    arguments: [
      "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
      "128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.1.1",
      "198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "::ffff:1.1.1.1",
      "64:ff9b::1.1.1.1", "2002:101:101::1", "2001:4860:4860::8888", "fbff::1",
    ])
  func isPublic(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(!PrivateNetworks.contain(address))
  }

  @Test("What the configuration lists is admitted: an address, a network, a name")
  func allowed() throws {
    let guarded = AddressGuard(
      allowPrivate: ["127.0.0.1", "10.1.0.0/16", "[::1]", "fd00::/8", "Intranet.example"])
    func admits(_ address: String, host: String = "x") throws -> Bool {
      guarded.admits(try #require(IPAddress(address)), host: host)
    }
    #expect(try admits("127.0.0.1"))
    #expect(try admits("::ffff:127.0.0.1"))
    #expect(try !admits("127.0.0.2"))
    #expect(try admits("10.1.200.3"))
    #expect(try !admits("10.2.0.1"))
    #expect(try admits("::1"))
    #expect(try admits("fd99::4"))
    #expect(try !admits("fe80::4"))
    #expect(try admits("192.168.3.4", host: "intranet.EXAMPLE"))
    #expect(try !admits("192.168.3.4", host: "otra.example"))
  }

  @Test("Half-forms, names and wild masks are no networks")
  func nonsense() {
    for text in ["127.1", "0177.0.0.1", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10/8/1", ""] {
      #expect(Network(text) == nil, "\(text)")
    }
  }

  @Test("An address is told as people write it") func description() throws {
    #expect(try #require(IPAddress("::ffff:10.0.0.1")).description == "10.0.0.1")
    #expect(try #require(IPAddress("FE80:0::1")).description == "fe80::1")
  }
}
