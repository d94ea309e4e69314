import Testing

@testable import Transfers

@Suite("The way through redirects") struct JourneyTests {
  private func head(_ status: Int, to location: String?) -> ResponseHead {
    var head = ResponseHead()
    _ = head.take("HTTP/1.1 \(status) x\r\n")
    if let location { _ = head.take("Location: \(location)\r\n") }
    _ = head.take("\r\n")
    return head
  }

  /// Outside of `#expect`, which does not let what it checks be changed.
  private func follow(_ journey: inout Journey, _ head: ResponseHead, limit: Int) throws -> Bool {
    try journey.follow(head, limit: limit)
  }

  private func journey(_ method: String = "GET", _ url: String = "http://a.example/dir/feed")
    throws -> Journey
  {
    try Journey(HTTPRequest(method, url: url))
  }

  @Test(
    "A relative target is resolved against where we are",
    arguments: [
      ("/x", "http://a.example/x"), ("otro", "http://a.example/dir/otro"),
      ("//b.example/y", "http://b.example/y"), ("https://c.example", "https://c.example/"),
      ("/con espacio/ñ", "http://a.example/con%20espacio/%c3%b1"),
    ])
  func relative(location: String, target: String) throws {
    var journey = try journey()
    #expect(try follow(&journey, head(302, to: location), limit: 1))
    #expect(journey.address.text.lowercased() == target)
  }

  @Test("Only an unbroken run of permanent redirects moves an address for good") func permanence()
    throws
  {
    var journey = try journey()
    #expect(try follow(&journey, head(301, to: "/b"), limit: 5))
    #expect(try follow(&journey, head(308, to: "/c"), limit: 5))
    #expect(try follow(&journey, head(302, to: "/d"), limit: 5))
    #expect(try follow(&journey, head(301, to: "/e"), limit: 5))
    #expect(journey.address.text == "http://a.example/e")
    #expect(journey.permanentRedirect == "http://a.example/c")
  }

  @Test("A permanent redirect that is not followed is still reported") func unfollowed() throws {
    var journey = try journey()
    #expect(try !follow(&journey, head(301, to: "/b"), limit: 0))
    #expect(journey.permanentRedirect == "http://a.example/b")
    #expect(journey.address.text == "http://a.example/dir/feed")
  }

  @Test(
    "A form becomes a GET where browsers make it one",
    arguments: [
      ("POST", 301, "GET"), ("POST", 302, "GET"), ("POST", 303, "GET"), ("PUT", 303, "GET"),
      ("POST", 307, "POST"), ("POST", 308, "POST"), ("PUT", 302, "PUT"), ("HEAD", 303, "HEAD"),
    ])
  func methods(method: String, status: Int, becomes: String) throws {
    var journey = try journey(method)
    #expect(try follow(&journey, head(status, to: "/b"), limit: 1))
    #expect(journey.method == becomes)
    #expect(journey.carriesBody == (method == becomes))
  }

  @Test("Secrets in headers stay with the first server, also after coming back") func secrets()
    throws
  {
    let request = HTTPRequest(
      url: "http://a.example/",
      headers: [("Authorization", "Bearer x"), ("X-Api-Key", "y"), ("Accept", "text/xml")])
    var journey = try Journey(request)
    #expect(try follow(&journey, head(302, to: "http://a.example:80/b"), limit: 5))
    #expect(journey.isAtHome)
    #expect(try follow(&journey, head(302, to: "http://a.example:81/"), limit: 5))
    #expect(!journey.isAtHome)
    #expect(try follow(&journey, head(302, to: "http://a.example/"), limit: 5))
    #expect(!journey.isAtHome)
    let lines = request.headerLines(isAtHome: false).joined()
    #expect(lines.contains("Accept: text/xml"))
    #expect(!lines.contains("Bearer") && !lines.contains("Api"))
  }

  @Test("A redirect without a target, or a status that is none, is the answer") func answers()
    throws
  {
    var journey = try journey()
    #expect(try !follow(&journey, head(302, to: nil), limit: 5))
    #expect(try !follow(&journey, head(304, to: "/b"), limit: 5))
    #expect(try !follow(&journey, head(200, to: "/b"), limit: 5))
  }

  @Test("Only http and https are spoken, and the refusal names what was asked") func schemes()
    throws
  {
    #expect(throws: TransferError.unsupportedScheme("file")) {
      try WebAddress("file:///etc/passwd")
    }
    #expect(throws: TransferError.unsupportedScheme("gopher")) { try WebAddress("gopher://a/1") }
    #expect(throws: TransferError.unsupportedScheme("ftp")) {
      var journey = try journey()
      _ = try journey.follow(head(302, to: "ftp://a.example/"), limit: 5)
    }
    for text in ["", "a.example", "http://", "http://a b/", "/feed"] {
      #expect(throws: TransferError.invalidURL(text)) { try WebAddress(text) }
    }
  }
}

@Suite("Headers as they come in") struct ResponseHeadTests {
  @Test(
    "the next page is where its relation points, first or last among the links",
    arguments: [
      (#"</a?page=2>; rel="next", </a?page=9>; rel="last""#, "/a?page=2"),
      (#"</a?page=1>; rel="prev", </a?page=3>; rel=next"#, "/a?page=3"),
      (#"</a?page=1>; rel="prev""#, nil), ("", nil),
    ] as [(String, String?)])
  func links(value: String, target: String?) {
    let response = HTTPResponse(
      status: 200, headers: [("link", value)], body: [], finalURL: "https://api.example/a")
    #expect(response.link("next") == target)
  }

  @Test("Order and duplicates are kept, folds unfolded, interim answers and trailers left out")
  func lines() {
    var head = ResponseHead()
    for line in [
      "HTTP/1.1 103 Early Hints\r\n", "Link: </x>\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
      "B:  1  \r\n", "A: 2\r\n", "b: 3\r\n", "\tund 4\r\n", "nonsense\r\n", "\r\n", "Late: x\r\n",
    ] {
      let isTaken = head.take(line)
      #expect(isTaken)
    }
    #expect(head.status == 200)
    #expect(head.headers.map(\.name) == ["B", "A", "b"])
    #expect(head.headers.map(\.value) == ["1", "2", "3 und 4"])
    #expect(head.first("b") == "1")
  }

  @Test("A server may not talk for ever before it answers") func bound() {
    var head = ResponseHead()
    let line = "X: " + String(repeating: "x", count: 1021) + "\r\n"
    let taken = (0..<100).prefix { _ in head.take(line) }.count
    #expect(taken == 63)
  }

  @Test("A header, however its name is written, is found") func lookUp() {
    let response = HTTPResponse(
      status: 200, headers: [("ETag", "\"a\""), ("etag", "\"b\"")], body: [], finalURL: "")
    #expect(response.header("etag") == "\"a\"")
    #expect(response.header("ETAG") == "\"a\"")
    #expect(response.header("x") == nil)
  }
}
