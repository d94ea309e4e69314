import Model
import Testing

@testable import Monitor

@Suite("The sieve of a stream of strangers") struct StreamSieveTests {
  private static func mention(_ id: String, edited: Bool = false, gone: Bool = false) -> Mention {
    var mention = Mention(id: id, text: id)
    if edited { mention.extra.append(.init("edited_at", "2026-03-02T11:00:00Z")) }
    mention.isGone = gone
    return mention
  }

  @Test func `keeps what is new and names a brand, and what happens to what is known`() {
    let heard = [
      Self.mention("nombra"), Self.mention("no nombra"), Self.mention("conocida"),
      Self.mention("conocida", edited: true), Self.mention("conocida", gone: true),
      Self.mention("ajena", edited: true), Self.mention("ajena", gone: true),
      Self.mention("ajena que ahora nombra", edited: true),
    ]
    let kept = StreamSieve.kept(
      heard, naming: [true, false, true, false, false, false, false, true], known: ["conocida"])
    #expect(kept == [heard[0], heard[3], heard[4], heard[7]])
  }
}
