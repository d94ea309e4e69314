import Model
import Monitor
import Testing

/// The connectors of `Rules/connectors` on answers written in the shape of each platform's.
@Suite("Connectors map answers to mentions")
struct ConnectorMapTests {
  private static func mentions(
    _ connector: String, _ answer: String, _ parameters: [String: String] = [:]
  ) throws -> [Mention] {
    let connector = try DataFolder(named: World.root).connector(connector)
    return try Documents.mentions(
      in: Array(answer.utf8), of: connector, parameters: parameters
    ).mentions
  }

  @Test func `every connector of the folder is right`() throws {
    let ids = try DataFolder(named: World.root).connectors().map(\.id)
    #expect(ids.count >= 15)
  }

  @Test func `Mastodon gives plain text, counts and the author's age`() throws {
    let mention = try #require(
      try Self.mentions(
        "mastodon-tag",
        """
        [{"id":"1130","url":"https://m.example/@ana/1130","content":"<p>sin señal<br>otra vez &amp; van</p>",
        "language":"es","created_at":"2026-03-02T11:04:09.120Z","favourites_count":3,"reblogs_count":1,
        "replies_count":0,"in_reply_to_id":"1100","tags":[{"name":"andina"}],"mentions":[{"acct":"andina@x.example"}],
        "media_attachments":[{"url":"https://m.example/1.png"}],
        "account":{"id":"7","acct":"ana","display_name":"Ana","note":"<p>hola</p>","followers_count":120,
        "created_at":"2019-05-01T00:00:00.000Z","bot":false,"fields":[{"verified_at":null}]}}]
        """
      ).first)
    #expect(mention.id == "mastodon:1130" && mention.source == "mastodon-tag")
    #expect(mention.text == "sin señal\notra vez & van")
    #expect(mention.kind == .reply && mention.inReplyTo == "mastodon:1100")
    #expect(mention.counts.likes == 3 && mention.counts.views == nil)
    #expect(mention.tags == ["andina"] && mention.media == ["https://m.example/1.png"])
    #expect(mention.author?.followers == 120 && mention.author?.verified == false)
    #expect(mention.author?.createdAt == Instant(rfc3339: "2019-05-01T00:00:00Z"))
  }

  @Test func `X joins authors and media from beside, prefers the long text, knows a repost`() throws
  {
    let mentions = try Self.mentions(
      "x-recent",
      """
      {"data":[{"id":"20","text":"corto…","note_tweet":{"text":"largo &lt;3 y entero"},"author_id":"9","lang":"es",
      "created_at":"2026-03-02T11:04:09.000Z","attachments":{"media_keys":["3_1"]},
      "public_metrics":{"like_count":2,"retweet_count":5,"impression_count":900}},
      {"id":"21","text":"RT","author_id":"8","referenced_tweets":[{"type":"quoted","id":"1"},{"type":"retweeted","id":"20"}]}],
      "includes":{"users":[{"id":"9","username":"beto","description":"de Rosario","public_metrics":{"followers_count":11}}],
      "media":[{"media_key":"3_1","url":"https://p.example/a.jpg"}]},"meta":{"newest_id":"21","next_token":"t"}}
      """)
    #expect(mentions.map(\.id) == ["x:20", "x:21"])
    #expect(mentions[0].text == "largo <3 y entero")
    #expect(mentions[0].author?.handle == "beto" && mentions[0].author?.followers == 11)
    #expect(mentions[0].media == ["https://p.example/a.jpg"])
    #expect(mentions[1].kind == .repost && mentions[1].repostOf == "x:20")
    #expect(mentions[1].author?.handle == nil && mentions[1].author?.id == "8")
  }

  @Test func `an X answer without posts is no mistake, one with an error is`() throws {
    #expect(try Self.mentions("x-recent", #"{"meta":{"result_count":0}}"#).isEmpty)
    let error = #expect(throws: Fault.self) {
      try Self.mentions("x-recent", #"{"title":"UsageCapExceeded","detail":"Usage cap exceeded"}"#)
    }
    #expect(error?.code == .badData && error?.what.contains("Usage cap exceeded") == true)
  }

  @Test func `the two X connectors give one post one id`() throws {
    let answer = #"{"data":[{"id":"20","text":"hola @andina"}]}"#
    let both = try ["x-recent", "x-mentions"].flatMap { try Self.mentions($0, answer) }
    #expect(Set(both.map(\.id)) == ["x:20"])
  }

  @Test func `Facebook's dates without a colon, its totals, and nobody to name`() throws {
    let mention = try #require(
      try Self.mentions(
        "fb-page-feed",
        """
        {"data":[{"id":"1_2","message":"¿Cuándo vuelve?","created_time":"2026-03-02T11:04:09+0000",
        "permalink_url":"https://facebook.example/1/2","shares":{"count":4},
        "reactions":{"summary":{"total_count":10}},"comments":{"summary":{"total_count":6}}}],
        "paging":{"next":"https://graph.facebook.com/v26.0/1/feed?access_token=SECRETO&after=Z"}}
        """
      ).first)
    #expect(mention.publishedAt == Instant(rfc3339: "2026-03-02T11:04:09Z"))
    #expect(
      mention.counts.likes == 10 && mention.counts.replies == 6 && mention.counts.reposts == 4)
    #expect(mention.author == nil)
  }

  @Test func `a comment of Facebook and a tag of Instagram`() throws {
    let comment = try Self.mentions(
      "fb-comments",
      #"{"data":[{"id":"2_3","message":"igual yo","created_time":"2026-03-02T11:05:00+0000","from":{"id":"5","name":"Eva"},"parent":{"id":"2_1"},"like_count":1}]}"#
    )
    #expect(comment.first?.author?.name == "Eva" && comment.first?.inReplyTo == "fb:2_1")
    let tag = try Self.mentions(
      "ig-tags",
      #"{"data":[{"id":"17","caption":"sin wifi","permalink":"https://ig.example/p/1","timestamp":"2026-03-02T11:00:00+0000","username":"leo","media_url":"https://ig.example/1.jpg"}]}"#
    )
    #expect(tag.first?.author?.handle == "leo" && tag.first?.media == ["https://ig.example/1.jpg"])
  }

  @Test func `the App Store's single entry, and the app that is no review`() throws {
    let one = try Self.mentions(
      "appstore-reviews",
      #"{"feed":{"entry":{"id":{"label":"55"},"title":{"label":"Malísima"},"content":{"label":"no abre"},"updated":{"label":"2026-03-01T10:00:00-07:00"},"im:rating":{"label":"1"},"im:voteSum":{"label":"3"},"author":{"uri":{"label":"https://a.example/u/9"},"name":{"label":"Pía"}}}}}"#
    )
    #expect(one.count == 1 && one[0].kind == .review && one[0].title == "Malísima")
    #expect(one[0].publishedAt == Instant(rfc3339: "2026-03-01T17:00:00Z"))
    #expect(one[0].extra.first { $0.name == "rating" }?.value == .integer(1))
    let app = try Self.mentions(
      "appstore-reviews", #"{"feed":{"entry":[{"id":{"label":"app"},"title":{"label":"Andina"}}]}}"#
    )
    #expect(app.isEmpty)
  }

  @Test func `Reddit's kinds, times in seconds and nested data`() throws {
    let mentions = try Self.mentions(
      "reddit-comments",
      """
      {"data":{"after":"t1_z","children":[
      {"kind":"t1","data":{"name":"t1_a","body":"se cortó","permalink":"/r/ar/c/1/","created_utc":1772449449.0,
      "edited":false,"parent_id":"t3_p","link_id":"t3_p","score":4,"author":"nico","author_fullname":"t2_9"}},
      {"kind":"t3","data":{"name":"t3_p","title":"¿Se cayó?","selftext":"","created_utc":1772449000}}]}}
      """)
    #expect(mentions.map(\.kind) == [.reply, .post])
    #expect(mentions[0].publishedAt == Instant(seconds: 1_772_449_449))
    #expect(mentions[0].url == "https://www.reddit.com/r/ar/c/1/")
    #expect(mentions[0].extra.contains { $0.name == "edited_at" } == false)
    #expect(mentions[1].title == "¿Se cayó?" && mentions[1].text.isEmpty)
  }

  @Test func `Bluesky's posts, whether wrapped in a feed or found`() throws {
    let post = """
      {"uri":"at://did:plc:1/app.bsky.feed.post/3k","author":{"did":"did:plc:1","handle":"mora.example",
      "verification":{"verifiedStatus":"valid"}},"record":{"text":"lentísimo","createdAt":"2026-03-02T11:04:09Z",
      "langs":["es-AR"],"facets":[{"features":[{"did":"did:plc:2"},{"uri":"x"}]}]},"likeCount":1,
      "embed":{"images":[{"fullsize":"https://b.example/1"}]},"indexedAt":"2026-03-02T11:04:10Z"}
      """
    let author = try Self.mentions("bluesky-author", #"{"feed":[{"post":\#(post)}]}"#)
    let search = try Self.mentions("bluesky-search", #"{"posts":[\#(post)]}"#)
    #expect(author.first?.url == "https://bsky.app/profile/did:plc:1/post/3k")
    #expect(author.first?.id == search.first?.id)
    #expect(search.first?.language == "es" && search.first?.mentions == ["did:plc:2"])
    #expect(
      search.first?.author?.verified == true && search.first?.media == ["https://b.example/1"])
  }

  @Test func `Jetstream's post is the one that Bluesky's other connectors bring`() throws {
    let record =
      #"{"$type":"app.bsky.feed.post","text":"@andina sin señal","langs":["es-AR"],"createdAt":"2026-03-02T11:00:00.120Z","reply":{"parent":{"uri":"at://did:plc:2/app.bsky.feed.post/3j"},"root":{"uri":"at://did:plc:2/app.bsky.feed.post/3i"}},"embed":{"record":{"uri":"at://did:plc:9/app.bsky.feed.post/3a"}},"tags":["andina"],"facets":[{"features":[{"did":"did:plc:2"}]}]}"#
    let view =
      #"{"uri":"at://did:plc:1/app.bsky.feed.post/3k","author":{"did":"did:plc:1","handle":"ana.example"},"record":\#(record)}"#
    let other = try #require(
      try Self.mentions("bluesky-search", #"{"posts":[\#(view)]}"#).first)
    func heard(_ operation: String, _ record: String) throws -> [Mention] {
      try Self.mentions(
        "bluesky-jetstream",
        #"{"did":"did:plc:1","time_us":1772449201120000,"kind":"commit","commit":{"rev":"3l","operation":"\#(operation)","collection":"app.bsky.feed.post","rkey":"3k"\#(record)}}"#
      )
    }
    let post = try #require(try heard("create", #","cid":"b","record":\#(record)"#).first)
    #expect(post.id == other.id && post.url == other.url && post.text == other.text)
    #expect(post.language == "es" && post.publishedAt == other.publishedAt)
    #expect(post.kind == .reply && post.inReplyTo == other.inReplyTo)
    #expect(post.conversation == other.conversation && post.tags == ["andina"])
    #expect(post.author?.id == "did:plc:1" && post.author?.handle == "did:plc:1")
    #expect(MentionIdentity(post).keys.contains { MentionIdentity(other).keys.contains($0) })
    #expect(!post.extra.contains { $0.name == "edited_at" })
    let edit = try #require(try heard("update", #","record":\#(record)"#).first)
    #expect(
      edit.extra.first { $0.name == "edited_at" }?.value.instant
        == Instant(rfc3339: "2026-03-02T11:00:01.12Z"))
    let end = try #require(try heard("delete", "").first)
    #expect(end.id == post.id && end.isGone)
    // Accounts and handles that change say nothing that can be read.
    #expect(
      try Self.mentions(
        "bluesky-jetstream",
        #"{"did":"did:plc:1","time_us":1772449201120000,"kind":"identity","identity":{"did":"did:plc:1","handle":"ana.example"}}"#
      ).isEmpty)
  }

  @Test func `YouTube, Discourse, Telegram and Meta's own words`() throws {
    let youtube = try Self.mentions(
      "youtube-comments",
      #"{"items":[{"id":"Ug","snippet":{"videoId":"v1","totalReplyCount":2,"topLevelComment":{"snippet":{"textOriginal":"pésima publicidad","publishedAt":"2026-03-02T11:00:00Z","likeCount":7,"authorDisplayName":"@sol","authorChannelId":{"value":"UC1"}}}}}]}"#
    )
    #expect(youtube.first?.url == "https://www.youtube.com/watch?v=v1&lc=Ug")
    #expect(youtube.first?.author?.handle == "sol" && youtube.first?.counts.likes == 7)
    let forum = try Self.mentions(
      "discourse-posts",
      #"{"latest_posts":[{"id":3,"username":"raul","topic_id":5,"topic_slug":"sin-red","post_number":2,"cooked":"<p>ídem</p>","created_at":"2026-03-02T11:00:00.000Z","reply_to_post_number":null}]}"#,
      ["host": "foro.example"])
    #expect(forum.first?.url == "https://foro.example/t/sin-red/5/2")
    #expect(forum.first?.text == "ídem" && forum.first?.kind == .post)
    let bot = try Self.mentions(
      "telegram-updates",
      #"{"ok":true,"result":[{"update_id":8,"message":{"message_id":4,"chat":{"id":-100},"date":1772449449,"text":"no anda","from":{"id":6,"first_name":"Gus","is_bot":false}}}]}"#
    )
    #expect(bot.first?.id == "telegram:-100:4" && bot.first?.author?.bot == false)
    let meta = try Self.mentions(
      "meta-webhook",
      #"{"object":"page","entry":[{"id":"1","changes":[{"field":"feed","value":{"comment_id":"1_9","message":"hola","created_time":1772449449,"from":{"id":"4","name":"Ema"}}},{"field":"mentions","value":{"media_id":"77"}}]}]}"#
    )
    // What has no words (a like, a mention whose text must be asked for) is none.
    #expect(meta.map(\.id) == ["fb:1_9"] && meta.first?.author?.name == "Ema")
  }

  @Test func `Google Play gives stars, dates in seconds, and a page token`() throws {
    let mention = try #require(
      try Self.mentions(
        "googleplay-reviews",
        """
        {"reviews":[{"reviewId":"gp:AOq","authorName":"Ana","comments":[{"userComment":
        {"text":"No abre desde ayer","lastModified":{"seconds":"1772449449","nanos":5},"starRating":1,
        "reviewerLanguage":"es-419","thumbsUpCount":4}}]}],"tokenPagination":{"nextPageToken":"t"}}
        """, ["package": "com.andina"]
      ).first)
    #expect(mention.id == "googleplay:gp:AOq" && mention.kind == .review)
    #expect(mention.text == "No abre desde ayer" && mention.language == "es")
    #expect(mention.publishedAt == Instant(seconds: 1_772_449_449))
    #expect(mention.counts.likes == 4 && mention.author?.name == "Ana")
    #expect(mention.extra.contains(.init("rating", .integer(1))))
    #expect(try Self.mentions("googleplay-reviews", "{}").isEmpty)
  }
}
