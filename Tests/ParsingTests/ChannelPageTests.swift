import Model
import Testing

@testable import Parsing

@Suite("A channel's page") struct ChannelPageTests {
  private static let page = """
    <!DOCTYPE html><html><head><title>Canal</title></head><body>
    <div class="tgme_widget_message_wrap js-widget_message_wrap">
    <div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="andina/41">
      <a class="tgme_widget_message_owner_name" href="https://t.me/andina"><span>Andina Móvil</span></a>
      <div class="tgme_widget_message_text js-message_text" dir="auto">Hay <b>cortes</b> en Rosario<br/>desde las 8 &amp; media</div>
      <span class="tgme_widget_message_views">1.2K</span>
      <a class="tgme_widget_message_date" href="https://t.me/andina/41"><time datetime="2026-03-02T11:04:09+00:00" class="time">11:04</time></a>
    </div></div>
    <div class="tgme_widget_message js-widget_message" data-post="andina/42">
      <a class="tgme_widget_message_reply" href="https://t.me/andina/41"><div class="tgme_widget_message_text">antes</div></a>
      <div class="tgme_widget_message_text js-message_text">Restablecido</div>
      <span class="tgme_widget_message_views">3M</span>
    </div></body></html>
    """

  @Test func `gives a mention a message, with what a reader sees`() throws {
    var context = FeedContext(source: "canal", kind: .post)
    context.isPage = true
    let feed = try FeedDocument.parse(Array(Self.page.utf8), context)
    #expect(feed.mentions.map(\.id) == ["telegram:andina/41", "telegram:andina/42"])
    let first = try #require(feed.mentions.first)
    #expect(first.text == "Hay cortes en Rosario\ndesde las 8 & media")
    #expect(first.publishedAt == Instant(rfc3339: "2026-03-02T11:04:09Z"))
    #expect(first.counts.views == 1200 && first.url == "https://t.me/andina/41")
    #expect(first.author?.handle == "andina" && first.author?.name == "Andina Móvil")
    #expect(feed.mentions.last?.text == "Restablecido")
    #expect(feed.mentions.last?.counts.views == 3_000_000)
    #expect(feed.mentions.last?.inReplyTo == "telegram:andina/41")
  }

  @Test func `of a channel that is none says so, and deep ones harm nothing`() {
    var context = FeedContext()
    context.isPage = true
    let deep = String(repeating: "<div>", count: 100_000)
    for text in ["<html><body>Nada</body></html>", "", deep] {
      #expect(throws: Fault.self) { try FeedDocument.parse(Array(text.utf8), context) }
    }
  }
}
