extension PageHead {
  func pack(into writer: inout PackWriter) {
    writer.number(settings.threshold)
    writer.integer(settings.latenessBins)
    writer.count(settings.cadence.stepSeconds)
    baseline.pack(into: &writer)
    dispersions.pack(into: &writer)
    ring.pack(into: &writer)
    writer.flag(alarm.isOn)
    writer.integer(alarm.last)
    writer.integer(alarm.opened)
    writer.number(alarm.toldScore)
    writer.number(alarm.toldRatio)
    writer.number(alarm.peak)
    for bin in [origin, liveFrom, nextClose, nextLearn] { writer.integer(bin) }
    writer.count(learned)
    writer.count(frozen)
    writer.optional(crisis) { crisis, writer in
      writer.integer(crisis.from)
      writer.integer(crisis.to)
    }
  }

  init(unpacking reader: inout PackReader) throws(PackFault) {
    let threshold = try reader.number()
    let lateness = try reader.integer()
    let step = try reader.natural()
    guard (0...86_400).contains(lateness), (1...604_800).contains(step) else { throw PackFault() }
    let cadence = Cadence.of(stepSeconds: Int(step))
    // Only heads of a bank are kept, and a bank keeps crises out.
    settings = Settings(
      threshold: threshold, latenessBins: lateness, cadence: cadence, allowance: Cadence.allowance)
    baseline = try SeasonalLevel(unpacking: &reader)
    dispersions = try Dispersions(unpacking: &reader)
    ring = try BinRing(slots: Self.slots(cadence, lateness), unpacking: &reader)
    alarm.isOn = try reader.flag()
    alarm.last = try reader.integer()
    alarm.opened = try reader.integer()
    alarm.toldScore = try reader.number()
    alarm.toldRatio = try reader.number()
    alarm.peak = try reader.number()
    origin = try reader.integer()
    liveFrom = try reader.integer()
    nextClose = try reader.integer()
    nextLearn = try reader.integer()
    learned = Int(clamping: try reader.natural())
    frozen = Int(clamping: try reader.natural())
    crisis = try reader.optional { (reader: inout PackReader) throws(PackFault) in
      Crisis(from: try reader.integer(), to: try reader.integer())
    }
  }
}
