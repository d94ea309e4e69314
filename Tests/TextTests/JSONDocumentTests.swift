import Model
import Testing
import Text

@Suite("JSON documents")
struct JSONDocumentTests {
  private func parse(_ text: String) throws -> JSON { try JSONDocument.parse(Array(text.utf8)) }

  @Test("Members keep the order of the document")
  func order() throws {
    let json = try parse(#"{"z":1,"a":[true,null,-2.5],"m":{"y":"ñ"}}"#)
    #expect(json.members?.map(\.name) == ["z", "a", "m"])
    #expect(json["a"] == [true, nil, -2.5])
    #expect(json["m"]?["y"] == "ñ")
  }

  @Test(
    "Whole numbers beyond 64 bits are kept as text, those within as numbers",
    arguments: [
      ("9223372036854775807", JSON.integer(.max)), ("-9223372036854775808", .integer(.min)),
      ("9223372036854775808", .string("9223372036854775808")),
      ("18446744073709551615", .string("18446744073709551615")),
      ("123456789012345678901234567890", .string("123456789012345678901234567890")),
      ("-9223372036854775809", .string("-9223372036854775809")), ("1e3", .number(1000)),
    ])
  func numbers(text: String, value: JSON) throws {
    #expect(try parse("[\(text)]") == .array([value]))
  }

  @Test("Half an emoji becomes the replacement character, a whole one stays")
  func surrogates() throws {
    #expect(try parse(#"["\ud83d x","\ude00","\ud83d\ude00"]"#) == ["\u{FFFD} x", "\u{FFFD}", "😀"])
  }

  @Test("Raw control characters and broken UTF-8 in a string are mended")
  func mended() throws {
    let bytes = Array("[\"a\nb\t".utf8) + [0x01, 0xFF, 0xC3] + Array("\", 1.5e-7]".utf8)
    #expect(
      try JSONDocument.parse(bytes) == ["a\nb\t\u{1}\u{FFFD}\u{FFFD}", .number(1.5e-7)])
  }

  @Test(
    "What is no JSON is refused with a reason",
    arguments: ["", "{", "[1,]", "nada", #"{"a":}"#, "[1] 2", #"["sin cerrar]"#, "[01]"])
  func refused(text: String) {
    let fault = #expect(throws: Fault.self) { try parse(text) }
    #expect(fault?.code == .badData)
  }

  @Test("Sixty-four levels are read, one more is refused")
  func depth() throws {
    let nested = { (levels: Int) in
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    _ = try parse(nested(64))
    #expect(throws: Fault.self) { try parse(nested(65)) }
    #expect(throws: Fault.self) { try parse(nested(100_000)) }
  }

  @Test("Many threads parse at once without meeting")
  func threads() async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          try JSONDocument.parse(Array(#"{"n":\#(number),"t":"\#(number)é"}"#.utf8))
            == ["n": .integer(Int64(number)), "t": .string("\(number)é")]
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }
}
