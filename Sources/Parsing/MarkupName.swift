/// The elements and attributes that readers ask for, by the names that `Vocabulary` gives them.
///
/// A number instead of a text, for readers look for dozens of them in every entry.
enum MarkupName: String {
  case author
  case body
  case category
  case channel
  case `class`
  case content
  case contentEncoded = "content:encoded"
  case created
  case dataPost = "data-post"
  case date
  case datetime
  case day
  case dcAuthor = "dc:author"
  case dcCreator = "dc:creator"
  case dcDate = "dc:date"
  case dcDescription = "dc:description"
  case dcIdentifier = "dc:identifier"
  case dcLanguage = "dc:language"
  case dcModified = "dc:modified"
  case dcSubject = "dc:subject"
  case dcTitle = "dc:title"
  case dctermsAbstract = "dcterms:abstract"
  case dctermsCreated = "dcterms:created"
  case dctermsIssued = "dcterms:issued"
  case dctermsModified = "dcterms:modified"
  case description
  case email
  case enclosure
  case entry
  case feed
  case feedburnerOrigLink = "feedburner:origlink"
  case guid
  case head
  case hour
  case href
  case hreflang
  case html
  case id
  case isPermaLink = "ispermalink"
  case issued
  case item
  case itunesAuthor = "itunes:author"
  case itunesSubtitle = "itunes:subtitle"
  case itunesSummary = "itunes:summary"
  case itunesTitle = "itunes:title"
  case language
  case link
  case managingEditor = "managingeditor"
  case mediaContent = "media:content"
  case mediaCredit = "media:credit"
  case mediaDescription = "media:description"
  case mediaStatistics = "media:statistics"
  case mediaThumbnail = "media:thumbnail"
  case mediaTitle = "media:title"
  case mode
  case modified
  case name
  case pubDate = "pubdate"
  case published
  case rdf
  case rdfAbout = "rdf:about"
  case rdfRdf = "rdf:rdf"
  case rdfResource = "rdf:resource"
  case ref
  case rel
  case rss
  case skipDays = "skipdays"
  case skipHours = "skiphours"
  case slashComments = "slash:comments"
  case source
  case summary
  case syUpdateFrequency = "sy:updatefrequency"
  case syUpdatePeriod = "sy:updateperiod"
  case term
  case thrInReplyTo = "thr:in-reply-to"
  case thrTotal = "thr:total"
  case time
  case title
  case ttl
  case type
  case updated
  case uri
  case url
  case views
  case xhtmlBody = "xhtml:body"
  case xhtmlDiv = "xhtml:div"
  case xhtmlHtml = "xhtml:html"
  case xhtmlRss = "xhtml:rss"
  case xmlBase = "xml:base"
  case xmlLang = "xml:lang"
}
