import Foundation
import Model
import Rehearsal
import Testing

@testable import vigia

@Suite("What is asked in a wrong way")
struct UsageTests {
  private static func refusal(_ command: Command, _ words: String...) -> String {
    do {
      _ = try Arguments(
        words, options: command.options + Command.common, command: command.name)
      return "taken"
    } catch {
      return "\(error)"
    }
  }

  @Test("a slip of the pen is put right, and only what is near enough to be one")
  func nearest() {
    let options = ["--to", "--state", "--config", "--json", "--limit"]
    for (slip, meant) in [
      ("--stat", "--state"), ("--conifg", "--config"), ("--jsno", "--json"),
      ("--limits", "--limit"),
      ("--tate", "--state"),
    ] {
      #expect(Spelling.nearest(to: slip, among: options) == meant, "\(slip)")
    }
    for far in ["--url", "--by", "-c", "--only", "--t", "--size", "--list"] {
      #expect(Spelling.nearest(to: far, among: options) == nil, "\(far)")
    }
  }

  @Test("an option of other commands is told to be theirs, beside what this one takes")
  func ofOthers() {
    let webhooks = Self.refusal(.webhooks, "--url", "http://127.0.0.1:1")
    #expect(
      webhooks.contains("--url: es de tail, alerts, cases, sources y accounts, no de webhooks"))
    #expect(webhooks.contains("use --config, --to, --state o --json"))
    #expect(!webhooks.contains("quiso decir"))
    let tokens = Self.refusal(.tokens, "--url=http://127.0.0.1:1")
    #expect(tokens.contains("no de tokens") && tokens.contains("use --config, --scopes o --json"))
    #expect(Self.refusal(.webhooks, "--confg", "x").contains("¿quiso decir --config?"))
    #expect(Self.refusal(.webhooks, "--nada").contains("vea «vigia webhooks --help»"))
  }

  @Test("no option of one command is taken for a slip of another option elsewhere")
  func noMisleading() {
    let options = Set(Command.all.flatMap { $0.options.map(\.name) })
    for command in Command.all {
      let own = Set((command.options + Command.common).map(\.name))
      for option in options.subtracting(own) {
        let told = Self.refusal(command, option)
        #expect(!told.contains("quiso decir"), "\(command.name) \(option): \(told)")
        #expect(told.contains("no de \(command.name)"), "\(command.name) \(option): \(told)")
      }
    }
  }

  @Test(
    "a count is a whole number within bounds, and the example is one",
    arguments: [
      ("x", "no es un número entero"), ("4.5", "no es un número entero"), ("0", "va de 1 a"),
      ("2000000", "va de 1 a 1.000.000"),
    ])
  func whole(value: String, told: String) throws {
    let result = try Shell.vigia("alerts", "--url", "http://127.0.0.1:9", "--limit", value)
    #expect(result.err.contains(told) || result.status == 69, "\(result.err)")
    let arguments = try Arguments(
      ["--limit", value], options: Command.alerts.options, command: "alerts")
    let fault = #expect(throws: Fault.self) {
      try arguments.whole("--limit", in: 1...1_000_000, example: 500)
    }
    #expect(fault?.what.contains(told) == true)
    #expect(fault?.remedy == "por ejemplo --limit 500")
  }

  @Test(
    "what is missing is named for what it is",
    arguments: [
      (["webhooks", "test"], "falta el receptor", "vigia webhooks test RECEPTOR"),
      (["webhooks", "send"], "falta el evento", "vigia webhooks send EVENTO"),
      (["tokens", "new"], "falta el nombre", "vigia tokens new NOMBRE"),
    ])
  func missing(words: [String], what: String, remedy: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      format: vigia-config/1
      timezone: UTC
      archive: vigia.db
      listen: 127.0.0.1:0
      brands: [{id: prueba, names: [Prueba], terms: [prueba]}]
      sources: []
      receivers: []
      routes: []

      """, to: "vigia.yaml")
    let result = try Shell.vigia(words[0], words[1], "--config", file)
    #expect(result.status == 64)
    #expect(result.err.contains(what) && result.err.contains(remedy), "\(result.err)")
  }

  @Test("what a case still needs is said in the command's own words")
  func cases() throws {
    func body(_ words: String...) throws(Fault) -> JSON {
      let arguments = try Arguments(words, options: Command.cases.options, command: "cases")
      return try CaseAction.body(words[0], arguments.operands, arguments, by: "L. Ferreyra")
    }
    #expect(try body("assign", "5be0c1", "G. Luna") == ["by": "L. Ferreyra", "to": "G. Luna"])
    #expect(try body("reply", "5be0c1") == ["by": "L. Ferreyra"])
    let nobody = #expect(throws: Fault.self) { try body("assign", "5be0c1") }
    #expect(nobody?.what == "falta a quién se asigna")
    let reasonless = #expect(throws: Fault.self) { try body("discard", "5be0c1") }
    #expect(reasonless?.remedy?.contains("--reason") == true)
    let strange = #expect(throws: Fault.self) { try body("close", "5be0c1", "--outcome", "bien") }
    #expect(strange?.what == "--outcome no puede ser «bien»")
    #expect(strange?.remedy == "use procedente, improcedente o anulado")
  }

  @Test("check says what it looked at, and that it looked at no configuration where none was given")
  func check() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      """
      format: vigia-config/1
      timezone: UTC
      archive: vigia.db
      listen: 127.0.0.1:0
      brands: [{id: prueba, names: [Prueba], terms: [prueba]}]
      sources: []
      receivers: []
      routes: []

      """, to: "vigia.yaml")
    let none = try Shell.vigia("check")
    #expect(none.status == 0)
    #expect(!none.err.contains("Todo en orden"))
    #expect(none.err.contains("No se revisó ninguna configuración"), "\(none.err)")
    #expect(none.err.contains("--config mi-empresa.yaml"))
    let whole = try Shell.vigia("check", "--config", file)
    #expect(whole.status == 0)
    #expect(whole.err.contains("Todo en orden. En «\(file)»: 1 marca y 0 fuentes."), "\(whole.err)")
    let forgotten = try Shell.vigia("check", file)
    #expect(forgotten.status == 64)
    #expect(forgotten.err.contains("escriba --config \(file)"), "\(forgotten.err)")
  }

  @Test("-h is --help wherever it stands")
  func help() throws {
    #expect(try Shell.vigia("score", "-h").out == Shell.vigia("score", "--help").out)
  }
}
