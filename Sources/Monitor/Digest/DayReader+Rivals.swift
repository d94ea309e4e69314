internal import Model
internal import Reporting
internal import Store

extension DayReader {
  /// The competitors' troubles that were told on the day.
  func rivals() async -> [DigestData.RivalTrouble] {
    let told = await archive.events(
      of: [.announcementRaised, .announcementCleared], from: day - .hours(24), to: end)
    var troubles: [(key: String, trouble: DigestData.RivalTrouble)] = []
    for event in told.map(\.event) where event.data["kind"]?.string == "competitor" {
      guard let brand = event.brand, brands.contains(where: { $0.id == brand }),
        let rival = event.data["competitor"]?.string, let since = event.data["since"]?.instant
      else { continue }
      let key = "\(brand)/\(rival)/\(since.milliseconds)"
      if let place = troubles.firstIndex(where: { $0.key == key }) {
        if event.kind == .announcementCleared { troubles[place].trouble.to = event.at }
      } else if event.kind == .announcementRaised {
        troubles.append(
          (
            key,
            .init(
              brand: setup.brand(rival)?.title ?? rival, from: since, to: nil,
              text: event.data["title"]?.string ?? "")
          ))
      }
    }
    return troubles.map(\.trouble).filter { ($0.to ?? now) >= day }
  }
}
