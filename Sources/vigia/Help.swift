/// The help pages.
enum Help {
  /// What `vigia help` prints.
  static func overview(_ terminal: Terminal) -> String {
    let width = Command.all.map(\.name.count).max() ?? 0
    let list = Command.all.map { command in
      let gap = String(repeating: " ", count: width - command.name.count + 3)
      return "  " + terminal.bold(command.name) + gap + command.summary
    }
    return """
      \(terminal.bold("Vigía")) escucha lo que se dice en público de una empresa y avisa a quien tiene que saberlo.

      Para empezar:
        vigia demo                          una crisis grabada, con la página en http://127.0.0.1:8080
        vigia explain "hace 3 días sin señal, nadie responde"
        vigia run --config mi-empresa.yaml  el monitor sobre sus propias fuentes

      Órdenes:
      \(list.joined(separator: "\n"))

      «vigia ORDEN --help» explica cada una con un ejemplo. «-» es la entrada estándar.
      Los datos salen por la salida estándar; los avisos, por la de errores.

      """
  }

  /// What `vigia COMMAND --help` prints.
  static func page(of command: Command, _ terminal: Terminal) -> String {
    let options = command.options + Command.common
    let heads = options.map { option in
      option.value.map { "\(option.name) \($0)" } ?? option.name
    }
    let width = heads.map(\.count).max() ?? 0
    let lines = zip(heads, options).map { head, option in
      "  " + head + String(repeating: " ", count: width - head.count + 3) + option.help
    }
    return """
      \(terminal.bold("vigia " + command.name)) \(command.usage)

      \(command.summary)

      \(command.lesson)

      Opciones:
      \(lines.joined(separator: "\n"))

      """
  }
}
