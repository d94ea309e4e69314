internal import Text

/// Tells a greeting from words that say something: people greet in a complaint and in praise alike.
enum Greeting {
  /// How greetings begin, folded; more words may follow.
  private static let openings = [
    "hola", "buen dia", "buenos dias", "buenas tardes", "buenas noches", "buenas a", "saludo",
    "saludos",
  ]

  /// True for a stretch of a text that only greets.
  static func isGreeting(_ text: String) -> Bool {
    let words = Folding.fold(text)
    // With a noun it praises: «buenas noticias».
    return words == "buenas" || openings.contains { words == $0 || words.hasPrefix($0 + " ") }
  }
}
