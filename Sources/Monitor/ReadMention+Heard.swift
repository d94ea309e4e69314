internal import Detecting
internal import Model

extension ReadMention {
  /// The mention as the bank counts it for a brand: drivers that are at least as likely as not.
  func heard(of brand: String) -> Heard {
    var heard = Heard(brand: brand, at: effectiveAt, voice: voice)
    heard.drivers = finding.drivers.filter {
      $0.confidence >= 0.5 && $0.id != Finding.Driver.unsorted
    }.map(\.id)
    heard.places = finding.places.map(\.id)
    heard.source = mention.source
    heard.isNegative = finding.label == .negative
    heard.isRepost = mention.kind == .repost || mention.repostOf != nil
    heard.isPress = mention.kind == .article || finding.flags.contains(.press)
    return heard
  }

  /// Whose voice it is; a mention of nobody is a voice of its own.
  private var voice: UInt64 {
    if let author = mention.author?.identity { return ContentHash("author", author).value }
    return ContentHash("mention", mention.id).value
  }
}
