internal import Glibc
internal import Model
internal import Synchronization

/// The sign beside an archive (`vigia.db-lock`) that a monitor is writing to it.
///
/// An advisory lock that the system lifts when the process ends, however it ends; readers do not ask for
/// it.
final class ArchiveLock: Sendable {
  private let descriptor: Mutex<Int32>

  /// Takes the lock, or throws: `.tryLater` when another has it, `.inputOutput` when the place cannot be
  /// written.
  init(archive path: String) throws(Fault) {
    let file = unsafe open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Self.fault(errno, path) }
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
      let reason = errno
      close(file)
      throw reason == EWOULDBLOCK ? Texts.locked(path) : Self.fault(reason, path)
    }
    descriptor = Mutex(file)
  }

  deinit { release() }

  /// Lets another monitor in.
  func release() {
    descriptor.withLock { file in
      if file >= 0 { close(file) }
      file = -1
    }
  }

  private static func fault(_ reason: Int32, _ path: String) -> Fault {
    switch reason {
    case ENOSPC, EDQUOT: Texts.full(path)
    case EACCES, EPERM, EROFS: Texts.readOnly(path)
    default: Texts.inputOutput(path, unsafe String(cString: strerror(reason)))
    }
  }
}
