/// Takes secrets out of texts that are kept or shown.
struct Redactor {
  private let secrets: [String]

  /// A redactor of some secrets, in the clear and percent-encoded.
  init(_ secrets: [String]) {
    // Shorter than this is no secret, and would tear texts apart.
    let real = secrets.filter { $0.utf8.count >= 4 }
    self.secrets = (real + real.map { RequestBuilder.encoded($0) }).sorted {
      ($0.utf8.count, $0) > ($1.utf8.count, $1)
    }
  }

  /// The text with every secret as `•••`.
  func clean(_ text: String) -> String {
    var text = text
    for secret in secrets where text.contains(secret) { text = text.replacing(secret, with: "•••") }
    return text
  }
}
