internal import Model

/// What the archive says to people.
enum Texts {
  static let closed = Fault(
    .tryLater, "el archivo ya se cerró", remedy: "el monitor se está deteniendo; vuelva a intentar")

  static func locked(_ path: String) -> Fault {
    Fault(
      .tryLater, at: FilePlace(file: path), "otro monitor tiene abierto este archivo",
      remedy: "detenga el otro, o dé a este un «archive» distinto en la configuración")
  }

  static func busy(_ path: String) -> Fault {
    Fault(
      .tryLater, at: FilePlace(file: path), "otro programa está escribiendo en el archivo",
      remedy: "espere a que termine y vuelva a intentar")
  }

  static func noFolder(_ path: String, folder: String) -> Fault {
    Fault(
      .inputOutput, at: FilePlace(file: path), "no existe la carpeta «\(folder)»",
      remedy: "créela, o corrija «archive» en la configuración")
  }

  static func isFolder(_ path: String) -> Fault {
    Fault(
      .inputOutput, at: FilePlace(file: path), "es una carpeta, no un archivo",
      remedy: "nombre en «archive» un archivo, por ejemplo vigia.db")
  }

  static func readOnly(_ path: String) -> Fault {
    Fault(
      .inputOutput, at: FilePlace(file: path), "no se puede escribir el archivo ni junto a él",
      remedy: "dé permiso de escritura sobre el archivo y su carpeta")
  }

  static func full(_ path: String) -> Fault {
    Fault(
      .inputOutput, at: FilePlace(file: path), "el disco está lleno",
      remedy: "libere espacio; lo que no se guardó se puede volver a enviar")
  }

  static func inputOutput(_ path: String, _ detail: String) -> Fault {
    Fault(
      .inputOutput, at: FilePlace(file: path), "el disco falló al leer o escribir (\(detail))",
      remedy: "revise el disco y su espacio libre")
  }

  static func missing(_ path: String) -> Fault {
    Fault(
      .noInput, at: FilePlace(file: path), "no existe este archivo",
      remedy: "revise «archive» en la configuración; lo crea «vigia run»")
  }

  static func corrupt(_ path: String) -> Fault {
    Fault(
      .badData, at: FilePlace(file: path), "el archivo está dañado o no es una base de datos",
      remedy: "muévalo a otro lugar y recupere una copia; con otro «archive» se empieza de nuevo")
  }

  static func foreign(_ path: String) -> Fault {
    Fault(
      .badData, at: FilePlace(file: path), "es una base de datos de otro programa",
      remedy: "corrija «archive» en la configuración")
  }

  static func newer(_ path: String, version: Int64, known: Int) -> Fault {
    Fault(
      .badData, at: FilePlace(file: path),
      "lo escribió una versión más nueva de Vigía (formato \(version); esta conoce hasta \(known))",
      remedy: "use esa versión o una posterior")
  }

  static func older(_ path: String) -> Fault {
    Fault(
      .badData, at: FilePlace(file: path), "es de una versión anterior de Vigía, o está vacío",
      remedy: "ábralo una vez con «vigia run», que lo pone al día")
  }

  static func unreadable(_ what: String) -> Fault {
    Fault(
      .badData, "el archivo guarda algo que no se entiende (\(what))",
      remedy: "recupere una copia del archivo")
  }

  static func outOfOrder(_ sequence: Int64, last: Int64) -> Fault {
    Fault(
      .internalError, "el número de orden \(sequence) no sigue al último guardado (\(last))",
      remedy: "es un error de Vigía: informe de él")
  }

  static func unexpected(_ detail: String) -> Fault {
    Fault(
      .internalError, "la base de datos rechazó una operación (\(detail))",
      remedy: "es un error de Vigía: informe de él")
  }

  static let badCursor = Fault(
    .badData, "el cursor no es de esta lista", remedy: "siga el enlace rel=next")
}
