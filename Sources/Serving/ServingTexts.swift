internal import Glibc
internal import Model

/// What an operator reads of the server's troubles.
enum ServingTexts {
  static func notAPort(_ port: Int) -> Fault {
    Fault(.configuration, "\(port) no es un puerto", remedy: "use un número entre 1 y 65535")
  }

  static func notAnAddress(_ host: String) -> Fault {
    Fault(
      .configuration, "«\(host)» no es una dirección en la que se pueda escuchar",
      remedy: "use una dirección numérica como 127.0.0.1")
  }

  static func cannotListen(_ host: String, _ port: Int, code: Int32) -> Fault {
    switch code {
    case EADDRINUSE:
      Fault(
        .unavailable, "el puerto \(port) ya está en uso",
        remedy: "cierre el otro programa o elija otro puerto en «listen»")
    case EACCES:
      Fault(
        .notAllowed, "el puerto \(port) pide permisos especiales",
        remedy: "elija un puerto desde 1024 en «listen»")
    case EADDRNOTAVAIL:
      Fault(
        .unavailable, "la dirección \(host) no es de esta máquina",
        remedy: "use 127.0.0.1 u otra dirección propia en «listen»")
    default:
      Fault(
        .unavailable, "no se puede escuchar en \(host):\(port) (error \(code) del sistema)",
        remedy: "pruebe con otro puerto en «listen»")
    }
  }
}
