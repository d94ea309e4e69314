internal import Model
internal import Monitor

extension Command {
  /// The parts that can be measured, each with what measures it.
  private static let benches: [(name: String, run: @Sendable () -> JSON)] = [
    ("detecting", { BenchDetecting.run() })
  ]

  static let bench = Command(
    name: "bench", usage: "[PARTE…]",
    summary: "mide lo que cuesta cada parte y lo dice en JSON",
    lesson: """
        vigia bench detecting
      Partes: detecting (diez mil series: segundos de un núcleo por minuto, bytes por serie). Sin
      partes las mide todas.
      """,
    options: [],
    run: { arguments, terminal in
      let wanted = arguments.operands
      for name in wanted where !benches.contains(where: { $0.name == name }) {
        throw Fault(
          .usage, "no hay ninguna parte «\(name)» que medir",
          remedy: "use " + benches.map(\.name).joined(separator: ", "))
      }
      let chosen = benches.filter { wanted.isEmpty || wanted.contains($0.name) }
      terminal.out(Wording.line(.object(chosen.map { JSON.Member($0.name, $0.run()) })))
    })
}
