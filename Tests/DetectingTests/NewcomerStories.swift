import Detecting
import Model
import Testing

@Suite("A source that is new")
struct NewcomerStories {
  /// The openings of series that have learned a day: only those wake anybody.
  private func woken(_ street: Street) -> [Signal] {
    street.opened.filter { $0.learnedMinutes >= 1440 }
  }

  /// Plays minutes in which a forum brings twenty mentions beside the street's two.
  private func play(_ street: inout Street, minutes: Int, isNew: Bool) {
    for _ in 0..<minutes {
      street.play(1, perMinute: 2)
      for place in 0..<20 {
        let voice = UInt64(street.minute) * 100 + UInt64(place) + 1_000_000_000
        // What is handed in now was said in the last three minutes.
        let at = street.now - .seconds(Int64(9 * (20 - place)))
        var heard = Heard(brand: "andina", at: at, voice: voice)
        heard.source = "foro"
        heard.isNegative = place == 0
        if isNew {
          street.bank.hear(newcomer: heard, now: street.now)
        } else {
          street.signals += street.bank.count(heard, now: street.now, zone: street.zone)
        }
      }
    }
  }

  @Test("ten times as loud as the rest pages nobody on its first day nor when it is counted")
  func loud() throws {
    var street = Street()
    let before = try #require(street.bank.expected(Street.brand, minute: street.minute - 1))
    play(&street, minutes: 1440, isNew: true)
    let still = try #require(street.bank.expected(Street.brand, minute: street.minute - 1))
    #expect(abs(still - before) < 0.2 * before)
    play(&street, minutes: 600, isNew: false)
    #expect(woken(street).isEmpty)
    let after = try #require(street.bank.expected(Street.brand, minute: street.minute - 1))
    #expect(abs(after - 22) < 3)
  }

  @Test("and what it brings beyond its own usual is news")
  func news() {
    var street = Street()
    play(&street, minutes: 1440, isNew: true)
    play(&street, minutes: 30, isNew: false)
    #expect(woken(street).isEmpty)
    street.play(10, perMinute: 120)
    #expect(woken(street).count == 1)
  }

  @Test("thousands of invented sources are not remembered")
  func bound() {
    var bank = SeriesBank()
    for number in 0..<5000 {
      var heard = Heard(brand: "andina", at: Street.start, voice: UInt64(number))
      heard.source = "foro-\(number)"
      heard.places = (0..<5).map { "lugar-\(number)-\($0)" }
      bank.hear(newcomer: heard, now: Street.start)
    }
    #expect(bank.packed.count < 60_000)
  }
}
