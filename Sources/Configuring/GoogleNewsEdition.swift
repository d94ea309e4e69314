/// An edition of Google News, which is named by its country and by how the service writes its language.
///
/// Undocumented; in the wild are `AR:es-419`, `MX:es-419`, `US:es-419`, `ES:es`, `BR:pt-419` and, beside
/// `hl=en-US`, `US:en`.
struct GoogleNewsEdition {
  /// Two letters.
  let country: String
  /// The language people asked for, or that of the country's Spanish edition.
  let language: String

  init(country: String, language: String?) {
    self.country = country
    self.language = language ?? Self.spanish(of: country)
  }

  /// What the address calls it.
  var id: String { country + ":" + variant }

  /// There is one Spanish of Spain and one of America, whatever was asked for.
  private var variant: String {
    let main = language.prefix { $0 != "-" }.lowercased()
    return switch main {
    case "es": Self.spanish(of: country)
    case "pt": country == "BR" ? "pt-419" : "pt-150"
    default: main
    }
  }

  private static func spanish(of country: String) -> String { country == "ES" ? "es" : "es-419" }
}
