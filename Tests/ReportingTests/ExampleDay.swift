import Model

@testable import Reporting

/// A day in March as a full digest knows it, invented.
enum ExampleDay {
  static let zone = ZoneTable(name: "America/Argentina/Buenos_Aires", initialOffset: -3 * 3600)
  static let start = zone.startOfDay(year: 2026, month: 3, day: 2)

  /// An instant of that day on the local clock.
  static func at(_ hour: Int64, _ minute: Int64 = 0) -> Instant {
    start + .minutes(hour * 60 + minute)
  }

  static let usual: [Double] = [
    14, 9, 6, 5, 5, 8, 18, 40, 71, 92, 104, 110, 112, 106, 101, 104, 110, 118, 126, 138, 142, 131,
    88, 44,
  ]
  static let counted = [
    12, 11, 5, 6, 4, 9, 17, 44, 66, 97, 101, 118, 109, 103, 112, 99, 105, 124, 131, 140, 1104, 388,
    112, 51,
  ]

  static var empty: DigestData {
    DigestData(brands: ["Andina Móvil"], day: start, zone: zone, madeAt: at(24, 5))
  }

  static var full: DigestData {
    var data = empty
    data.hours = counted.indices.map { hour in
      DigestData.Hour(
        start: at(Int64(hour)), mentions: counted[hour], negative: counted[hour] / 2,
        expected: usual[hour], isBlind: hour == 14)
    }
    data.positive = 210
    data.voices = 2214
    data.mentionsBefore = 1822
    data.drivers = [
      .init(
        id: "billing", title: "Facturación", mentions: 131, mentionsBefore: 210,
        hours: counted.map { $0 / 12 }),
      .init(
        id: "signal", title: "Señal", mentions: 1212, mentionsBefore: 96,
        hours: counted.map { max(0, $0 - 90) }),
      .init(
        id: "outage", title: "Servicio caído", mentions: 188, mentionsBefore: 0, hours: counted),
      .init(id: "network", title: "Internet / red", mentions: 0, mentionsBefore: 4),
    ]
    data.alerts = [signalAlert, priceAlert]
    data.posts = posts
    data.care = care
    data.places = [.init(name: "Rosario", mentions: 640), .init(name: "Funes", mentions: 31)]
    data.suspects = [
      .init(
        handle: "@AndinaMovil_Ayuda2", at: at(20, 31),
        reasons: ["pide DNI por mensaje", "creada hace 12 días"])
    ]
    data.suspects[0].exposed = 6
    data.suspects[0].outcome = "confirmada por L. Ferreyra a las 21:10"
    data.complainers.accounts = 412
    data.complainers.known = 380
    data.complainers.withSigns = 3
    data.complainers.counted = 400
    data.complainers.medianFollowers = 214
    data.complainers.lonely = 20
    data.pressing = [
      .init(
        author: "@marce_ok", drivers: ["Señal"], due: at(23, 55), isAnswered: false, assignee: nil),
      .init(
        author: "Ana P.", drivers: ["Servicio caído"], due: at(24, 30), isAnswered: true,
        assignee: "G. Luna"),
    ]
    data.sources = [
      .init(id: "foro", mentions: 96, blindMinutes: 72, reason: "el servidor no responde (504)"),
      .init(id: "mastodon", mentions: 2610), .init(id: "prensa", mentions: 41),
    ]
    return data
  }

  static var signalAlert: Alert {
    var alert = Alert(
      id: "a1f3c92b10", brand: "andina", kind: .spike, level: .critical,
      title: "Señal caída en Rosario",
      reason: "50 menciones por minuto cuando a esta hora se esperan 8,1. Tres barrios: Centro,"
        + " Fisherton, Echesortu.", startedAt: at(20, 6), openedAt: at(20, 10), observed: 50,
      expected: 8.1, windowSeconds: 60, voices: 612)
    alert.state = .resolved
    alert.resolvedAt = at(20, 48)
    alert.mentions = 1904
    alert.negativeShare = 0.71
    alert.acknowledgedAt = at(20, 13)
    alert.acknowledgedBy = "L. Ferreyra"
    return alert
  }

  static var priceAlert: Alert {
    var alert = Alert(
      id: "b7d2e0aa01", brand: "andina", kind: .spike, level: .watch,
      title: "Críticas al aumento de marzo",
      reason: "Un mismo texto explica 41 de 146 mensajes.", startedAt: at(11, 2),
      openedAt: at(11, 8), observed: 12, expected: 7, windowSeconds: 300, voices: 96)
    alert.verdict = .mixed
    alert.updatedAt = at(12, 15)
    return alert
  }

  static var posts: DigestData.Posts {
    var posts = DigestData.Posts()
    posts.mostReach = [
      .init(
        id: "1", author: "@vero.k", at: at(20, 21),
        text: "Dos horas sin señal en pleno centro y NADIE atiende el 611. Mañana me paso",
        followers: 48_300, url: "https://ejemplo.test/1", drivers: ["Señal"])
    ]
    posts.angriest = [
      .init(
        id: "2", author: "@tincho_r", at: at(9, 40),
        text: "Me cobraron dos veces, el ▒▒▒▒▒▒▒▒▒▒ es mi número, hagan algo de una vez",
        followers: 312, drivers: ["Facturación"])
    ]
    posts.mostGrateful = [
      .init(
        id: "3", author: "Ana P.", at: at(17, 5), text: "Un lujo el técnico que vino hoy, ¡gracias!"
      )
    ]
    posts.ideas = [
      .init(id: "4", author: "@lu", at: at(12, 1), text: "Podrían avisar los cortes por mensaje")
    ]
    return posts
  }

  static var care: DigestData.Care {
    var care = DigestData.Care()
    care.received = 412
    care.open = 64
    care.dueSoon = 7
    care.overdue = 2
    care.pending = 2
    care.abandoned = 11
    care.onTrack = 31
    care.answeredInTime = 316
    care.answerable = 381
    care.closedInTime = 301
    care.closable = 330
    return care
  }
}
