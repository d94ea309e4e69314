internal import Model

extension Source {
  /// A public Telegram channel, read off its page for people: no interface, so robots.txt is obeyed.
  mutating func readTelegramChannel(_ reader: inout MapReader) -> Bool {
    guard let channel = reader.text("channel", isRequired: true) else { return false }
    let name = channel.value.hasPrefix("@") ? String(channel.value.dropFirst()) : channel.value
    // Telegram's own rule for names.
    let isName =
      (4...32).contains(name.utf8.count)
      && name.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (97...122).contains(byte | 0x20) || byte == 0x5F
      }
    if !isName {
      reader.faults.note(
        channel.place, PageTexts.badChannel(channel.value), remedy: PageTexts.channelRemedy)
    }
    url = "https://t.me/s/" + name
    isPage = true
    mentionKind = .post
    return isName
  }
}

/// What is said of sources that are pages.
enum PageTexts {
  static func badChannel(_ text: String) -> String { "«\(text)» no es un canal de Telegram" }
  static let channelRemedy = "escriba el nombre público, de 4 a 32 letras, números o _"
}
