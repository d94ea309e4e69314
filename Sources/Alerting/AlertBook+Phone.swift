internal import Model

/// Whoever cannot reach anybody says so in public: the series of that driver stands for a phone line
/// that is likely full.
///
/// It has an alert of its own beside the happening that people call about, because others act on it:
/// more people at the phones, an announcement on the line. Each of the two names the other.
extension AlertBook {
  /// The driver by which people say that they reach nobody.
  static let phone = "contact_center"

  /// Ties a happening that has just been taken up to the one it goes with.
  mutating func tieToPhone(_ place: Int, _ context: AlertContext) {
    let brand = lives[place].alert.brand
    let isPhone = lives[place].alert.kind == .contactCenter
    let other = lives.indices.first { other in
      other != place && lives[other].isHappening(of: brand)
        && (lives[other].alert.kind == .contactCenter) != isPhone
    }
    guard let other else { return }
    let (cause, phone) = isPhone ? (other, place) : (place, other)
    if !isPhone { yield(from: phone, to: cause) }
    lives[phone].remark("cause", Texts.cause(lives[cause].alert, context), isNews: false)
    lives[cause].remark("phone", Texts.phoneIsFull, isNews: false)
    lives[other].alert.evidence = Texts.evidence(lives[other], context)
    note(lives[other].alert)
  }

  /// What lifts the brand as a whole belongs to what people call about.
  private mutating func yield(from phone: Int, to cause: Int) {
    for joined in lives[phone].joined where joined.isOpen && joined.series.driver == nil {
      lives[phone].joined.removeAll { $0.series == joined.series }
      lives[cause].adopt(joined)
      lives[cause].isApart = false
    }
  }
}
