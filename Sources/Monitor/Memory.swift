internal import CMemory

/// Keeps a process that runs for months from holding what only its busiest second needed.
enum Memory {
  /// Before the first burst; once is enough.
  static func keepLow() { vigia_memory_keep_low() }

  /// Now and then: what is free goes back to the system, in a millisecond or two.
  static func giveBack() { vigia_memory_give_back() }
}
