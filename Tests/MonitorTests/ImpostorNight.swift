import Foundation
import Model
import Rehearsal

/// An invented night: people complain to an operator, strangers answer some of them and ask for data.
struct ImpostorNight {
  static let start = Instant(seconds: 1_772_492_400)

  private(set) var lines: [String] = []

  /// Something said at a second of the night.
  mutating func say(
    _ id: String, at second: Int, by handle: String, _ text: String, name: String? = nil,
    to parent: String? = nil, followers: Int = 200, bio: String? = nil,
    avatar: String? = nil, fetched: Int? = nil
  ) {
    var author: [JSON.Member] = [
      .init("id", .string("id-" + handle)), .init("handle", .string(handle)),
      .init("name", JSON(name)), .init("followers", JSON(followers)), .init("bio", JSON(bio)),
      .init("avatar", JSON(avatar)),
    ]
    author.removeAll { $0.value == .null }
    let at = Self.start + .seconds(Int64(second))
    let mention: JSON = [
      "id": .string(id), "source": "plaza", "kind": .string(parent == nil ? "post" : "reply"),
      "text": .string(text), "published_at": JSON(at),
      "fetched_at": JSON(Self.start + .seconds(Int64(fetched ?? second))),
      "in_reply_to": JSON(parent), "author": .object(author),
    ]
    lines.append(String(decoding: (try? JSONEncoder().encode(mention)) ?? Data(), as: UTF8.self))
  }

  /// Two complaints, an impostor's two answers, a question, and somebody who fell for it.
  static var story: ImpostorNight {
    var night = ImpostorNight()
    night.say("q1", at: 60, by: "ana", "@PruebaMovil sin señal desde las ocho, nadie responde")
    night.say("q2", at: 90, by: "luis", "@PruebaMovil hace dos días que no tengo internet")
    night.say(
      "o1", at: 100, by: "PruebaMovil", "Hola Luis, escribinos por DM tu DNI", to: "q2",
      followers: 310_000)
    night.say(
      "e1", at: 240, by: "PruebaMovil_Ayuda", trap, name: "Prueba Móvil Atención", to: "q1",
      followers: 40)
    night.say(
      "e2", at: 400, by: "PruebaMovil_Ayuda", trap, name: "Prueba Móvil Atención", to: "q2",
      followers: 40)
    night.say("d1", at: 500, by: "eva", "@PruebaMovil_Ayuda ¿es esta la cuenta oficial?")
    night.say("g1", at: 560, by: "ana", "@PruebaMovil_Ayuda listo, te mandé el DNI por privado")
    night.say("z1", at: 1_000, by: "teo", "gracias @PruebaMovil, volvió")
    return night
  }

  static let trap = "Lamentamos lo sucedido. Pasanos por DM tu teléfono y DNI y un asesor te llama"

  /// A folder with the night's recording and a configuration.
  ///
  /// Without history every source is new.
  func folder(history: Bool = true) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let evening = Evening()
    try folder.write(evening.history, to: "historia.ndjson")
    try folder.write(lines.joined(separator: "\n") + "\n", to: "noche.ndjson")
    try folder.write(
      evening.configuration(feed: nil, hook: nil, history: history), to: "vigia.yaml")
    return folder
  }
}
