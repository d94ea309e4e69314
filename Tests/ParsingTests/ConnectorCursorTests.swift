import Model
import Testing

@testable import Parsing

@Suite("Where an API's answers go on")
struct ConnectorCursorTests {
  private static let document: JSON = [
    "items": [
      ["id": "9", "at": "2026-03-02T11:04:09Z"], ["id": "10", "at": "2026-03-02T11:05:09Z"],
      ["id": "8", "at": "ayer"],
    ],
    "meta": ["offset": 41],
  ]

  private func cursor(_ change: (inout CursorRule) -> Void) throws -> String? {
    var connector = Connector(
      id: "x", title: "X", network: "x", items: [try #require(Pointer("$/items"))])
    change(&connector.cursor)
    return try ConnectorDocument.page(
      Self.document, of: connector, parameters: [:], source: "s", at: nil
    ).cursor
  }

  @Test("is the newest time, less what is to be asked twice")
  func time() throws {
    for (isEpoch, expected) in [(false, "2026-03-02T11:04:39Z"), (true, "1772449479")] {
      let cursor = try cursor { rule in
        (rule.mode, rule.of, rule.isEpoch) = (.sinceTime, Pointer("/at"), isEpoch)
        rule.overlap = .seconds(30)
      }
      #expect(cursor == expected)
    }
  }

  @Test("is the latest id, by length where ids grow, by letters where they do not")
  func ids() throws {
    for (order, expected) in [(CursorRule.Order.snowflake, "10"), (.text, "9")] {
      let cursor = try cursor { rule in
        (rule.mode, rule.of, rule.order) = (.sinceID, Pointer("/id"), order)
      }
      #expect(cursor == expected)
    }
  }

  @Test("is what the document says, and one more where the platform counts so")
  func offset() throws {
    let cursor = try cursor { rule in
      (rule.mode, rule.of, rule.plus) = (.offset, Pointer("$/meta/offset"), 1)
    }
    #expect(cursor == "42")
  }

  @Test("is nothing where what was seen is known by its id, or where nothing says it")
  func none() throws {
    #expect(try cursor { $0.of = Pointer("/id") } == nil)
    #expect(try cursor { ($0.mode, $0.of) = (.sinceID, Pointer("/uid")) } == nil)
  }
}
