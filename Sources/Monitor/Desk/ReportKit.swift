internal import Detecting
internal import Model

/// What a person sends to a network to have an impostor taken down: a text to copy and where to send it.
struct ReportKit {
  private let suspect: Suspect
  private let brand: String

  init(_ suspect: Suspect, brand: String) {
    self.suspect = suspect
    self.brand = brand
  }

  /// `{"text","links":[{"title","url"}]}`.
  var json: JSON {
    [
      "text": .string(text),
      "links": .array(
        links.map { ["title": .string($0.title), "url": .string($0.url)] }),
    ]
  }

  /// The denunciation, ready to be copied.
  private var text: String {
    var lines = [
      "Denunciamos la cuenta \(suspect.label) por suplantar a \(brand).",
      "No figura entre nuestros canales oficiales.",
    ]
    if let url = suspect.url { lines.append("Perfil: \(url)") }
    if suspect.exposedCount > 0 {
      let people =
        suspect.exposedCount == 1
        ? "una persona que nos había escrito"
        : "\(suspect.exposedCount) personas que nos habían escrito"
      lines.append("Respondió a \(people) y pidió datos o un canal privado.")
    }
    let indications = suspect.verdict.evidence.filter { $0.points > 0 }.map { "- " + $0.text }
    if !indications.isEmpty { lines.append("Indicios:\n" + indications.joined(separator: "\n")) }
    let replies = suspect.exposed.suffix(10).map {
      "- \($0.replyURL ?? $0.reply) (\($0.at.rfc3339))"
    }
    if !replies.isEmpty { lines.append("Publicaciones:\n" + replies.joined(separator: "\n")) }
    return lines.joined(separator: "\n")
  }

  /// The networks' own forms, that of the profile's network first; addresses as the networks give them
  /// in their help.
  private var links: [(title: String, url: String)] {
    let host = suspect.url.flatMap(Self.host) ?? ""
    let own = Self.forms.filter { form in form.hosts.contains { Self.is(host, of: $0) } }
    return (own.isEmpty ? Self.forms : own).map { ($0.title, $0.url) }
  }

  private struct Form {
    var title: String
    var url: String
    var hosts: [String]
  }

  private static let forms = [
    Form(
      title: "X: denunciar una suplantación",
      url: "https://help.x.com/es/forms/authenticity/impersonation",
      hosts: ["x.com", "twitter.com"]),
    Form(
      title: "Facebook: denunciar una cuenta que se hace pasar por otra",
      url: "https://www.facebook.com/help/contact/295309487309948",
      hosts: ["facebook.com", "fb.com"]),
    Form(
      title: "Instagram: denunciar una suplantación",
      url: "https://help.instagram.com/contact/636276399721841", hosts: ["instagram.com"]),
  ]

  private static func `is`(_ host: String, of domain: String) -> Bool {
    host == domain || host.hasSuffix("." + domain)
  }

  private static func host(_ url: String) -> String? {
    guard let start = url.firstRange(of: "://")?.upperBound else { return nil }
    let rest = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(rest.split(separator: "@").last ?? "").split(separator: ":").first
      .map { $0.lowercased() }
  }
}
