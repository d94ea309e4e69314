internal import Model
internal import Text

/// Tells a person's own voice from a headline.
enum OwnVoice {
  /// The marks that a text itself carries.
  static func marks(of text: String) -> Utterance.Marks {
    var marks: Utterance.Marks = []
    let scalars = text.unicodeScalars.prefix(4_000)
    let pieces = scalars.split(whereSeparator: { $0.properties.isWhitespace })
    for (index, piece) in pieces.enumerated() {
      let word = Folding.fold(String(String.UnicodeScalarView(piece)))
      if word.hasPrefix("http") || word.hasPrefix("www.") {
        marks.insert(.link)
        continue
      }
      if index == 0, word == "rt" { marks.insert(.repost) }
      if word.hasPrefix("@") {
        marks.insert(index == 0 ? [.reply, .tag] : .tag)
        continue
      }
      if word.hasPrefix("#") {
        marks.insert(.tag)
        continue
      }
      if word.utf8.contains(UInt8(ascii: "?")) || word.utf8.contains(UInt8(ascii: "!")) {
        marks.insert(.ownVoice)
      }
      let bare = String(decoding: word.utf8.filter(Lookalike.isAlphanumeric), as: UTF8.self)
      if persons.contains(bare) || speaksAsWe(bare) { marks.insert(.ownVoice) }
    }
    return marks
  }

  /// The first address of the web in a text, as a hash.
  static func link(in text: String) -> UInt64? {
    guard let start = text.firstRange(of: "http")?.lowerBound else { return nil }
    let address = text[start...].prefix { !$0.isWhitespace }.prefix(400)
    return address.contains("://") ? ContentHash("link", String(address)).value : nil
  }

  private static func speaksAsWe(_ word: String) -> Bool {
    word.utf8.count >= 6 && (word.hasSuffix("amos") || word.hasSuffix("emos"))
  }

  private static let persons: Set<String> = Set(
    """
    yo me mi mis mio mia conmigo nos nosotros nuestro nuestra nuestros nuestras vos tu te ti tus
    ustedes usted os vuestro tengo estoy soy quiero llevo llamo pago pague hice dije fui voy puedo
    necesito espero vivo sigo pido estaba tenia queria llevamos somos vamos hago digo veo creo espere
    sos tenes podes queres i im ive my me we our us you your youre
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  )
}
