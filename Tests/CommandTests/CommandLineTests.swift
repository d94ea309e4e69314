import Foundation
import Rehearsal
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("without words it teaches the first steps")
  func help() throws {
    let result = try Shell.vigia()
    #expect(result.status == 0)
    for word in ["vigia demo", "vigia explain", "vigia run --config", "replay", "digest"] {
      #expect(result.out.contains(word))
    }
  }

  @Test(
    "every command's help shows its options",
    arguments: [
      "run", "demo", "replay", "score", "explain", "parse", "detect", "tail", "digest", "export",
      "check", "alerts", "cases", "sources",
    ])
  func helpPage(command: String) throws {
    let result = try Shell.vigia(command, "--help")
    #expect(result.status == 0)
    #expect(result.out.contains("vigia \(command)"))
    #expect(result.out.contains("--data"))
    #expect(try Shell.vigia("help", command).out == result.out)
  }

  @Test(
    "what is mistyped gets a suggestion and 64",
    arguments: [
      (["scor"], "«score»"), (["score", "--explian"], "--explain"), (["detect"], "indique"),
      (["parse", "a", "b"], "indique"), (["detect", "x.csv", "--threshold", "mucho"], "número"),
      (["export", "mentions"], "--from"), (["explain"], "falta el texto"),
    ])
  func usage(words: [String], hint: String) throws {
    let result = try run(words)
    #expect(result.status == 64)
    #expect(result.err.contains(hint))
    #expect(result.out.isEmpty)
  }

  @Test("the version is one line")
  func version() throws {
    #expect(try Shell.vigia("--version").out.hasPrefix("vigia 0."))
  }

  @Test("colour only where asked for, and NO_COLOR wins over a terminal")
  func color() throws {
    let plain = try Shell.vigia("explain", "pésimo servicio", environment: ["NO_COLOR": "1"])
    #expect(!plain.out.contains("\u{1B}"))
    let painted = try Shell.vigia("explain", "pésimo servicio", "--color=always")
    #expect(painted.out.contains("\u{1B}"))
  }

  private func run(_ words: [String]) throws -> Shell.Result {
    switch words.count {
    case 1: try Shell.vigia(words[0])
    case 2: try Shell.vigia(words[0], words[1])
    case 3: try Shell.vigia(words[0], words[1], words[2])
    default: try Shell.vigia(words[0], words[1], words[2], words[3])
    }
  }
}
