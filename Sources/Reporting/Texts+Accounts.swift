internal import Text

/// What the digest says of the accounts that complained.
extension Texts {
  /// How many complained, how they look as accounts, and how far they are heard; nil where nothing is
  /// known of them.
  static func complainers(_ who: DigestData.Complainers) -> String? {
    guard who.accounts > 0, who.known + who.aged + who.counted > 0 else { return nil }
    func part(_ some: Int, _ all: Int) -> String {
      let share = Double(some) / Double(max(all, 1))
      let shown = some > 0 && share < 0.005 ? "menos de 1 %" : SpanishText.percent(share)
      return "\(SpanishText.number(some)) de \(SpanishText.number(all)) (\(shown))"
    }
    var parts = [
      "Quiénes se quejaron: " + SpanishText.count(who.accounts, "cuenta", "cuentas")
    ]
    if who.known > 0 {
      parts.append("con señales de automatización, \(part(who.withSigns, who.known))")
    }
    if who.aged > 0 { parts.append("creadas hace menos de 30 días, \(part(who.young, who.aged))") }
    if who.counted > 0 {
      parts.append(
        "mediana de " + SpanishText.count(who.medianFollowers, "seguidor", "seguidores")
          + "; con menos de diez, "
          + part(who.lonely, who.counted))
    }
    return parts.joined(separator: "; ") + "."
  }
}
