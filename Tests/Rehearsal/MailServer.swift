internal import Foundation
internal import Glibc
package import Model
internal import Synchronization

/// Dovecot on loopback with one user, `ana`, whose password is `clave`; started in a folder of its own,
/// by whatever user runs the tests, and gone with this object.
package final class MailServer: Sendable {
  /// The failure to start the server, with what it said.
  package struct CannotStart: Error {
    package var log: String
  }

  private static let program = "/usr/sbin/dovecot"
  /// Who owns the mail when root runs the tests: Dovecot reads no mail as root.
  private static let stranger = "nobody"

  /// Whether the packages of the Makefile's TEST_PACKAGES are there.
  package static var isInstalled: Bool {
    [program, "/usr/lib/dovecot/imap", "/usr/bin/openssl"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// Whether it can be asked by POP3 too.
  package static var speaksPOP3: Bool {
    isInstalled && FileManager.default.isExecutableFile(atPath: "/usr/lib/dovecot/pop3")
  }

  /// Where it listens in the clear, and for TLS.
  package let port: Int
  package let securePort: Int
  package let popPort: Int
  /// The certificate by which it is known, a file; it is for `127.0.0.1`.
  package let certificate: String
  private let folder: TemporaryFolder
  private let process: Process
  private let log = Mutex("")
  private let count = Atomic(0)

  /// Starts the server and returns once it listens.
  package init() throws {
    folder = try TemporaryFolder()
    port = try Self.freePort()
    securePort = try Self.freePort()
    popPort = try Self.freePort()
    certificate = folder.path("servidor.pem")
    process = Process()
    guard try OpenSSL.makeCertificate(in: folder) else { throw CannotStart(log: "openssl") }
    try folder.write(Self.configuration(folder.path, port, securePort, popPort), to: "dovecot.conf")
    for name in [
      "new", "cur", "tmp", ".Atenci&APM-n/new", ".Atenci&APM-n/cur", ".Atenci&APM-n/tmp",
    ] {
      try FileManager.default.createDirectory(
        atPath: folder.path("ana/Maildir/" + name), withIntermediateDirectories: true)
    }
    try own("ana")
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = ["-F", "-c", folder.path("dovecot.conf")]
    process.standardError = output
    process.standardOutput = output
    try Self.withSignals { try process.run() }
    while true {
      let data = output.fileHandleForReading.availableData
      let text = log.withLock { log in
        log += String(decoding: data, as: UTF8.self)
        return log
      }
      if text.contains("starting up") { break }
      if data.isEmpty { throw CannotStart(log: text) }
    }
    // Read on, lest it wait for room to write.
    Thread.detachNewThread {
      while !output.fileHandleForReading.availableData.isEmpty {}
    }
  }

  deinit {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }

  /// The address in the clear, and over TLS.
  package var url: String { "imap://127.0.0.1:\(port)" }
  package var secureURL: String { "imaps://127.0.0.1:\(securePort)" }
  package var popURL: String { "pop3://127.0.0.1:\(popPort)" }

  /// Puts a letter into the mailbox, as if it had arrived at an instant.
  package func deliver(_ letter: [UInt8], at instant: Instant, folder name: String = "") throws {
    let number = count.add(1, ordering: .relaxed).newValue
    // Dovecot numbers what it finds by name.
    let file = "\(1_700_000_000 + number).M\(number).rehearsal"
    let draft = "ana/Maildir/" + (name.isEmpty ? "" : name + "/") + "tmp/" + file
    try Data(letter).write(to: URL(fileURLWithPath: folder.path(draft)))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: Double(instant.second))],
      ofItemAtPath: folder.path(draft))
    try own(draft)
    try FileManager.default.moveItem(
      atPath: folder.path(draft), toPath: folder.path(draft.replacing("tmp/", with: "new/")))
  }

  /// Puts a letter written with plain line breaks into the mailbox.
  package func deliver(_ letter: String, at instant: Instant, folder name: String = "") throws {
    try deliver(Array(letter.utf8), at: instant, folder: name)
  }

  /// Takes the letters that hold a text out of the mailbox, as another reader would.
  package func remove(letter text: String) throws {
    for place in ["new", "cur"] {
      let path = folder.path("ana/Maildir/" + place)
      for name in try FileManager.default.contentsOfDirectory(atPath: path) {
        let data = FileManager.default.contents(atPath: path + "/" + name) ?? Data()
        guard String(decoding: data, as: UTF8.self).contains(text) else { continue }
        try FileManager.default.removeItem(atPath: path + "/" + name)
      }
    }
  }

  /// The flags of all letters in the mailbox: `S` for one that was read.
  package var flags: String {
    let names =
      ["new", "cur"].flatMap {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path("ana/Maildir/" + $0)))
          ?? []
      }
    return names.map { $0.split(separator: ",").dropFirst().joined() }.joined()
  }

  /// Numbers the mailbox anew: another UIDVALIDITY, as after a restore from a backup.
  package func renumber() throws {
    let home = folder.path("ana/Maildir/")
    let list = try String(contentsOfFile: home + "dovecot-uidlist", encoding: .utf8)
    let head = list.prefix { $0 != "\n" }.split(separator: " ").map { word in
      word.hasPrefix("V") ? "V" + String((Int(word.dropFirst()) ?? 1) + 77) : String(word)
    }
    try Data((head.joined(separator: " ") + list.drop { $0 != "\n" }).utf8)
      .write(to: URL(fileURLWithPath: home + "dovecot-uidlist"))
    try own("ana/Maildir/dovecot-uidlist")
    for name in try FileManager.default.contentsOfDirectory(atPath: home)
    where name.hasPrefix("dovecot.index") {
      try FileManager.default.removeItem(atPath: home + name)
    }
  }

  /// Gives a file or folder, with all in it, to the owner of the mail when root runs the tests.
  private func own(_ name: String) throws {
    guard geteuid() == 0, let user = unsafe getpwnam(Self.stranger) else { return }
    let (uid, gid) = unsafe (user.pointee.pw_uid, user.pointee.pw_gid)
    let path = folder.path(name)
    let inside = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    for entry in [path] + inside.map({ path + "/" + $0 }) {
      _ = unsafe chown(entry, uid, gid)
    }
  }

  /// Does something with all signals let through: Dispatch's threads block them, a child inherits that,
  /// and Dovecot would never hear that it should end.
  static func withSignals(_ body: () throws -> Void) throws {
    var none = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    try body()
  }

  /// A port that nobody listens on now.
  static func freePort() throws -> Int {
    let server = try ScriptedServer { _ in Reply(404) }
    defer { server.stop() }
    return server.port
  }

  private static func configuration(
    _ folder: String, _ port: Int, _ securePort: Int, _ popPort: Int
  ) -> String {
    let isRoot = geteuid() == 0
    let me = unsafe getpwuid(geteuid()).map { unsafe String(cString: $0.pointee.pw_name) } ?? ""
    let group = unsafe getgrgid(getegid()).map { unsafe String(cString: $0.pointee.gr_name) } ?? ""
    let mail = isRoot ? stranger : me
    let mailGroup = isRoot ? "nogroup" : group
    let pop = """
      service pop3-login {
        chroot =
        inet_listener pop3 {
          port = \(popPort)
        }
        inet_listener pop3s {
          port = 0
        }
      }

      """
    return """
      base_dir = \(folder)/run
      state_dir = \(folder)/run
      log_path = /dev/stderr
      protocols = imap\(speaksPOP3 ? " pop3" : "")
      listen = 127.0.0.1
      ssl = yes
      ssl_cert = <\(folder)/servidor.pem
      ssl_key = <\(folder)/clave.pem
      default_internal_user = \(isRoot ? "dovecot" : me)
      default_internal_group = \(isRoot ? "dovecot" : group)
      default_login_user = \(isRoot ? "dovenull" : me)
      first_valid_uid = 1
      first_valid_gid = 1
      mail_location = maildir:~/Maildir
      auth_failure_delay = 0
      passdb {
        driver = static
        args = password=clave
      }
      userdb {
        driver = static
        args = uid=\(mail) gid=\(mailGroup) home=\(folder)/%u
      }
      service anvil {
        chroot =
      }
      service imap-login {
        chroot =
        inet_listener imap {
          port = \(port)
        }
        inet_listener imaps {
          port = \(securePort)
          ssl = yes
        }
      }

      """ + (speaksPOP3 ? pop : "")
  }
}
