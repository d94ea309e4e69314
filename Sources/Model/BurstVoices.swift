/// How many real voices a burst of mentions holds, as far as copied texts tell.
package struct BurstVoices: Hashable, Sendable {
  /// Whether people wrote on their own: fewer than 3 % copies, fewer than 10 %, or more (reference: fake
  /// accounts, section 3.1).
  package enum Copying: String, Sendable {
    case none, some, much
  }

  package var copying: Copying
  package var messages: Int
  /// Mentions that are copies of one another.
  package var copies: Int
  /// How many texts were copied.
  package var texts: Int
  /// Copies over all that is no headline, 0…1.
  package var share: Double
  package var authors: Int
  /// Authors when every copied text is one voice and a headline passed on is none.
  package var effectiveVoices: Int

  /// Voices from their counts.
  package init(
    copying: Copying, messages: Int, copies: Int, texts: Int, share: Double, authors: Int,
    effectiveVoices: Int
  ) {
    self.copying = copying
    self.messages = messages
    self.copies = copies
    self.texts = texts
    self.share = share
    self.authors = authors
    self.effectiveVoices = effectiveVoices
  }

  /// The part of the mentions that is left when a copied text counts once, 0…1.
  package var ownPart: Double {
    messages == 0 ? 1 : Double(messages - copies + texts) / Double(messages)
  }
}
