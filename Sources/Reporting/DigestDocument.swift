internal import Model

/// The digest for machines.
enum DigestDocument {
  static func json(_ data: DigestData) -> JSON {
    [
      "brands": JSON(data.brands),
      "date": .string(data.zone.dateText(data.day)),
      "timezone": .string(data.zone.name),
      "made_at": JSON(data.madeAt),
      "summary": JSON(Story.sentences(data)),
      "mentions": JSON(data.mentions),
      "expected": JSON(data.expected),
      "negative": JSON(data.negative),
      "positive": JSON(data.positive),
      "voices": JSON(data.voices),
      "mentions_before": JSON(data.mentionsBefore),
      "hours": .array(data.hours.map(hour)),
      "drivers": .array(Ranking.drivers(data).map(driver)),
      "alerts": .array(data.alerts.map(\.json)),
      "posts": [
        "most_reach": .array(data.posts.mostReach.map(post)),
        "angriest": .array(data.posts.angriest.map(post)),
        "most_grateful": .array(data.posts.mostGrateful.map(post)),
        "ideas": .array(data.posts.ideas.map(post)),
      ],
      "places": .array(
        data.places.map { ["name": .string($0.name), "mentions": JSON($0.mentions)] }),
      "suspects": .array(
        data.suspects.map {
          [
            "handle": .string($0.handle), "at": JSON($0.at), "reasons": JSON($0.reasons),
            "exposed": JSON($0.exposed), "outcome": JSON($0.outcome),
          ]
        }),
      "complainers": [
        "accounts": JSON(data.complainers.accounts), "known": JSON(data.complainers.known),
        "with_signs": JSON(data.complainers.withSigns), "aged": JSON(data.complainers.aged),
        "young": JSON(data.complainers.young), "counted": JSON(data.complainers.counted),
        "median_followers": JSON(data.complainers.medianFollowers),
        "lonely": JSON(data.complainers.lonely),
      ],
      "care": care(data.care),
      "pressing": .array(data.pressing.map(pressing)),
      "sources": .array(
        data.sources.map {
          [
            "id": .string($0.id), "mentions": JSON($0.mentions),
            "blind_minutes": JSON($0.blindMinutes), "reason": JSON($0.reason),
          ]
        }),
      "rivals": .array(
        data.rivals.map {
          [
            "brand": .string($0.brand), "from": JSON($0.from), "to": JSON($0.to),
            "text": .string($0.text),
          ]
        }),
      "trial": data.trial.map { ["title": .string($0.title), "comparison": $0.json] } ?? .null,
    ]
  }

  private static func hour(_ hour: DigestData.Hour) -> JSON {
    [
      "start": JSON(hour.start), "mentions": JSON(hour.mentions), "negative": JSON(hour.negative),
      "positive": JSON(hour.positive), "expected": JSON(hour.expected),
      "blind": .bool(hour.isBlind),
    ]
  }

  private static func driver(_ driver: Ranking.Entry) -> JSON {
    [
      "id": .string(driver.id), "title": .string(driver.title), "rank": JSON(driver.rank),
      "rank_before": JSON(driver.rankBefore), "mentions": JSON(driver.mentions),
      "mentions_before": JSON(driver.before),
    ]
  }

  private static func post(_ post: DigestData.Post) -> JSON {
    [
      "id": .string(post.id), "author": JSON(post.author), "followers": JSON(post.followers),
      "published_at": JSON(post.at), "text": .string(post.text), "url": JSON(post.url),
      "drivers": JSON(post.drivers),
    ]
  }

  private static func pressing(_ item: DigestData.OpenCase) -> JSON {
    [
      "author": JSON(item.author), "drivers": JSON(item.drivers), "due": JSON(item.due),
      "answered": .bool(item.isAnswered), "assignee": JSON(item.assignee),
    ]
  }

  private static func care(_ care: DigestData.Care) -> JSON {
    func share(_ part: Int, _ whole: Int) -> JSON {
      whole == 0 ? .null : .number(Double(part) / Double(whole))
    }
    return [
      "received": JSON(care.received), "open": JSON(care.open), "due_soon": JSON(care.dueSoon),
      "overdue": JSON(care.overdue), "pending": JSON(care.pending),
      "abandoned": JSON(care.abandoned), "on_track": JSON(care.onTrack),
      "service_level": share(care.answeredInTime, care.answerable),
      "answered_in_time": JSON(care.answeredInTime), "answerable": JSON(care.answerable),
      "punctuality": share(care.closedInTime, care.closable),
      "closed_in_time": JSON(care.closedInTime), "closable": JSON(care.closable),
      "first_response_s": .integer(care.firstResponse.milliseconds / 1000),
    ]
  }
}
